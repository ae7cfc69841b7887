package dev.gradus.autodiff;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of one entry of a derivative with differences of the function along that entry.
 *
 * @param f the function of that entry alone
 * @param x where
 * @param step the first step
 * @param tolerance the largest difference that passes, relative to the slope
 * @param declared the derivative at a kink, from the slopes towards the left and the right
 */
record Comparison(DoubleUnaryOperator f, double x, double step, double tolerance,
    @Nullable DoubleBinaryOperator declared) {
  private static final double HIDDEN = 1e-4; // an error of 0.1 % must stand out from rounding
  private static final double KINK_STEP = 0.1; // of the first step
  private static final int KINK_STEPS = 4;

  /** Measures the slope and judges the derivative; {@code scale} is that of the whole gradient. */
  GradientCheck.Entry of(String name, double derivative, double scale) {
    Differences d = Differences.central(f, x, step, tolerance / 20);
    return new GradientCheck.Entry(name, derivative, d.slope(), d.estimate(), d.step(),
        verdict(derivative, d, scale));
  }

  private GradientCheck.Verdict verdict(double derivative, Differences d, double scale) {
    double size = Math.max(Math.abs(derivative), Math.abs(d.slope()));
    double within = tolerance * Math.abs(d.slope()) + d.rounding();
    boolean certain = d.estimate() - d.rounding() <= within;
    boolean straight = Math.abs(d.bend()) <= HIDDEN * Math.abs(d.slope()) + 2 * d.rounding();
    if (!certain || !straight) {
      Boolean kink = atKink(derivative);
      if (kink != null) return kink ? GradientCheck.Verdict.KINK : GradientCheck.Verdict.FAILED;
    }
    double difference = Math.abs(derivative - d.slope());
    if (certain && difference <= within) {
      return d.rounding() <= HIDDEN * (derivative == 0 ? scale : size)
          ? GradientCheck.Verdict.PASSED : GradientCheck.Verdict.INCONCLUSIVE;
    }
    boolean wrong = !(difference <= (certain ? 1.5 : 10) * d.estimate());
    return wrong && d != Differences.NONE ? GradientCheck.Verdict.FAILED
        : GradientCheck.Verdict.INCONCLUSIVE;
  }

  /** Whether the derivative is the declared one at this kink; null if no kink is to be seen. */
  private @Nullable Boolean atKink(double derivative) {
    double h = KINK_STEP * step;
    for (int i = 0; i < KINK_STEPS; i++, h /= 8) {
      Differences left = Differences.oneSided(f, x, -h);
      Differences right = Differences.oneSided(f, x, h);
      double jump = Math.abs(left.slope() - right.slope());
      double steepest = Math.max(Math.abs(left.slope()), Math.abs(right.slope()));
      double uncertain = left.estimate() + right.estimate();
      if (jump > 10 * HIDDEN * steepest && uncertain <= HIDDEN * jump) {
        return isDeclared(derivative, left.slope(), right.slope(), uncertain + 1e-6 * steepest);
      }
    }
    return null;
  }

  private boolean isDeclared(double derivative, double left, double right, double tolerance) {
    if (declared != null) {
      return Math.abs(derivative - declared.applyAsDouble(left, right)) <= tolerance;
    }
    return Math.abs(derivative - left) <= tolerance || Math.abs(derivative - right) <= tolerance
        || Math.abs(derivative - (left + right) / 2) <= tolerance;
  }
}
