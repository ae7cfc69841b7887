// twin: float
package dev.gradus.autodiff.kernel;

import java.util.Arrays;

/**
 * Sums of the columns of matrices. The rows are divided as {@link Chains} says, so a sum has the
 * same bits whatever computes it. Accuracy: as many halves of an ulp of Σ|xᵢ| as that says.
 */
public final class DoubleColumnSums {
  /** How many terms a chain has at most: floats round more, and stop growing sooner. */
  public static final int CHAIN = 512; // float: public static final int CHAIN = 64;
  private static final DoubleWarmth WARMTH = new DoubleWarmth(new Loops());

  private DoubleColumnSums() {}

  private static final class Loops implements DoubleWarmth.Loops {
    @Override public void tryPlain(double[] x, double[] y, int n) {
      plain(x, 0, 8, n / 8, 0, n / 8, y, 0);
    }

    @Override public void tryVector(double[] x, double[] y, int n) {
      DoubleVectorLoops.addRows(x, 0, 8, n / 8, 0, n / 8, y, 0);
    }
  }

  /**
   * The sums of the columns of a matrix.
   *
   * @param x the matrix, row by row
   * @param xo where it begins
   * @param m rows
   * @param n columns
   * @param y where the sums go
   * @param yo where they begin
   * @param work as many numbers as {@link #workLength} says, for use here
   */
  public static void sum(double[] x, int xo, int m, int n, double[] y, int yo, double[] work) {
    runs(x, xo, m, n, 0, runs(m), y, yo, work, n);
  }

  /**
   * How many numbers {@link #sum} works with.
   *
   * @param m rows
   * @param n columns
   * @return the length of its array
   */
  public static int workLength(int m, int n) {
    return chains(m) == 1 ? 0 : n * (1 + Chains.depth(runs(m)));
  }

  private static int chains(int m) { return Chains.count(m, CHAIN); }

  private static int runs(int m) { return Chains.runs(chains(m)); }

  /** Some runs: the branches of their tree, one in place and one in what is free of the work. */
  private static void runs(double[] x, int xo, int m, int n, int first, int count, double[] y,
      int yo, double[] work, int free) {
    if (count == 1) {
      run(x, xo, m, n, first, y, yo, work);
      return;
    }
    int left = Chains.left(count);
    runs(x, xo, m, n, first, left, y, yo, work, free);
    runs(x, xo, m, n, first + left, count - left, work, free, work, free + n);
    add(work, free, y, yo, n);
  }

  /** One run: its chains, one after the other. */
  private static void run(double[] x, int xo, int m, int n, int run, double[] y, int yo,
      double[] work) {
    int chains = chains(m);
    int first = Chains.edge(chains, run, runs(m));
    int last = Chains.edge(chains, run + 1, runs(m));
    Arrays.fill(y, yo, yo + n, 0);
    for (int e = first; e < last; e++) {
      int from = Chains.cut(m, e, chains);
      int rows = Chains.cut(m, e + 1, chains) - from;
      if (e == first) {
        chain(x, xo + from * n, rows, n, y, yo);
      } else {
        Arrays.fill(work, 0, n, 0);
        chain(x, xo + from * n, rows, n, work, 0);
        add(work, 0, y, yo, n);
      }
    }
  }

  private static void add(double[] x, int xo, double[] y, int yo, int n) {
    for (int j = 0; j < n; j++) y[yo + j] += x[xo + j];
  }

  /** Adds the rows of a matrix to a row, one after the other: y += Σ xᵢ. */
  static void chain(double[] x, int xo, int m, int n, double[] y, int yo) {
    int v = WARMTH.vectors(n, m);
    if (v > 0) DoubleVectorLoops.addRows(x, xo, m, n, 0, v, y, yo);
    if (v < n) plain(x, xo, m, n, v, n, y, yo);
  }

  static void plain(double[] x, int xo, int m, int n, int from, int to, double[] y, int yo) {
    for (int i = 0; i < m; i++) {
      int row = xo + i * n;
      for (int j = from; j < to; j++) y[yo + j] += x[row + j];
    }
  }
}
