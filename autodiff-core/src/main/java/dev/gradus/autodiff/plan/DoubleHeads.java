// twin: float
package dev.gradus.autodiff.plan;

import dev.gradus.autodiff.kernel.DoubleColumnSums;
import dev.gradus.autodiff.kernel.DoubleSums;

/** Heads of instructions other than products, bound to arrays: reductions and moves of entries. */
final class DoubleHeads {
  private DoubleHeads() {}

  /** Sums to the entries of a smaller shape that are repeated in rows and periods. */
  static final class Sum implements Runnable {
    private final double[] x;
    private final double[] y;
    private final int repeat;
    private final int period;
    private final int outer;

    Sum(double[] x, double[] y, int size, int repeat, int period) {
      this.x = x;
      this.y = y;
      this.repeat = repeat;
      this.period = period;
      outer = repeat * period == 0 ? 0 : size / (repeat * period);
    }

    @Override public void run() {
      if (period == 1) {
        y[0] = DoubleSums.sum(x, 0, outer * repeat);
      } else if (repeat == 1) {
        java.util.Arrays.fill(y, 0, period, 0);
        DoubleColumnSums.add(x, 0, outer, period, y, 0);
      } else {
        java.util.Arrays.fill(y, 0, period, 0);
        for (int o = 0, at = 0; o < outer; o++) {
          for (int j = 0; j < period; j++, at += repeat) y[j] += DoubleSums.sum(x, at, repeat);
        }
      }
    }
  }

  /** Sums to a smaller shape, entry by entry. */
  static final class SumTo implements Runnable {
    private final double[] x;
    private final double[] y;
    private final int[] places;
    private final int size;

    SumTo(double[] x, double[] y, int[] places, int size) {
      this.x = x;
      this.y = y;
      this.places = places;
      this.size = size;
    }

    @Override public void run() {
      java.util.Arrays.fill(y, 0, size, 0);
      for (int i = 0; i < places.length; i++) y[places[i]] += x[i];
    }
  }

  /** Entries put in other places: where each of y comes from, or −1 for a zero. */
  static final class Move implements Runnable {
    private final double[] x;
    private final double[] y;
    private final Runs runs;

    Move(double[] x, double[] y, Runs runs) {
      this.x = x;
      this.y = y;
      this.runs = runs;
    }

    @Override public void run() {
      int[] from = runs.from();
      int[] to = runs.to();
      int[] length = runs.length();
      for (int i = 0; i < from.length; i++) {
        if (length[i] == 1) y[to[i]] = x[from[i]];
        else System.arraycopy(x, from[i], y, to[i], length[i]);
      }
      int[] zeros = runs.zeros();
      for (int i = 0; i < zeros.length; i += 2) {
        java.util.Arrays.fill(y, zeros[i], zeros[i + 1], 0);
      }
    }
  }

  /** Whole numbers as those that are computed with. */
  static final class Whole implements Runnable {
    private final int[] x;
    private final double[] y;

    Whole(int[] x, double[] y) {
      this.x = x;
      this.y = y;
    }

    @Override public void run() {
      for (int i = 0; i < x.length; i++) y[i] = x[i];
    }
  }

  /** Entries picked by index along an axis. */
  static final class Gather implements Runnable {
    private final double[] x;
    private final double[] y;
    private final Picks picks;

    Gather(double[] x, double[] y, Picks picks) {
      this.x = x;
      this.y = y;
      this.picks = picks;
    }

    @Override public void run() {
      for (int i = 0; i < picks.size(); i++) y[i] = x[picks.place(i)];
    }
  }

  /** Entries added by index along an axis. */
  static final class Scatter implements Runnable {
    private final double[] x;
    private final double[] y;
    private final Picks picks;
    private final int size;

    Scatter(double[] x, double[] y, Picks picks, int size) {
      this.x = x;
      this.y = y;
      this.picks = picks;
      this.size = size;
    }

    @Override public void run() {
      java.util.Arrays.fill(y, 0, size, 0);
      for (int i = 0; i < picks.size(); i++) y[picks.place(i)] += x[i];
    }
  }
}
