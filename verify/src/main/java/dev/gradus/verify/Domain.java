package dev.gradus.verify;

import dev.gradus.verify.text.JavaText;

/**
 * The numbers for which a function is defined: those between two bounds, without the bounds.
 *
 * @param lower all are larger
 * @param upper all are smaller
 */
public record Domain(double lower, double upper) {
  /** Refuses an empty one. */
  public Domain {
    if (!(lower < upper)) {
      throw new IllegalArgumentException("Domain: " + lower + " to " + upper
          + " is empty; give the smaller bound first");
    }
  }

  /**
   * All numbers.
   *
   * @return from −∞ to ∞
   */
  public static Domain all() {
    return new Domain(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  /**
   * All positive numbers.
   *
   * @return from 0 to ∞
   */
  public static Domain positive() { return new Domain(0, Double.POSITIVE_INFINITY); }

  /**
   * All numbers between two.
   *
   * @param lower all are larger
   * @param upper all are smaller
   * @return from one to the other
   * @throws IllegalArgumentException unless lower &lt; upper
   */
  public static Domain between(double lower, double upper) { return new Domain(lower, upper); }

  String inJava() {
    if (equals(all())) return "Domain.all()";
    if (equals(positive())) return "Domain.positive()";
    return "new Domain(" + JavaText.numbers(lower, upper) + ")";
  }

  boolean holds(double x) { return x > lower && x < upper; }
}
