package dev.gradus.autodiff.check;

import static dev.gradus.autodiff.errors.Given.given;

import java.util.function.DoubleBinaryOperator;

/**
 * Which derivative is right at a kink, where the slopes towards both sides differ.
 *
 * <pre>{@code
 * GradientCheck.of(f).kinks(Kinks.ANY_BETWEEN).at(x).orThrow();
 * }</pre>
 */
public final class Kinks {
  /** The slope towards either side, or their mean. */
  public static final Kinks EITHER_SIDE_OR_MEAN = new Kinks(
      (d, l, r, off) -> near(d, l, off) || near(d, r, off) || near(d, (l + r) / 2, off));

  /** Any slope from that towards one side to that towards the other: any subgradient. */
  public static final Kinks ANY_BETWEEN =
      new Kinks((d, l, r, off) -> d >= Math.min(l, r) - off && d <= Math.max(l, r) + off);

  private final Rule rule;

  private Kinks(Rule rule) { this.rule = rule; }

  /** Whether a derivative is right where the slopes towards both sides are these, up to some. */
  private interface Rule {
    boolean accepts(double derivative, double left, double right, double off);
  }

  /**
   * One slope that was decided on, and no other.
   *
   * @param slope from the slopes towards the left and the right to the derivative there
   * @return what is right at a kink
   */
  public static Kinks declared(DoubleBinaryOperator slope) {
    given(slope, "Kinks.declared", "the slope", "the slope at a kink, from those of its two sides");
    return new Kinks((d, l, r, off) -> near(d, slope.applyAsDouble(l, r), off));
  }

  boolean accept(double derivative, Sides at) {
    return rule.accepts(derivative, at.left(), at.right(), at.tolerance());
  }

  private static boolean near(double a, double b, double off) { return Math.abs(a - b) <= off; }
}
