// twin: float
package dev.gradus.autodiff.kernel;

import dev.gradus.autodiff.math.DoubleExponential;
import dev.gradus.autodiff.math.DoubleHyperbolic;
import dev.gradus.autodiff.math.DoubleLogarithm;
import dev.gradus.autodiff.math.DoubleTrigonometry;

/** Exponentials, logarithms, sines and their relatives, entry by entry. */
final class DoubleExponentialMaps {
  private DoubleExponentialMaps() {}

  /** eˣ. */
  static final class Exp extends DoubleStagedMap {
    @Override void few(double[] x, int xo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = DoubleExponential.exp(x[xo + i]);
    }

    @Override void stages(double[][] room, int n) { DoubleStages.of(room, n); }

    @Override void vector(double[] x, int xo, double[] y, int yo, int n) {
      DoubleVectorLoops.exp(x, xo, y, yo, n);
    }
  }

  /** eˣ − 1. */
  static final class Expm1 extends DoubleWarmedMap {
    @Override void plain(double[] x, int xo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = DoubleExponential.expm1(x[xo + i]);
    }

    @Override void vector(double[] x, int xo, double[] y, int yo, int n) {
      DoubleVectorLoops.expm1(x, xo, y, yo, n);
    }
  }

  /** ln x. */
  static final class Log extends DoubleWarmedMap {
    @Override void plain(double[] x, int xo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = DoubleLogarithm.log(x[xo + i]);
    }

    @Override void vector(double[] x, int xo, double[] y, int yo, int n) {
      DoubleVectorLoops.log(x, xo, y, yo, n);
    }
  }

  /** ln(1 + x). */
  static final class Log1p extends DoubleWarmedMap {
    @Override void plain(double[] x, int xo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = DoubleLogarithm.log1p(x[xo + i]);
    }

    @Override void vector(double[] x, int xo, double[] y, int yo, int n) {
      DoubleVectorLoops.log1p(x, xo, y, yo, n);
    }
  }

  /** tanh x. */
  static final class Tanh extends DoubleWarmedMap {
    @Override void plain(double[] x, int xo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = DoubleHyperbolic.tanh(x[xo + i]);
    }

    @Override void vector(double[] x, int xo, double[] y, int yo, int n) {
      DoubleVectorLoops.tanh(x, xo, y, yo, n);
    }
  }

  /** sin x. */
  static final class Sin extends DoubleWarmedMap {
    @Override void plain(double[] x, int xo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = DoubleTrigonometry.sin(x[xo + i]);
    }

    @Override void vector(double[] x, int xo, double[] y, int yo, int n) {
      DoubleVectorTrigonometry.sin(x, xo, y, yo, n);
    }
  }

  /** cos x. */
  static final class Cos extends DoubleWarmedMap {
    @Override void plain(double[] x, int xo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = DoubleTrigonometry.cos(x[xo + i]);
    }

    @Override void vector(double[] x, int xo, double[] y, int yo, int n) {
      DoubleVectorTrigonometry.cos(x, xo, y, yo, n);
    }
  }
}
