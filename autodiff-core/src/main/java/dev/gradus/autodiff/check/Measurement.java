package dev.gradus.autodiff.check;

import static dev.gradus.autodiff.errors.Given.given;

import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The slope of a function of one number at a point, measured from its values alone.
 *
 * <pre>{@code
 * Measurement m = Measurement.of(Math::sin, 0.7);   // m.slope() is 0.7648…, m.error() about 1e-12
 * }</pre>
 *
 * <p>Takes about 31 values of a smooth function. Where two or three steps do not agree, steps of
 * all sizes are taken. Between bounds, or for a function in {@code float}: {@link CheckSettings}.
 *
 * @param slope the derivative; at a kink the mean of the slopes towards both sides; NaN if the
 *     function has no number near the point
 * @param error how far the slope may be off
 * @param step the step it was measured with
 * @param kink the slopes towards both sides where they are stable and differ; else null
 * @param reason why the slope cannot be told, in words; empty if it can: the error is at most 0.1 %
 *     of it (1 % in {@code float}), or 0.01 % of the slopes nearby where it is a minimum's
 */
public record Measurement(double slope, double error, double step, @Nullable Sides kink,
    String reason) {
  /** Refuses null, but for the kink. */
  public Measurement {
    given(reason, "Measurement", "the reason", "a sentence, or an empty text");
  }

  /**
   * The slope of a function that is defined for all numbers, computed in {@code double}.
   *
   * @param f the function; what it throws at x is thrown, and where it throws elsewhere it is taken
   *     as not defined
   * @param x the point
   * @return the slope there
   */
  public static Measurement of(DoubleUnaryOperator f, double x) {
    return of(f, x, CheckSettings.USUAL);
  }

  /**
   * The slope of a function, measured as the settings say.
   *
   * @param f the function; what it throws at x is thrown, and where it throws elsewhere it is taken
   *     as not defined
   * @param x the point
   * @param settings where to measure, and how
   * @return the slope there
   */
  public static Measurement of(DoubleUnaryOperator f, double x, CheckSettings settings) {
    given(f, "Measurement.of", "the function", "a function from a number to a number");
    given(settings, "Measurement.of", "the settings", "such as CheckSettings.USUAL");
    return of(new Section(f, x, f.applyAsDouble(x), settings.lower(), settings.upper()), settings);
  }

  /** The slope of a section at its point. */
  static Measurement of(Section section, CheckSettings settings) {
    if (!settings.isInFloats()) {
      FirstSteps first = FirstSteps.of(section, settings);
      Differences d = first.measured();
      Sides kink = first.kink();
      if (kink != null) {
        double mean = (kink.left() + kink.right()) / 2;
        return new Measurement(mean, kink.tolerance(), d.step(), kink, "");
      }
      boolean clear = d.estimate() <= settings.shown() * Math.abs(d.slope());
      if (first.isCertain() && clear) {
        return new Measurement(d.slope(), d.estimate(), d.step(), null, "");
      }
    }
    return withAllSteps(section, settings);
  }

  private static Measurement withAllSteps(Section f, CheckSettings s) {
    Ladder ladder = new Ladder(f, Double.NaN, Math.abs(f.x()), s.isInFloats());
    Measured m = ladder.down();
    if (!isClear(m, ladder, s)) m = ladder.closer();
    if (!isClear(m, ladder, s)) m = ladder.finer();
    if (!isClear(m, ladder, s)) m = ladder.up();
    boolean bent = m.bend() > 2 * allowed(m, ladder, s);
    boolean none = Math.abs(m.slope()) + m.error() <= s.hidden() * ladder.steepness();
    boolean told = isClear(m, ladder, s) && !bent && !ladder.isUnresolved()
        && !ladder.isEndless() && (s.isInFloats() || none || !ladder.isStaircase())
        && !(none && ladder.isRough(m));
    return new Measurement(m.slope(), m.error(), m.step(), null,
        told ? "" : ladder.doubt(m, Math.abs(m.slope()), bent));
  }

  private static boolean isClear(Measured m, Ladder ladder, CheckSettings s) {
    return m.error() <= allowed(m, ladder, s) || ladder.isConstant();
  }

  /** How large an error may be: a part of the slope, or of those nearby. */
  private static double allowed(Measured m, Ladder ladder, CheckSettings s) {
    return Math.max(s.shown() * Math.abs(m.slope()), s.hidden() * ladder.steepness());
  }
}
