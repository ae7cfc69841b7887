package dev.gradus.autodiff;

import dev.gradus.autodiff.math.DoubleExponential;
import dev.gradus.autodiff.math.DoubleLogarithm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The slope of a function of one number, measured with all steps at which it can be seen, from
 * large ones down to those at which only rounding is left.
 *
 * <p>The derivative is a limit, so <em>a step is believed only as far as all smaller ones agree
 * with it</em>, each up to its own noise. The noise of a step is measured at its own values and
 * those of smaller steps, so that noise which grows with the distance, as at a minimum, is found.
 */
final class Ladder {
  /** The doubt about an infinite slope. */
  static final String ENDLESS = "slopes that grow as the steps shrink";

  private static final String UNRESOLVED =
      "changes between neighbouring numbers, which no step can see";

  private static final double FIRST = 0.25; // of the reach
  private static final double SMALLER = 0.25;
  private static final int MOST = 24; // rungs on one way down
  private static final int UPWARDS = 3;
  private static final double[] FINER = {2.13, 1.37, 0.73, 0.53, 0.39};
  private static final double LEAST = 64; // roundings of x that a step must have
  private static final double[] NEARBY = {1, 3, 5, 11, 23}; // roundings of x
  private static final double TREAD = 0x1p-30; // of the reach: what is narrower is rounding
  private static final double NOISES = 3;
  private static final double SHIFTS = 16; // roundings of x by which a minimum may move
  private static final double ERRORS = 2; // a failure stands out from the error that often
  private static final double APART = 3.9; // steps of which one shows what became of the other
  private static final double TRUNCATIONS = 16; // an error of hⁿ is 13/n times that, for small n
  private static final double UNSEEN = 0x1p-8; // of all changes: those of which steps see none
  private static final double ROUGH = 1024; // roundings of f: what is more is not rounding alone
  private static final double HOPELESS = 100; // times the best error: smaller steps show nothing

  private final Section f;
  private final double unit;
  private final double claimed;
  private final double length;
  private final List<Rung> rungs = new ArrayList<>(); // the largest step first
  private boolean staircase;
  private double nearby = Double.NaN; // changes, measured when it is asked for

  /**
   * A slope measured with steps of any size.
   *
   * @param slope the derivative
   * @param error how far it may be off
   * @param step the step it was measured with
   * @param bend the smallest difference between the slopes towards both sides that was seen
   */
  record Measured(double slope, double error, double step, double bend) {
    static final Measured NONE =
        new Measured(Double.NaN, Double.POSITIVE_INFINITY, 0, 0);
  }

  /**
   * Of a function of one number.
   *
   * @param f the function
   * @param claimed the slope that the measured one is to be compared with
   * @param length the largest entry of the point, in whose size numbers are rounded on the way
   * @param floats whether they are rounded to floats
   */
  Ladder(Section f, double claimed, double length, boolean floats) {
    this.f = f;
    this.claimed = claimed;
    this.length = length;
    this.unit = floats ? 0x1p29 : 1;
  }

  /** The rounding of numbers near 1 in the function's precision. */
  double precision() { return unit * 0x1p-53; }

  /** Measures with steps from a quarter of the reach down. */
  Measured down() {
    Measured best = down(FIRST * f.reach());
    staircase = hasFlatTreads();
    return staircase ? best(Double.POSITIVE_INFINITY) : best;
  }

  /** Measures with steps in the size of x, and such that the claimed slope would just show. */
  Measured closer() {
    if (f.x() != 0 && Math.abs(f.x()) < FIRST) down(FIRST * Math.abs(f.x()));
    Measured best = best(Double.POSITIVE_INFINITY);
    double steep = Math.abs(claimed - best.slope());
    if (!rungs.isEmpty() && steep > ERRORS * best.error() && Double.isFinite(steep)) {
      Rung last = rungs.get(rungs.size() - 1);
      double visible = HOPELESS * last.noise() / steep;
      if (visible < last.step()) best = down(visible);
    }
    return best;
  }

  /** Measures with more steps about as large as the best, which may have met with little noise. */
  Measured finer() {
    double h = best(Double.POSITIVE_INFINITY).step();
    if (h > 0) for (double factor : FINER) add(factor * h);
    return best(Double.POSITIVE_INFINITY);
  }

  /** Measures with larger steps too, for slopes that noise hides from the others. */
  Measured up() {
    double h = FIRST * f.reach();
    for (int i = 0; i < UPWARDS; i++) {
      h /= SMALLER;
      add(h);
    }
    return best(Double.POSITIVE_INFINITY);
  }

