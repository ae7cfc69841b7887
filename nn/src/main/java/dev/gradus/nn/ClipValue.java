package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.List;
import java.util.Map;

/**
 * Cuts each slope off at ±limit.
 *
 * @param limit the greatest size, positive
 */
public record ClipValue(double limit) implements Optimizer {
  /**
   * A limit of the slopes' sizes.
   *
   * @throws IllegalArgumentException if it is not positive
   */
  public ClipValue {
    Numbers.checkPositive("ClipValue", "the limit", limit, "about 1");
  }

  @Override
  public Map<String, Schedule> hyperparameters() {
    return Map.of("limit", Schedule.constant(limit));
  }

  @Override
  public List<Var> step(Step s) {
    given(s, "ClipValue.step", "the step", "that of a descent");
    Var limit = s.hyper("limit");
    return s.gradients().stream().map(g -> g.minimum(limit).maximum(limit.negate())).toList();
  }

  @Override
  public String toString() { return "ClipValue(" + limit + ")"; }
}
