// twin: float
package dev.gradus.autodiff.kernel.product;

import java.util.Arrays;

/**
 * Products by plain loops over whole rows, in bands of columns. Each row of a band of B has an
 * array of its own, and so has each row of C while it grows: loops over arrays that all begin at 0
 * are those that the compiler makes vectors of.
 */
final class DoubleBands {
  /** The columns of a band. */
  static final int WIDTH = 512;
  /** The rows of C that grow together. */
  static final int ROWS = 16;
  /** Fewer columns than this are too short a loop. */
  static final int NARROW = 32;
  /** Fewer rows than this do not pay for the copies. */
  static final int FEW = 4;
  private DoubleBands() {}

  /** How many arrays B takes. */
  static int count(DoubleProduct s) { return (s.n + WIDTH - 1) / WIDTH * s.k; }

  /** Copies rows from..to of B. */
  static void pack(DoubleProduct s, int from, int to, double[] b, int bo, double[][] bands) {
    for (int j = 0, band = 0; j < s.n; j += WIDTH, band += s.k) {
      int width = Math.min(WIDTH, s.n - j);
      int at = bo + j * s.bj;
      if (s.bj == 1) {
        for (int p = from; p < to; p++) {
          System.arraycopy(b, at + p * s.bp, bands[band + p], 0, width);
        }
      } else {
        for (int p = from; p < to; p++) gather(b, at + p * s.bp, s.bj, bands[band + p], width);
      }
    }
  }

  private static void gather(double[] b, int from, int step, double[] row, int width) {
    for (int j = 0, q = from; j < width; j++, q += step) row[j] = b[q];
  }

  /**
   * Computes rows from..to of C, the sums of some chains. All rows that grow together use the rows
   * of B of one chain before those of the next.
   */
  static void rows(DoubleProduct s, int first, int last, int from, int to, double[] a, int ao,
      double[][] bands, double[] c, int co, double[][] rows) {
    for (int j = 0, band = 0; j < s.n; j += WIDTH, band += s.k) {
      int width = Math.min(WIDTH, s.n - j);
      for (int i = from; i < to; i += ROWS) {
        int count = Math.min(ROWS, to - i);
        for (int e = first; e < last; e++) {
          for (int r = 0; r < count; r++) {
            double[] chain = rows[e == first ? r : ROWS];
            Arrays.fill(chain, 0, width, 0);
            grow(s.edges[e], s.edges[e + 1], a, ao + (i + r) * s.ai, s.ap, bands, band, chain,
                width);
            if (e > first) add(width, rows[r], chain);
          }
        }
        for (int r = 0; r < count; r++) {
          System.arraycopy(rows[r], 0, c, co + (i + r) * s.ci + j, width);
        }
      }
    }
  }

  /** Adds rows p..end of B, each times its entry of A, to a row of chains. */
  private static void grow(int p, int end, double[] a, int ao, int ap, double[][] bands, int band,
      double[] c, int n) {
    int q = p;
    int u = ao + p * ap;
    for (; q + 8 <= end; q += 8, u += 8 * ap) {
      int v = u + 4 * ap;
      int r = band + q;
      add(n, c, a[u], bands[r], a[u + ap], bands[r + 1], a[u + 2 * ap], bands[r + 2],
          a[u + 3 * ap], bands[r + 3], a[v], bands[r + 4], a[v + ap], bands[r + 5],
          a[v + 2 * ap], bands[r + 6], a[v + 3 * ap], bands[r + 7]);
    }
    for (; q < end; q++, u += ap) add(n, c, a[u], bands[band + q]);
  }

  private static void add(int n, double[] c, double[] chain) {
    for (int j = 0; j < n; j++) c[j] += chain[j];
  }

  private static void add(int n, double[] c, double x, double[] b) {
    for (int j = 0; j < n; j++) c[j] = MultiplyAdd.of(x, b[j], c[j]);
  }

  /** Eight rows at once, in order: an eighth of the traffic to and from c. */
  private static void add(int n, double[] c, double x0, double[] b0, double x1, double[] b1,
      double x2, double[] b2, double x3, double[] b3, double x4, double[] b4, double x5,
      double[] b5, double x6, double[] b6, double x7, double[] b7) {
    for (int j = 0; j < n; j++) {
      double y = MultiplyAdd.of(x1, b1[j], MultiplyAdd.of(x0, b0[j], c[j]));
      y = MultiplyAdd.of(x3, b3[j], MultiplyAdd.of(x2, b2[j], y));
      y = MultiplyAdd.of(x5, b5[j], MultiplyAdd.of(x4, b4[j], y));
      c[j] = MultiplyAdd.of(x7, b7[j], MultiplyAdd.of(x6, b6[j], y));
    }
  }
}
