package dev.gradus.autodiff;

import java.util.List;
import java.util.function.Function;

/** The derivatives of a function of several tensors, one by each. */
public interface Derivatives extends Function<List<Var>, List<Var>> {
  /**
   * The derivatives at vars, recorded, so that they can be differentiated.
   *
   * @param x where
   * @return one for each, of the shape that {@link Autodiff} says
   */
  @Override List<Var> apply(List<Var> x);

  /**
   * The derivatives at tensors.
   *
   * @param x where
   * @return one for each, of the shape that {@link Autodiff} says
   * @throws IllegalStateException if, inside another derivative, the result would depend on the
   *     other's variables
   */
  List<Tensor> at(Tensor... x);
}
