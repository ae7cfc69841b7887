package dev.gradus.autodiff;

import org.jspecify.annotations.Nullable;

/**
 * An operation whose pullbacks towards its inputs share their work.
 *
 * <p>The reverse pass asks it once for all inputs, so that the shared part is done once and nothing
 * needs to be kept between calls.
 */
interface Joint extends Op {
  /**
   * The adjoints that the inputs receive from the result.
   *
   * @param wanted for each input, whether anybody asks for its adjoint
   * @param ybar adjoint of the result
   * @param y the result
   * @return one for each input, of its shape; null where not wanted or where the slope is zero
   */
  @Nullable Var[] pullbacks(boolean[] wanted, Var ybar, Var y);

  @Override
  default @Nullable Var pullback(int k, Var ybar, Var y) {
    boolean[] wanted = new boolean[y.arity()];
    wanted[k] = true;
    return pullbacks(wanted, ybar, y)[k];
  }
}
