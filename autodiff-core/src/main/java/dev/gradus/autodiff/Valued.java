package dev.gradus.autodiff;

/**
 * A value and its gradient.
 *
 * @param <V> what holds the value
 * @param <G> what holds the gradient
 * @param value of the function
 * @param gradient by its arguments
 */
public record Valued<V, G>(V value, G gradient) {}
