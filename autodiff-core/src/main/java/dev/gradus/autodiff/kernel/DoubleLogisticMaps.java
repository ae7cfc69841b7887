// twin: float
package dev.gradus.autodiff.kernel;

import dev.gradus.autodiff.math.DoubleLogistic;

/** The logistic function and its relatives, entry by entry. */
final class DoubleLogisticMaps {
  private DoubleLogisticMaps() {}

  /** σ(x). */
  static final class Sigmoid extends DoubleStagedMap {
    @Override void few(double[] x, int xo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = DoubleLogistic.sigmoid(x[xo + i]);
    }

    @Override void stages(double[][] room, int n) {
      DoubleStages.ofMinus(room, 1, n);
      DoubleStages.right(room, n);
      finish(room[DoubleStages.Y], room[DoubleStages.RIGHT], n);
    }

    private static void finish(double[] y, double[] right, int n) {
      for (int i = 0; i < n; i++) y[i] = DoubleLogistic.sigmoid(y[i], right[i]);
    }

    @Override void vector(double[] x, int xo, double[] y, int yo, int n) {
      DoubleVectorLoops.sigmoid(x, xo, y, yo, n);
    }
  }

  /** σ(x)σ(−x). */
  static final class SigmoidSlope extends DoubleStagedMap {
    @Override void few(double[] x, int xo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = DoubleLogistic.sigmoidSlope(x[xo + i]);
    }

    @Override void stages(double[][] room, int n) {
      DoubleStages.ofMinus(room, 1, n);
      finish(room[DoubleStages.Y], n);
    }

    private static void finish(double[] y, int n) {
      for (int i = 0; i < n; i++) y[i] = DoubleLogistic.slopeOf(y[i]);
    }

    @Override void vector(double[] x, int xo, double[] y, int yo, int n) {
      DoubleVectorLoops.sigmoidSlope(x, xo, y, yo, n);
    }
  }

  /** 4096σ(x). */
  static final class RaisedSigmoid extends DoubleStagedMap {
    @Override void few(double[] x, int xo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = DoubleLogistic.raisedSigmoid(x[xo + i]);
    }

    @Override void stages(double[][] room, int n) {
      DoubleStages.ofMinus(room, 0.5d, n);
      DoubleStages.right(room, n);
      finish(room[DoubleStages.Y], room[DoubleStages.RIGHT], n);
    }

    private static void finish(double[] y, double[] right, int n) {
      for (int i = 0; i < n; i++) y[i] = DoubleLogistic.raisedSigmoid(y[i], right[i]);
    }

    @Override void vector(double[] x, int xo, double[] y, int yo, int n) {
      DoubleVectorLoops.raisedSigmoid(x, xo, y, yo, n);
    }
  }

  /** 4096σ(x)σ(−x). */
  static final class RaisedSigmoidSlope extends DoubleStagedMap {
    @Override void few(double[] x, int xo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = DoubleLogistic.raisedSigmoidSlope(x[xo + i]);
    }

    @Override void stages(double[][] room, int n) {
      DoubleStages.ofMinus(room, 0.5d, n);
      finish(room[DoubleStages.Y], n);
    }

    private static void finish(double[] y, int n) {
      for (int i = 0; i < n; i++) y[i] = DoubleLogistic.raisedSlopeOf(y[i]);
    }

    @Override void vector(double[] x, int xo, double[] y, int yo, int n) {
      DoubleVectorLoops.raisedSigmoidSlope(x, xo, y, yo, n);
    }
  }

  /** ln(1 + eˣ). */
  static final class Softplus extends DoubleWarmedMap {
    @Override void plain(double[] x, int xo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = DoubleLogistic.softplus(x[xo + i]);
    }

    @Override void vector(double[] x, int xo, double[] y, int yo, int n) {
      DoubleVectorLoops.softplus(x, xo, y, yo, n);
    }
  }

  /** ln σ(x). */
  static final class LogSigmoid extends DoubleWarmedMap {
    @Override void plain(double[] x, int xo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = DoubleLogistic.logSigmoid(x[xo + i]);
    }

    @Override void vector(double[] x, int xo, double[] y, int yo, int n) {
      DoubleVectorLoops.logSigmoid(x, xo, y, yo, n);
    }
  }
}
