package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Shape;

/**
 * What a layer keeps and does not learn by slopes, such as a running mean. Training steps leave its
 * next value; predictions use it as it is.
 *
 * @param name such as {@code mean}
 * @param shape the axis lengths
 * @param start the number that all entries begin at
 */
public record Buffer(String name, Shape shape, double start) {
  /** Refuses null. */
  public Buffer {
    given(name, "Buffer", "the name", "such as mean");
    given(shape, "Buffer", "the shape", "a shape, as Shape.of(3)");
    if (Double.isNaN(start)) {
      throw new IllegalArgumentException("Buffer: " + name + " begins at NaN; use a number");
    }
  }

  Buffer named(String other) { return new Buffer(other, shape, start); }

  /** Name and shape, such as {@code mean [4]}. */
  @Override public String toString() { return name + " " + shape; }
}
