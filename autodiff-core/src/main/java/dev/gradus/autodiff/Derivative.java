package dev.gradus.autodiff;

import java.util.function.UnaryOperator;

/** The derivative of a function of one tensor: again a function of one tensor. */
public interface Derivative extends UnaryOperator<Var> {
  /**
   * The derivative at a var, recorded, so that it can be differentiated.
   *
   * @param x where
   * @return of the shape that {@link Autodiff} says
   */
  @Override Var apply(Var x);

  /**
   * The derivative at a tensor.
   *
   * @param x where
   * @return of the shape that {@link Autodiff} says
   * @throws IllegalStateException if, inside another derivative, the result would depend on the
   *     other's variables
   */
  Tensor at(Tensor x);

  /**
   * The derivative at a number.
   *
   * @param x where
   * @return the slope
   */
  default double at(double x) { return at(Tensor.scalar(x)).toDouble(); }
}
