// twin: float
package dev.gradus.autodiff.kernel;

/** Copies of parts of a matrix into panels, as they are or transposed. */
final class DoublePacking {
  private DoublePacking() {}

  /** Copies k rows; what is narrower than a vector is padded with 0. */
  static void copy(int k, double[] b, int bo, int bp, int width, double[] packed, int to,
      int step) {
    if (width < step) {
      pad(k, b, bo, bp, 1, width, packed, to, step);
      return;
    }
    for (int p = 0; p < k; p++) {
      System.arraycopy(b, bo + p * bp, packed, to + p * step, width);
    }
  }

  private static void pad(int k, double[] b, int bo, int bp, int bj, int width, double[] packed,
      int to, int step) {
    for (int p = 0; p < k; p++) {
      for (int j = 0; j < step; j++) {
        packed[to + p * step + j] = j < width ? b[bo + p * bp + j * bj] : 0;
      }
    }
  }

  /** Copies k rows whose entries stand apart. */
  static void transpose(int k, double[] b, int bo, int bp, int bj, int width, double[] packed,
      int to, int step) {
    int j = 0;
    if (width < step) {
      pad(k, b, bo, bp, bj, width, packed, to, step);
      return;
    }
    if (bp == 1 && DoubleTranspose.IS_FAST) {
      for (; j + 8 <= width; j += 8) {
        int p = 0;
        for (; p + 8 <= k; p += 8) {
          DoubleTranspose.run(b, bo + j * bj + p, bj, packed, to + p * step + j, step);
        }
        if (p < k) eight(k - p, b, bo + j * bj + p, 1, bj, packed, to + p * step + j, step);
      }
    }
    for (; j + 8 <= width; j += 8) eight(k, b, bo + j * bj, bp, bj, packed, to + j, step);
    for (; j < width; j++) {
      for (int p = 0; p < k; p++) packed[to + p * step + j] = b[bo + p * bp + j * bj];
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
