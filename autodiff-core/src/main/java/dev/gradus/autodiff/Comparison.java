package dev.gradus.autodiff;

import static dev.gradus.autodiff.GradientCheck.Verdict.FAILED;
import static dev.gradus.autodiff.GradientCheck.Verdict.INCONCLUSIVE;
import static dev.gradus.autodiff.GradientCheck.Verdict.KINK;
import static dev.gradus.autodiff.GradientCheck.Verdict.PASSED;

import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The comparison of one entry of a derivative with differences of the function along that entry.
 *
 * <p>The first verdict, from two or three steps, stands if the entry passed. One that failed or is
 * undecided is measured again with steps of all sizes ({@link Ladder}); that may withdraw the
 * failure or decide the entry, nothing else.
 *
 * @param f the function of that entry alone
 * @param s how to compare
 * @param scale the largest entry of the whole gradient
 * @param length the largest entry of the point
 * @param steepest the largest slope of an entry nearby, were the point a minimum; asked for there
 */
record Comparison(Section f, CheckSettings s, double scale, double length,
    DoubleSupplier steepest) {
  private static final double KINK_STEP = 0.1; // of the first step
  private static final double ROUNDINGS = 4; // of the largest entry, in a computed gradient

  /** Why an entry failed of which nothing else is known. */
  static final String OTHER_SLOPE = "another slope was measured";

  private static final String STAIRCASE =
      "a staircase, as of numbers rounded on the way; for float code use floats()";
  private static final double ROUNDED_NOTHING = 1e-12;
  private static final double STATIONARY = 1e-9; // of the slope nearby: what is next to no slope
  private static final double STATIONARY_ROUNDINGS = 0x1p13; // of the slope nearby

  /** Measures the slope and judges the derivative. */
  Judgement of(double derivative) {
    if (s.floats()) return again(derivative, null);
    Judgement first = first(derivative);
    return first.verdict() == PASSED || first.verdict() == KINK ? first
        : again(derivative, first);
  }

  // ---- the first verdict ----

  private Judgement first(double derivative) {
    double room = Math.min(f.x() - s.lower(), s.upper() - f.x());
    double step = Math.min(s.step() * f.reach(), room / 20);
    Differences d = Differences.central(f, f.x(), step, s.tolerance() / 20);
    double size = Math.max(Math.abs(derivative), Math.abs(d.slope()));
    double within = s.tolerance() * Math.abs(d.slope()) + d.rounding();
    boolean certain = d.estimate() - d.rounding() <= within;
    boolean straight = Math.abs(d.bend()) <= s.hidden() * Math.abs(d.slope()) + 2 * d.rounding();
    if (!certain || !straight) {
      Sides kink = kink(step);
      if (kink != null) {
        boolean right = s.kinks().accept(derivative, kink);
        return judged(d, right ? KINK : FAILED, kink.tolerance(), kink);
      }
    }
    double difference = Math.abs(derivative - d.slope());
    if (certain && difference <= within) {
      double beside = derivative != 0 ? size : scale == 0 ? 1 : scale;
      boolean shows = d.rounding() <= s.hidden() * beside;
      return judged(d, shows ? PASSED : INCONCLUSIVE, within + d.estimate(), null);
    }
    boolean wrong = !(difference <= (certain ? 1.5 : 10) * d.estimate());
    return judged(d, wrong && d != Differences.NONE ? FAILED : INCONCLUSIVE,
        within + d.estimate(), null);
  }

  private static Judgement judged(Differences d, GradientCheck.Verdict verdict, double shows,
      @Nullable Sides sides) {
    return new Judgement(d.slope(), d.estimate(), d.step(), verdict, shows, sides, "");
  }

  /** The slopes towards both sides if they are stable and differ, else null. */
  private @Nullable Sides kink(double step) {
    return Sides.first(f, f.x(), KINK_STEP * step,
        sides -> sides.jump() > 10 * s.hidden() * sides.steepest()
            && sides.uncertain() <= s.hidden() * sides.jump());
  }

  // ---- the second ----

  private Judgement again(double derivative, @Nullable Judgement first) {
    Ladder ladder = new Ladder(f, derivative, length, s.floats());
    if (!Double.isFinite(derivative)) return noNumber(ladder, derivative, first);
    Judgement second = decided(ladder, ladder.down(), derivative, first);
    if (second.verdict() != PASSED) {
      second = decided(ladder, ladder.closer(), derivative, first);
    }
    if (second.verdict() != PASSED) {
      second = decided(ladder, ladder.finer(), derivative, first);
    }
    if (second.verdict() == INCONCLUSIVE) {
      second = decided(ladder, ladder.up(), derivative, first);
    }
    return second;
  }

  /** Whether slope or claim is more than what rounding of numbers near 1 leaves of nothing. */
  private static boolean isSeen(Ladder.Measured m, double derivative) {
    return Math.abs(m.slope()) > 8 * m.error() || Math.abs(derivative) > ROUNDED_NOTHING;
  }

  /** Of what size numbers were rounded that make the derivative; it is itself a computed one. */
  private double rounded(double steep) {
    if (scale >= STATIONARY * steep && scale > 0) return ROUNDINGS * scale;
    double most = Math.max(steep, steepest.getAsDouble());
    return STATIONARY_ROUNDINGS * Math.sqrt(steep) * Math.sqrt(most);
  }

  /** An infinite slope may be right where the measured ones grow as steps shrink; NaN never is. */
  private Judgement noNumber(Ladder ladder, double derivative, @Nullable Judgement first) {
    Ladder.Measured m = ladder.down();
    boolean failed = first == null ? !Double.isNaN(m.slope()) : first.verdict() == FAILED;
    boolean endless =
        Double.isInfinite(derivative) && ladder.isEndless() && m.slope() * derivative > 0;
    return new Judgement(m.slope(), m.error(), m.step(),
        failed && !endless ? FAILED : INCONCLUSIVE, Double.POSITIVE_INFINITY, null,
        endless ? Ladder.ENDLESS
            : failed ? "no number, and a slope was measured" : ladder.doubt(m, 0, false));
  }

  private Judgement decided(Ladder ladder, Ladder.Measured m, double derivative,
      @Nullable Judgement first) {
    double size = Math.max(Math.abs(derivative), Math.abs(m.slope()));
    double steep = ladder.steepness();
    double known = ladder.precision() * rounded(steep);
    double within = s.tolerance() * Math.abs(m.slope()) + 1.5 * m.error() + known;
    double shows = within + m.error();
    double beside = derivative != 0 ? s.shown() * size
        : s.hidden() * (scale == 0 ? Math.max(1, steep) : scale);
    double off = Math.abs(derivative - m.slope());
    Judgement failed = first != null && first.verdict() == FAILED ? first : null;
    boolean bent = m.bend() > 2 * Math.max(beside, s.shown() * size);
    Sides kink = failed == null ? null : failed.sides();
    if (failed != null && kink != null && bent) {
      return failed.as(FAILED, "neither the slope towards the left, " + kink.left()
          + ", nor towards the right, " + kink.right() + ", nor what was declared");
    }
    Judgement second =
        new Judgement(m.slope(), m.error(), m.step(), INCONCLUSIVE, shows, null, "");
    boolean flat = derivative == 0 && Math.abs(m.slope()) + m.error() <= beside; // in either sense
    if (ladder.isStaircase() && failed == null && !s.floats() && !flat) {
      return second.as(INCONCLUSIVE, STAIRCASE);
    }
    boolean passes = off <= within && shows <= beside && !bent;
    if (passes && !ladder.isUnresolved()) return second.as(PASSED, "");
    if ((failed != null || isSeen(m, derivative)) && ladder.refutes(derivative, within)) {
      return (failed != null ? failed : second).as(FAILED, OTHER_SLOPE);
    }
    return second.as(INCONCLUSIVE, ladder.doubt(m, size, bent));
  }
}
