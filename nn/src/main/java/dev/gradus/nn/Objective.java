package dev.gradus.nn;

import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Var;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The error E of a network as a function of its parameters: the mountain to descend.
 *
 * <p>Where the loss can be computed more accurately from the input of the last layer, it is.
 */
public final class Objective {
  private final Sequential net;
  private final Loss loss;
  private final int count; // how many layers the loss is computed after

  /**
   * The error of a network.
   *
   * @param net the network
   * @param loss the loss
   * @throws IllegalArgumentException if the loss takes probabilities but the last layer is dense
   */
  public Objective(Sequential net, Loss loss) {
    if (loss instanceof Loss.BinaryCrossEntropy && net.last() instanceof Dense) {
      throw new IllegalArgumentException("Objective: binary cross-entropy takes probabilities, but "
          + net + " ends with a Dense layer; end it with Sigmoid, or use "
          + "Loss.binaryCrossEntropyWithLogits()");
    }
    @Nullable Loss before = loss.before(net.last());
    this.net = net;
    this.loss = before == null ? loss : before;
    count = net.layers().size() - (before == null ? 0 : 1);
  }

  /** The network. */
  Sequential net() { return net; }

  /**
   * An error and its derivative by every parameter.
   *
   * @param error E
   * @param gradient ∂E/∂w for every w
   */
  public record Slope(double error, Gradient gradient) {}

  /**
   * The error, as an expression.
   *
   * @param parameters in the order of the network's layout
   * @param points [points, inputs]
   * @param targets what should be predicted for them
   * @return a scalar
   */
  public Var error(List<Var> parameters, Var points, Var targets) {
    return loss.of(net.apply(points, parameters, count), targets);
  }

  /**
   * The error, as a number.
   *
   * @param parameters where on the mountain
   * @param data the points it is averaged over
   * @return E
   */
  public double error(Parameters parameters, Dataset data) {
    return error(parameters.constants(), Var.constant(data.points()), Var.constant(data.targets()))
        .toDouble();
  }

  /**
   * The error and its gradient.
   *
   * @param parameters where on the mountain
   * @param data the points the error is averaged over
   * @return E and ∂E/∂w for every w
   */
  public Slope slope(Parameters parameters, Dataset data) {
    Tape tape = new Tape();
    Var e = error(parameters.on(tape), tape.input("points", data.points()), data.targetsOn(tape));
    return new Slope(e.toDouble(), e.backward());
  }
}