  /** Whether a derivative is further off than can be explained, at steps natural to x as well. */
  boolean refutes(double derivative, double within) {
    if (isEndless() || isUnresolved()) return false;
    for (double largest : new double[] {FIRST * f.reach(), Double.POSITIVE_INFINITY}) {
      Measured m = best(largest);
      double off = Math.abs(derivative - m.slope());
      if (Double.isNaN(m.slope()) || off <= within + ERRORS * m.error() + m.bend()) return false;
    }
    return true;
  }

  /**
   * Whether f changes between the numbers next to x nearly as much as it changes at all, so that a
   * right slope shows at no step: waves shorter than the distance of doubles, as of sin at 10¹⁷.
   */
  boolean isUnresolved() {
    if (Double.isNaN(nearby)) nearby = nearby();
    double whole = rungs.stream().mapToDouble(Rung::range).max().orElse(0);
    return nearby > rough() && nearby > UNSEEN * whole;
  }

  /** What is more is not rounding of f alone. */
  private double rough() { return ROUGH * unit * Math.ulp(f.value()); }

  /** Whether the slopes grow as the steps shrink, as those of a cube root at 0 do, or at a jump. */
  boolean isEndless() {
    List<Rung> clear = rungs.stream()
        .filter(r -> NOISES * r.noise() / r.step() < 0.3 * Math.abs(r.slope())).toList();
    int n = clear.size();
    return n > 3 && grows(clear.get(n - 3), clear.get(n - 2))
        && grows(clear.get(n - 2), clear.get(n - 1));
  }

  private static boolean grows(Rung larger, Rung smaller) {
    return smaller.slope() / larger.slope() > 1.1;
  }

  /** The slope as far off as the point's entries are large, were this one a minimum. */
  double steepness() {
    double far = length == 0 ? f.reach() : length;
    double least = Double.POSITIVE_INFINITY;
    for (Rung r : rungs) {
      if (r.step() > 1.001 * FIRST * far || r.step() < 1e-4 * far) continue;
      least = Math.min(least, r.curving() * (far / r.step()));
    }
    return Double.isInfinite(least) ? 0 : least;
  }

  /** Whether f is flat near x and at other places on both sides, yet not the same there. */
  boolean isStaircase() { return staircase; }

  /** Why a slope could not be measured well enough. */
  String doubt(Measured m, double size, boolean bent) {
    if (rungs.isEmpty()) return "not defined on both sides";
    if (jumps()) return "a jump";
    if (isEndless()) return ENDLESS;
    if (isUnresolved()) return UNRESOLVED;
    if (m.error() > 0.1 * size && size > 0) {
      return "too small beside the rounding of the function";
    }
    return bent ? "a bend" : "noise of the function";
  }

  /** Whether the values on both sides stay apart as the step shrinks. */
  private boolean jumps() {
    for (int k = rungs.size() - 1; k >= Math.max(1, rungs.size() - 3); k--) {
      Rung r = rungs.get(k);
      Rung before = rungs.get(k - 1);
      double same = r.slope() * r.step() / (before.slope() * before.step());
      if (!(same > 0.8 && same < 1.25)) return false;
    }
    return rungs.size() > 3;
  }

  private Measured down(double from) {
    double least = LEAST * unit * Math.ulp(f.x());
    double h = from;
    for (int i = 0; i < MOST && h >= least && h > 0; i++, h *= SMALLER) {
      Rung rung = add(h);
      if (!rung.isDefined()) continue;
      Measured best = best(Double.POSITIVE_INFINITY);
      double off = Math.abs(claimed - best.slope());
      double blur = NOISES * rung.noise() / rung.step();
      if (blur > Math.max(HOPELESS * best.error(), 4 * off) && rung.noise() <= rough()) break;
    }
    return best(Double.POSITIVE_INFINITY);
  }

  private Rung add(double h) {
    Rung rung = Rung.of(f, h, unit);
    if (rung.isDefined() && rung.step() > 0) {
      rungs.add(rung);
      rungs.sort(Comparator.comparingDouble(Rung::step).reversed());
    }
    return rung;
  }

  /** The slope with the smallest error, of steps up to a size. */
  private Measured best(double largest) {
    List<Rung> used = rungs.stream().filter(r -> r.step() <= largest * 1.001)
        .filter(r -> !staircase || r.moves()).toList();
    double[] noise = new double[used.size()];
    Measured best = Measured.NONE;
    for (int k = noise.length - 1; k >= 0; k--) {
      Rung r = used.get(k);
      noise[k] = k + 1 < noise.length ? Math.max(noise[k + 1], r.noise()) : r.noise();
      double error = r.truncation() + NOISES * noise[k] / r.step() + SHIFTS * shift(r)
          + ERRORS * remaining(used, k, noise[k]);
      for (int j = k + 1; j < noise.length && error < best.error(); j++) {
        error += contradiction(used, k, j, noise[j - 1]);
      }
      if (error < best.error()) best = new Measured(r.slope(), error, r.step(), 0);
    }
    return new Measured(best.slope(), best.error(), best.step(), bend(largest));
  }

