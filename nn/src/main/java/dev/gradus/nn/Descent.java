package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A place on the way down: parameters, and what the optimiser remembers. Immutable; each step gives
 * a new one. It runs no plan: the chain rule and the step can be seen as they happen.
 */
public final class Descent {
  private final Optimizer optimizer;
  private final Sequential net;
  private final Hyperparameters said;
  private final Parameters parameters;
  private final Map<String, Var> remembered;
  private final long step;

  private Descent(Optimizer optimizer, Sequential net, Hyperparameters said,
      Parameters parameters, Map<String, Var> remembered, long step) {
    this.optimizer = optimizer;
    this.net = net;
    this.said = said;
    this.parameters = parameters;
    this.remembered = remembered;
    this.step = step;
  }

  static Descent begin(Optimizer optimizer, Sequential net, Parameters parameters) {
    parameters.checkOf("Optimizer.from", net);
    Map<String, Var> remembered = new HashMap<>();
    Stepping.begin(optimizer, net, parameters)
        .forEach((name, x) -> remembered.put(name, Var.constant(x)));
    return new Descent(optimizer, net, new Hyperparameters(optimizer), parameters, remembered, 0);
  }

  /**
   * The parameters here.
   *
   * @return w
   */
  public Parameters parameters() { return parameters; }

  /**
   * How many steps led here.
   *
   * @return from 0
   */
  public long steps() { return step; }

  /**
   * One step downhill.
   *
   * @param gradient ∂E/∂w at these parameters
   * @return the place it leads to
   * @throws IllegalArgumentException if the gradient is of other parameters
   */
  public Descent step(Gradient gradient) {
    given(gradient, "Descent.step", "the gradient", "that of the error at these parameters");
    Learnt learnt = net.learnt();
    List<Tensor> parts = gradient.parts();
    if (!learnt.fits(parts)) {
      throw new IllegalArgumentException("Descent.step: the gradient is of " + gradient.layout()
          + " but the parameters are " + parameters.layout()
          + "; use a gradient of the error by these parameters");
    }
    Map<String, Var> hyper = new HashMap<>();
    for (int i = 0; i < said.size(); i++) hyper.put(said.name(i), Var.constant(said.at(i, step)));
    List<Var> slopes = new ArrayList<>(learnt.names().size());
    for (Tensor slope : parts) slopes.add(Var.constant(slope));
    Map<String, Var> kept = remembered.isEmpty() ? Map.of() : new HashMap<>();
    List<Var> next = Stepping.next(optimizer, net, learnt.of(parameters.constants()),
        slopes, hyper, remembered, kept);
    List<Tensor> tensors = new ArrayList<>(parameters.tensors());
    for (int k = 0; k < next.size(); k++) {
      tensors.set(learnt.places().get(k), next.get(k).value());
    }
    return new Descent(optimizer, net, said, new Parameters(parameters.layout(), tensors), kept,
        step + 1);
  }

  /** The numbers of steps and parameters. */
  @Override
  public String toString() {
    return "descent by " + optimizer + " after " + step + " steps, of " + parameters;
  }
}
