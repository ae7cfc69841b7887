package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

/**
 * What an optimiser remembers from step to step.
 *
 * @param name such as {@code velocity}
 * @param kind whether it is one for each parameter, or a number
 * @param start the number that all entries begin at, where they do not begin as the parameter
 */
public record Slot(String name, Kind kind, double start) {
  /** How many numbers a slot has, and how they begin. */
  public enum Kind {
    /** For each parameter a tensor of its shape. */
    PARAMETER,
    /** For each parameter a tensor of its shape that begins as the parameter does. */
    COPY,
    /** One number for all. */
    SCALAR
  }

  /** Refuses null. */
  public Slot {
    given(name, "Slot", "the name", "such as velocity");
    given(kind, "Slot", "the kind", "one such as Slot.Kind.PARAMETER");
    Numbers.checkFinite("Slot", "the start", start);
  }

  /**
   * For each parameter a tensor of its shape that begins at 0.
   *
   * @param name such as {@code velocity}
   * @return the slot
   */
  public static Slot of(String name) {
    given(name, "Slot.of", "the name", "such as velocity");
    return new Slot(name, Kind.PARAMETER, 0);
  }

  /**
   * One number for all parameters.
   *
   * @param name such as {@code steps}
   * @param start its first value
   * @return the slot
   */
  public static Slot scalar(String name, double start) {
    given(name, "Slot.scalar", "the name", "such as steps");
    return new Slot(name, Kind.SCALAR, start);
  }

  Slot named(String other) { return new Slot(other, kind, start); }

  /** What it is called for a parameter, such as {@code velocity of W^(1)}. */
  static String name(String slot, String parameter) { return slot + " of " + parameter; }
}
