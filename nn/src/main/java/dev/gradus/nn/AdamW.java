package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@link Adam} with weight decay apart from the slopes: what Adam takes off each weight and α·λ·w
 * besides. Source: Loshchilov and Hutter, Decoupled weight decay regularization, 2019, algorithm 2.
 *
 * @param adam Adam, whose rate α is also that of the decay
 * @param decay λ, 0 or more
 * @param decays which parameters decay
 */
public record AdamW(Adam adam, double decay, Decays decays) implements Optimizer {
  /**
   * Adam with weight decay.
   *
   * @throws IllegalArgumentException if the decay is negative
   */
  public AdamW {
    given(adam, "AdamW", "the rule", "one such as new Adam(0.001)");
    given(decays, "AdamW", "what decays", "Decays.WEIGHTS or Decays.ALL");
    Numbers.checkNotNegative("AdamW", "the decay", decay, "about 0.01");
  }

  /**
   * Adam with its usual numbers and a decay of weights by 0.01.
   *
   * @param rate the learning rate α, positive
   * @throws IllegalArgumentException if the rate is not positive
   */
  public AdamW(double rate) { this(new Adam(Sgd.rate("AdamW", rate)), 0.01, Decays.WEIGHTS); }

  /**
   * Adam with its usual numbers and a decay of weights.
   *
   * @param rate the learning rate α of each step
   * @param decay λ, 0 or more
   * @throws IllegalArgumentException if the decay is negative
   */
  public AdamW(Schedule rate, double decay) {
    this(new Adam(given(rate, "AdamW", "the rate", "a schedule, as Schedule.constant(0.001)")),
        decay, Decays.WEIGHTS);
  }

  @Override
  public List<Slot> slots() { return adam.slots(); }

  @Override
  public Map<String, Schedule> hyperparameters() {
    Map<String, Schedule> all = new HashMap<>(adam.hyperparameters());
    Schedule alpha = Schedules.rate("AdamW", adam.rate());
    all.put("rate·decay", step -> alpha.at(step) * decay);
    return all;
  }

  @Override
  public List<Var> step(Step s) {
    given(s, "AdamW.step", "the step", "that of a descent");
    List<Var> d = new ArrayList<>(adam.step(s));
    for (int i = 0; i < d.size(); i++) {
      if (!decays.includes(s.role(i))) continue;
      d.set(i, s.parameter(i).multiply(s.hyper("rate·decay")).add(d.get(i)));
    }
    return d;
  }

  @Override
  public String toString() { return "AdamW(" + Given.text(adam.rate()) + ", " + decay + ")"; }
}
