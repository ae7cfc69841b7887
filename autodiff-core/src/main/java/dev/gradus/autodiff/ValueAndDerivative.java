package dev.gradus.autodiff;

import java.util.function.Function;

/** The value and the derivative of a function of one tensor. */
public interface ValueAndDerivative extends Function<Var, ValueAndGradient<Var, Var>> {
  /**
   * Both at a var, recorded, so that they can be differentiated or made part of a plan.
   *
   * @param x where
   * @return the value, and the gradient of the shape of x
   */
  @Override ValueAndGradient<Var, Var> apply(Var x);

  /**
   * Both at a tensor.
   *
   * @param x where
   * @return the value, and the gradient of the shape of x
   * @throws IllegalStateException if, inside another derivative, the result would depend on the
   *     other's variables
   */
  ValueAndGradient<Double, Tensor> at(Tensor x);

  /**
   * Both at a number.
   *
   * @param x where
   * @return the value and the slope
   */
  default ValueAndGradient<Double, Double> at(double x) {
    ValueAndGradient<Double, Tensor> y = at(Tensor.scalar(x));
    return new ValueAndGradient<>(y.value(), y.gradient().toDouble());
  }
}
