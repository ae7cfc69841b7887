// twin: float
package dev.gradus.autodiff.plan.run;

import dev.gradus.autodiff.Statistics;
import dev.gradus.autodiff.kernel.DoubleCarriedSums;
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
    private final double[] sums; // of entries side by side, where several make one of y
    private final double[] work;

    Sum(double[] x, double[] y, int size, int repeat, int period) {
      this.x = x;
      this.y = y;
      this.repeat = repeat;
      this.period = period;
      outer = repeat * period == 0 ? 0 : size / (repeat * period);
      boolean rows = period != 1 && repeat != 1;
      sums = rows ? new double[outer * period] : x;
      work = period == 1 ? new double[0]
          : new double[DoubleColumnSums.workLength(outer, period)];
    }

    @Override public void run() {
      if (period == 1) {
        y[0] = DoubleSums.sum(x, 0, outer * repeat);
        return;
      }
      if (sums != x) DoubleSums.rows(x, 0, outer * period, repeat, sums, 0);
      DoubleColumnSums.sum(sums, 0, outer, period, y, 0, work);
    }
  }

  /** Means, but of lines of equal entries these: see {@link Statistics.Centre}. */
  static final class Centre implements Runnable {
    private final double[] x;
    private final double[] mean;
    private final double[] y;
    private final ReducedLines lines;

    Centre(double[] x, double[] mean, double[] y, ReducedLines lines) {
      this.x = x;
      this.mean = mean;
      this.y = y;
      this.lines = lines;
    }

    @Override public void run() {
      int[] from = lines.from();
      for (int l = 0; l < from.length; l++) y[l] = areEqual(from[l]) ? x[from[l]] : mean[l];
    }

    private boolean areEqual(int from) {
      int[] offset = lines.offset();
      for (int d : offset) if (x[from + d] != x[from]) return false;
      return offset.length > 0;
    }
  }

  /** Roots of means of squares: see {@link Statistics.RootMeanSquare}. */
  static final class RootMeanSquare implements Runnable {
    private static final double LEAST = 0x1p-960; // float: static final float LEAST = 0x1p-90f;
    private final double[] x;
    private final double[] squares;
    private final double[] y;
    private final ReducedLines lines;
    private final Statistics.RootMeanSquare op;

    RootMeanSquare(double[] x, double[] squares, double[] y, ReducedLines lines,
        Statistics.RootMeanSquare op) {
      this.x = x;
      this.squares = squares;
      this.y = y;
      this.lines = lines;
      this.op = op;
    }

    @Override public void run() {
      int[] from = lines.from();
      for (int l = 0; l < from.length; l++) {
        double sum = squares[l];
        boolean isInRange = sum < Double.POSITIVE_INFINITY && sum + op.epsilon() >= LEAST;
        y[l] = isInRange ? root(sum) : scaled(from[l]);
      }
    }

    private double root(double sum) {
      var root = Math.sqrt(sum / op.n() + op.epsilon());
      return root; // float: return (float) root;
    }

    /** The squares of entries divided by a power of two near the largest. */
    private double scaled(int from) {
      double largest = 0;
      for (int d : lines.offset()) largest = Math.max(largest, Math.abs(x[from + d]));
      int exponent = largest < Double.POSITIVE_INFINITY ? Math.getExponent(largest) : 0;
      var sum = 0.0; // added one by one, so in double for floats too
      for (int d : lines.offset()) {
        double part = Math.scalb(x[from + d], -exponent);
        sum += part * part;
      }
      var part = Math.scalb(Math.sqrt(sum / op.n()), exponent);
      var root = op.withEpsilon(part);
      return root; // float: return (float) root;
    }
  }

  /** Sums to a smaller shape, entry by entry. */
  static final class SumTo implements Runnable {
    private final double[] x;
    private final DoubleCarriedSums sums;
    private final int[] targets;

    SumTo(double[] x, double[] y, int[] targets, int size) {
      this.x = x;
      this.targets = targets;
      sums = new DoubleCarriedSums(y, size);
    }

    @Override public void run() {
      sums.clear();
      for (int i = 0; i < targets.length; i++) sums.add(targets[i], x[i]);
    }
  }

  /** Entries put in other places: where each of y comes from, or −1 for a zero. */
  static final class Move implements Runnable {
    private final double[] x;
    private final double[] y;
    private final Spans spans;

    Move(double[] x, double[] y, Spans spans) {
      this.x = x;
      this.y = y;
      this.spans = spans;
    }

    @Override public void run() {
      int[] from = spans.from();
      int[] to = spans.to();
      int[] length = spans.length();
      for (int i = 0; i < from.length; i++) {
        if (length[i] == 1) y[to[i]] = x[from[i]];
        else System.arraycopy(x, from[i], y, to[i], length[i]);
      }
      int[] zeros = spans.zeros();
      for (int i = 0; i < zeros.length; i += 2) {
        java.util.Arrays.fill(y, zeros[i], zeros[i + 1], 0);
      }
    }
  }

  /** Whole numbers as those that are computed with. */
  static final class AsNumbers implements Runnable {
    private final int[] x;
    private final double[] y;
    private final int size; // of x, whose array may be longer

    AsNumbers(int[] x, double[] y, int size) {
      this.x = x;
      this.y = y;
      this.size = size;
    }

    @Override public void run() {
      for (int i = 0; i < size; i++) y[i] = x[i];
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
      for (int i = 0; i < picks.size(); i++) y[i] = x[picks.offset(i)];
    }
  }

  /** Random numbers of each step, drawn as doubles in either precision. */
  static final class Draw implements Runnable {
    private final Picks.Indices steps;
    private final int count; // of the steps
    private final double[] y;
    private final Drawn drawn;

    Draw(Picks.Indices steps, int count, double[] y, Drawn drawn) {
      this.steps = steps;
      this.count = count;
      this.y = y;
      this.drawn = drawn;
    }

    @Override public void run() {
      int n = drawn.size();
      for (int k = 0; k < count; k++) {
        drawn.draw(steps.at(k));
        for (int i = 0; i < n; i++) {
          y[k * n + i] = drawn.at(i); // float: y[k * n + i] = (float) drawn.at(i);
        }
      }
    }
  }

  /** Entries added by index along an axis. */
  static final class Scatter implements Runnable {
    private final double[] x;
    private final DoubleCarriedSums sums;
    private final Picks picks;

    Scatter(double[] x, double[] y, Picks picks, int size) {
      this.x = x;
      this.picks = picks;
      sums = new DoubleCarriedSums(y, size);
    }

    @Override public void run() {
      sums.clear();
      for (int i = 0; i < picks.size(); i++) sums.add(picks.offset(i), x[i]);
    }
  }
}
