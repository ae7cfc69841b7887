package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Gradient descent: w′ = w − α ∂E/∂w; with momentum w′ = w − α v′, where v′ = μv + ∂E/∂w; with
 * Nesterov's, w′ = w − α(∂E/∂w + μv′). Source: Sutskever et al., On the importance of
 * initialization and momentum in deep learning, 2013, equations 1 to 4, with the rate outside of v.
 *
 * @param rate the learning rate α, positive
 * @param momentum μ, from 0 to below 1
 * @param isNesterov whether the momentum is Nesterov's
 */
public record Sgd(Schedule rate, double momentum, boolean isNesterov) implements Optimizer {
  /**
   * Gradient descent with momentum.
   *
   * @throws IllegalArgumentException unless 0 ≤ momentum &lt; 1
   */
  public Sgd {
    given(rate, "Sgd", "the rate", "a schedule, as Schedule.constant(0.1)");
    Schedules.rate("Sgd", rate).at(0); // what is wrong at once shows here
    Numbers.checkFraction("Sgd", "the momentum", momentum, "0 or about 0.9");
    if (isNesterov && momentum == 0) {
      throw new IllegalArgumentException("Sgd: Nesterov's way needs momentum, which is 0; use "
          + "about 0.9");
    }
  }

  /**
   * Gradient descent with momentum.
   *
   * @param rate the learning rate α, positive
   * @param momentum μ, from 0 to below 1
   * @throws IllegalArgumentException unless rate &gt; 0 and 0 ≤ momentum &lt; 1
   */
  public Sgd(double rate, double momentum) { this(rate("Sgd", rate), momentum, false); }

  /**
   * Gradient descent without momentum.
   *
   * @param rate the learning rate α, positive
   * @throws IllegalArgumentException unless rate &gt; 0
   */
  public Sgd(double rate) { this(rate, 0); }

  /**
   * Gradient descent without momentum, whose rate changes.
   *
   * @param rate the learning rate α of each step
   */
  public Sgd(Schedule rate) { this(rate, 0, false); }

  /** A constant rate, which must be positive. */
  static Schedule rate(String call, double rate) {
    Numbers.checkPositive(call, "the rate", rate, "about 0.01 to 1");
    return Schedule.constant(rate);
  }

  @Override
  public List<Slot> slots() { return momentum == 0 ? List.of() : List.of(Slot.of("velocity")); }

  @Override
  public Map<String, Schedule> hyperparameters() {
    Schedule alpha = Schedules.rate("Sgd", rate);
    return momentum == 0 ? Map.of("rate", alpha)
        : Map.of("rate", alpha, "momentum", Schedule.constant(momentum));
  }

  @Override
  public List<Var> step(Step s) {
    given(s, "Sgd.step", "the step", "that of a descent");
    List<Var> d = new ArrayList<>();
    for (int i = 0; i < s.size(); i++) {
      Var v = s.gradient(i);
      if (momentum > 0) {
        Var mu = s.hyper("momentum");
        v = s.keep("velocity", i, s.slot("velocity", i).multiply(mu).add(v));
        if (isNesterov) v = s.gradient(i).add(v.multiply(mu));
      }
      d.add(v.multiply(s.hyper("rate")));
    }
    return d;
  }

  @Override
  public String toString() {
    return "Sgd(" + Given.text(rate) + (momentum == 0 ? "" : ", " + momentum)
        + (isNesterov ? ", Nesterov" : "") + ")";
  }
}
