// twin: float
package dev.gradus.autodiff.kernel;

/** Copies of parts of a matrix into panels, as they are or transposed. */
final class DoublePacking {
  private DoublePacking() {}

  /** Copies k rows. */
  static void copy(int k, double[] b, int bo, int bp, int width, double[] packed, int to) {
    for (int p = 0; p < k; p++) System.arraycopy(b, bo + p * bp, packed, to + p * width, width);
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
