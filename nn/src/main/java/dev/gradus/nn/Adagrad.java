package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Slopes divided by the root of the sum of their squares so far: v′ = v + g², w′ = w − α·g/(√v′ +
 * ε). Source: Duchi, Hazan and Singer, Adaptive subgradient methods, 2011, figure 1.
 *
 * @param rate the learning rate α
 * @param epsilon ε, positive
 */
public record Adagrad(Schedule rate, double epsilon) implements Optimizer {
  /**
   * Adagrad.
   *
   * @throws IllegalArgumentException if epsilon is not positive
   */
  public Adagrad {
    given(rate, "Adagrad", "the rate", "a schedule, as Schedule.constant(0.1)");
    Schedules.rate("Adagrad", rate).at(0); // what is wrong at once shows here
    Numbers.checkPositive("Adagrad", "epsilon", epsilon, "about 1e-10");
  }

  /**
   * Adagrad with ε = 10⁻¹⁰.
   *
   * @param rate the learning rate α, positive
   * @throws IllegalArgumentException if the rate is not positive
   */
  public Adagrad(double rate) { this(Sgd.rate("Adagrad", rate), 1e-10); }

  @Override
  public List<Slot> slots() { return List.of(Slot.of("squares")); }

  @Override
  public Map<String, Schedule> hyperparameters() {
    return Map.of("rate", Schedules.rate("Adagrad", rate), "epsilon", Schedule.constant(epsilon));
  }

  @Override
  public List<Var> step(Step s) {
    given(s, "Adagrad.step", "the step", "that of a descent");
    List<Var> d = new ArrayList<>();
    for (int i = 0; i < s.size(); i++) {
      Var g = s.gradient(i);
      Var v = s.keep("squares", i, s.slot("squares", i).add(g.square()));
      d.add(g.multiply(s.hyper("rate")).divide(v.sqrt().add(s.hyper("epsilon"))));
    }
    return d;
  }

  @Override
  public String toString() { return "Adagrad(" + Given.text(rate) + ")"; }
}
