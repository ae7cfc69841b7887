package dev.gradus.autodiff;

import java.util.List;
import java.util.function.Function;

/**
 * The second derivatives of a function of several tensors, a block for each pair of them: block
 * (i, j) is ∂²f/∂xᵢ∂xⱼ, of shape (shape of xᵢ) ++ (shape of xⱼ).
 */
public interface SecondDerivatives extends Function<List<Var>, List<List<Var>>> {
  /**
   * The blocks at vars, recorded, so that they can be differentiated.
   *
   * @param x where
   * @return a list for each xᵢ, with a block for each xⱼ
   */
  @Override List<List<Var>> apply(List<Var> x);

  /**
   * The blocks at tensors.
   *
   * @param x where
   * @return a list for each xᵢ, with a block for each xⱼ
   * @throws IllegalStateException if, inside another derivative, the result would depend on the
   *     other's variables
   */
  List<List<Tensor>> at(Tensor... x);
}
