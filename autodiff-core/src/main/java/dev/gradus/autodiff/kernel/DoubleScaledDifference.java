// twin: float
package dev.gradus.autodiff.kernel;

/**
 * The difference a − b·c of arrays and a number c, entry by entry, with both roundings: a step of
 * descent in one loop instead of two.
 */
public final class DoubleScaledDifference {
  private static final DoubleWarmth WARMTH = new DoubleWarmth(new Loops());

  private DoubleScaledDifference() {}

  /**
   * Computes it.
   *
   * @param a first entries
   * @param ao where they begin
   * @param b second entries
   * @param bo where they begin
   * @param c what they are multiplied by
   * @param y where the results go: another array, or one of these with the same offset
   * @param yo where they begin
   * @param n how many
   */
  public static void run(double[] a, int ao, double[] b, int bo, double c, double[] y, int yo,
      int n) {
    int v = WARMTH.vectors(n);
    if (v > 0) DoubleVectorLoops.scaledDifference(a, ao, b, bo, c, y, yo, v);
    if (v < n) plain(a, ao + v, b, bo + v, c, y, yo + v, n - v);
  }

  private static final class Loops implements DoubleWarmth.Loops {
    @Override public void tryPlain(double[] x, double[] y, int n) {
      plain(x, 0, x, 1, 0.5d, y, 0, n);
    }

    @Override public void tryVector(double[] x, double[] y, int n) {
      DoubleVectorLoops.scaledDifference(x, 0, x, 1, 0.5d, y, 0, n);
    }
  }

  static void plain(double[] a, int ao, double[] b, int bo, double c, double[] y, int yo, int n) {
    for (int i = 0; i < n; i++) y[yo + i] = a[ao + i] - b[bo + i] * c;
  }
}
