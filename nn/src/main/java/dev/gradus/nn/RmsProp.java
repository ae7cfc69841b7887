package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Slopes divided by the root of the running mean of their squares: v′ = ρv + (1−ρ)g², b′ = μb +
 * g/(√v′ + ε), w′ = w − α·b′. Source: Tieleman and Hinton, Neural networks for machine learning,
 * lecture 6.5, 2012.
 *
 * @param rate the learning rate α
 * @param decay ρ, from 0 to below 1
 * @param epsilon ε, positive
 * @param momentum μ, from 0 to below 1
 */
public record RmsProp(Schedule rate, double decay, double epsilon, double momentum)
    implements Optimizer {
  /**
   * RMSProp.
   *
   * @throws IllegalArgumentException if a number is outside its range
   */
  public RmsProp {
    given(rate, "RmsProp", "the rate", "a schedule, as Schedule.constant(0.01)");
    Schedules.rate("RmsProp", rate).at(0); // what is wrong at once shows here
    Numbers.checkFraction("RmsProp", "the decay", decay, "about 0.99");
    Numbers.checkPositive("RmsProp", "epsilon", epsilon, "about 1e-8");
    Numbers.checkFraction("RmsProp", "the momentum", momentum, "0 or about 0.9");
  }

  /**
   * RMSProp with ρ = 0.99, ε = 10⁻⁸ and no momentum.
   *
   * @param rate the learning rate α, positive
   * @throws IllegalArgumentException if the rate is not positive
   */
  public RmsProp(double rate) { this(Sgd.rate("RmsProp", rate), 0.99, 1e-8, 0); }

  @Override
  public List<Slot> slots() {
    return momentum == 0 ? List.of(Slot.of("square"))
        : List.of(Slot.of("square"), Slot.of("velocity"));
  }

  @Override
  public Map<String, Schedule> hyperparameters() {
    return Map.of("rate", Schedules.rate("RmsProp", rate), "decay", Schedule.constant(decay),
        "1 - decay", Schedule.constant(1 - decay), "epsilon", Schedule.constant(epsilon),
        "momentum", Schedule.constant(momentum));
  }

  @Override
  public List<Var> step(Step s) {
    given(s, "RmsProp.step", "the step", "that of a descent");
    List<Var> d = new ArrayList<>();
    for (int i = 0; i < s.size(); i++) {
      Var g = s.gradient(i);
      Var v = s.keep("square", i, s.slot("square", i).multiply(s.hyper("decay"))
          .add(g.square().multiply(s.hyper("1 - decay"))));
      Var b = g.divide(v.sqrt().add(s.hyper("epsilon")));
      if (momentum > 0) {
        b = s.keep("velocity", i, s.slot("velocity", i).multiply(s.hyper("momentum")).add(b));
      }
      d.add(b.multiply(s.hyper("rate")));
    }
    return d;
  }

  @Override
  public String toString() {
    return "RmsProp(" + Given.text(rate) + (momentum == 0 ? "" : ", " + momentum) + ")";
  }
}
