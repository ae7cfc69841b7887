package dev.gradus.autodiff;

import java.util.function.Function;

/** The value and the derivative of a function of one tensor. */
public interface ValueAndDerivative extends Function<Var, Valued<Var, Var>> {
  /**
   * Both at a tensor.
   *
   * @param x where
   * @return the value, and the gradient of the shape of x
   * @throws IllegalStateException if, inside another derivative, the result would depend on the
   *     other's variables
   */
  Valued<Double, Tensor> at(Tensor x);
}
