// twin: float
package dev.gradus.autodiff.kernel.product;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** Copies of parts of matrices into what tiles read: panels of columns, groups of rows. */
final class DoublePacking {
  /** The rows of a group: of a tile of two to four vectors. */
  static final int GROUP = 6;
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private DoublePacking() {}

  /** Copies k rows. */
  static void copy(int k, double[] b, int bo, int bp, int width, double[] packed, int to) {
    if (width == 4 * LANES) {
      for (int p = 0; p < k; p++) fourVectors(b, bo + p * bp, packed, to + p * width);
    } else {
      for (int p = 0; p < k; p++) System.arraycopy(b, bo + p * bp, packed, to + p * width, width);
    }
  }

  /** What comes from far away comes faster so than by System.arraycopy. */
  private static void fourVectors(double[] b, int from, double[] packed, int to) {
    DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, from);
    DoubleVector x1 = DoubleVector.fromArray(SPECIES, b, from + LANES);
    DoubleVector x2 = DoubleVector.fromArray(SPECIES, b, from + 2 * LANES);
    DoubleVector x3 = DoubleVector.fromArray(SPECIES, b, from + 3 * LANES);
    x0.intoArray(packed, to);
    x1.intoArray(packed, to + LANES);
    x2.intoArray(packed, to + 2 * LANES);
    x3.intoArray(packed, to + 3 * LANES);
  }

  /** The length of k columns of m rows in groups, with room for what the last vector spills. */
  static int groupsLength(int m, int k) { return (m + GROUP - 1) / GROUP * GROUP * k + 8; }

  /**
   * Copies k columns of m rows in groups of rows: group by group, in each column by column. So a
   * tile reads one place after the other, whatever the strides were.
   */
  static void groups(int m, int k, double[] a, int ao, int ai, int ap, double[] packed) {
    for (int i = 0; i < m; i += GROUP) {
      int from = ao + i * ai;
      int to = i * k;
      int p = 0;
      if (i + 8 <= m) { // eight at once: what is too much is written again by what comes next
        if (ap == 1) {
          for (; p + 8 <= k; p += 8) {
            DoubleTranspose.run(a, from + p, ai, packed, to + p * GROUP, GROUP);
          }
        } else if (ai == 1) {
          for (; p < k; p++) DoubleTranspose.copy(a, from + p * ap, packed, to + p * GROUP);
        }
      }
      int last = Math.min(GROUP, m - i) - 1; // is repeated to fill its group
      for (; p < k; p++) {
        for (int q = 0; q < GROUP; q++) {
          packed[to + p * GROUP + q] = a[from + Math.min(q, last) * ai + p * ap];
        }
      }
    }
  }

  /** Copies k rows whose entries stand apart. */
  static void transpose(int k, double[] b, int bo, int bp, int bj, int width, double[] packed,
      int to) {
    int j = 0;
    if (bp == 1 && DoubleTranspose.IS_FAST) {
      for (; j + 8 <= width; j += 8) {
        int p = 0;
        for (; p + 8 <= k; p += 8) {
          DoubleTranspose.run(b, bo + j * bj + p, bj, packed, to + p * width + j, width);
        }
        if (p < k) eight(k - p, b, bo + j * bj + p, 1, bj, packed, to + p * width + j, width);
      }
    }
    for (; j + 8 <= width; j += 8) eight(k, b, bo + j * bj, bp, bj, packed, to + j, width);
    for (; j < width; j++) {
      for (int p = 0; p < k; p++) packed[to + p * width + j] = b[bo + p * bp + j * bj];
    }
  }

  private static void eight(int k, double[] b, int bo, int bp, int bj, double[] packed, int to,
      int step) {
    int b1 = bo + bj;
    int b2 = b1 + bj;
    int b3 = b2 + bj;
    int b4 = b3 + bj;
    int b5 = b4 + bj;
    int b6 = b5 + bj;
    int b7 = b6 + bj;
    for (int p = 0, q = 0, r = to; p < k; p++, q += bp, r += step) {
      packed[r] = b[bo + q];
      packed[r + 1] = b[b1 + q];
      packed[r + 2] = b[b2 + q];
      packed[r + 3] = b[b3 + q];
      packed[r + 4] = b[b4 + q];
      packed[r + 5] = b[b5 + q];
      packed[r + 6] = b[b6 + q];
      packed[r + 7] = b[b7 + q];
    }
  }
}
