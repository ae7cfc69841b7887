package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.List;
import java.util.Map;

/**
 * Makes the gradient, all slopes as one vector, no longer than a limit: g·min(1, limit/‖g‖). Its
 * direction stays. Source: Pascanu, Mikolov and Bengio, On the difficulty of training recurrent
 * neural networks, 2013, algorithm 1.
 *
 * @param limit the greatest length, positive
 */
public record ClipNorm(double limit) implements Optimizer {
  /**
   * A limit of the gradient's length.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public ClipNorm {
    Numbers.checkPositive("ClipNorm", "the limit", limit, "about 1");
  }

  @Override
  public Map<String, Schedule> hyperparameters() {
    return Map.of("limit", Schedule.constant(limit));
  }

  @Override
  public List<Var> step(Step s) {
    given(s, "ClipNorm.step", "the step", "that of a descent");
    if (s.size() == 0) return List.of();
    Var sum = s.gradient(0).square().sum();
    for (int i = 1; i < s.size(); i++) sum = sum.add(s.gradient(i).square().sum());
    Var factor = s.hyper("limit").divide(sum.sqrt()).minimum(Var.constant(1));
    return s.gradients().stream().map(g -> g.multiply(factor)).toList();
  }

  @Override
  public String toString() { return "ClipNorm(" + limit + ")"; }
}
