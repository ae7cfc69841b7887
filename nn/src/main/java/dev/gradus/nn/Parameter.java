package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Shape;
import org.jspecify.annotations.Nullable;

/**
 * What a layer learns: its name, its shape, how it begins, and what it is for.
 *
 * @param name a letter, such as {@code W}
 * @param shape the axis lengths
 * @param start how it begins; null to let the activation that follows decide
 * @param role what it is for
 */
public record Parameter(String name, Shape shape, @Nullable Initializer start, Role role) {
  /** Refuses null, but for the start. */
  public Parameter {
    given(name, "Parameter", "the name", "a letter, such as W");
    given(shape, "Parameter", "the shape", "a shape, as Shape.of(2, 3)");
    given(role, "Parameter", "the role", "one such as Role.WEIGHT");
  }

  /**
   * Weights, which begin as the activation that follows likes best.
   *
   * @param name a letter, such as {@code W}
   * @param shape inputs and outputs
   * @return the parameter
   */
  public static Parameter weight(String name, Shape shape) {
    given(name, "Parameter.weight", "the name", "a letter, such as W");
    given(shape, "Parameter.weight", "the shape", "a shape, as Shape.of(2, 3)");
    return new Parameter(name, shape, null, Role.WEIGHT);
  }

  /**
   * Biases, which begin at 0.
   *
   * @param name a letter, such as {@code b}
   * @param shape one for each unit
   * @return the parameter
   */
  public static Parameter bias(String name, Shape shape) {
    given(name, "Parameter.bias", "the name", "a letter, such as W");
    given(shape, "Parameter.bias", "the shape", "a shape, as Shape.of(2, 3)");
    return new Parameter(name, shape, Initializer.constant(0), Role.BIAS);
  }

  /**
   * Factors of normalised units, which begin at 1.
   *
   * @param name a letter, such as {@code g}
   * @param shape one for each unit
   * @return the parameter
   */
  public static Parameter scale(String name, Shape shape) {
    given(name, "Parameter.scale", "the name", "a letter, such as W");
    given(shape, "Parameter.scale", "the shape", "a shape, as Shape.of(2, 3)");
    return new Parameter(name, shape, Initializer.constant(1), Role.SCALE);
  }

  Parameter named(String other) { return new Parameter(other, shape, start, role); }

  /** Name and shape, such as {@code W [2, 4]}. */
  @Override public String toString() { return name + " " + shape; }
}
