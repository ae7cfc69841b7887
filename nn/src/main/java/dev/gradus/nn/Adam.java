package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Adam: running means of slopes and of their squares, m′ = β₁m + (1−β₁)g and v′ = β₂v + (1−β₂)g²,
 * and w′ = w − α·m̂/(√v̂ + ε) with m̂ = m′/(1−β₁ᵗ), v̂ = v′/(1−β₂ᵗ) in step t. Source: Kingma and
 * Ba, Adam: a method for stochastic optimization, 2015, algorithm 1.
 *
 * @param rate the learning rate α
 * @param beta1 β₁, from 0 to below 1
 * @param beta2 β₂, from 0 to below 1
 * @param epsilon ε, positive
 */
public record Adam(Schedule rate, double beta1, double beta2, double epsilon)
    implements Optimizer {
  /**
   * Adam.
   *
   * @throws IllegalArgumentException if a number is outside its range
   */
  public Adam {
    given(rate, "Adam", "the rate", "a schedule, as Schedule.constant(0.001)");
    Schedules.rate("Adam", rate).at(0); // what is wrong at once shows here
    Numbers.checkFraction("Adam", "beta1", beta1, "about 0.9");
    Numbers.checkFraction("Adam", "beta2", beta2, "about 0.999");
    Numbers.checkPositive("Adam", "epsilon", epsilon, "about 1e-8");
  }

  /**
   * Adam with β₁ = 0.9, β₂ = 0.999 and ε = 10⁻⁸.
   *
   * @param rate the learning rate α, positive
   * @throws IllegalArgumentException if the rate is not positive
   */
  public Adam(double rate) { this(Sgd.rate("Adam", rate)); }

  /**
   * Adam with β₁ = 0.9, β₂ = 0.999 and ε = 10⁻⁸, whose rate changes.
   *
   * @param rate the learning rate α of each step
   */
  public Adam(Schedule rate) { this(rate, 0.9, 0.999, 1e-8); }

  @Override
  public List<Slot> slots() { return List.of(Slot.of("mean"), Slot.of("square")); }

  @Override
  public Map<String, Schedule> hyperparameters() {
    Schedule alpha = Schedules.rate("Adam", rate);
    return Map.of("beta1", Schedule.constant(beta1), "1 - beta1", Schedule.constant(1 - beta1),
        "beta2", Schedule.constant(beta2), "1 - beta2", Schedule.constant(1 - beta2),
        "epsilon", Schedule.constant(epsilon),
        "rate/(1 - beta1^t)", step -> alpha.at(step) / corrected(beta1, step),
        "root of 1 - beta2^t", step -> Math.sqrt(corrected(beta2, step)));
  }

  /** 1 − βᵗ in step t = step + 1, with the same bits everywhere. */
  private static double corrected(double beta, long step) {
    return 1 - StrictMath.pow(beta, step + 1.0);
  }

  @Override
  public List<Var> step(Step s) {
    given(s, "Adam.step", "the step", "that of a descent");
    List<Var> d = new ArrayList<>();
    for (int i = 0; i < s.size(); i++) {
      Var g = s.gradient(i);
      Var m = s.keep("mean", i, s.slot("mean", i).multiply(s.hyper("beta1"))
          .add(g.multiply(s.hyper("1 - beta1"))));
      Var v = s.keep("square", i, s.slot("square", i).multiply(s.hyper("beta2"))
          .add(g.square().multiply(s.hyper("1 - beta2"))));
      Var root = v.sqrt().divide(s.hyper("root of 1 - beta2^t")).add(s.hyper("epsilon"));
      d.add(m.multiply(s.hyper("rate/(1 - beta1^t)")).divide(root));
    }
    return d;
  }

  @Override
  public String toString() { return "Adam(" + Given.text(rate) + ")"; }
}
