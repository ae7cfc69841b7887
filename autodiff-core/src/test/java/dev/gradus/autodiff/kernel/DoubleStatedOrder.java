// twin: float
package dev.gradus.autodiff.kernel;

import java.util.Arrays;

/**
 * The order of long sums as the decision states it: chains of at most 64 terms in float and 512 in
 * double, runs of at most 32 chains, a tree of runs whose left branches are the largest powers of
 * two.
 */
public final class DoubleStatedOrder {
  private static final int CHAIN = 512; // float: private static final int CHAIN = 64;

  private DoubleStatedOrder() {}

  /** The sum of all x. */
  public static double sum(double[] x) {
    double[] ones = new double[x.length];
    Arrays.fill(ones, 1);
    return sum(x, ones); // a fused x·1 + s rounds as x + s does
  }

  /** The sum of all x·y, each added by a fused multiply-add. */
  public static double sum(double[] x, double[] y) {
    int chains = Math.max(1, (x.length + CHAIN - 1) / CHAIN);
    return tree(x, y, chains, 0, (chains + 31) / 32);
  }

  private static double tree(double[] x, double[] y, int chains, int first, int count) {
    if (count == 1) return run(x, y, chains, first);
    int left = 1;
    while (2 * left < count) left *= 2;
    return tree(x, y, chains, first, left) + tree(x, y, chains, first + left, count - left);
  }

  private static double run(double[] x, double[] y, int chains, int run) {
    int runs = (chains + 31) / 32;
    int first = chains * run / runs;
    double sum = 0;
    for (int e = first; e < chains * (run + 1) / runs; e++) {
      double chain = 0;
      for (int p = edge(x.length, e, chains); p < edge(x.length, e + 1, chains); p++) {
        chain = Math.fma(x[p], y[p], chain);
      }
      sum = e == first ? chain : sum + chain; // so that −0 stays
    }
    return sum;
  }

  private static int edge(int n, int e, int chains) {
    return e == chains ? n : (n + 7) / 8 * e / chains * 8;
  }
}
