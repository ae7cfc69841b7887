package dev.gradus.autodiff.kernel;

/**
 * The logarithm of one number, of additions, products, divisions, fused multiply-adds and moves of
 * bits, so that {@link DoubleVectorLogarithm} repeats it bit by bit.
 *
 * <p>x = 2ᵉ(1 + f) with 1 + f between √½ and √2, and ln(1 + f) = f − (½f² − s(½f² + R(s²))), where
 * s = f/(2 + f). Source: FDLIBM, e_log.c and s_log1p.c, Sun Microsystems 1993, whose coefficients
 * of R these are.
 */
final class DoubleLogarithm {
  /** √½ as bits. */
  static final long ROOT_HALF = 0x3fe6a09e667f3bcdL;

  /** What makes a difference of bits to those of √½ positive: the exponent of 1. */
  static final long ONE = 1023L << 52;
  static final long FRACTION = (1L << 52) - 1;
  static final int MANTISSA = 52;

  /** Twice the exponent of 1, and one more. */
  static final long TWICE = 2047;

  /** 1.5·2⁵² as bits: adding a whole number to them is adding it to the number. */
  static final long ROUND = 0x4338000000000000L;

  /** 1.5·2⁵² and the exponent of 1. */
  static final double OFFSET = 0x1.8p52 + 1023;

  static final double LG1 = 0.6666666666666735;
  static final double LG2 = 0.3999999999940942;
  static final double LG3 = 0.2857142874366239;
  static final double LG4 = 0.22222198432149784;
  static final double LG5 = 0.1818357216161805;
  static final double LG6 = 0.15313837699209373;
  static final double LG7 = 0.14798198605116586;

  /** R(z)/z up to z = 1/9. Remez exchange computed for this project, error 3e-18. */
  static final double R0 = 0.6666666666666632;
  static final double R1 = 0.40000000000153874;
  static final double R2 = 0.285714285481886;
  static final double R3 = 0.22222223952706338;
  static final double R4 = 0.1818174442773559;
  static final double R5 = 0.15386550804218466;
  static final double R6 = 0.13301076557087552;
  static final double R7 = 0.1210538100974996;
  static final double R8 = 0.08342780098156162;
  static final double R9 = 0.1701425222297603;

  /** ½/(1 + f), right at 0 and to 4 % of f: 0.5 − 0.5f + 0.5f² − 0.45f³. */
  static final double HALF = 0.5;
  static final double CUBIC = -0.45;

  /** What brings a subnormal number among the normal ones. */
  static final double LIFT = 0x1p54;
  static final double LIFTED = 54;

  private DoubleLogarithm() {}

  /** ln x; −∞ at 0, NaN below. Accuracy: 1 ulp. */
  static double log(double x) {
    boolean subnormal = x < Double.MIN_NORMAL;
    long bits = fromRootHalf(subnormal ? x * LIFT : x);
    double e = exponent(bits) - (subnormal ? LIFTED : 0);
    double y = scaled(e, fraction(bits) - 1, 0);
    return ends(x, x, y);
  }

  /** ln(1 + x) without cancellation; −∞ at −1, NaN below. Accuracy: 1 ulp. */
  static double log1p(double x) {
    double u = 1 + x;
    double arrived = u - 1;
    double rest = 1 - (u - arrived) + (x - arrived); // what the sum has lost, exactly
    long bits = fromRootHalf(u);
    double f = fraction(bits) - 1;
    double inverse = Math.fma(Math.fma(Math.fma(CUBIC, f, HALF), f, -HALF), f, HALF);
    double c = rest * twiceInversePower(bits) * inverse;
    double y = scaled(exponent(bits), f, c);
    return u == 1 ? x : ends(u, x, y);
  }

  /** ln(1 + x) for x from 0 to 1, in fewer steps. Accuracy: 1.1 ulp. */
  static double log1pOfUnit(double x) {
    double s = x / (2 + x);
    double z = s * s;
    double z2 = z * z;
    double z4 = z2 * z2;
    double a0 = Math.fma(Math.fma(z, R3, R2), z2, Math.fma(z, R1, R0));
    double a1 = Math.fma(Math.fma(z, R7, R6), z2, Math.fma(z, R5, R4));
    double p = Math.fma(Math.fma(Math.fma(z, R9, R8), z4, a1), z4, a0);
    double half = x * x * 0.5;
    return x - (half - s * Math.fma(z, p, half));
  }

  /** e·ln 2 + ln(1 + f) + c. */
  private static double scaled(double e, double f, double c) {
    double s = f / (2 + f);
    double z = s * s;
    double w = z * z;
    double odd = w * Math.fma(Math.fma(w, LG6, LG4), w, LG2);
    double even = z * Math.fma(Math.fma(Math.fma(w, LG7, LG5), w, LG3), w, LG1);
    double half = f * f * 0.5;
    double u = Math.fma(s, half + (odd + even), c);
    u = Math.fma(e, DoubleExponential.LN_2_REST, u);
    return Math.fma(e, DoubleExponential.LN_2, f - (half - u));
  }

  /** The logarithm of u where it is no ordinary number: what it is of x then. */
  private static double ends(double u, double x, double y) {
    if (!(u < Double.POSITIVE_INFINITY)) return x; // NaN too
    return u < 0 ? Double.NaN : u == 0 ? Double.NEGATIVE_INFINITY : y;
  }

  private static long fromRootHalf(double x) {
    return Double.doubleToRawLongBits(x) - ROOT_HALF + ONE;
  }

  private static double exponent(long bits) {
    return Double.longBitsToDouble((bits >>> MANTISSA) + ROUND)
        - OFFSET;
  }

  private static double fraction(long bits) {
    return Double.longBitsToDouble((bits & FRACTION) + ROOT_HALF);
  }

  /** 2¹⁻ᵉ, or 0 for the largest e. */
  private static double twiceInversePower(long bits) {
    return Double.longBitsToDouble((TWICE - (bits >>> MANTISSA)) << MANTISSA);
  }
}
