// twin: float
package dev.gradus.autodiff.kernel;

/** A map of exponentials whose plain loop goes in {@link DoubleStages}, if it is worth them. */
abstract class DoubleStagedMap extends DoubleWarmedMap {
  private static final int WORTH = 48;
  private static final ThreadLocal<DoubleStages> STAGES =
      ThreadLocal.withInitial(DoubleStages::new);

  /** The loop of numbers, without stages. */
  abstract void few(double[] x, int xo, double[] y, int yo, int n);

  /** The stages for the first n numbers. */
  abstract void stages(DoubleStages s, int n);

  @Override final void plain(double[] x, int xo, double[] y, int yo, int n) {
    if (n < WORTH) {
      few(x, xo, y, yo, n);
      return;
    }
    DoubleStages s = STAGES.get();
    for (int i = 0; i < n; i += DoubleStages.BLOCK) {
      int m = Math.min(DoubleStages.BLOCK, n - i);
      System.arraycopy(x, xo + i, s.x, 0, m);
      stages(s, m);
      System.arraycopy(s.y, 0, y, yo + i, m);
    }
  }
}
