package dev.gradus.autodiff.math;

/**
 * The logarithm of one number, of additions, products, divisions and moves of bits, so that vectors
 * of numbers repeat it bit by bit, and so does every machine.
 *
 * <p>x = 2ᵉ(1 + f) with 1 + f between √½ and √2, and ln(1 + f) = f − (½f² − s(½f² + R(s²))), where
 * s = f/(2 + f). Source: FDLIBM, e_log.c and s_log1p.c, Sun Microsystems 1993, whose coefficients
 * of R these are.
 */
public final class DoubleLogarithm {
  /** ln 2, rounded once. */
  public static final double LN_2 = 0.6931471805599453;

  /** ln 10, rounded once. */
  public static final double LN_10 = 2.302585092994046;

  private static final double SQRT_2 = 1.4142135623730951;

  // 1/ln 10 and log₁₀ 2 as sums of two doubles, the first of so few bits that products are exact
  private static final double DECIMAL = 0x1.bcb7b152p-2;
  private static final double DECIMAL_REST = 0x1.b9438ca9aadd5p-36;
  private static final double DECIMAL_OF_TWO = 0x1.34413509f6p-2;
  private static final double DECIMAL_OF_TWO_REST = 0x1.9fef311f12b36p-42;
  private static final long HIGH_BITS = -1L << 32;

  /** √½ as bits. */
  public static final long ROOT_HALF = 0x3fe6a09e667f3bcdL;

  /** What makes a difference of bits to those of √½ positive: the exponent of 1. */
  public static final long ONE = 1023L << 52;
  public static final long FRACTION = (1L << 52) - 1;
  public static final int MANTISSA = 52;

  /** Twice the exponent of 1, and one more. */
  public static final long TWICE = 2047;

  /** 1.5·2⁵² as bits: adding a whole number to them is adding it to the number. */
  public static final long ROUND = 0x4338000000000000L;

  /** 1.5·2⁵² and the exponent of 1. */
  public static final double OFFSET = 0x1.8p52 + 1023;

  public static final double LG1 = 0.6666666666666735;
  public static final double LG2 = 0.3999999999940942;
  public static final double LG3 = 0.2857142874366239;
  public static final double LG4 = 0.22222198432149784;
  public static final double LG5 = 0.1818357216161805;
  public static final double LG6 = 0.15313837699209373;
  public static final double LG7 = 0.14798198605116586;

  /** R(z)/z up to z = 1/9. Remez exchange computed for this project, error 3e-18. */
  public static final double R0 = 0.6666666666666632;
  public static final double R1 = 0.40000000000153874;
  public static final double R2 = 0.285714285481886;
  public static final double R3 = 0.22222223952706338;
  public static final double R4 = 0.1818174442773559;
  public static final double R5 = 0.15386550804218466;
  public static final double R6 = 0.13301076557087552;
  public static final double R7 = 0.1210538100974996;
  public static final double R8 = 0.08342780098156162;
  public static final double R9 = 0.1701425222297603;

  /** ½/(1 + f), right at 0 and to 4 % of f: 0.5 − 0.5f + 0.5f² − 0.45f³. */
  public static final double HALF = 0.5;
  public static final double CUBIC = -0.45;

  /** What brings a subnormal number among the normal ones. */
  public static final double LIFT = 0x1p54;
  public static final double LIFTED = 54;

  private DoubleLogarithm() {}

  /** ln x; −∞ at 0, NaN below. Accuracy: 1 ulp. */
  public static double log(double x) {
    boolean subnormal = x < Double.MIN_NORMAL;
    long bits = fromRootHalf(subnormal ? x * LIFT : x);
    double e = exponent(bits) - (subnormal ? LIFTED : 0);
    double y = scaled(e, fraction(bits) - 1, 0);
    return ends(x, x, y);
  }

  /** ln(1 + x) without cancellation; −∞ at −1, NaN below. Accuracy: 1 ulp. */
  public static double log1p(double x) {
    double u = 1 + x;
    double arrived = u - 1;
    double rest = 1 - (u - arrived) + (x - arrived); // what the sum has lost, exactly
    long bits = fromRootHalf(u);
    double f = fraction(bits) - 1;
    double inverse = ((CUBIC * f + HALF) * f - HALF) * f + HALF;
    double c = rest * twiceInversePower(bits) * inverse;
    double y = scaled(exponent(bits), f, c);
    return u == 1 ? x : ends(u, x, y);
  }

