package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The error E of predictions, averaged over the points: what training makes small.
 */
public interface Loss {
  /**
   * The error.
   *
   * @param output the network's output, [points, outputs]
   * @param target what it should be
   * @return a scalar
   * @throws IllegalArgumentException if output and target do not fit
   */
  Var of(Var output, Var target);

  /**
   * Fails unless this error is defined for the targets. It is asked before a training and before an
   * {@link Objective} measures data, so that steps need not look at each number; {@link #of} does
   * not ask.
   *
   * @param targets [points, outputs], or class numbers [points]; all finite
   * @throws IllegalArgumentException if it is not defined for one of them; name it and its row, and
   *     say what is allowed
   */
  default void check(Tensor targets) {
    given(targets, "Loss.check", "the tensor of targets", "what should be predicted");
  }

  /**
   * The same error computed from the input of the network's last layer, where that is more
   * accurate: the network need not know.
   *
   * @param last the last layer
   * @return the loss to apply to the last layer's input, or null to use the output
   */
  default @Nullable Loss before(Layer last) {
    given(last, "Loss.before", "the last layer", "that of the network");
    return null;
  }

  /**
   * The error for two classes: −ln ŷ for points with label 1 and −ln(1−ŷ) for those with 0,
   * averaged. After a {@link Sigmoid} it is computed from the logits, which never overflows.
   *
   * @return the loss; targets [points, outputs], from 0 to 1
   */
  static Loss binaryCrossEntropy() { return new BinaryCrossEntropy(); }

  /**
   * The error for two classes from logits z, where ŷ = σ(z), for networks that end without a
   * sigmoid.
   *
   * @return the loss; targets [points, outputs], from 0 to 1
   */
  static Loss binaryCrossEntropyWithLogits() { return new BinaryCrossEntropyWithLogits(); }

  /**
   * The error for several classes: −ln of the probability that the softmax of the logits gives to a
   * point's class, averaged over the points. After a {@link Softmax} it is computed from the
   * logits.
   *
   * @return the loss; targets are class numbers [points], or probabilities [points, classes]
   */
  static Loss crossEntropy() { return new CrossEntropy(); }

  /**
   * The mean of the squared differences, over points and outputs.
   *
   * @return the loss; targets [points, outputs]
   */
  static Loss meanSquaredError() { return new MeanSquaredError(); }

  private static void checkGiven(Var output, Var target) {
    given(output, "Loss.of", "the output", "that of a network for some points");
    given(target, "Loss.of", "the target", "what the output should be");
  }

  private static void checkShapes(String loss, Var output, Var target) {
    checkGiven(output, target);
    // never broadcast: [n, 1] with [n] would be [n, n]
    if (!output.shape().equals(target.shape())) {
      throw new IllegalArgumentException(loss + ": the output has shape " + output.shape()
          + " but the target " + target.shape() + "; give one target for each output");
    }
  }

  /** Fails unless all are from 0 to 1; two other numbers are taken for labels. */
  private static void checkProbabilities(String loss, Tensor targets, String instead) {
    given(targets, "Loss.check", "the tensor of targets", "what should be predicted");
    double[] t = targets.toPeriod();
    for (int i = 0; i < t.length; i++) {
      if (t[i] >= 0 && t[i] <= 1) continue;
      double[] all = DoubleStream.of(t).distinct().sorted().toArray();
      throw new IllegalArgumentException(loss + ": the target of point "
          + i / (targets.size() / targets.shape().dim(0)) + " is " + t[i] + ", not from 0 to 1; "
          + (all.length == 2 ? "give 0 for " + all[0] + " and 1 for " + all[1] + ", or use "
              : "give 0 and 1 for two classes, or use ") + instead);
    }
  }

  /** −[t ln ŷ + (1−t) ln(1−ŷ)]. */
  record BinaryCrossEntropy() implements Loss {
    private static final String OTHERS = "Loss.crossEntropy() with classes from 0 and an output "
        + "for each, or Loss.meanSquaredError() for other numbers";

    @Override
    public Var of(Var output, Var target) {
      checkShapes("binary cross-entropy", output, target);
      return output.bce(target);
    }

    @Override
    public void check(Tensor targets) {
      checkProbabilities("binary cross-entropy", targets, OTHERS);
    }

    @Override
    public @Nullable Loss before(Layer last) {
      given(last, "Loss.before", "the last layer", "that of the network");
      return last instanceof Sigmoid ? new BinaryCrossEntropyWithLogits() : null;
    }
  }

  /** The same of σ(z), without its overflow and cancellation. */
  record BinaryCrossEntropyWithLogits() implements Loss {
    @Override
    public Var of(Var output, Var target) {
      checkShapes("binary cross-entropy", output, target);
      return output.bceWithLogits(target);
    }

    @Override
    public void check(Tensor targets) {
      checkProbabilities("binary cross-entropy", targets,
          BinaryCrossEntropy.OTHERS);
    }
  }

  /** −ln softmax(z) at the class. */
  record CrossEntropy() implements Loss {
    /** What probabilities that were kept as floats, or printed, may miss. */
    private static final double ROUNDING = 1e-3;

    @Override
    public Var of(Var output, Var target) {
      checkGiven(output, target);
      Shape shape = output.shape();
      if (shape.rank() != 2) {
        throw new IllegalArgumentException("cross-entropy: the output has shape " + shape
            + ", not [points, classes]; give a batch of points");
      }
      if (target.shape().rank() != 1) checkShapes("cross-entropy", output, target);
      return output.crossEntropy(target);
    }

    @Override
    public void check(Tensor targets) {
      given(targets, "Loss.check", "the tensor of targets", "what should be predicted");
      if (targets.shape().rank() == 1) return; // class numbers
      checkProbabilities("cross-entropy", targets, "a class number for each point");
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
  }

  /** Mean of (ŷ − t)². */
  record MeanSquaredError() implements Loss {
    @Override
    public Var of(Var output, Var target) {
      checkShapes("mean squared error", output, target);
      return output.mse(target);
    }
  }
}
