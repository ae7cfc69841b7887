package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * A rule that takes parameters one step downhill. It is written in {@link Var} operations and keeps
 * nothing: what it remembers from step to step is handed in and out.
 */
public interface Optimizer {
  /**
   * The numbers that say how steps are taken, such as the rate. A plan takes them as inputs, so
   * that they can change from step to step.
   *
   * @return a value for each name
   */
  Map<String, Double> settings();

  /**
   * What is remembered for each parameter, such as a velocity; it begins at 0.
   *
   * @return a name for each remembered tensor
   */
  List<String> state();

  /**
   * One step for one parameter.
   *
   * @param w the parameter
   * @param gradient ∂E/∂w
   * @param state what was remembered
   * @param setting the scalar for a name of {@link #settings()}
   * @return the new parameter, followed by what is to be remembered
   */
  List<Var> step(Var w, Var gradient, List<Var> state, Function<String, Var> setting);

  /**
   * Begins a descent.
   *
   * @param parameters where to begin
   * @return the descent before its first step
   */
  default Descent from(Parameters parameters) {
    given(parameters, "Optimizer.from", "the set of parameters",
        "those of the network, as net.initialize(seed)");
    return Descent.begin(this, parameters);
  }
}
