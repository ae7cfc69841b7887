package dev.gradus.autodiff.math;

/**
 * The hyperbolic tangent of one number, of steps that vectors of numbers repeat bit by bit.
 *
 * <p>Up to 0.625 it is x + x·zP(z)/Q(z), where z = x², from there on ±(1 − 2e/(1 + e)), where e =
 * exp(−2|x|). Source: S. L. Moshier, Cephes mathematical library, tanh.c, 1995, whose P and Q these
 * are; there the other form is 1 − 2/(e⁻¹ + 1).
 */
public final class DoubleHyperbolic {
  public static final double SMALL = 0.625;

  /** From where on 1 beside x² makes no difference. */
  private static final double HUGE = 1e9;

  public static final double P0 = -1614.6876844170845;
  public static final double P1 = -99.28772310019185;
  public static final double P2 = -0.9643991794250523;
  public static final double Q0 = 4844.063053251255;
  public static final double Q1 = 2235.4883906010045;
  public static final double Q2 = 112.81167849163293;

  private DoubleHyperbolic() {}

  /** tanh x. Accuracy: 1.5 ulp. */
  public static double tanh(double x) {
    double a = Math.abs(x);
    boolean large = a >= SMALL;
    double e = DoubleExponential.ofNegative(-2 * a);
    double z = a * a;
    double p = z * ((P2 * z + P1) * z + P0);
    double q = ((z + Q2) * z + Q1) * z + Q0;
    double quotient = (large ? 2 * e : p) / (large ? 1 + e : q); // one division for both
    return Math.copySign(quotient * (large ? -1 : a) + (large ? 1 : a), x);
  }

  /** sinh x. Accuracy: 2.5 ulp, that of {@link StrictMath#sinh}. */
  public static double sinh(double x) { return StrictMath.sinh(x); }

  /** cosh x. Accuracy: 2.5 ulp, that of {@link StrictMath#cosh}. */
  public static double cosh(double x) { return StrictMath.cosh(x); }

  /** arsinh x. Accuracy: 4 ulp, also for small and for huge x. */
  public static double asinh(double x) {
    double a = Math.abs(x);
    // ln(a + √(a²+1)) with the 1 inside it taken out, and for huge a without the square
    double y = a > HUGE ? DoubleLogarithm.log(a) + DoubleLogarithm.LN_2
        : DoubleLogarithm.log1p(a + a * (a / (1 + Math.sqrt(1 + a * a))));
    return Math.copySign(y, x);
  }

  /** arcosh x, NaN below 1. Accuracy: 4 ulp. */
  public static double acosh(double x) {
    if (x > HUGE) return DoubleLogarithm.log(x) + DoubleLogarithm.LN_2;
    if (x < 1) return Double.NaN;
    double t = x - 1;
    return DoubleLogarithm.log1p(t + Math.sqrt(t * (t + 2)));
  }

  /** artanh x, infinite at ±1, NaN outside. Accuracy: 3 ulp. */
  public static double atanh(double x) {
    double a = Math.abs(x);
    return Math.copySign(0.5 * DoubleLogarithm.log1p(2 * a / (1 - a)), x);
  }
}
