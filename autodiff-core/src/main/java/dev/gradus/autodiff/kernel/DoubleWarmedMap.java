// twin: float
package dev.gradus.autodiff.kernel;

/**
 * A map with a plain loop and a vector loop of the same bits; {@link DoubleWarmth} says which
 * works.
 */
abstract class DoubleWarmedMap extends DoubleMap implements DoubleWarmth.Loops {
  private final DoubleWarmth warmth = new DoubleWarmth(this);

  @Override public final void tryPlain(double[] x, double[] y, int n) { plain(x, 0, y, 0, n); }

  @Override public final void tryVector(double[] x, double[] y, int n) { vector(x, 0, y, 0, n); }

  /** The loop of numbers. */
  abstract void plain(double[] x, int xo, double[] y, int yo, int n);

  /** The loop of vectors, for a multiple of their length. */
  abstract void vector(double[] x, int xo, double[] y, int yo, int n);

  @Override public final void run(double[] x, int xo, double[] y, int yo, int n) {
    int v = warmth.vectors(n);
    if (v > 0) vector(x, xo, y, yo, v);
    if (v < n) plain(x, xo + v, y, yo + v, n - v);
  }
}
