package dev.gradus.autodiff;

import java.util.List;
import java.util.function.Function;

/** The value and the derivatives of a function of several tensors. */
public interface ValueAndDerivatives extends Function<List<Var>, ValueAndGradient<Var, List<Var>>> {
  /**
   * Both at vars, recorded, so that they can be differentiated or made part of a plan.
   *
   * @param x where
   * @return the value, and a gradient of the shape of each
   */
  @Override ValueAndGradient<Var, List<Var>> apply(List<Var> x);

  /**
   * Both at tensors.
   *
   * @param x where
   * @return the value, and a gradient of the shape of each
   * @throws IllegalStateException if, inside another derivative, the result would depend on the
   *     other's variables
   */
  ValueAndGradient<Double, List<Tensor>> at(Tensor... x);
}
