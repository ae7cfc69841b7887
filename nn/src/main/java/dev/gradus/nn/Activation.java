package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.function.UnaryOperator;

/** A layer without parameters that takes each number, or each row of them, to others. */
public interface Activation extends Layer {
  /**
   * The function.
   *
   * @return from a tensor to one of the same shape
   */
  UnaryOperator<Var> function();

  /**
   * The function of some numbers.
   *
   * @param x the input
   * @return of the same shape
   */
  default Var of(Var x) {
    given(x, "Activation.of", "the input", "a tensor with a row for each point");
    return function().apply(x);
  }

  @Override
  default Var apply(Var x, Context here) {
    given(x, "Activation.apply", "the input", "a tensor with a row for each point");
    given(here, "Activation.apply", "the context", "that of the network");
    return function().apply(x);
  }

  @Override
  default boolean isPointwise() { return true; }
}
