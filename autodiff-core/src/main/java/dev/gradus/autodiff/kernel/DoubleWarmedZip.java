// twin: float
package dev.gradus.autodiff.kernel;

/** A zip with a plain loop and a vector loop of the same bits; {@link Warmth} says which works. */
abstract class DoubleWarmedZip extends DoubleZip {
  private final Warmth warmth =
      new Warmth(VectorApi.isPresent() ? DoubleVectors.LENGTH : 0, new Trial());

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

  /** Both loops on numbers from 0 to 2. */
  private final class Trial implements Warmth.Loops {
    private double[] x = {};
    private double[] y = {};

    private void prepare() {
      if (x.length > 0) return;
      x = new double[Warmth.ENTRIES];
      y = new double[Warmth.ENTRIES];
      for (int i = 0; i < x.length; i++) x[i] = 2d * i / x.length;
    }

    @Override public void plain() {
      prepare();
      DoubleWarmedZip.this.plain(x, 0, x, 0, y, 0, x.length);
    }

    @Override public void vector() {
      prepare();
      DoubleWarmedZip.this.vector(x, 0, x, 0, y, 0, x.length);
    }
  }
}
