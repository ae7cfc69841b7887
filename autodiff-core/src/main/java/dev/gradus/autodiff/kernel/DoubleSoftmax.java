// twin: float
package dev.gradus.autodiff.kernel;

import dev.gradus.autodiff.math.DoubleLogarithm;

/**
 * Soft maxima of the rows of matrices. The maximum is subtracted first, so that no exponential
 * overflows. All exponentials of some rows are taken in one go, which is fast for short rows too;
 * the sums are {@link DoubleSums}. So a row's result depends on that row alone.
 *
 * <p>Entries of −∞ have probability 0. Where all entries of a row are −∞, or one is +∞ or NaN, the
 * probabilities of that row are NaN.
 */
public final class DoubleSoftmax {
  /** About how many entries are handled in one go: they stay in the innermost cache. */
  private static final int ENTRIES = 1024;

  private DoubleSoftmax() {}

  /**
   * The largest of numbers that stand side by side; NaN wins.
   *
   * @param x the numbers
   * @param xo where they begin
   * @param n how many
   * @return −∞ if there are none
   */
  public static double max(double[] x, int xo, int n) {
    // four at a time, so that none waits for the last; a maximum does not depend on the order
    double a = Double.NEGATIVE_INFINITY;
    double b = a;
    double c = a;
    double d = a;
    int i = xo;
    for (; i + 4 <= xo + n; i += 4) {
      a = Math.max(a, x[i]);
      b = Math.max(b, x[i + 1]);
      c = Math.max(c, x[i + 2]);
      d = Math.max(d, x[i + 3]);
    }
    for (; i < xo + n; i++) a = Math.max(a, x[i]);
    return Math.max(Math.max(a, b), Math.max(c, d));
  }

  /**
   * The probabilities exp(xᵢ)/Σ exp(xⱼ) of every row. Accuracy: 3 ulp, and what
   * rounding takes off xᵢ − max.
   *
   * @param x the matrix, row by row
   * @param xo where it begins
   * @param m rows
   * @param n columns
   * @param y where the result goes: another array, or the same with the same offset
   * @param yo where it begins
   */
  public static void softmax(double[] x, int xo, int m, int n, double[] y, int yo) {
    softmax(x, xo, m, n, y, yo, false);
  }

  /**
   * The slopes of {@link #logSumExp}: the probabilities, but 0 for the finite entries of a row with
   * +∞.
   *
   * @param x the matrix, row by row
   * @param xo where it begins
   * @param m rows
   * @param n columns
   * @param y where the result goes: another array, or the same with the same offset
   * @param yo where it begins
   */
  public static void slope(double[] x, int xo, int m, int n, double[] y, int yo) {
    softmax(x, xo, m, n, y, yo, true);
  }

  private static void softmax(double[] x, int xo, int m, int n, double[] y, int yo,
      boolean slope) {
    int step = rowsAtOnce(n);
    for (int i = 0; i < m; i += step) {
      int rows = Math.min(step, m - i);
      exponentials(x, xo + i * n, rows, n, y, yo + i * n);
      for (int k = i; k < i + rows; k++) {
        int from = yo + k * n;
        double sum = DoubleSums.sum(y, from, n);
        // only a row with +∞ has a sum of NaN that is not NaN throughout
        if (slope && Double.isNaN(sum) && !allNaN(y, from, n)) continue;
        for (int j = from; j < from + n; j++) y[j] /= sum;
      }
    }
  }

  private static boolean allNaN(double[] y, int from, int n) {
    for (int j = from; j < from + n; j++) if (!Double.isNaN(y[j])) return false;
    return true;
  }

  /**
   * The logarithms of the probabilities of every row, xᵢ − ln Σ exp(xⱼ), right also where those are
   * too small for a number.
   *
   * @param x the matrix, row by row
   * @param xo where it begins
   * @param m rows
   * @param n columns
   * @param y where the result goes: another array
   * @param yo where it begins
   */
  public static void logSoftmax(double[] x, int xo, int m, int n, double[] y, int yo) {
    int step = rowsAtOnce(n);
    for (int i = 0; i < m; i += step) {
      int rows = Math.min(step, m - i);
      exponentials(x, xo + i * n, rows, n, y, yo + i * n);
      for (int k = i; k < i + rows; k++) {
        double max = max(x, xo + k * n, n);
        double log = DoubleLogarithm.log(DoubleSums.sum(y, yo + k * n, n));
        // in this order: x − (max + log) would round at the size of x
        for (int j = 0; j < n; j++) y[yo + k * n + j] = x[xo + k * n + j] - max - log;
      }
    }
  }

  /**
   * The logarithms of the sums of exponentials, ln Σ exp(xⱼ), of every row.
   *
   * @param x the matrix, row by row
   * @param xo where it begins
   * @param m rows
   * @param n columns
   * @param y where the results go: −∞ for rows without entries
   * @param yo where they begin
   * @param work as many numbers as {@link #workLength} says, for use here
   */
  public static void logSumExp(double[] x, int xo, int m, int n, double[] y, int yo,
      double[] work) {
    int step = rowsAtOnce(n);
    for (int i = 0; i < m; i += step) {
      int rows = Math.min(step, m - i);
      exponentials(x, xo + i * n, rows, n, work, 0);
      for (int k = 0; k < rows; k++) {
        double max = max(x, xo + (i + k) * n, n);
        double log = DoubleLogarithm.log(DoubleSums.sum(work, k * n, n));
        // ±∞ is the answer already, and subtracting it has given NaN
        y[yo + i + k] = Double.isInfinite(max) ? max : max + log;
      }
    }
  }

  /**
   * How many numbers {@link #logSumExp} works with.
   *
   * @param n columns
   * @return the length of its array
   */
  public static int workLength(int n) { return rowsAtOnce(n) * n; }

  private static int rowsAtOnce(int n) { return Math.max(1, ENTRIES / Math.max(1, n)); }

  /** exp(x − max) of some rows. */
  private static void exponentials(double[] x, int xo, int m, int n, double[] y, int yo) {
    for (int i = 0; i < m; i++) {
      double max = max(x, xo + i * n, n);
      DoubleZips.SUBTRACT.run(x, xo + i * n, max, y, yo + i * n, n);
    }
    DoubleMaps.EXP.run(y, yo, y, yo, m * n);
  }
}
