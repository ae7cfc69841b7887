// twin: float
package dev.gradus.autodiff.kernel;

/**
 * Sums of contiguous numbers in an order that their count alone decides: in blocks of {@link
 * #BLOCK}, which are added in a fixed tree, and inside a block in 16 interleaved partial sums,
 * which are added in a fixed tree too. Accuracy: at most n/16 + 4 halves of an ulp of Σ|xᵢ| for one
 * block, 260 and one more for each doubling beyond.
 */
public final class DoubleSums {
  /** How many numbers are one block. */
  static final int BLOCK = 4096;

  private DoubleSums() {}

  /**
   * The sum of numbers that stand side by side.
   *
   * @param x the numbers
   * @param xo where they begin
   * @param n how many
   * @return +0 if there are none
   */
  public static double sum(double[] x, int xo, int n) {
    if (n <= BLOCK) return block(x, xo, xo + n);
    int blocks = (n - 1) / BLOCK + 1;
    int left = Integer.highestOneBit(blocks - 1) * BLOCK;
    return sum(x, xo, left) + sum(x, xo + left, n - left);
  }

  /**
   * The sums of the rows of a matrix.
   *
   * @param x the matrix, row by row
   * @param xo where it begins
   * @param m rows
   * @param n columns
   * @param y where the sums go
   * @param yo where they begin
   */
  public static void rows(double[] x, int xo, int m, int n, double[] y, int yo) {
    for (int i = 0; i < m; i++) y[yo + i] = sum(x, xo + i * n, n);
  }

  private static double block(double[] x, int from, int end) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double s4 = 0;
    double s5 = 0;
    double s6 = 0;
    double s7 = 0;
    double s8 = 0;
    double s9 = 0;
    double s10 = 0;
    double s11 = 0;
    double s12 = 0;
    double s13 = 0;
    double s14 = 0;
    double s15 = 0;
    int i = from;
    for (; i + 16 <= end; i += 16) {
      s0 += x[i];
      s1 += x[i + 1];
      s2 += x[i + 2];
      s3 += x[i + 3];
      s4 += x[i + 4];
      s5 += x[i + 5];
      s6 += x[i + 6];
      s7 += x[i + 7];
      s8 += x[i + 8];
      s9 += x[i + 9];
      s10 += x[i + 10];
      s11 += x[i + 11];
      s12 += x[i + 12];
      s13 += x[i + 13];
      s14 += x[i + 14];
      s15 += x[i + 15];
    }
    if (i < end) s0 += x[i];
    if (i + 1 < end) s1 += x[i + 1];
    if (i + 2 < end) s2 += x[i + 2];
    if (i + 3 < end) s3 += x[i + 3];
    if (i + 4 < end) s4 += x[i + 4];
    if (i + 5 < end) s5 += x[i + 5];
    if (i + 6 < end) s6 += x[i + 6];
    if (i + 7 < end) s7 += x[i + 7];
    if (i + 8 < end) s8 += x[i + 8];
    if (i + 9 < end) s9 += x[i + 9];
    if (i + 10 < end) s10 += x[i + 10];
    if (i + 11 < end) s11 += x[i + 11];
    if (i + 12 < end) s12 += x[i + 12];
    if (i + 13 < end) s13 += x[i + 13];
    if (i + 14 < end) s14 += x[i + 14];
    // one tree, whatever the count: (l, l + 8), (l, l + 4), (l, l + 2), (l, l + 1)
    double a = ((s0 + s8) + (s4 + s12)) + ((s2 + s10) + (s6 + s14));
    double b = ((s1 + s9) + (s5 + s13)) + ((s3 + s11) + (s7 + s15));
    return a + b;
  }
}
