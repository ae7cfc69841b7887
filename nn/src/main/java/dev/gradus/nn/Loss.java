package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The error of a prediction: what training makes small. An {@link Objective} averages it over the
 * points.
 *
 * <pre>{@code
 * Loss cubes = (output, target) -> output.subtract(target).abs().pow(3).mean(-1);
 * }</pre>
 */
public interface Loss {
  /**
   * The error of each point.
   *
   * @param output the network's output, [points, outputs]
   * @param target what it should be, [points, outputs], or class numbers [points]
   * @return one number for each point, [points] or [points, 1]
   * @throws IllegalArgumentException if output and target do not fit
   */
  Var perPoint(Var output, Var target);

  /**
   * How much each point counts by itself, such as the weight of its class: errors are added and
   * divided by the sum of these.
   *
   * @param target what the output should be
   * @return one number for each point, or null, as by default, if all count as much
   */
  default @Nullable Var weights(Var target) {
    given(target, "Loss.weights", "the target", "what the output should be");
    return null;
  }

  /**
   * What outputs the loss has a meaning for.
   *
   * @return all by default; {@link Link#ANY} is never refused
   */
  default Set<Link> takes() { return Set.of(Link.values()); }

  /**
   * Fails unless this error is defined for the targets. It is asked before a training and before an
   * {@link Objective} measures data, so that steps need not look at each number; {@link #perPoint}
   * does not ask.
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
  static Loss crossEntropy() { return new CrossEntropy(0); }

  /**
   * The error for several classes, with labels that are drawn towards all classes alike.
   *
   * @param smoothing how far, from 0, not at all, to 1
   * @return the loss; targets are class numbers [points], or probabilities [points, classes]
   * @throws IllegalArgumentException if the smoothing is not between 0 and 1
   */
  static Loss crossEntropy(double smoothing) { return new CrossEntropy(smoothing); }

  /**
   * The error for several classes that count differently: the mean is taken over the sum of the
   * weights of the points' classes.
   *
   * @param smoothing how far labels are drawn towards all classes, from 0, not at all, to 1
   * @param weights one for each class, none negative, not all 0
   * @return the loss; targets are class numbers [points], or probabilities [points, classes]
   * @throws IllegalArgumentException if the smoothing is not between 0 and 1, or a weight is wrong
   */
  static Loss crossEntropy(double smoothing, double... weights) {
    given(weights, "Loss.crossEntropy", "the array of weights", "one for each class");
    return new CrossEntropy(smoothing, Tensor.vector(weights));
  }

  /**
   * The mean of the squared differences, over points and outputs.
   *
   * @return the loss; targets [points, outputs]
   */
  static Loss meanSquaredError() { return new MeanSquaredError(); }

  /**
   * The mean of the absolute differences, over points and outputs.
   *
   * @return the loss; targets [points, outputs]
   */
  static Loss meanAbsoluteError() { return new MeanAbsoluteError(); }

  /**
   * Squares up to a distance, straight lines beyond: half of a difference's square up to δ, and
   * δ(|d| − δ/2) from there. Source: Huber 1964.
   *
   * @param delta where the parabola goes over to straight lines, positive
   * @return the loss; targets [points, outputs]
   * @throws IllegalArgumentException if delta is not positive
   */
  static Loss huber(double delta) { return new Huber(delta); }

  /**
   * The pinball loss, whose least value is at a quantile of the targets rather than their mean: q·d
   * where the target is larger by d, (1 − q)·d where it is smaller. Source: Koenker and Bassett
   * 1978.
   *
   * @param q which quantile, between 0 and 1
   * @return the loss; targets [points, outputs]
   * @throws IllegalArgumentException if q is not between 0 and 1
   */
  static Loss quantile(double q) { return new Quantile(q); }

  /**
   * The hinge loss max(0, 1 − s·ŷ) of a label, where s is 1 for label 1 and −1 for label 0: of
   * support vector machines.
   *
   * @return the loss; targets [points, outputs], 0 or 1
   */
  static Loss hinge() { return new Hinge(); }

  /**
   * The error of counts whose logarithm is predicted: e^ŷ − t·ŷ, minus the logarithm of the Poisson
   * likelihood but for what does not depend on ŷ.
   *
   * @return the loss; targets [points, outputs], not negative
   */
  static Loss poisson() { return new Poisson(); }

  /**
   * The error of numbers of which the network says how sure it is: minus the logarithm of the
   * normal distribution's density, ½(ln 2π + s + (t − μ)²·e^−s). The network has two outputs for
   * each target: first all means μ, then all s, the logarithms of the variances. Source: Nix and
   * Weigend, Estimating the mean and variance of the target probability distribution, 1994.
   *
   * @return the loss; targets [points, k], outputs [points, 2k]
   */
  static Loss gaussian() { return new Gaussian(); }

  /**
   * Binary cross-entropy in which points that are predicted well count less: −(1 − p)^γ·ln p, where
   * p is the probability that is given to the label. Source: Lin, Goyal, Girshick, He and Dollár,
   * Focal loss for dense object detection, 2017, equation 4; its weights α are {@link
   * Dataset#balanced} or {@link Dataset#weighted}.
   *
   * @param gamma γ, 0 or more: 0 for binary cross-entropy, usually 2
   * @return the loss; targets [points, outputs], 0 or 1
   * @throws IllegalArgumentException if gamma is negative or not finite
   */
  static Loss focal(double gamma) { return new Focal(gamma); }

  /**
   * The same from logits z, where p = σ(z), for networks that end without a sigmoid.
   *
   * @param gamma γ, 0 or more: 0 for binary cross-entropy, usually 2
   * @return the loss; targets [points, outputs], 0 or 1
   * @throws IllegalArgumentException if gamma is negative or not finite
   */
  static Loss focalWithLogits(double gamma) { return new FocalWithLogits(gamma); }
}
