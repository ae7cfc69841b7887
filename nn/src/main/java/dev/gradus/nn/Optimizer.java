package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A rule that says how far each weight moves downhill: w′ = w − d, where d is made of the slopes.
 * It is written in {@link Var} operations and keeps nothing: what it remembers from step to step is
 * handed in and out.
 *
 * <pre>{@code
 * record Signs(double rate) implements Optimizer {
 *   public Map<String, Schedule> hyperparameters() {
 *     return Map.of("rate", Schedule.constant(rate));
 *   }
 *   public List<Var> step(Step s) {
 *     return s.gradients().stream().map(g -> g.sign().multiply(s.hyper("rate"))).toList();
 *   }
 * }
 * }</pre>
 */
public interface Optimizer {
  /**
   * The numbers that say how a step is taken, such as the rate. A plan takes them as inputs, so
   * that they can change from step to step.
   *
   * @return by its name what each is in which step, always finite; none by default
   */
  default Map<String, Schedule> hyperparameters() { return Map.of(); }

  /**
   * What is remembered from step to step.
   *
   * @return a slot for each; none by default
   */
  default List<Slot> slots() { return List.of(); }

  /**
   * One step for all parameters that are learnt.
   *
   * @param s the parameters, their slopes, and what was remembered
   * @return what is taken off each parameter, of its shape
   */
  List<Var> step(Step s);

  /**
   * The slot that holds the parameters to predict with, where these are not the ones that steps are
   * taken from, such as their average.
   *
   * @return its name; null, as by default, for the parameters themselves
   */
  default @Nullable String served() { return null; }

  /**
   * This rule, then another that is given its result for the slopes: {@code new
   * ClipNorm(1).then(new AdamW(0.001))}.
   *
   * @param next the rule that comes after
   * @return both
   */
  default Optimizer then(Optimizer next) {
    given(next, "Optimizer.then", "the next rule", "one such as new Adam(0.001)");
    List<Optimizer> pieces = new ArrayList<>(this instanceof Chain c ? c.pieces() : List.of(this));
    pieces.addAll(next instanceof Chain c ? c.pieces() : List.of(next));
    return new Chain(pieces);
  }

  /**
   * Begins a descent, step by step, without plans.
   *
   * @param net the network
   * @param parameters where to begin
   * @return the descent before its first step
   * @throws IllegalArgumentException if the parameters are of another network
   */
  default Descent from(Sequential net, Parameters parameters) {
    given(net, "Optimizer.from", "the network", "the one of the parameters");
    given(parameters, "Optimizer.from", "the set of parameters",
        "those of the network, as net.initialize(seed)");
    return Descent.begin(this, net, parameters);
  }
}
