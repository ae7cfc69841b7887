package dev.gradus.autodiff.check;

import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The slopes of a function towards both sides of a point (one-sided derivatives).
 *
 * @param left towards the left
 * @param right towards the right
 * @param uncertain how far their difference may be off
 */
public record Sides(double left, double right, double uncertain) {
  private static final int STEPS = 4;
  private static final double SMALLER = 8;

  /** A question about slopes that were measured. */
  interface Condition {
    boolean holds(Sides sides);
  }

  /** The slopes measured with the largest of four steps at which they are as wanted, or null. */
  static @Nullable Sides first(DoubleUnaryOperator f, double x,
      double step, Condition wanted) {
    for (int i = 0; i < STEPS; i++, step /= SMALLER) {
      Differences left = Differences.oneSided(f, x, -step);
      Differences right = Differences.oneSided(f, x, step);
      Sides sides = new Sides(left.slope(), right.slope(), left.estimate() + right.estimate());
      if (wanted.holds(sides)) return sides;
    }
    return null;
  }

  /** How much the slope changes at the point. */
  double jump() { return Math.abs(left - right); }

  double steepest() { return Math.max(Math.abs(left), Math.abs(right)); }

  /** Whether a slope is one of these, or between them. */
  boolean include(double slope) {
    return slope >= Math.min(left, right) - tolerance()
        && slope <= Math.max(left, right) + tolerance();
  }

  /** How far a slope may be from one of these and still be taken for it. */
  double tolerance() { return uncertain + 1e-6 * steepest(); }
}
