package dev.gradus.autodiff.math;

/**
 * The normalised cardinal sine sin(πx)/(πx) and its derivatives.
 *
 * <p>Let f be sin(u)/u with u = πx. Its derivatives obey u·f⁽ⁿ⁾ + n·f⁽ⁿ⁻¹⁾ = sin(u + nπ/2), which
 * is Leibniz' rule for u·f = sin u. Upwards in n that multiplies errors by n/u, downwards by u/n;
 * so where u > n it is used upwards from f, elsewhere downwards from an order so high that 0 will
 * do, as J. C. P. Miller did with Bessel functions (DLMF 3.6(iii)). No series is needed at 0.
 */
public final class CardinalSine {
  private CardinalSine() {}

  /** The n-th derivative at x; the limit 0 at ±∞. */
  public static double derivative(int n, double x) {
    if (!Double.isFinite(x)) return Double.isNaN(x) ? x : 0;
    double a = Math.abs(x);
    double y = n == 0 ? sinc(a) : Math.PI * a > n ? upwards(n, a) : downwards(n, a);
    return x < 0 && n % 2 == 1 ? -y : y;
  }

  private static double sinc(double x) {
    return x < 1e-9 ? 1 : PiTrigonometry.sin(x) / Math.PI / x; // 1 − 1.6x² rounds to 1
  }

  private static double upwards(int n, double x) {
    double sin = PiTrigonometry.sin(x);
    double cos = PiTrigonometry.cos(x);
    double y = sinc(x);
    double power = 1; // of π
    for (int k = 1; k <= n; k++) {
      y = (power * shifted(k, sin, cos) - k * y) / x;
      power *= Math.PI;
    }
    return y;
  }

  private static double downwards(int n, double x) {
    double sin = PiTrigonometry.sin(x);
    double cos = PiTrigonometry.cos(x);
    double u = Math.PI * x;
    int k = n;
    for (double error = 1; error > 1e-18 * u; k++) error *= u / (k + 1);
    double f = 0;
    for (; k > n; k--) f = (shifted(k, sin, cos) - u * f) / k;
    return f * DoubleExponential.pow(Math.PI, n);
  }

  /** sin(u + kπ/2). */
  private static double shifted(int k, double sin, double cos) {
    return switch (k % 4) {
      case 0 -> sin;
      case 1 -> cos;
      case 2 -> -sin;
      default -> -cos;
    };
  }
}