  /**
   * How far the slope of rung k will still move, were it and those of two larger steps to go on as
   * they do; 0 if noise hides it. Of x|x| at 0 all are off by more than {@code truncation} says.
   */
  private static double remaining(List<Rung> used, int k, double noise) {
    Rung r = used.get(k);
    Rung larger = larger(used, k, r.step());
    if (larger == null) return 0;
    Rung largest = larger(used, k, larger.step());
    if (largest == null) return 0;
    double off = Math.abs(larger.slope() - r.slope());
    if (off <= 2 * NOISES * noise / r.step()) return 0;
    double part = DoubleLogarithm.log(larger.step() / r.step());
    double before = DoubleLogarithm.log(largest.step() / larger.step());
    double rate = off / part; // the slope's by the logarithm of the step
    double rateBefore = Math.abs(largest.slope() - larger.slope()) / before;
    if (rate >= rateBefore) return 0;
    double power = DoubleLogarithm.log(rateBefore / rate) / ((part + before) / 2);
    return Math.min(rate / power * DoubleExponential.exp(-power * part / 2),
        TRUNCATIONS / power * r.truncation());
  }

  /** The next larger rung than k that is well apart from a step, or null. */
  private static @Nullable Rung larger(List<Rung> used, int k, double step) {
    for (int j = k - 1; j >= 0; j--) if (used.get(j).step() >= APART * step) return used.get(j);
    return null;
  }

  /** How far the slopes on both sides differ, with the step that shows it best; 0 if noise may. */
  private double bend(double largest) {
    double noise = smallestNoise(); // a kink is itself no polynomial at larger steps
    double least = Double.POSITIVE_INFINITY;
    double bend = 0;
    for (Rung r : rungs) {
      double blur = 4 * NOISES * noise / r.step();
      if (r.step() > largest * 1.001 || Math.abs(r.bend()) + blur >= least) continue;
      least = Math.abs(r.bend()) + blur;
      bend = Math.abs(r.bend()) > 2 * blur ? Math.abs(r.bend()) : 0;
    }
    return bend;
  }

  /** How much f changes between x and the numbers next to it. */
  private double nearby() {
    double range = 0;
    for (double places : NEARBY) {
      Rung r = Rung.of(f, places * unit * Math.ulp(f.x()), unit);
      if (r.isDefined()) range = Math.max(range, r.range());
    }
    return range;
  }

  /** The noise of the smallest steps. */
  private double smallestNoise() {
    return rungs.stream().skip(Math.max(0, rungs.size() - 3)).mapToDouble(Rung::noise).max()
        .orElse(0);
  }

  /**
   * How much more the slope of rung k differs from that of a smaller one, j, than noise allows.
   * What is not seen by the neighbours of the smaller one as well, is noise.
   */
  private double contradiction(List<Rung> used, int k, int j, double noise) {
    Rung r = used.get(j);
    double alone = Math.abs(r.slope() - used.get(j - 1).slope());
    if (j + 1 < used.size()) {
      alone = Math.max(alone, Math.abs(r.slope() - used.get(j + 1).slope()));
    }
    double rounded = 2 * Math.abs(r.slope()) * unit * Math.ulp(length);
    double allowed = r.truncation() + (2 * NOISES * noise + rounded) / r.step()
        + SHIFTS * shift(r) + alone;
    return Math.max(0, Math.abs(used.get(k).slope() - r.slope()) - allowed);
  }

  /** How far the slope moves with x by a rounding of x. */
  private double shift(Rung r) { return r.curving() * (unit * Math.ulp(f.x()) / r.step()); }

  private boolean hasFlatTreads() {
    Rung flat = null;
    Rung moving = null;
    for (Rung r : rungs) {
      if (r.isFlat() && flat == null) flat = r;
      if (r.moves()) moving = r;
    }
    return flat != null && moving != null && flat.step() < moving.step()
        && moving.step() > TREAD * f.reach()
        && isTread(-1, moving.step(), flat.step()) && isTread(1, moving.step(), flat.step());
  }

  /** Whether f is flat at one of two places on a side, at another height than at x. */
  private boolean isTread(int side, double distance, double width) {
    for (double places : new double[] {1.43, 2.31}) {
      double at = f.x() + side * places * distance;
      double y = f.applyAsDouble(at);
      if (y != f.value() && y == f.applyAsDouble(at - width)
          && y == f.applyAsDouble(at + width)) {
        return true;
      }
    }
    return false;
  }
}
