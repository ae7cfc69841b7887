package dev.gradus.autodiff.check;

import dev.gradus.autodiff.math.DoubleExponential;
import dev.gradus.autodiff.math.DoubleLogarithm;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The slopes of a function at a point by steps of many sizes, and what they say together.
 *
 * <p>The derivative is a limit, so <em>a step is believed only as far as all smaller ones agree
 * with it</em>, each up to its own noise. The noise of a step is measured at its own values and
 * those of smaller steps, so that noise which grows with the distance, as at a minimum, is found.
 */
final class Rungs {
  static final double NOISES = 3; // rounding reaches that far
  private static final double REMAINS = 2; // times what is still to come
  private static final double SHIFTS = 16; // roundings of x by which a minimum may move
  private static final double ALIKE = 3; // steps that differ by less see about the same
  private static final double APART = 3.9; // steps of which one shows what became of the other
  private static final double TRUNCATIONS = 16; // an error of hⁿ is 13/n times that, for small n
  private static final int MEAN = 32; // slopes of which the mean is taken
  private static final double JUMP = 0.16; // f grows at most with this power of the step

  private final Section f;
  private final double length;
  private final double unit;
  private final List<Rung> all = new ArrayList<>(); // the largest step first
  private boolean moving;

  /**
   * No steps yet.
   *
   * @param f the function
   * @param length the largest entry of the point, in whose size numbers are rounded on the way
   * @param unit the rounding, in units of a double's
   */
  Rungs(Section f, double length, double unit) {
    this.f = f;
    this.length = length;
    this.unit = unit;
  }

  /** Measures with one step more; keeps it if the function is defined there. */
  Rung add(double h) {
    Rung rung = Rung.of(f, h, unit);
    if (rung.isDefined() && rung.step() > 0) {
      all.add(rung);
      all.sort(Comparator.comparingDouble(Rung::step).reversed());
    }
    return rung;
  }

  /** Those at which the function is defined, the largest step first. */
  List<Rung> all() { return all; }

  /** From now on only steps count at which values differ from their neighbours. */
  void leaveOutFlatOnes() { moving = true; }

  /** How far apart the values of one step are at most. */
  double range() { return all.stream().mapToDouble(Rung::range).max().orElse(0); }

  /** The slope with the smallest error, of all steps. */
  Measured best() { return best(Double.POSITIVE_INFINITY); }

  /** The slope with the smallest error, of steps up to a size. */
  Measured best(double largest) {
    List<Rung> used = all.stream().filter(r -> r.step() <= largest * 1.001)
        .filter(r -> !moving || r.moves()).toList();
    double[] noise = new double[used.size()];
    Measured best = Measured.NONE;
    double most = 0;
    int next = all.size() - 1;
    for (int k = noise.length - 1; k >= 0; k--) {
      Rung r = used.get(k);
      // also of steps whose slopes do not count
      while (next >= 0 && all.get(next).step() <= r.step()) {
        most = Math.max(most, all.get(next--).noise());
      }
      noise[k] = most;
      double error = r.truncation() + NOISES * noise[k] / r.step() + SHIFTS * shift(r)
          + REMAINS * remaining(used, k, noise[k]) + scatter(used, k);
      for (int j = k + 1; j < noise.length && error < best.error(); j++) {
        error += contradiction(used, k, j, noise[j - 1]);
      }
      if (error < best.error()) best = new Measured(r.slope(), error, r.step(), noise[k], 0);
    }
    return new Measured(best.slope(), best.error(), best.step(), best.noise(), bend(largest));
  }

  /** The noise of all steps up to a size. */
  private double noiseUpTo(double step) {
    return all.stream().filter(r -> r.step() <= step).mapToDouble(Rung::noise).max().orElse(0);
  }

