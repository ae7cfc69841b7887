package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Gradient descent: w′ = w − α ∂E/∂w; with momentum w′ = w − α v′, where v′ = μv + ∂E/∂w.
 *
 * @param rate the learning rate α, positive
 * @param momentum μ, from 0 to below 1
 */
public record Sgd(double rate, double momentum) implements Optimizer {
  /**
   * Gradient descent with momentum.
   *
   * @throws IllegalArgumentException unless rate &gt; 0 and 0 ≤ momentum &lt; 1
   */
  public Sgd {
    if (!(rate > 0 && rate < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("Sgd: the rate " + rate
          + " is not a positive number; use about 0.01 to 1");
    }
    if (!(momentum >= 0 && momentum < 1)) {
      throw new IllegalArgumentException("Sgd: the momentum " + momentum
          + " is not from 0 to below 1; use 0 or about 0.9");
    }
  }

  /**
   * Gradient descent without momentum.
   *
   * @param rate the learning rate α, positive
   * @throws IllegalArgumentException unless rate &gt; 0
   */
  public Sgd(double rate) { this(rate, 0); }

  @Override
  public List<String> state() { return momentum == 0 ? List.of() : List.of("velocity"); }

  @Override
  public Map<String, Double> settings() {
    return momentum == 0 ? Map.of("rate", rate) : Map.of("rate", rate, "momentum", momentum);
  }

  @Override
  public List<Var> step(Var w, Var gradient, List<Var> state, Function<String, Var> setting) {
    given(w, "Sgd.step", "the parameter", "a var");
    given(gradient, "Sgd.step", "the gradient", "a var of its shape");
    Given.all(state, "Sgd.step", "the list of what is remembered",
        "a var for each name of state()");
    given(setting, "Sgd.step", "the function of settings", "one from a name to a scalar");
    Var rate = setting.apply("rate");
    if (momentum == 0) return List.of(w.subtract(gradient.multiply(rate)));
    Var v = state.get(0).multiply(setting.apply("momentum")).add(gradient);
    return List.of(w.subtract(v.multiply(rate)), v);
  }
}
