package dev.gradus.autodiff.kernel;

/**
 * The hyperbolic tangent of one number; {@link DoubleVectorHyperbolic} repeats it bit by bit.
 *
 * <p>Up to 0.625 it is x + x·zP(z)/Q(z), where z = x², from there on ±(1 − 2e/(1 + e)), where e =
 * exp(−2|x|). Source: S. L. Moshier, Cephes mathematical library, tanh.c, 1995, whose P and Q these
 * are; there the other form is 1 − 2/(e⁻¹ + 1).
 */
final class DoubleHyperbolic {
  static final double SMALL = 0.625;

  static final double P0 = -1614.6876844170845;
  static final double P1 = -99.28772310019185;
  static final double P2 = -0.9643991794250523;
  static final double Q0 = 4844.063053251255;
  static final double Q1 = 2235.4883906010045;
  static final double Q2 = 112.81167849163293;

  private DoubleHyperbolic() {}

  /** tanh x. Accuracy: 1.5 ulp. */
  static double tanh(double x) {
    double a = Math.abs(x);
    boolean large = a >= SMALL;
    double e = DoubleExponential.ofNegative(-2 * a);
    double z = a * a;
    double p = z * Math.fma(Math.fma(P2, z, P1), z, P0);
    double q = Math.fma(Math.fma(z + Q2, z, Q1), z, Q0);
    double quotient = (large ? 2 * e : p) / (large ? 1 + e : q); // one division for both
    return Math.copySign(Math.fma(quotient, large ? -1 : a, large ? 1 : a), x);
  }
}