  /**
   * The mean of slopes with steps of about a part of the best, all a little different: each meets
   * with other roundings, and the mean of n slopes is off by a √n-th part of what one is.
   */
  Measured mean(Measured m, double part) {
    double step = part * m.step();
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < MEAN; i++) {
      Rung r = Rung.of(f, step * (0.7 + 0.4 * i / MEAN), unit);
      sum += r.slope();
      squares += (r.slope() - m.slope()) * (r.slope() - m.slope());
    }
    double mean = sum / MEAN;
    double variance = squares / MEAN - (mean - m.slope()) * (mean - m.slope());
    double rounding = NOISES * Math.sqrt(Math.max(0, variance) / (MEAN - 1));
    double other = m.error() - NOISES * m.noise() / m.step();
    return new Measured(mean, Math.max(0, other) + rounding, step, m.noise(), m.bend());
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
    if (rate >= rateBefore) return off; // nothing says that it will stop
    double power = DoubleLogarithm.log(rateBefore / rate) / ((part + before) / 2);
    return Math.min(rate / power * DoubleExponential.exp(-power * part / 2),
        TRUNCATIONS / power * r.truncation());
  }

  /**
   * How much more the slope of rung k differs from those by steps about as large than noise and
   * truncation allow. Where x and the step are such that all roundings follow a pattern, values may
   * lie on a line by chance.
   */
  private static double scatter(List<Rung> used, int k) {
    Rung r = used.get(k);
    double most = 0;
    for (Rung s : used) {
      if (s.step() > ALIKE * r.step() || r.step() > ALIKE * s.step()) continue;
      double allowed = r.truncation() + s.truncation()
          + NOISES * (r.noise() / r.step() + s.noise() / s.step());
      most = Math.max(most, Math.abs(r.slope() - s.slope()) - allowed);
    }
    return most;
  }

  /**
   * Whether a step smaller than some clearly sees another slope, each up to twice the noise that is
   * seen there and at the next larger step.
   */
  boolean contradict(double slope, double error, double below) {
    return smaller(below).anyMatch(r -> r.off(slope) > error + r.truncation() + 2 * blur(r));
  }

  /** Whether a step smaller than the best sees a slope, as far as it sees, and not the best. */
  boolean bearOut(double slope, double within, Measured best) {
    return smaller(best.step()).anyMatch(r -> {
      double allowed = r.truncation() + NOISES * noiseUpTo(r.step()) / r.step();
      return r.off(slope) <= within + allowed && r.off(best.slope()) > best.error() + allowed;
    });
  }

  private Stream<Rung> smaller(double below) {
    return all.stream().filter(r -> r.step() < below && (!moving || r.moves()));
  }

  /** How far the slope of a rung may be off by noise of any kind, there or at the next larger. */
  private double blur(Rung r) {
    double noise = 0;
    Rung larger = r;
    for (Rung s : all) {
      if (s.step() <= r.step()) noise = Math.max(noise, s.anyNoise());
      else larger = s;
    }
    return NOISES * Math.max(noise, larger.anyNoise()) / r.step();
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
    for (Rung r : all) {
      double blur = 4 * NOISES * noise / r.step();
      if (r.step() > largest * 1.001 || Math.abs(r.bend()) + blur >= least) continue;
      least = Math.abs(r.bend()) + blur;
      bend = Math.abs(r.bend()) > 2 * blur ? Math.abs(r.bend()) : 0;
    }
    return bend;
  }

  /** The noise of the smallest steps. */
  private double smallestNoise() {
    return all.stream().skip(Math.max(0, all.size() - 3)).mapToDouble(Rung::noise).max()
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

  /** Whether the slopes grow as the steps shrink, as those of a cube root at 0 do, or at a jump. */
  boolean isEndless() {
    List<Rung> clear = all.stream()
        .filter(r -> NOISES * r.noise() / r.step() < 0.3 * Math.abs(r.slope())).toList();
    int n = clear.size();
    return n > 3 && grows(clear.get(n - 3), clear.get(n - 2))
        && grows(clear.get(n - 2), clear.get(n - 1));
  }

  private static boolean grows(Rung larger, Rung smaller) {
    double noise = NOISES * (larger.noise() / larger.step() + smaller.noise() / smaller.step());
    return smaller.slope() / larger.slope() > 1.1
        && Math.abs(smaller.slope() - larger.slope()) > noise;
  }

  /** The slope as far off as the point's entries are large, were this one a minimum. */
  double steepness() {
    double far = length == 0 ? f.reach() : length;
    double least = Double.POSITIVE_INFINITY;
    for (Rung r : all) {
      if (r.step() > 1.001 * Ladder.FIRST * far || r.step() < 1e-4 * far) continue;
      least = Math.min(least, r.curving() * (far / r.step()));
    }
    return Double.isInfinite(least) ? 0 : least;
  }

  /** Whether the values on both sides stay apart as the step shrinks. */
  boolean jumps() {
    for (int k = all.size() - 1; k >= Math.max(1, all.size() - 3); k--) {
      Rung r = all.get(k);
      Rung before = all.get(k - 1);
      double same = r.slope() * r.step() / (before.slope() * before.step());
      double power = DoubleLogarithm.log(same) / DoubleLogarithm.log(r.step() / before.step());
      if (!(Math.abs(power) < JUMP)) return false;
    }
    return all.size() > 3;
  }
}
