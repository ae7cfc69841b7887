package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Adds λ·w to the slope of each weight, as the derivative of ½λ·Σw² would: {@code new
 * WeightDecay(1e-4).then(new Sgd(0.1))}.
 *
 * @param decay λ, 0 or more
 * @param decays which parameters decay
 */
public record WeightDecay(double decay, Decays decays) implements Optimizer {
  /**
   * Weight decay.
   *
   * @throws IllegalArgumentException if the decay is negative
   */
  public WeightDecay {
    given(decays, "WeightDecay", "what decays", "Decays.WEIGHTS or Decays.ALL");
    Numbers.checkNotNegative("WeightDecay", "the decay", decay, "about 1e-4");
  }

  /**
   * Decay of weights alone.
   *
   * @param decay λ, 0 or more
   * @throws IllegalArgumentException if the decay is negative
   */
  public WeightDecay(double decay) { this(decay, Decays.WEIGHTS); }

  @Override
  public Map<String, Schedule> hyperparameters() {
    return Map.of("decay", Schedule.constant(decay));
  }

  @Override
  public List<Var> step(Step s) {
    given(s, "WeightDecay.step", "the step", "that of a descent");
    List<Var> d = new ArrayList<>();
    for (int i = 0; i < s.size(); i++) {
      Var g = s.gradient(i);
      d.add(decays.includes(s.role(i)) ? g.add(s.parameter(i).multiply(s.hyper("decay"))) : g);
    }
    return d;
  }

  @Override
  public String toString() { return "WeightDecay(" + decay + ")"; }
}
