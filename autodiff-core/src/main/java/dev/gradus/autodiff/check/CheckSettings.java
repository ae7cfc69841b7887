package dev.gradus.autodiff.check;

import static dev.gradus.autodiff.errors.Given.given;

/**
 * How slopes are measured by finite differences.
 *
 * <pre>{@code
 * Measurement.of(Math::log, 0.5, CheckSettings.USUAL.domain(0, Double.POSITIVE_INFINITY));
 * }</pre>
 */
public final class CheckSettings {
  /** A tolerance of 10⁻⁸, a first step of 10⁻², all numbers, in double. */
  public static final CheckSettings USUAL = new CheckSettings(1e-8, 1e-2, Double.NEGATIVE_INFINITY,
      Double.POSITIVE_INFINITY, Kinks.EITHER_SIDE_OR_MEAN, 1e-3, false);

  private static final double TOLERANCE_OF_FLOATS = 4e-6;
  private static final double SHOWN_IN_FLOATS = 1e-2;

  private final double tolerance;
  private final double step;
  private final double lower;
  private final double upper;
  private final Kinks kinks;
  private final double shown;
  private final boolean floats;

  private CheckSettings(double tolerance, double step, double lower, double upper, Kinks kinks,
      double shown, boolean floats) {
    this.tolerance = tolerance;
    this.step = step;
    this.lower = lower;
    this.upper = upper;
    this.kinks = kinks;
    this.shown = shown;
    this.floats = floats;
  }

  /**
   * The same with another tolerance.
   *
   * @param relative the largest difference that does not count, relative to the slope
   * @return the settings
   * @throws IllegalArgumentException unless 0 &lt; relative &lt; 10⁻³
   */
  public CheckSettings tolerance(double relative) {
    return tolerance("CheckSettings.tolerance", relative);
  }

  CheckSettings tolerance(String call, double relative) {
    if (!(relative > 0 && relative < 1e-3)) {
      throw new IllegalArgumentException(call + ": " + relative
          + " is not between 0 and 0.001, so wrong rules would pass; use about 1e-8");
    }
    return new CheckSettings(relative, step, lower, upper, kinks, shown, floats);
  }

  /**
   * The same with another first step.
   *
   * @param h the step at |x| ≤ 1; it is multiplied by |x| beyond
   * @return the settings
   * @throws IllegalArgumentException unless the step is positive and finite
   */
  public CheckSettings step(double h) { return step("CheckSettings.step", h); }

  CheckSettings step(String call, double h) {
    if (!(h > 0 && h < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(call + ": " + h
          + " is not a positive number; use about 1e-2");
    }
    return new CheckSettings(tolerance, h, lower, upper, kinks, shown, floats);
  }

  /**
   * The same for a function that is defined between two bounds only.
   *
   * @param from no number there or below is given to the function
   * @param to no number there or above is
   * @return the settings
   * @throws IllegalArgumentException unless from &lt; to
   */
  public CheckSettings domain(double from, double to) {
    return domain("CheckSettings.domain", from, to);
  }

  CheckSettings domain(String call, double from, double to) {
    if (!(from < to)) {
      throw new IllegalArgumentException(call + ": " + from + " to " + to
          + " is empty; give the smaller bound first");
    }
    return new CheckSettings(tolerance, step, from, to, kinks, shown, floats);
  }

  /**
   * The same for a function that computes in {@code float} on the way, whose values are staircases.
   * The tolerance is 4·10⁻⁶ at least, an error must show from 1 % on or more, and no kinks are
   * looked for, as they could not be told from rounding.
   *
   * @return the settings
   */
  public CheckSettings floats() {
    return new CheckSettings(Math.max(tolerance, TOLERANCE_OF_FLOATS), step, lower, upper, kinks,
        Math.max(shown, SHOWN_IN_FLOATS), true);
  }

  /**
   * The same with another rule of what is right at kinks.
   *
   * @param right which derivatives are right where the slopes towards both sides differ
   * @return the settings
   */
  public CheckSettings kinks(Kinks right) {
    given(right, "CheckSettings.kinks", "the rule", "one such as Kinks.ANY_BETWEEN");
    return new CheckSettings(tolerance, step, lower, upper, right, shown, floats);
  }

  /**
   * The same with another error that must show: an entry is verified only if it would have.
   *
   * @param relative the error, relative to the slope; 10⁻³ if nothing is said
   * @return the settings
   * @throws IllegalArgumentException unless 10⁻⁶ ≤ relative ≤ 0.1
   */
  public CheckSettings mustShow(double relative) {
    if (!(relative >= 1e-6 && relative <= 0.1)) {
      throw new IllegalArgumentException("CheckSettings.mustShow: " + relative
          + " is not between 1e-6 and 0.1; use about 1e-3");
    }
    return new CheckSettings(tolerance, step, lower, upper, kinks, relative, floats);
  }

  /**
   * How far a number may move and stay between the bounds.
   *
   * @param x the number
   * @return the distance of the nearer bound; infinite if there are none
   */
  public double room(double x) { return Math.min(x - lower, upper - x); }

  double tolerance() { return tolerance; }

  double step() { return step; }

  double lower() { return lower; }

  double upper() { return upper; }

  Kinks kinks() { return kinks; }

  /**
   * Whether the function computes in {@code float}.
   *
   * @return true after {@link #floats}
   */
  public boolean isInFloats() { return floats; }

  /** The relative error that must show for an entry to be verified. */
  double shown() { return shown; }

  /** How large rounding may be beside a slope: it must not hide the error that must show. */
  double hidden() { return shown() / 10; }
}
