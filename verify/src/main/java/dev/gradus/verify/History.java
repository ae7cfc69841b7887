package dev.gradus.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers of one function at one point, which should all be the same, and if they are not
 * whether that follows from earlier calls or from nothing that is seen.
 */
final class History {
  private static final int REPEATS = 24;
  private static final int LONGEST = 8; // period that is looked for
  private static final double SMALL = 1e-6; // what rounding in another order may make
  private static final int FIRST = 8; // repeats by which growth is told
  private static final double SAME = 1e-6;

  private final Watched f;
  private final double[] x;
  private final double[] first;
  private double @Nullable [] other; // an answer that differs
  private String when = "";
  private String thrown = "";

  History(Watched f, double[] x, double[] first) {
    this.f = f;
    this.x = x;
    this.first = first;
  }

  /** Calls once more. */
  void again(String occasion) { again(occasion, x.clone()); }

  /** Calls once more with this very array. */
  void again(String occasion, double[] argument) {
    if (isBroken()) return;
    try {
      double[] now = f.live(argument).get();
      if (same(first, now)) return;
      other = now;
    } catch (RuntimeException e) {
      thrown = e.toString();
    }
    when = occasion;
  }

  /** The answer that all others should be. */
  double[] first() { return first; }

  double[] x() { return x; }

  boolean isOf(Watched w) { return f == w; }

  boolean isBroken() { return !when.isEmpty(); }

  /** Bit by bit, but for the sign of 0. */
  static boolean same(double[] a, double[] b) {
    if (a.length != b.length) return false;
    for (int i = 0; i < a.length; i++) {
      if (!(a[i] == b[i] || Double.isNaN(a[i]) && Double.isNaN(b[i]))) return false;
    }
    return true;
  }

  /** How it was found out, in words. */
  String text(String cause) {
    String start = "the " + f.name() + " gave ";
    if (other == null) return "the " + f.name() + " threw " + thrown + " " + when + ": " + cause;
    if (other.length != first.length) {
      return start + first.length + " numbers, and " + other.length + " " + when + ": " + cause;
    }
    int i = 0;
    for (int k = 0; k < first.length; k++) if (off(other, k) > off(other, i)) i = k;
    return start + first[i] + " at place " + i + ", and " + other[i] + " at the same point " + when
        + ": " + cause;
  }

  private double off(double[] answer, int i) {
    double off = Math.abs(answer[i] - first[i]);
    return Double.isNaN(off) && Double.isNaN(answer[i]) != Double.isNaN(first[i])
        ? Double.POSITIVE_INFINITY : off;
  }

  /** What the answers follow from, in words; empty if from nothing that is seen. */
  String cause(double @Nullable [] elsewhere) {
    if (other == null) return "it depends on earlier calls";
    if (elsewhere != null && same(other, elsewhere)) return "what it gave elsewhere was kept";
    if (other.length == first.length && isSmall()) return "";
    List<double[]> all = new ArrayList<>();
    for (int i = 0; i < REPEATS; i++) {
      try {
        all.add(f.at(x));
      } catch (RuntimeException e) {
        return "it depends on earlier calls";
      }
    }
    for (int period = 1; period <= LONGEST; period++) {
      if (repeats(all, period)) {
        return period == 1 ? "it depends on earlier calls"
            : "each answer comes again after " + period + " calls, so it depends on their number";
      }
    }
    if (grows(all)) return "each call adds to the one before, as sums do that are not set to 0";
    return "";
  }

  /** Whether the difference may come from rounding in another order. */
  boolean isSmall() {
    double size = Arrays.stream(first).map(Math::abs).max().orElse(0);
    for (int i = 0; i < first.length; i++) {
      if (other == null || !(off(other, i) <= SMALL * size)) return false;
    }
    return true;
  }

  private static boolean repeats(List<double[]> all, int period) {
    for (int i = period; i < all.size(); i++) {
      if (!same(all.get(i), all.get(i - period))) return false;
    }
    return true;
  }

  /** Whether each change is the same multiple of the one before, in the entry that changes most. */
  private static boolean grows(List<double[]> all) {
    double[] a = all.get(0);
    double[] b = all.get(FIRST - 1);
    int most = 0;
    for (int i = 0; i < Math.min(a.length, b.length); i++) {
      if (Math.abs(b[i] - a[i]) > Math.abs(b[most] - a[most])) most = i;
    }
    double before = Double.NaN;
    for (int k = 2; k < FIRST; k++) {
      double change = all.get(k)[most] - all.get(k - 1)[most];
      double ratio = change / (all.get(k - 1)[most] - all.get(k - 2)[most]);
      if (k > 2 && !(Math.abs(ratio - before) <= SAME * Math.abs(ratio))) return false;
      before = ratio;
    }
    return true;
  }
}
