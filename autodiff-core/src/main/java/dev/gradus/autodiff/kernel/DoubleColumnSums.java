// twin: float
package dev.gradus.autodiff.kernel;

/**
 * Sums of the columns of matrices. Each is one chain of additions over the rows, ascending, so it
 * has the same bits whatever computes it and however the columns are split.
 */
public final class DoubleColumnSums {
  private static final Warmth WARMTH =
      new Warmth(VectorApi.isPresent() ? DoubleVectors.LENGTH : 0, new Trial());

  private DoubleColumnSums() {}

  /**
   * Adds the rows of a matrix to a row: y += Σ xᵢ.
   *
   * @param x the matrix, row by row
   * @param xo where it begins
   * @param m rows
   * @param n columns
   * @param y the row
   * @param yo where it begins
   */
  public static void add(double[] x, int xo, int m, int n, double[] y, int yo) {
    add(x, xo, m, n, 0, n, y, yo);
  }

  /**
   * Adds the rows of a matrix to a row, in some of the columns.
   *
   * @param x the matrix, row by row
   * @param xo where it begins
   * @param m rows
   * @param n columns
   * @param from the first column
   * @param to after the last column
   * @param y the row
   * @param yo where it begins
   */
  public static void add(double[] x, int xo, int m, int n, int from, int to, double[] y, int yo) {
    int v = WARMTH.vectors(to - from, m);
    if (v > 0) DoubleVectorLoops.addRows(x, xo, m, n, from, from + v, y, yo);
    if (from + v < to) plain(x, xo, m, n, from + v, to, y, yo);
  }

  static void plain(double[] x, int xo, int m, int n, int from, int to, double[] y, int yo) {
    for (int i = 0; i < m; i++) {
      int row = xo + i * n;
      for (int j = from; j < to; j++) y[yo + j] += x[row + j];
    }
  }

  /** Both loops on a matrix of zeros. */
  private static final class Trial implements Warmth.Loops {
    private static final int ROWS = 8;
    private static final int COLUMNS = Warmth.ENTRIES / ROWS;
    private final double[] y = new double[COLUMNS];
    private double[] x = {};

    @Override public void plain() {
      DoubleColumnSums.plain(x, 0, ROWS, COLUMNS, 0, COLUMNS, y, 0);
    }

    @Override public void vector() {
      if (x.length == 0) x = new double[Warmth.ENTRIES];
      DoubleVectorLoops.addRows(x, 0, ROWS, COLUMNS, 0, COLUMNS, y, 0);
    }
  }
}
