package dev.gradus.nn;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Var;
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
   * The same error computed from the input of the network's last layer, where that is more
   * accurate: the network need not know.
   *
   * @param last the last layer
   * @return the loss to apply to the last layer's input, or null to use the output
   */
  default @Nullable Loss before(Layer last) { return null; }

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

  private static void check(String loss, Var output, Var target) {
    // never broadcast: [n, 1] with [n] would be [n, n]
    if (!output.shape().equals(target.shape())) {
      throw new IllegalArgumentException(loss + ": the output has shape " + output.shape()
          + " but the target " + target.shape() + "; give one target for each output");
    }
  }

  /** −[t ln ŷ + (1−t) ln(1−ŷ)]. */
  record BinaryCrossEntropy() implements Loss {
    @Override
    public Var of(Var output, Var target) {
      check("binary cross-entropy", output, target);
      return output.bce(target);
    }

    @Override
    public @Nullable Loss before(Layer last) {
      return last instanceof Sigmoid ? new BinaryCrossEntropyWithLogits() : null;
    }
  }

  /** The same of σ(z), without its overflow and cancellation. */
  record BinaryCrossEntropyWithLogits() implements Loss {
    @Override
    public Var of(Var output, Var target) {
      check("binary cross-entropy", output, target);
      return output.bceWithLogits(target);
    }
  }

  /** −ln softmax(z) at the class. */
  record CrossEntropy() implements Loss {
    @Override
    public Var of(Var output, Var target) {
      Shape shape = output.shape();
      if (shape.rank() != 2) {
        throw new IllegalArgumentException("cross-entropy: the output has shape " + shape
            + ", not [points, classes]; give a batch of points");
      }
      if (target.shape().rank() != 1) check("cross-entropy", output, target);
      return output.crossEntropy(target);
    }

    @Override
    public @Nullable Loss before(Layer last) { return last instanceof Softmax ? this : null; }
  }

  /** Mean of (ŷ − t)². */
  record MeanSquaredError() implements Loss {
    @Override
    public Var of(Var output, Var target) {
      check("mean squared error", output, target);
      return output.mse(target);
    }
  }
}
