package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps a running mean of the parameters beside a rule's steps, a′ = δa + (1−δ)w′, and lets models
 * predict with it. Source: Polyak and Juditsky, Acceleration of stochastic approximation by
 * averaging, 1992, as an exponential mean.
 *
 * @param rule how steps are taken
 * @param decay δ, from 0 to below 1
 */
public record Averaged(Optimizer rule, double decay) implements Optimizer {
  private static final String AVERAGE = "average";

  /**
   * A rule with averages.
   *
   * @throws IllegalArgumentException if the decay is not from 0 to below 1
   */
  public Averaged {
    given(rule, "Averaged", "the rule", "one such as new Adam(0.001)");
    Numbers.checkFraction("Averaged", "the decay", decay, "about 0.999");
  }

  @Override
  public Map<String, Schedule> hyperparameters() {
    Map<String, Schedule> all = new HashMap<>(Hyperparameters.of(rule));
    all.put("average's decay", Schedule.constant(decay));
    all.put("1 - average's decay", Schedule.constant(1 - decay));
    return all;
  }

  @Override
  public List<Slot> slots() {
    List<Slot> all = new ArrayList<>(Stepping.slots(rule));
    all.add(new Slot(AVERAGE, Slot.Kind.COPY, 0));
    return all;
  }

  @Override
  public List<Var> step(Step s) {
    given(s, "Averaged.step", "the step", "that of a descent");
    List<Var> d = Stepping.step(rule, s);
    for (int i = 0; i < d.size(); i++) {
      Var next = s.parameter(i).subtract(d.get(i));
      s.keep(AVERAGE, i, s.slot(AVERAGE, i).multiply(s.hyper("average's decay"))
          .add(next.multiply(s.hyper("1 - average's decay"))));
    }
    return d;
  }

  @Override
  public String served() { return AVERAGE; }

  @Override
  public String toString() { return "Averaged(" + Given.text(rule) + ", " + decay + ")"; }
}
