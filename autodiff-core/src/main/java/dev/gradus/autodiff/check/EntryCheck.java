package dev.gradus.autodiff.check;

import static dev.gradus.autodiff.check.Verdict.UNDECIDED;
import static dev.gradus.autodiff.check.Verdict.VERIFIED;
import static dev.gradus.autodiff.check.Verdict.WRONG;

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
record EntryCheck(Section f, CheckSettings s, double scale, double length,
    DoubleSupplier steepest) {
  private static final double ROUNDINGS = 4; // of the largest entry, in a computed gradient

  /** Why an entry failed of which nothing else is known. */
  static final String OTHER_SLOPE = "another slope was measured";

  private static final String BESIDE = "a kink, or a bend as sharp, is next to the point, and "
      + "rounding hides on which side the point is, or how far";

  private static final double NOTHING = 0x1p-44; // of numbers near 1, or of the largest entry
  private static final double HIDDEN = 4; // roundings of floats
  private static final int SOME_DIGITS = 16; // binary ones: more than a number that is written down
  private static final int MANY_DIGITS = 22; // more than what is left where doubles cancel
  private static final double BLURRED = 5; // times the tolerance
  private static final double ROUNDED_NOTHING = 0x1p14; // roundings of numbers near 1
  private static final double STATIONARY = 1e-9; // of the slope nearby: what is next to no slope
  private static final double STATIONARY_ROUNDINGS = 0x1p13; // of the slope nearby

  /** Measures the slope and judges the derivative. */
  Judgement of(double derivative) {
    Judgement judged = bySettings(derivative);
    if (judged.verdict() != WRONG || s.isInFloats() || !mayBeOfFloats(derivative, judged)) {
      return judged;
    }
    // f may compute in floats, though nobody said so: only what refutes a slope of floats does
    EntryCheck inFloats = new EntryCheck(f, s.floats(), scale, length, steepest);
    boolean refuted = inFloats.again(derivative, null).verdict() == WRONG;
    return refuted ? judged : judged.as(UNDECIDED, Ladder.STAIRCASE);
  }

  /** Values that do not change within the step tell of floats only if these hide the difference. */
  private boolean mayBeOfFloats(double derivative, Judgement judged) {
    double h = judged.step();
    double change = Math.abs(derivative - judged.measured()) * h;
    if (change <= HIDDEN * Ladder.FLOATS * Math.ulp(f.value())) return f.isOfFloats(SOME_DIGITS);
    boolean moves = f.applyAsDouble(f.x() + h) != f.value()
        || f.applyAsDouble(f.x() - h) != f.value();
    return moves && f.isOfFloats(MANY_DIGITS);
  }

  private Judgement bySettings(double derivative) {
    if (s.isInFloats()) return again(derivative, null);
    FirstSteps steps = FirstSteps.of(f, s);
    Judgement first = first(steps, derivative);
    if (first.verdict() == UNDECIDED && first.sides() != null) return first;
    if (first.verdict() != VERIFIED) return again(derivative, first);
    boolean blurred = first.shows() > BLURRED * s.tolerance() * Math.abs(derivative);
    boolean plain = derivative == 0 || first.sides() != null;
    return !plain && (blurred || steps.areNoisy(f)) ? sharpened(derivative, first) : first;
  }

  // ---- the first verdict ----

  private Judgement first(FirstSteps first, double derivative) {
    Differences d = first.measured();
    Sides kink = first.kink();
    if (kink != null) {
      Verdict verdict = s.kinks().verdict(derivative, kink);
      Judgement judged = judged(d, verdict, kink.tolerance(), kink);
      return verdict != UNDECIDED ? judged : judged.as(UNDECIDED, "between the slopes towards the "
          + "left, " + kink.left() + ", and the right, " + kink.right() + ", as the chain rule may "
          + "make of what its parts take at kinks; if any slope between them is right, say "
          + "kinks(Kinks.ANY_BETWEEN)");
    }
    double difference = Math.abs(derivative - d.slope());
    double shown = first.within() + d.estimate();
    if (first.isCertain() && difference <= first.within()) {
      double size = Math.max(Math.abs(derivative), Math.abs(d.slope()));
      double beside = derivative != 0 ? size : scale == 0 ? 1 : scale;
      boolean shows = d.rounding() <= s.hidden() * beside && !(derivative == 0 && first.isRough(f));
      return judged(d, shows ? VERIFIED : UNDECIDED, shown, null);
    }
    boolean wrong = !(difference <= (first.isCertain() ? 1.5 : 10) * d.estimate());
    Judgement judged =
        judged(d, wrong && d != Differences.NONE ? WRONG : UNDECIDED, shown, null);
    return first.isBeside() ? judged.as(judged.verdict(), BESIDE) : judged;
  }

  private static Judgement judged(Differences d, Verdict verdict, double shows,
      @Nullable Sides sides) {
    return new Judgement(d.slope(), d.estimate(), d.step(), verdict, shows, sides, "");
  }

  /** Where rounding hides much at the usual steps, larger ones may show it. */
  private Judgement sharpened(double derivative, Judgement first) {
    Ladder ladder = new Ladder(f, derivative, length, false);
    Judgement second = decided(ladder, ladder.down(), derivative, null);
    if (second.verdict() != WRONG) second = decided(ladder, ladder.up(), derivative, null);
    if (second.verdict() == WRONG) second = decided(ladder, ladder.finer(), derivative, null);
    if (second.verdict() == WRONG) return second;
    if (ladder.isStaircase() || ladder.isOnTread()) return first;
    if (ladder.contradicts(derivative, s.shown() * Math.abs(derivative), first.step())) {
      return second.as(UNDECIDED, "smaller steps see another slope");
    }
    double within = second.shows() - second.error();
    boolean disagrees = Math.abs(derivative - second.measured()) > within;
    boolean sharper = second.shows() < first.shows();
    return sharper && (disagrees || second.verdict() == VERIFIED) ? second : first;
  }

  // ---- the second ----

  private Judgement again(double derivative, @Nullable Judgement first) {
    Ladder ladder = new Ladder(f, derivative, length, s.isInFloats());
    if (!Double.isFinite(derivative)) return noNumber(ladder, derivative, first);
    Judgement second = decided(ladder, ladder.down(), derivative, first);
    boolean tiny = Math.abs(derivative) <= NOTHING * Math.max(1, scale);
    if (tiny && second.verdict() == UNDECIDED && ladder.isNone(derivative)) {
      return second.as(VERIFIED, "");
    }
    if (second.verdict() != VERIFIED) {
      second = decided(ladder, ladder.closer(), derivative, first);
    }
    if (second.verdict() != VERIFIED) {
      second = decided(ladder, ladder.finer(), derivative, first);
    }
    if (second.verdict() == UNDECIDED) {
      second = decided(ladder, ladder.up(), derivative, first);
    }
    if (second.verdict() == UNDECIDED && s.isInFloats()) {
      Judgement third = decided(ladder, ladder.mean(), derivative, first);
      if (third.verdict() == VERIFIED) second = third;
    }
    return second;
  }

  /** Whether slope or claim is more than what rounding of numbers near 1 leaves of nothing. */
  private static boolean isSeen(Measured m, double derivative, Ladder ladder) {
    return Math.abs(m.slope()) > 8 * m.error()
        || Math.abs(derivative) > ROUNDED_NOTHING * ladder.precision();
  }

  /** Of what size numbers were rounded that make the derivative; it is itself a computed one. */
  private double rounded(double steep) {
    if (scale >= STATIONARY * steep && scale > 0) return ROUNDINGS * scale;
    double most = Math.max(steep, steepest.getAsDouble());
    return STATIONARY_ROUNDINGS * Math.sqrt(steep) * Math.sqrt(most);
  }

  /** An infinite slope may be right where the measured ones grow as steps shrink; NaN never is. */
  private Judgement noNumber(Ladder ladder, double derivative, @Nullable Judgement first) {
    Measured m = ladder.down();
    boolean failed = first == null ? !Double.isNaN(m.slope()) : first.verdict() == WRONG;
    boolean endless =
        Double.isInfinite(derivative) && ladder.isEndless() && m.slope() * derivative > 0;
    return new Judgement(m.slope(), m.error(), m.step(),
        failed && !endless ? WRONG : UNDECIDED, Double.POSITIVE_INFINITY, null,
        endless ? Ladder.ENDLESS
            : failed ? "no number, and a slope was measured" : ladder.doubt(m, 0, false));
  }

  private Judgement decided(Ladder ladder, Measured m, double derivative,
      @Nullable Judgement first) {
    double size = Math.max(Math.abs(derivative), Math.abs(m.slope()));
    double steep = ladder.steepness();
    double known = ladder.precision() * rounded(steep);
    double within = s.tolerance() * Math.abs(m.slope()) + 1.5 * m.error() + known;
    double shows = within + m.error();
    double beside = derivative != 0 ? s.shown() * size
        : s.hidden() * (scale == 0 ? Math.max(1, steep) : scale);
    double off = Math.abs(derivative - m.slope());
    Judgement failed = first != null && first.verdict() == WRONG ? first : null;
    boolean bent = m.bend() > 2 * Math.max(beside, s.shown() * size);
    Sides kink = failed == null ? null : failed.sides();
    if (failed != null && kink != null && bent) {
      return failed.as(WRONG, "neither the slope towards the left, " + kink.left()
          + ", nor towards the right, " + kink.right() + ", nor what was declared");
    }
    Judgement second =
        new Judgement(m.slope(), m.error(), m.step(), UNDECIDED, shows, null, "");
    boolean flat = derivative == 0 && Math.abs(m.slope()) + m.error() <= beside; // in either sense
    if (ladder.isStaircase() && failed == null && !s.isInFloats() && !flat) {
      return second.as(UNDECIDED, Ladder.STAIRCASE);
    }
    boolean passes = off <= within && shows <= beside && !bent
        && !(derivative == 0 && ladder.isRough(m));
    if (passes && !ladder.isUnresolved()) return second.as(VERIFIED, "");
    if ((failed != null || isSeen(m, derivative, ladder)) && ladder.refutes(derivative, within)) {
      return second.as(WRONG, OTHER_SLOPE);
    }
    boolean nextToAKink = first != null && first.reason().equals(BESIDE);
    return second.as(UNDECIDED, nextToAKink ? BESIDE : ladder.doubt(m, size, bent));
  }
}
