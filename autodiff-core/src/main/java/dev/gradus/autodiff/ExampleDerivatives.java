package dev.gradus.autodiff;

import java.util.List;
import java.util.function.BiFunction;

/**
 * The derivatives by several parameter tensors for each example alone. An example may be rows of
 * several tensors, such as a point and its label.
 */
public interface ExampleDerivatives extends BiFunction<List<Var>, List<Var>, List<Var>> {
  /**
   * The derivatives at vars, recorded, so that they can be differentiated.
   *
   * @param w the parameters
   * @param x tensors of n rows each
   * @return one of shape [n] ++ (shape of w) for each parameter tensor
   * @throws IllegalArgumentException if the numbers of rows differ, or there are no examples
   */
  @Override List<Var> apply(List<Var> w, List<Var> x);

  /**
   * The derivatives at tensors.
   *
   * @param w the parameters
   * @param x tensors of n rows each
   * @return one of shape [n] ++ (shape of w) for each parameter tensor
   * @throws IllegalArgumentException if the numbers of rows differ, or there are no examples
   * @throws IllegalStateException if, inside another derivative, the result would depend on the
   *     other's variables
   */
  List<Tensor> at(List<Tensor> w, Tensor... x);
}
