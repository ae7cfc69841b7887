package dev.gradus.autodiff;

import java.util.function.BinaryOperator;

/** The derivative by a parameter tensor for each example alone, where examples are rows. */
public interface ExampleDerivative extends BinaryOperator<Var> {
  /**
   * The derivatives at vars, recorded, so that they can be differentiated.
   *
   * @param w the parameters
   * @param x n examples: rows along the first axis
   * @return of shape [n] ++ (shape of w)
   * @throws IllegalArgumentException if x is a scalar
   */
  @Override Var apply(Var w, Var x);

  /**
   * The derivatives at tensors.
   *
   * @param w the parameters
   * @param x n examples: rows along the first axis
   * @return of shape [n] ++ (shape of w)
   * @throws IllegalArgumentException if x is a scalar
   * @throws IllegalStateException if, inside another derivative, the result would depend on the
   *     other's variables
   */
  Tensor at(Tensor w, Tensor x);
}
