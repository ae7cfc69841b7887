// twin: float
package dev.gradus.autodiff.plan;

import dev.gradus.autodiff.kernel.DoubleMap;
import dev.gradus.autodiff.kernel.DoubleScaledDifference;
import dev.gradus.autodiff.kernel.DoubleSums;
import dev.gradus.autodiff.kernel.DoubleZip;

/** One operation of a chain on a block of entries. */
abstract class DoubleLoop {
  /**
   * Runs over a block.
   *
   * @param at the block's first entry
   * @param part the same, counted from the part of the head's result that is at hand
   * @param n how many entries
   */
  abstract void run(int at, int part, int n);

  /** y = f(x). */
  static final class Map extends DoubleLoop {
    private final DoubleMap f;
    private final DoublePlace x;
    private final DoublePlace y;

    Map(DoubleMap f, DoublePlace x, DoublePlace y) {
      this.f = f;
      this.x = x;
      this.y = y;
    }

    @Override void run(int at, int part, int n) {
      f.run(x.array(), x.offset(at, part), y.array(), y.offset(at, part), n);
    }
  }

  /** y = f(a, b), where one of the two may be a number. */
  static final class Zip extends DoubleLoop {
    private final DoubleZip f;
    private final DoublePlace a;
    private final DoublePlace b;
    private final DoublePlace y;

    Zip(DoubleZip f, DoublePlace a, DoublePlace b, DoublePlace y) {
      this.f = f;
      this.a = a;
      this.b = b;
      this.y = y;
    }

    @Override void run(int at, int part, int n) {
      double[] r = y.array();
      int to = y.offset(at, part);
      if (a.isNumber()) f.run(a.array()[0], b.array(), b.offset(at, part), r, to, n);
      else if (b.isNumber()) f.run(a.array(), a.offset(at, part), b.array()[0], r, to, n);
      else f.run(a.array(), a.offset(at, part), b.array(), b.offset(at, part), r, to, n);
    }
  }

  /** y = a − b·c for a number c. */
  static final class ScaledDifference extends DoubleLoop {
    private final DoublePlace a;
    private final DoublePlace b;
    private final double[] c;
    private final DoublePlace y;

    ScaledDifference(DoublePlace a, DoublePlace b, double[] c, DoublePlace y) {
      this.a = a;
      this.b = b;
      this.c = c;
      this.y = y;
    }

    @Override void run(int at, int part, int n) {
      DoubleScaledDifference.run(a.array(), a.offset(at, part), b.array(), b.offset(at, part),
          c[0], y.array(), y.offset(at, part), n);
    }
  }

  /** The sums of runs of entries, which may come in parts: those of their blocks. */
  static final class Sum extends DoubleLoop {
    private final DoublePlace x;
    private final double[] sums;
    private final int run;
    private final int blocks; // of a run
    private final double[] lanes = new double[DoubleSums.LANES];

    Sum(DoublePlace x, double[] sums, int run) {
      this.x = x;
      this.sums = sums;
      this.run = run;
      blocks = DoubleSums.blocks(run);
    }

    @Override void run(int at, int part, int n) {
      int from = x.offset(at, part) - at;
      for (int i = at, count; i < at + n; i += count) {
        int inRun = i % run;
        int inBlock = inRun % DoubleSums.BLOCK;
        int left = Math.min(run - inRun, DoubleSums.BLOCK - inBlock);
        count = Math.min(left, at + n - i);
        int block = i / run * blocks + inRun / DoubleSums.BLOCK;
        if (inBlock == 0 && count == left) {
          sums[block] = DoubleSums.sum(x.array(), from + i, count);
        } else {
          if (inBlock == 0) java.util.Arrays.fill(lanes, 0);
          DoubleSums.add(x.array(), from + i, count, inBlock, lanes);
          if (count == left) sums[block] = DoubleSums.ofLanes(lanes);
        }
      }
    }
  }

  /** y = a where the mask is not 0, else b. */
  static final class Where extends DoubleLoop {
    private final DoublePlace a;
    private final DoublePlace mask;
    private final DoublePlace b;
    private final DoublePlace y;

    Where(DoublePlace a, DoublePlace mask, DoublePlace b, DoublePlace y) {
      this.a = a;
      this.mask = mask;
      this.b = b;
      this.y = y;
    }

    @Override void run(int at, int part, int n) {
      double[] p = a.array();
      double[] m = mask.array();
      double[] q = b.array();
      double[] r = y.array();
      int i = a.offset(at, part);
      int j = mask.offset(at, part);
      int k = b.offset(at, part);
      int o = y.offset(at, part);
      for (int l = 0; l < n; l++) {
        r[o + l] = m[j + l * mask.step()] != 0 ? p[i + l * a.step()] : q[k + l * b.step()];
      }
    }
  }

  /** y = entry (i / repeat) % period of x: what repeats, written out. */
  static final class Repeat extends DoubleLoop {
    private final double[] x;
    private final int repeat;
    private final int period;
    private final DoublePlace y;

    Repeat(double[] x, int repeat, int period, DoublePlace y) {
      this.x = x;
      this.repeat = repeat;
      this.period = period;
      this.y = y;
    }

    @Override void run(int at, int part, int n) {
      if (repeat == 1) rows(y.array(), at % period, n);
      else runs(y.array(), at, n);
    }

    /** Rows side by side: the first one is copied, then what is there as often as fits. */
    private void rows(double[] r, int place, int n) {
      int end = Math.min(n, period - place);
      System.arraycopy(x, place, r, 0, end);
      if (end == n) return;
      int begun = Math.min(n - end, place);
      System.arraycopy(x, 0, r, end, begun);
      for (int done = end + begun; done < n; done *= 2) {
        System.arraycopy(r, 0, r, done, Math.min(done, n - done));
      }
    }

    private void runs(double[] r, int at, int n) {
      int place = at / repeat % period;
      int left = repeat - at % repeat; // how often the entry comes yet
      for (int l = 0; l < n;) {
        int end = Math.min(n, l + left);
        double value = x[place];
        for (; l < end; l++) r[l] = value;
        left = repeat;
        if (++place == period) place = 0;
      }
    }
  }
}
