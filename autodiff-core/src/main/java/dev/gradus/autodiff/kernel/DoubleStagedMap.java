// twin: float
package dev.gradus.autodiff.kernel;

/** A map of exponentials whose plain loop goes in {@link DoubleStages}, if it is worth them. */
abstract class DoubleStagedMap extends DoubleWarmedMap {
  private static final int WORTH = 48;

  /** The loop of numbers, without stages. */
  abstract void few(double[] x, int xo, double[] y, int yo, int n);

  /** The stages for the first n numbers of a room. */
  abstract void stages(double[][] room, int n);

  @Override final void plain(double[] x, int xo, double[] y, int yo, int n) {
    if (n < WORTH) {
      few(x, xo, y, yo, n);
      return;
    }
    double[][] room = DoubleStages.room();
    for (int i = 0; i < n; i += DoubleStages.BLOCK) {
      int m = Math.min(DoubleStages.BLOCK, n - i);
      System.arraycopy(x, xo + i, room[DoubleStages.X], 0, m);
      stages(room, m);
      System.arraycopy(room[DoubleStages.Y], 0, y, yo + i, m);
    }
  }
}
