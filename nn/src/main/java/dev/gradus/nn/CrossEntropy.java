package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Reduction;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * −ln softmax(z) at the class, with smoothed labels and weights of classes: of a point of class y
 * (1−s)·w_y·l_y + (s/C)·Σ_c w_c·l_c, where l_c = −ln softmax(z)_c.
 *
 * @param smoothing s
 * @param classWeights w, or null for 1
 */
record CrossEntropy(double smoothing, @Nullable Tensor classWeights) implements Loss {
  /** What probabilities that were kept as floats, or printed, may miss. */
  private static final double ROUNDING = 1e-3;

  CrossEntropy {
    if (!(smoothing >= 0 && smoothing <= 1)) {
      throw new IllegalArgumentException("Loss.crossEntropy: the smoothing is " + smoothing
          + "; use a number from 0 to 1");
    }
    if (classWeights != null) checkWeights(classWeights.toArray());
  }

  CrossEntropy(double smoothing) { this(smoothing, null); }

  private static void checkWeights(double... weights) {
    double sum = 0;
    for (int c = 0; c < weights.length; c++) {
      Numbers.checkNotNegative("Loss.crossEntropy", "the weight of class " + c, weights[c],
          "0 to leave a class out, 1 for one point");
      sum += weights[c];
    }
    if (sum > 0) return;
    throw new IllegalArgumentException("Loss.crossEntropy: all " + weights.length
        + " weights of classes are 0; give one above 0");
  }

  @Override
  public Var perPoint(Var output, Var target) {
    Losses.checkGiven(output, target);
    Shape shape = output.shape();
    if (shape.rank() != 2) {
      throw new IllegalArgumentException("cross-entropy: the output has shape " + shape
          + ", not [points, classes]; give a batch of points");
    }
    if (target.shape().rank() != 1) Losses.checkShapes("cross-entropy", output, target);
    if (classWeights == null) return output.crossEntropy(target, smoothing, Reduction.NONE);
    checkClasses(shape.dim(1));
    Var weighted = output.logSoftmax(-1).negate().multiply(Var.constant(classWeights));
    Var ofClass = target.shape().rank() == 1 ? weighted.gather(target)
        : weighted.multiply(target).sum(1);
    if (smoothing == 0) return ofClass;
    return ofClass.multiply(1 - smoothing).add(weighted.mean(1).multiply(smoothing));
  }

  private void checkClasses(int classes) {
    Tensor w = classWeights;
    if (w == null || w.size() == classes) return;
    throw new IllegalArgumentException("cross-entropy: there are " + w.size()
        + " weights of classes but " + classes + " outputs; give one for each");
  }

  @Override
  public @Nullable Var weights(Var target) {
    given(target, "Loss.weights", "the target", "what the output should be");
    if (classWeights == null) return null;
    Var w = Var.constant(classWeights);
    return target.shape().rank() == 1 ? w.indexSelect(0, target) : target.multiply(w).sum(1);
  }

  @Override
  public Set<Link> takes() { return Set.of(Link.REAL, Link.PROBABILITIES); }

  @Override
  public void check(Tensor targets) {
    given(targets, "Loss.check", "the tensor of targets", "what should be predicted");
    if (targets.shape().rank() == 1) return; // class numbers
    Losses.checkProbabilities("cross-entropy", targets, "a class number for each point");
    int classes = targets.shape().dim(1);
    double[] t = targets.toArray();
    for (int i = 0; i < targets.shape().dim(0); i++) {
      double sum = 0;
      for (int j = 0; j < classes; j++) sum += t[i * classes + j];
      if (Math.abs(sum - 1) <= ROUNDING) continue;
      throw new IllegalArgumentException("cross-entropy: the targets of point " + i + " add to "
          + sum + ", not to 1; give the probability of each class, or a class number for each "
          + "point");
    }
  }

  @Override
  public @Nullable Loss before(Layer last) {
    given(last, "Loss.before", "the last layer", "that of the network");
    return last instanceof Softmax ? this : null;
  }

  @Override
  public String toString() {
    return smoothing == 0 && classWeights == null ? "Loss.crossEntropy()"
        : "Loss.crossEntropy(" + smoothing + (classWeights == null ? "" : ", " + classWeights)
            + ")";
  }
}
