// twin: float
package dev.gradus.autodiff.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Loops of vectors over arrays, one for each function: a loop that were given its function would
 * not be compiled into vector instructions. The number of entries is a multiple of the length of a
 * vector.
 */
final class DoubleVectorLoops {
  private static final VectorSpecies<Double> S = DoubleVectors.SPECIES;
  private static final int LENGTH = S.length();

  private DoubleVectorLoops() {}

  static void exp(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVectorExponential.exp(DoubleVector.fromArray(S, x, xo + i)).intoArray(y, yo + i);
    }
  }

  static void expm1(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVectorExponential.expm1(DoubleVector.fromArray(S, x, xo + i)).intoArray(y, yo + i);
    }
  }

  static void log(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVectorLogarithm.log(DoubleVector.fromArray(S, x, xo + i)).intoArray(y, yo + i);
    }
  }

  static void log1p(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVectorLogarithm.log1p(DoubleVector.fromArray(S, x, xo + i)).intoArray(y, yo + i);
    }
  }

  static void tanh(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVectorHyperbolic.tanh(DoubleVector.fromArray(S, x, xo + i)).intoArray(y, yo + i);
    }
  }

  static void sigmoid(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVectorLogistic.sigmoid(DoubleVector.fromArray(S, x, xo + i)).intoArray(y, yo + i);
    }
  }

  static void sigmoidSlope(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVectorLogistic.sigmoidSlope(DoubleVector.fromArray(S, x, xo + i)).intoArray(y, yo + i);
    }
  }

  static void raisedSigmoid(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVectorLogistic.raisedSigmoid(DoubleVector.fromArray(S, x, xo + i)).intoArray(y, yo + i);
    }
  }

  static void raisedSigmoidSlope(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVector a = DoubleVector.fromArray(S, x, xo + i);
      DoubleVectorLogistic.raisedSigmoidSlope(a).intoArray(y, yo + i);
    }
  }

  static void softplus(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVectorLogistic.softplus(DoubleVector.fromArray(S, x, xo + i)).intoArray(y, yo + i);
    }
  }

  static void logSigmoid(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVectorLogistic.logSigmoid(DoubleVector.fromArray(S, x, xo + i)).intoArray(y, yo + i);
    }
  }

  static void bceWithLogits(double[] z, int zo, double[] t, int to, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVector a = DoubleVector.fromArray(S, z, zo + i);
      DoubleVector b = DoubleVector.fromArray(S, t, to + i);
      DoubleVectorLogistic.bceWithLogits(a, b).intoArray(y, yo + i);
    }
  }

  static void sigmoidError(double[] z, int zo, double[] t, int to, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVector a = DoubleVector.fromArray(S, z, zo + i);
      DoubleVector b = DoubleVector.fromArray(S, t, to + i);
      DoubleVectorLogistic.sigmoidError(a, b).intoArray(y, yo + i);
    }
  }

  static void sign(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVector a = DoubleVector.fromArray(S, x, xo + i);
      DoubleVectors.ZERO.blend(DoubleVectors.ONE, a.compare(VectorOperators.GT, DoubleVectors.ZERO))
          .blend(DoubleVectors.MINUS_ONE, a.compare(VectorOperators.LT, DoubleVectors.ZERO))
          .intoArray(y, yo + i);
    }
  }

  static void step(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVector a = DoubleVector.fromArray(S, x, xo + i);
      DoubleVectors.ONE.blend(DoubleVectors.ZERO, a.compare(VectorOperators.LE, DoubleVectors.ZERO))
          .intoArray(y, yo + i);
    }
  }

  static void add(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVector.fromArray(S, a, ao + i).add(DoubleVector.fromArray(S, b, bo + i))
          .intoArray(y, yo + i);
    }
  }

  static void subtract(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVector.fromArray(S, a, ao + i).sub(DoubleVector.fromArray(S, b, bo + i))
          .intoArray(y, yo + i);
    }
  }

  static void multiply(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVector.fromArray(S, a, ao + i).mul(DoubleVector.fromArray(S, b, bo + i))
          .intoArray(y, yo + i);
    }
  }

  static void divide(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVector.fromArray(S, a, ao + i).div(DoubleVector.fromArray(S, b, bo + i))
          .intoArray(y, yo + i);
    }
  }

  static void maximum(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVector.fromArray(S, a, ao + i).max(DoubleVector.fromArray(S, b, bo + i))
          .intoArray(y, yo + i);
    }
  }

  static void minimum(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVector.fromArray(S, a, ao + i).min(DoubleVector.fromArray(S, b, bo + i))
          .intoArray(y, yo + i);
    }
  }

  static void scaledDifference(double[] a, int ao, double[] b, int bo, double c, double[] y,
      int yo, int n) {
    DoubleVector factor = DoubleVectors.all(c);
    for (int i = 0; i < n; i += LENGTH) {
      DoubleVector scaled = DoubleVector.fromArray(S, b, bo + i).mul(factor);
      DoubleVector.fromArray(S, a, ao + i).sub(scaled).intoArray(y, yo + i);
    }
  }

  /** Adds rows of a matrix of n columns to a row, in the columns from..to. */
  static void addRows(double[] x, int xo, int m, int n, int from, int to, double[] y, int yo) {
    int j = from;
    for (; j + 4 * LENGTH <= to; j += 4 * LENGTH) {
      DoubleVector s0 = DoubleVector.fromArray(S, y, yo + j);
      DoubleVector s1 = DoubleVector.fromArray(S, y, yo + j + LENGTH);
      DoubleVector s2 = DoubleVector.fromArray(S, y, yo + j + 2 * LENGTH);
      DoubleVector s3 = DoubleVector.fromArray(S, y, yo + j + 3 * LENGTH);
      for (int i = 0, at = xo + j; i < m; i++, at += n) {
        s0 = s0.add(DoubleVector.fromArray(S, x, at));
        s1 = s1.add(DoubleVector.fromArray(S, x, at + LENGTH));
        s2 = s2.add(DoubleVector.fromArray(S, x, at + 2 * LENGTH));
        s3 = s3.add(DoubleVector.fromArray(S, x, at + 3 * LENGTH));
      }
      s0.intoArray(y, yo + j);
      s1.intoArray(y, yo + j + LENGTH);
      s2.intoArray(y, yo + j + 2 * LENGTH);
      s3.intoArray(y, yo + j + 3 * LENGTH);
    }
    for (; j < to; j += LENGTH) {
      DoubleVector s = DoubleVector.fromArray(S, y, yo + j);
      for (int i = 0; i < m; i++) s = s.add(DoubleVector.fromArray(S, x, xo + i * n + j));
      s.intoArray(y, yo + j);
    }
  }
}
