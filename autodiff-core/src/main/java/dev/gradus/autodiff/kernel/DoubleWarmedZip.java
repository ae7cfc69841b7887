// twin: float
package dev.gradus.autodiff.kernel;

/**
 * A zip with a plain loop and a vector loop of the same bits; {@link DoubleWarmth} says which
 * works.
 */
abstract class DoubleWarmedZip extends DoubleZip implements DoubleWarmth.Loops {
  private final DoubleWarmth warmth = new DoubleWarmth(this);

  @Override public final void tryPlain(double[] x, double[] y, int n) {
    plain(x, 0, x, 0, y, 0, n);
  }

  @Override public final void tryVector(double[] x, double[] y, int n) {
    vector(x, 0, x, 0, y, 0, n);
  }

  /** The loop of numbers. */
  abstract void plain(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n);

  /** The loop of vectors, for a multiple of their length. */
  abstract void vector(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n);

  @Override
  public final void run(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
    int v = warmth.vectors(n);
    if (v > 0) vector(a, ao, b, bo, y, yo, v);
    if (v < n) plain(a, ao + v, b, bo + v, y, yo + v, n - v);
  }
}
