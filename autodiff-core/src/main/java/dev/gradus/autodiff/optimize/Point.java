package dev.gradus.autodiff.optimize;

/** A point with the value and the gradient there, never changed. */
final class Point {
  final double[] w;
  final double value;
  final double[] gradient;

  private Point(double[] w, double value, double[] gradient) {
    this.w = w;
    this.value = value;
    this.gradient = gradient;
  }

  /** Keeps the array. */
  static Point at(DifferentiableFunction f, double[] w) {
    double[] g = new double[w.length];
    double value = f.valueAndGradient(w, g);
    return new Point(w, value, g);
  }

  boolean isFinite() {
    for (double x : gradient) if (!Double.isFinite(x)) return false;
    return Double.isFinite(value);
  }

  /** The gradient's length; the largest entry is taken out, so that no square overflows. */
  double norm() {
    double most = 0;
    for (double x : gradient) most = Math.max(most, Math.abs(x));
    if (most == 0 || !Double.isFinite(most)) return most;
    double squares = 0;
    for (double x : gradient) squares += x / most * (x / most);
    return most * Math.sqrt(squares);
  }

  /** From one entry after the other, so that the bits are always the same. */
  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) sum += a[i] * b[i];
    return sum;
  }

  /** a + s·b. */
  static double[] sum(double[] a, double s, double[] b) {
    double[] c = new double[a.length];
    for (int i = 0; i < a.length; i++) c[i] = a[i] + s * b[i];
    return c;
  }
}
