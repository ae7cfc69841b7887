// twin: float
package dev.gradus.autodiff.kernel;

/**
 * Functions of one number that are a few exact operations, entry by entry: loops that the JVM turns
 * into vector instructions itself, which it does only if input and output have one offset.
 */
abstract class DoublePlainMap extends DoubleMap {
  /** Applies the function in place from one place to another. */
  abstract void inPlace(double[] y, int from, int to);

  @Override public final void run(double[] x, int xo, double[] y, int yo, int n) {
    if (x != y) System.arraycopy(x, xo, y, yo, n);
    inPlace(y, yo, yo + n);
  }

  /** −x. */
  static final class Negate extends DoublePlainMap {
    @Override void inPlace(double[] y, int from, int to) {
      for (int i = from; i < to; i++) y[i] = -y[i];
    }
  }

  /** x². */
  static final class Square extends DoublePlainMap {
    @Override void inPlace(double[] y, int from, int to) {
      for (int i = from; i < to; i++) y[i] = y[i] * y[i];
    }
  }

  /** 1/x. */
  static final class Reciprocal extends DoublePlainMap {
    @Override void inPlace(double[] y, int from, int to) {
      for (int i = from; i < to; i++) y[i] = 1 / y[i];
    }
  }

  /** √x. */
  static final class Sqrt extends DoublePlainMap {
    @Override void inPlace(double[] y, int from, int to) {
      for (int i = from; i < to; i++) {
        y[i] = Math.sqrt(y[i]); // float: y[i] = (float) Math.sqrt(y[i]);
      }
    }
  }

  /** 1/√x. */
  static final class Rsqrt extends DoublePlainMap {
    @Override void inPlace(double[] y, int from, int to) {
      for (int i = from; i < to; i++) {
        y[i] = 1 / Math.sqrt(y[i]); // float: y[i] = 1 / (float) Math.sqrt(y[i]);
      }
    }
  }

  /** |x|. */
  static final class Abs extends DoublePlainMap {
    @Override void inPlace(double[] y, int from, int to) {
      for (int i = from; i < to; i++) y[i] = Math.abs(y[i]);
    }
  }

  /** max(x, 0). */
  static final class Relu extends DoublePlainMap {
    @Override void inPlace(double[] y, int from, int to) {
      for (int i = from; i < to; i++) y[i] = Math.max(y[i], 0);
    }
  }
}
