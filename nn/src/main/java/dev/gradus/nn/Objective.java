package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Precision;
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
   * @throws IllegalArgumentException if the loss takes probabilities but the last layer gives
   *     others
   */
  public Objective(Sequential net, Loss loss) {
    given(net, "Objective", "the network", "a Sequential");
    given(loss, "Objective", "the loss", "one such as Loss.meanSquaredError()");
    Layer last = net.last();
    boolean any = last instanceof Dense || last instanceof Relu || last instanceof Softplus
        || last instanceof Tanh;
    if (loss instanceof Loss.BinaryCrossEntropy && any) {
      throw new IllegalArgumentException("Objective: binary cross-entropy takes probabilities, but "
          + net + " ends with a " + last.getClass().getSimpleName()
          + " layer; end it with Sigmoid, or use "
          + "Loss.binaryCrossEntropyWithLogits()");
    }
    @Nullable Loss before = loss.before(last);
    this.net = net;
    this.loss = before == null ? loss : before;
    count = net.layers().size() - (before == null ? 0 : 1);
  }

  /** Fails, in the name of what the user called, unless the error is defined for all data. */
  void check(String call, Dataset data, Precision precision) {
    checkFinite(call, "point", data.points(), precision);
    checkFinite(call, "the target of point", data.targets(), precision);
    if (data.hasClasses()) checkClasses(call, data.classes());
    loss.check(data.targets());
  }

  private static void checkFinite(String call, String what, Tensor x, Precision precision) {
    double[] all = x.toPeriod();
    for (int i = 0; i < all.length; i++) {
      boolean finite = Double.isFinite(all[i]);
      if (finite && (precision == Precision.DOUBLE || Float.isFinite((float) all[i]))) continue;
      int width = x.size() / x.shape().dim(0);
      throw new IllegalArgumentException(call + ": " + what + " " + i / width + " has " + all[i]
          + " in column " + i % width + (finite
              ? ", more than a float holds; scale that column, or "
                  + "use Precision.DOUBLE" : "; mend or leave out that row"));
    }
  }

  private void checkClasses(String call, int[] classes) {
    for (int i = 0; i < classes.length; i++) {
      if (classes[i] < net.outputs()) continue;
      throw new IndexOutOfBoundsException(call + ": point " + i + " has class " + classes[i]
          + " but the network has " + net.outputs() + " outputs, for classes 0 to "
          + (net.outputs() - 1) + "; give it an output for each class");
    }
  }

  /** The network. */
  Sequential net() { return net; }

  /**
   * An error and its derivative by every parameter.
   *
   * @param error E
   * @param gradient ∂E/∂w for every w
   */
  public record Slope(double error, Gradient gradient) {
    /** Refuses null. */
    public Slope {
      given(gradient, "Slope", "the gradient", "that of the error");
    }
  }

  /**
   * The error, as an expression.
   *
   * @param parameters in the order of the network's layout
   * @param points [points, inputs]
   * @param targets what should be predicted for them
   * @return a scalar
   */
  public Var error(List<Var> parameters, Var points, Var targets) {
    Given.all(parameters, "Objective.error", "the list of parameters", "a var for each parameter");
    given(points, "Objective.error", "the points", "a tensor with a row for each point");
    given(targets, "Objective.error", "the targets", "a row for each point");
    return Given.result(loss.of(net.apply(points, parameters, count), targets), "Objective.error",
        "the loss", "a scalar, computed from the output");
  }

  /** The error at vars of a tape, to be differentiated. */
  Var recorded(String call, List<Var> parameters, Var points, Var targets) {
    Var e = error(parameters, points, targets);
    if (e.index() >= 0) return e;
    throw new IllegalArgumentException(call + ": the loss gave " + e + ", which does not depend on "
        + "the output, so there is nothing to learn; compute it from the output");
  }

  /**
   * The error, as a number.
   *
   * @param parameters where on the mountain
   * @param data the points it is averaged over
   * @return E
   * @throws IllegalArgumentException if the loss is not defined for the data, or one is not finite
   * @throws IndexOutOfBoundsException if the network has no output for a class
   */
  public double error(Parameters parameters, Dataset data) {
    given(parameters, "Objective.error", "the set of parameters",
        "those of the network, as net.initialize(seed)");
    given(data, "Objective.error", "the data set", "a Dataset, as Dataset.of(points, targets)");
    check("Objective.error", data, Precision.DOUBLE);
    return error(parameters.constants(), Var.constant(data.points()), Var.constant(data.targets()))
        .toDouble();
  }

  /**
   * The error and its gradient.
   *
   * @param parameters where on the mountain
   * @param data the points the error is averaged over
   * @return E and ∂E/∂w for every w
   * @throws IllegalArgumentException if the loss is not defined for the data, or one is not finite
   * @throws IndexOutOfBoundsException if the network has no output for a class
   */
  public Slope slope(Parameters parameters, Dataset data) {
    given(parameters, "Objective.slope", "the set of parameters",
        "those of the network, as net.initialize(seed)");
    given(data, "Objective.slope", "the data set", "a Dataset, as Dataset.of(points, targets)");
    check("Objective.slope", data, Precision.DOUBLE);
    Tape tape = new Tape();
    Var e = recorded("Objective.slope", parameters.on(tape), tape.input("points", data.points()),
        data.targetsOn(tape));
    return new Slope(e.toDouble(), e.backward());
  }
}
