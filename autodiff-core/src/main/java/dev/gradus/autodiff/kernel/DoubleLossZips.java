// twin: float
package dev.gradus.autodiff.kernel;

import dev.gradus.autodiff.math.DoubleLogistic;

/** Losses of a logit and a label, and their slopes, entry by entry. */
final class DoubleLossZips {
  private DoubleLossZips() {}

  /** The binary cross-entropy. */
  static final class BceWithLogits extends DoubleWarmedZip {
    @Override void plain(double[] z, int zo, double[] t, int to, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = DoubleLogistic.bceWithLogits(z[zo + i], t[to + i]);
    }

    @Override void vector(double[] z, int zo, double[] t, int to, double[] y, int yo, int n) {
      DoubleVectorLoops.bceWithLogits(z, zo, t, to, y, yo, n);
    }

    @Override public void run(double[] z, int zo, double t, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = DoubleLogistic.bceWithLogits(z[zo + i], t);
    }

    @Override public void run(double z, double[] t, int to, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = DoubleLogistic.bceWithLogits(z, t[to + i]);
    }
  }

  /** σ(z) − t, the slope of the cross-entropy. */
  static final class SigmoidError extends DoubleWarmedZip {
    @Override void plain(double[] z, int zo, double[] t, int to, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = DoubleLogistic.sigmoidError(z[zo + i], t[to + i]);
    }

    @Override void vector(double[] z, int zo, double[] t, int to, double[] y, int yo, int n) {
      DoubleVectorLoops.sigmoidError(z, zo, t, to, y, yo, n);
    }

    @Override public void run(double[] z, int zo, double t, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = DoubleLogistic.sigmoidError(z[zo + i], t);
    }

    @Override public void run(double z, double[] t, int to, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = DoubleLogistic.sigmoidError(z, t[to + i]);
    }
  }
}
