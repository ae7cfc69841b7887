package dev.gradus.nn;

import dev.gradus.autodiff.Var;
import java.util.List;

/**
 * A rule that takes parameters one step downhill. It is written in {@link Var} operations and keeps
 * nothing: what it remembers from step to step is handed in and out.
 */
public interface Optimizer {
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
   * @return the new parameter, followed by what is to be remembered
   */
  List<Var> step(Var w, Var gradient, List<Var> state);

  /**
   * Begins a descent.
   *
   * @param parameters where to begin
   * @return the descent before its first step
   */
  default Descent from(Parameters parameters) { return Descent.begin(this, parameters); }
}
