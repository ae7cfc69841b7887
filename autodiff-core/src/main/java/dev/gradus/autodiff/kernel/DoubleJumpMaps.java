// twin: float
package dev.gradus.autodiff.kernel;

/** Functions that jump at 0: the JVM does not turn a choice into vector instructions itself. */
final class DoubleJumpMaps {
  private DoubleJumpMaps() {}

  /** 1 right of 0, −1 left of it, else 0, also for NaN. */
  static final class Sign extends DoubleWarmedMap {
    @Override void plain(double[] x, int xo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = x[xo + i] > 0 ? 1 : x[xo + i] < 0 ? -1 : 0;
    }

    @Override void vector(double[] x, int xo, double[] y, int yo, int n) {
      DoubleVectorLoops.sign(x, xo, y, yo, n);
    }
  }

  /** 0 up to 0, 1 right of it and for NaN. */
  static final class Step extends DoubleWarmedMap {
    @Override void plain(double[] x, int xo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = x[xo + i] <= 0 ? 0 : 1;
    }

    @Override void vector(double[] x, int xo, double[] y, int yo, int n) {
      DoubleVectorLoops.step(x, xo, y, yo, n);
    }
  }
}
