// twin: float
package dev.gradus.autodiff.plan.run;

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
    private final DoubleOperand x;
    private final DoubleOperand y;

    Map(DoubleMap f, DoubleOperand x, DoubleOperand y) {
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
    private final DoubleOperand a;
    private final DoubleOperand b;
    private final DoubleOperand y;

    Zip(DoubleZip f, DoubleOperand a, DoubleOperand b, DoubleOperand y) {
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
    private final DoubleOperand a;
    private final DoubleOperand b;
    private final double[] c;
    private final DoubleOperand y;

    ScaledDifference(DoubleOperand a, DoubleOperand b, double[] c, DoubleOperand y) {
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

  /** The sums of entries side by side, which may come in parts: those of their blocks. */
  static final class Sum extends DoubleLoop {
    private final DoubleOperand x;
    private final double[] sums;
    private final int length; // of a sum
    private final int blocks; // of a sum
    private final double[] lanes = new double[DoubleSums.LANES];

    Sum(DoubleOperand x, double[] sums, int length) {
      this.x = x;
      this.sums = sums;
      this.length = length;
      blocks = DoubleSums.blocks(length);
    }

    @Override void run(int at, int part, int n) {
      int from = x.offset(at, part) - at;
      for (int i = at, count; i < at + n; i += count) {
        int inSum = i % length;
        int inBlock = inSum % DoubleSums.BLOCK;
        int left = Math.min(length - inSum, DoubleSums.BLOCK - inBlock);
        count = Math.min(left, at + n - i);
        int block = i / length * blocks + inSum / DoubleSums.BLOCK;
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
    private final DoubleOperand a;
    private final DoubleOperand mask;
    private final DoubleOperand b;
    private final DoubleOperand y;

    Where(DoubleOperand a, DoubleOperand mask, DoubleOperand b, DoubleOperand y) {
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
    private final DoubleOperand y;

    Repeat(double[] x, int repeat, int period, DoubleOperand y) {
      this.x = x;
      this.repeat = repeat;
      this.period = period;
      this.y = y;
    }

    @Override void run(int at, int part, int n) {
      if (repeat == 1) rows(y.array(), at % period, n);
      else repeats(y.array(), at, n);
    }

    /** Rows side by side: the first one is copied, then what is there as often as fits. */
    private void rows(double[] r, int first, int n) {
      int end = Math.min(n, period - first);
      System.arraycopy(x, first, r, 0, end);
      if (end == n) return;
      int begun = Math.min(n - end, first);
      System.arraycopy(x, 0, r, end, begun);
      for (int done = end + begun; done < n; done *= 2) {
        System.arraycopy(r, 0, r, done, Math.min(done, n - done));
      }
    }

    private void repeats(double[] r, int at, int n) {
      int entry = at / repeat % period;
      int left = repeat - at % repeat; // how often that comes yet
      for (int l = 0; l < n;) {
        int end = Math.min(n, l + left);
        double value = x[entry];
        for (; l < end; l++) r[l] = value;
        left = repeat;
        if (++entry == period) entry = 0;
      }
    }
  }
}
