// twin: float
package dev.gradus.autodiff.kernel;

/**
 * Sums of contiguous numbers in an order that their count alone decides: in blocks of {@link
 * #BLOCK}, which are added in a fixed tree, and inside a block in 16 interleaved partial sums,
 * which are added in a fixed tree too: none of them has more than 64 terms.
 * Accuracy: at most n/16 + 4 halves of an ulp of Σ|xᵢ| for one block, 68 and one more for each
 * doubling beyond.
 */
public final class DoubleSums {
  /** How many partial sums a block has. */
  public static final int LANES = 16;
  /** How many numbers are one block. */
  public static final int BLOCK = LANES * 64;

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
    int left = Chains.left(blocks(n)) * BLOCK;
    return sum(x, xo, left) + sum(x, xo + left, n - left);
  }

  /**
   * Into how many blocks numbers are divided: all but the last are {@link #BLOCK} long.
   *
   * @param n how many numbers
   * @return one at least
   */
  public static int blocks(int n) { return n == 0 ? 1 : (n - 1) / BLOCK + 1; }

  /**
   * The sum of all blocks from their sums: the same bits as {@link #sum} of all numbers.
   *
   * @param sums the sums of the blocks
   * @param from the first
   * @param blocks how many
   * @return the sum
   */
  public static double ofBlocks(double[] sums, int from, int blocks) {
    if (blocks == 1) return sums[from];
    int left = Chains.left(blocks);
    return ofBlocks(sums, from, left) + ofBlocks(sums, from + left, blocks - left);
  }

  /**
   * Adds some numbers of a block to its partial sums, which begin as zeros. A block may be added
   * in parts of any length, in order.
   *
   * @param x the numbers
   * @param xo where they begin
   * @param n how many
   * @param at how many numbers of the block come before
   * @param lanes the partial sums
   */
  public static void add(double[] x, int xo, int n, int at, double[] lanes) {
    int end = xo + n;
    int i = xo;
    for (int lane = at % LANES; lane % LANES != 0 && i < end; lane++) lanes[lane] += x[i++];
    if (i + LANES <= end) {
      double s0 = lanes[0];
      double s1 = lanes[1];
      double s2 = lanes[2];
      double s3 = lanes[3];
      double s4 = lanes[4];
      double s5 = lanes[5];
      double s6 = lanes[6];
      double s7 = lanes[7];
      double s8 = lanes[8];
      double s9 = lanes[9];
      double s10 = lanes[10];
      double s11 = lanes[11];
      double s12 = lanes[12];
      double s13 = lanes[13];
      double s14 = lanes[14];
      double s15 = lanes[15];
      for (; i + LANES <= end; i += LANES) {
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
      lanes[0] = s0;
      lanes[1] = s1;
      lanes[2] = s2;
      lanes[3] = s3;
      lanes[4] = s4;
      lanes[5] = s5;
      lanes[6] = s6;
      lanes[7] = s7;
      lanes[8] = s8;
      lanes[9] = s9;
      lanes[10] = s10;
      lanes[11] = s11;
      lanes[12] = s12;
      lanes[13] = s13;
      lanes[14] = s14;
      lanes[15] = s15;
    }
    for (int lane = 0; i < end; lane++) lanes[lane] += x[i++];
  }

  /**
   * The sum of a block from its partial sums.
   *
   * @param s the partial sums
   * @return the sum
   */
  public static double ofLanes(double[] s) {
    // one tree, whatever the count: (l, l + 8), (l, l + 4), (l, l + 2), (l, l + 1)
    double a = ((s[0] + s[8]) + (s[4] + s[12])) + ((s[2] + s[10]) + (s[6] + s[14]));
    double b = ((s[1] + s[9]) + (s[5] + s[13])) + ((s[3] + s[11]) + (s[7] + s[15]));
    return a + b;
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
