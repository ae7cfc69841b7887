package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

/**
 * A value and its gradient.
 *
 * @param <V> what holds the value
 * @param <G> what holds the gradient
 * @param value of the function
 * @param gradient by its arguments
 */
public record ValueAndGradient<V, G>(V value, G gradient) {
  /** Refuses null. */
  public ValueAndGradient {
    given(value, "ValueAndGradient", "the value", "the function's result");
    given(gradient, "ValueAndGradient", "the gradient", "the derivative there");
  }
}
