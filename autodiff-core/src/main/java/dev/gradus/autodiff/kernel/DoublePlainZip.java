// twin: float
package dev.gradus.autodiff.kernel;

/**
 * Arithmetic of two numbers, entry by entry: loops that the JVM turns into vector instructions
 * itself, which it does only if all arrays have one offset. For others there are loops of vectors;
 * {@link DoubleWarmth} says when.
 */
abstract class DoublePlainZip extends DoubleZip implements DoubleWarmth.Loops {
  private final DoubleWarmth warmth = new DoubleWarmth(this);

  @Override public final void tryPlain(double[] x, double[] y, int n) {
    apart(x, 0, x, 1, y, 0, n);
  }

  @Override public final void tryVector(double[] x, double[] y, int n) {
    vectors(x, 0, x, 1, y, 0, n);
  }

  /** Applies the function to two arrays with one offset. */
  abstract void together(double[] a, double[] b, double[] y, int from, int to);

  /** Applies the function to two arrays with offsets of their own. */
  abstract void apart(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n);

  /** The same in vectors, for a multiple of their length. */
  abstract void vectors(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n);

  /** Puts f(y, b) into y. */
  abstract void right(double[] y, double b, int from, int to);

  /** Puts f(a, y) into y. */
  abstract void left(double a, double[] y, int from, int to);

  @Override
  public final void run(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
    if (ao == yo && bo == yo) {
      together(a, b, y, yo, yo + n);
      return;
    }
    int v = warmth.vectors(n);
    if (v > 0) vectors(a, ao, b, bo, y, yo, v);
    if (v < n) apart(a, ao + v, b, bo + v, y, yo + v, n - v);
  }

  @Override public final void run(double[] a, int ao, double b, double[] y, int yo, int n) {
    if (a != y) System.arraycopy(a, ao, y, yo, n);
    right(y, b, yo, yo + n);
  }

  @Override public final void run(double a, double[] b, int bo, double[] y, int yo, int n) {
    if (b != y) System.arraycopy(b, bo, y, yo, n);
    left(a, y, yo, yo + n);
  }

  /** a + b. */
  static final class Add extends DoublePlainZip {
    @Override void together(double[] a, double[] b, double[] y, int from, int to) {
      for (int i = from; i < to; i++) y[i] = a[i] + b[i];
    }

    @Override void apart(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = a[ao + i] + b[bo + i];
    }

    @Override
    void vectors(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
      DoubleVectorLoops.add(a, ao, b, bo, y, yo, n);
    }

    @Override void right(double[] y, double b, int from, int to) {
      for (int i = from; i < to; i++) y[i] = y[i] + b;
    }

    @Override void left(double a, double[] y, int from, int to) {
      for (int i = from; i < to; i++) y[i] = a + y[i];
    }
  }

  /** a − b. */
  static final class Subtract extends DoublePlainZip {
    @Override void together(double[] a, double[] b, double[] y, int from, int to) {
      for (int i = from; i < to; i++) y[i] = a[i] - b[i];
    }

    @Override void apart(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = a[ao + i] - b[bo + i];
    }

    @Override
    void vectors(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
      DoubleVectorLoops.subtract(a, ao, b, bo, y, yo, n);
    }

    @Override void right(double[] y, double b, int from, int to) {
      for (int i = from; i < to; i++) y[i] = y[i] - b;
    }

    @Override void left(double a, double[] y, int from, int to) {
      for (int i = from; i < to; i++) y[i] = a - y[i];
    }
  }

  /** ab. */
  static final class Multiply extends DoublePlainZip {
    @Override void together(double[] a, double[] b, double[] y, int from, int to) {
      for (int i = from; i < to; i++) y[i] = a[i] * b[i];
    }

    @Override void apart(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = a[ao + i] * b[bo + i];
    }

    @Override
    void vectors(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
      DoubleVectorLoops.multiply(a, ao, b, bo, y, yo, n);
    }

    @Override void right(double[] y, double b, int from, int to) {
      for (int i = from; i < to; i++) y[i] = y[i] * b;
    }

    @Override void left(double a, double[] y, int from, int to) {
      for (int i = from; i < to; i++) y[i] = a * y[i];
    }
  }

  /** a/b. */
  static final class Divide extends DoublePlainZip {
    @Override void together(double[] a, double[] b, double[] y, int from, int to) {
      for (int i = from; i < to; i++) y[i] = a[i] / b[i];
    }

    @Override void apart(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = a[ao + i] / b[bo + i];
    }

    @Override
    void vectors(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
      DoubleVectorLoops.divide(a, ao, b, bo, y, yo, n);
    }

    @Override void right(double[] y, double b, int from, int to) {
      for (int i = from; i < to; i++) y[i] = y[i] / b;
    }

    @Override void left(double a, double[] y, int from, int to) {
      for (int i = from; i < to; i++) y[i] = a / y[i];
    }
  }

  /** max(a, b); NaN wins. */
  static final class Maximum extends DoublePlainZip {
    @Override void together(double[] a, double[] b, double[] y, int from, int to) {
      for (int i = from; i < to; i++) y[i] = Math.max(a[i], b[i]);
    }

    @Override void apart(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = Math.max(a[ao + i], b[bo + i]);
    }

    @Override
    void vectors(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
      DoubleVectorLoops.maximum(a, ao, b, bo, y, yo, n);
    }

    @Override void right(double[] y, double b, int from, int to) {
      for (int i = from; i < to; i++) y[i] = Math.max(y[i], b);
    }

    @Override void left(double a, double[] y, int from, int to) {
      for (int i = from; i < to; i++) y[i] = Math.max(a, y[i]);
    }
  }

  /** min(a, b); NaN wins. */
  static final class Minimum extends DoublePlainZip {
    @Override void together(double[] a, double[] b, double[] y, int from, int to) {
      for (int i = from; i < to; i++) y[i] = Math.min(a[i], b[i]);
    }

    @Override void apart(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
      for (int i = 0; i < n; i++) y[yo + i] = Math.min(a[ao + i], b[bo + i]);
    }

    @Override
    void vectors(double[] a, int ao, double[] b, int bo, double[] y, int yo, int n) {
      DoubleVectorLoops.minimum(a, ao, b, bo, y, yo, n);
    }

    @Override void right(double[] y, double b, int from, int to) {
      for (int i = from; i < to; i++) y[i] = Math.min(y[i], b);
    }

    @Override void left(double a, double[] y, int from, int to) {
      for (int i = from; i < to; i++) y[i] = Math.min(a, y[i]);
    }
  }
}
