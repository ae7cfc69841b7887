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
  /** The rows of C that grow together, a multiple of four. */
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
          for (int r = 0; r < count; r += 4) {
            int at = e > first ? ROWS : r;
            four(s, e, i + r, to - 1, a, ao, bands, band, rows, at, width);
            for (int q = 0; q < 4 && e > first; q++) add(width, rows[r + q], rows[at + q]);
          }
        }
        for (int r = 0; r < count; r++) {
          System.arraycopy(rows[r], 0, c, co + (i + r) * s.ci + j, width);
        }
      }
    }
  }

  /** One chain of four rows of C, from row i on; past the last one it is that one once more. */
  private static void four(DoubleProduct s, int e, int i, int last, double[] a, int ao,
      double[][] bands, int band, double[][] rows, int at, int n) {
    for (int q = at; q < at + 4; q++) Arrays.fill(rows[q], 0, n, 0);
    int p = s.edges[e];
    int u = ao + p * s.ap;
    grow(s.edges[e + 1] - p, a, u + i * s.ai, u + Math.min(i + 1, last) * s.ai,
        u + Math.min(i + 2, last) * s.ai, u + Math.min(i + 3, last) * s.ai, s.ap, bands, band + p,
        rows[at], rows[at + 1], rows[at + 2], rows[at + 3], n);
  }

  /** Adds k rows of B, each times its entries of A, to four rows of chains. */
  private static void grow(int k, double[] a, int a0, int a1, int a2, int a3, int ap,
      double[][] bands, int band, double[] c0, double[] c1, double[] c2, double[] c3, int n) {
    int b = band;
    int p = 0;
    int q = ap;
    for (int left = k; left > 1; left -= 2, p += 2 * ap, q += 2 * ap, b += 2) {
      add(n, c0, c1, c2, c3, bands[b], a[a0 + p], a[a1 + p], a[a2 + p], a[a3 + p], bands[b + 1],
          a[a0 + q], a[a1 + q], a[a2 + q], a[a3 + q]);
    }
    if (k % 2 == 1) {
      add(n, c0, c1, c2, c3, bands[b], a[a0 + p], a[a1 + p], a[a2 + p], a[a3 + p]);
    }
  }

  /** Adds chains to what others have summed. */
  static void add(int n, double[] c, double[] chain) {
    for (int j = 0; j < n; j++) c[j] += chain[j];
  }

  private static void add(int n, double[] c0, double[] c1, double[] c2, double[] c3, double[] b,
      double x0, double x1, double x2, double x3) {
    for (int j = 0; j < n; j++) {
      double y = b[j];
      c0[j] = MultiplyAdd.of(x0, y, c0[j]);
      c1[j] = MultiplyAdd.of(x1, y, c1[j]);
      c2[j] = MultiplyAdd.of(x2, y, c2[j]);
      c3[j] = MultiplyAdd.of(x3, y, c3[j]);
    }
  }

  /**
   * Two rows of B by four of C: each is read, and written, for two of the others or more. Of three
   * rows of B by three the compiler of Java 17 makes vectors only where it meets them alone.
   */
  private static void add(int n, double[] c0, double[] c1, double[] c2, double[] c3, double[] b0,
      double x00, double x10, double x20, double x30, double[] b1, double x01, double x11,
      double x21, double x31) {
    for (int j = 0; j < n; j++) {
      double y0 = b0[j];
      double y1 = b1[j];
      c0[j] = MultiplyAdd.of(x01, y1, MultiplyAdd.of(x00, y0, c0[j]));
      c1[j] = MultiplyAdd.of(x11, y1, MultiplyAdd.of(x10, y0, c1[j]));
      c2[j] = MultiplyAdd.of(x21, y1, MultiplyAdd.of(x20, y0, c2[j]));
      c3[j] = MultiplyAdd.of(x31, y1, MultiplyAdd.of(x30, y0, c3[j]));
    }
  }
}
