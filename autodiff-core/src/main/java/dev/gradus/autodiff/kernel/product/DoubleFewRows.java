// twin: float
package dev.gradus.autodiff.kernel.product;

import java.util.Arrays;

/**
 * Products by plain loops whose result is a row, a few rows, or a column: as a prediction for one
 * point. Each row of B is read for one row of C at a time, so it is copied as it is read: what
 * {@link DoubleBands} copies beforehand would be read but once. The copy lies in an array of its
 * own, and so does the row of C, as the compiler makes vectors of loops over arrays that all begin
 * at 0.
 */
final class DoubleFewRows {
  private DoubleFewRows() {}

  /** Whether C has so few rows, which are long enough, or is a column that is. */
  static boolean fits(DoubleProduct s) {
    return s.m < DoubleBands.FEW && s.bj == 1 && s.n >= DoubleBands.NARROW
        || s.isColumn() && s.m >= DoubleBands.NARROW;
  }

  /** Computes rows from..to of C, the sums of some chains. */
  static void rows(DoubleProduct s, int first, int last, int from, int to, double[] a, int ao,
      double[] b, int bo, double[] c, int co, double[][] rows) {
    if (s.isColumn()) {
      row(s, first, last, b, bo, s.bp, a, ao + from, s.ap, to - from, c, co + from, rows);
      return;
    }
    for (int i = from; i < to; i++) {
      row(s, first, last, a, ao + i * s.ai, s.ap, b, bo, s.bp, s.n, c, co + i * s.ci, rows);
    }
  }

  /** One row of n entries: Σ xₚ·(row p of Y). */
  private static void row(DoubleProduct s, int first, int last, double[] x, int xo, int xp,
      double[] y, int yo, int yp, int n, double[] c, int co, double[][] rows) {
    for (int j = 0; j < n; j += DoubleBands.WIDTH) {
      int width = Math.min(DoubleBands.WIDTH, n - j);
      for (int e = first; e < last; e++) {
        int p = s.edges[e];
        double[] sum = rows[e > first ? 1 : 0];
        chain(s.edges[e + 1] - p, x, xo + p * xp, xp, y, yo + p * yp + j, yp, width, sum, rows[2],
            rows[3]);
        if (e > first) DoubleBands.add(width, rows[0], sum);
      }
      System.arraycopy(rows[0], 0, c, co + j, width);
    }
  }

  /** One chain of k products for each entry. */
  private static void chain(int k, double[] x, int xo, int xp, double[] y, int yo, int yp, int n,
      double[] c, double[] y0, double[] y1) {
    Arrays.fill(c, 0, n, 0);
    int p = 0;
    for (; p + 2 <= k; p += 2) {
      System.arraycopy(y, yo + p * yp, y0, 0, n);
      System.arraycopy(y, yo + (p + 1) * yp, y1, 0, n);
      add(n, c, y0, x[xo + p * xp], y1, x[xo + (p + 1) * xp]);
    }
    if (p == k) return;
    System.arraycopy(y, yo + p * yp, y0, 0, n);
    add(n, c, y0, x[xo + p * xp]);
  }

  private static void add(int n, double[] c, double[] y, double x) {
    for (int j = 0; j < n; j++) c[j] = MultiplyAdd.of(x, y[j], c[j]);
  }

  /** Two rows at a time: of more the compiler of Java 17 makes vectors only here and there. */
  private static void add(int n, double[] c, double[] y0, double x0, double[] y1, double x1) {
    for (int j = 0; j < n; j++) {
      c[j] = MultiplyAdd.of(x1, y1[j], MultiplyAdd.of(x0, y0[j], c[j]));
    }
  }
}
