package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Lion: a step of equal length for all weights, along the sign of a mean of slopes: w′ = w −
 * α·(sign(β₁m + (1−β₁)g) + λw), and then m′ = β₂m + (1−β₂)g. Rates are about a tenth of those for
 * {@link AdamW}, decays about ten times as large. Source: Chen et al., Symbolic discovery of
 * optimization algorithms, 2023, algorithm 2.
 *
 * @param rate the learning rate α
 * @param beta1 β₁, from 0 to below 1
 * @param beta2 β₂, from 0 to below 1
 * @param decay λ, 0 or more
 * @param decays which parameters decay
 */
public record Lion(Schedule rate, double beta1, double beta2, double decay, Decays decays)
    implements Optimizer {
  /**
   * Lion.
   *
   * @throws IllegalArgumentException if a number is outside its range
   */
  public Lion {
    given(rate, "Lion", "the rate", "a schedule, as Schedule.constant(0.0001)");
    Schedules.rate("Lion", rate).at(0); // what is wrong at once shows here
    Numbers.checkFraction("Lion", "beta1", beta1, "about 0.9");
    Numbers.checkFraction("Lion", "beta2", beta2, "about 0.99");
    Numbers.checkNotNegative("Lion", "the decay", decay, "about 0.1");
    given(decays, "Lion", "what decays", "Decays.WEIGHTS or Decays.ALL");
  }

  /**
   * Lion with β₁ = 0.9 and β₂ = 0.99, without decay.
   *
   * @param rate the learning rate α, positive
   * @throws IllegalArgumentException if the rate is not positive
   */
  public Lion(double rate) { this(Sgd.rate("Lion", rate), 0); }

  /**
   * Lion with β₁ = 0.9 and β₂ = 0.99, and a decay of weights.
   *
   * @param rate the learning rate α of each step
   * @param decay λ, 0 or more
   * @throws IllegalArgumentException if the decay is negative
   */
  public Lion(Schedule rate, double decay) { this(rate, 0.9, 0.99, decay, Decays.WEIGHTS); }

  @Override
  public List<Slot> slots() { return List.of(Slot.of("mean")); }

  @Override
  public Map<String, Schedule> hyperparameters() {
    Schedule alpha = Schedules.rate("Lion", rate);
    return Map.of("rate", alpha, "rate·decay", step -> alpha.at(step) * decay,
        "beta1", Schedule.constant(beta1), "1 - beta1", Schedule.constant(1 - beta1),
        "beta2", Schedule.constant(beta2), "1 - beta2", Schedule.constant(1 - beta2));
  }

  @Override
  public List<Var> step(Step s) {
    given(s, "Lion.step", "the step", "that of a descent");
    List<Var> d = new ArrayList<>();
    for (int i = 0; i < s.size(); i++) {
      Var g = s.gradient(i);
      Var m = s.slot("mean", i);
      Var c = m.multiply(s.hyper("beta1")).add(g.multiply(s.hyper("1 - beta1")));
      s.keep("mean", i, m.multiply(s.hyper("beta2")).add(g.multiply(s.hyper("1 - beta2"))));
      Var along = c.sign().multiply(s.hyper("rate"));
      d.add(decays.includes(s.role(i))
          ? along.add(s.parameter(i).multiply(s.hyper("rate·decay"))) : along);
    }
    return d;
  }

  @Override
  public String toString() {
    return "Lion(" + Given.text(rate) + (decay == 0 ? "" : ", " + decay) + ")";
  }
}