  /** ln(1 + x) for x from 0 to 1, in fewer steps. Accuracy: 1.2 ulp. */
  public static double log1pOfUnit(double x) {
    double s = x / (2 + x);
    double z = s * s;
    double z2 = z * z;
    double z4 = z2 * z2;
    double a0 = (z * R3 + R2) * z2 + (z * R1 + R0);
    double a1 = (z * R7 + R6) * z2 + (z * R5 + R4);
    double p = ((z * R9 + R8) * z4 + a1) * z4 + a0;
    double half = x * x * 0.5;
    return x - (half - s * (z * p + half));
  }

  /** log₂ x; −∞ at 0, NaN below. Exact at powers of two; accuracy elsewhere: 2 ulp. */
  public static double log2(double x) {
    int exponent = Math.getExponent(x);
    if (!(x > 0) || exponent > Double.MAX_EXPONENT) return log(x);
    if (exponent < Double.MIN_EXPONENT) return log2(x * LIFT) - LIFTED; // subnormal
    // x = m·2ᵉ with m around 1, so that the whole part is exact and the rest does not cancel
    double m = Math.scalb(x, -exponent);
    if (m > SQRT_2) return exponent + 1 + log(m / 2) / LN_2;
    return exponent + log(m) / LN_2;
  }

  /**
   * log₁₀ x; −∞ at 0, NaN below. Accuracy: 1 ulp; exact at powers of ten. The logarithm is the sum
   * of two doubles, the first of so few bits that its product is exact: {@link StrictMath#log10} is
   * 1.5 ulp off near 1. Source: FreeBSD, e_log10.c, B. D. Evans, 2011.
   */
  public static double log10(double x) {
    boolean subnormal = x < Double.MIN_NORMAL;
    long bits = fromRootHalf(subnormal ? x * LIFT : x);
    double e = exponent(bits) - (subnormal ? LIFTED : 0);
    double f = fraction(bits) - 1;
    double half = f * f * 0.5;
    double high = Double.longBitsToDouble(Double.doubleToRawLongBits(f - half) & HIGH_BITS);
    double low = f - high - half + tail(f, half);
    double first = high * DECIMAL;
    double whole = e * DECIMAL_OF_TWO;
    double rest = e * DECIMAL_OF_TWO_REST + (low + high) * DECIMAL_REST + low * DECIMAL;
    double sum = whole + first;
    rest += whole - sum + first; // what the sum has lost
    return ends(x, x, rest + sum);
  }

  /** ln(x/(1 − x)); infinite at 0 and 1, NaN outside. Accuracy: 4 ulp. */
  public static double logit(double x) {
    // 2x − 1 is exact here, and small where the result is
    if (x > 0.25 && x < 0.75) return log1p((2 * x - 1) / (1 - x));
    return log(x) - log1p(-x);
  }

  /**
   * ln(eᵃ + eᵇ), without overflow in between; of two equal infinities that infinity. Accuracy: 2
   * ulp of the larger of the result and the larger number.
   */
  public static double logAddExp(double a, double b) {
    if (a == b && Double.isInfinite(a)) return a; // the difference below would be NaN
    return Math.max(a, b) + log1pOfUnit(DoubleExponential.ofNegative(-Math.abs(a - b)));
  }

  /** e·ln 2 + ln(1 + f) + c. */
  private static double scaled(double e, double f, double c) {
    double half = f * f * 0.5;
    double u = tail(f, half) + c;
    u = e * DoubleExponential.LN_2_REST + u;
    return e * DoubleExponential.LN_2 + (f - (half - u)); // the first product is exact
  }

  /** ln(1 + f) − (f − ½f²), with ½f² given. */
  private static double tail(double f, double half) {
    double s = f / (2 + f);
    double z = s * s;
    double w = z * z;
    double odd = w * ((w * LG6 + LG4) * w + LG2);
    double even = z * (((w * LG7 + LG5) * w + LG3) * w + LG1);
    return s * (half + (odd + even));
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
