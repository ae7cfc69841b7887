package dev.gradus.autodiff.check;

import static dev.gradus.autodiff.check.Verdict.UNDECIDED;
import static dev.gradus.autodiff.check.Verdict.VERIFIED;
import static dev.gradus.autodiff.check.Verdict.WRONG;
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
  /**
   * The slope towards either side, or their mean. Another slope between them is undecided: the
   * chain rule makes such ones of the slopes that its parts have at their kinks, as 0 of 2·relu(x)
   * + relu(−x) at 0. What is not between them is wrong.
   */
  public static final Kinks EITHER_SIDE_OR_MEAN = new Kinks((d, at) -> near(d, at.left(), at)
      || near(d, at.right(), at) || near(d, (at.left() + at.right()) / 2, at), UNDECIDED);

  /** Any slope from that towards one side to that towards the other: any subgradient. */
  public static final Kinks ANY_BETWEEN = new Kinks((d, at) -> at.include(d), WRONG);

  private final Rule rule;
  private final Verdict otherwise; // between the sides

  private Kinks(Rule rule, Verdict otherwise) {
    this.rule = rule;
    this.otherwise = otherwise;
  }

  /** Whether a derivative is right where the slopes towards both sides are these. */
  private interface Rule {
    boolean accepts(double derivative, Sides at);
  }

  /**
   * One slope that was decided on, and no other.
   *
   * @param slope from the slopes towards the left and the right to the derivative there
   * @return what is right at a kink
   */
  public static Kinks declared(DoubleBinaryOperator slope) {
    given(slope, "Kinks.declared", "the slope", "the slope at a kink, from those of its two sides");
    return new Kinks((d, at) -> near(d, slope.applyAsDouble(at.left(), at.right()), at), WRONG);
  }

  /** The verdict on a derivative at a kink. */
  Verdict verdict(double derivative, Sides at) {
    if (rule.accepts(derivative, at)) return VERIFIED;
    return at.include(derivative) ? otherwise : WRONG;
  }

  private static boolean near(double a, double b, Sides at) {
    return Math.abs(a - b) <= at.tolerance();
  }
}
