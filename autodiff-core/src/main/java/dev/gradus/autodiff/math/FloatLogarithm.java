package dev.gradus.autodiff.math;

/**
 * The logarithm of one number, as {@link DoubleLogarithm} but with a plain polynomial: ln(1 + f) =
 * f − ½f² + f³P(f). Coefficients: Remez exchange computed for this project with 36 digits, error
 * 1e-9.
 */
public final class FloatLogarithm {
  /** √½ as bits. */
  public static final int ROOT_HALF = 0x3f3504f3;

  /** What makes a difference of bits to those of √½ positive: the exponent of 1. */
  public static final int ONE = 127 << 23;
  public static final int FRACTION = (1 << 23) - 1;
  public static final int MANTISSA = 23;

  /** Twice the exponent of 1, and one more. */
  public static final int TWICE = 255;

  /** 1.5·2²³ as bits: adding a whole number to them is adding it to the number. */
  public static final int ROUND = 0x4b400000;

  /** 1.5·2²³ and the exponent of 1. */
  public static final float OFFSET = 0x1.8p23f + 127;

  public static final float P0 = 0.3333331f;
  public static final float P1 = -0.24999987f;
  public static final float P2 = 0.20002216f;
  public static final float P3 = -0.16669229f;
  public static final float P4 = 0.14218813f;
  public static final float P5 = -0.12384824f;
  public static final float P6 = 0.1187253f;
  public static final float P7 = -0.11786877f;
  public static final float P8 = 0.06912464f;

  /** R(z)/z up to z = 1/9, as for double. Error 5e-10. */
  public static final float R0 = 0.66666675f;
  public static final float R1 = 0.39998883f;
  public static final float R2 = 0.286168f;
  public static final float R3 = 0.21428372f;
  public static final float R4 = 0.24298891f;

  /** ½/(1 + f), right at 0 and to 4 % of f: 0.5 − 0.5 + 0.5f² − 0.45f³. */
  public static final float HALF = 0.5f;
  public static final float CUBIC = -0.45f;

  /** What brings a subnormal number among the normal ones. */
  public static final float LIFT = 0x1p25f;
  public static final float LIFTED = 25;

  private FloatLogarithm() {}

  /** ln x; −∞ at 0, NaN below. Accuracy: 1 ulp. */
  public static float log(float x) {
    boolean subnormal = x < Float.MIN_NORMAL;
    int bits = fromRootHalf(subnormal ? x * LIFT : x);
    float e = exponent(bits) - (subnormal ? LIFTED : 0);
    float y = scaled(e, fraction(bits) - 1, 0);
    return ends(x, x, y);
  }

  /** ln(1 + x) without cancellation; −∞ at −1, NaN below. Accuracy: 1 ulp. */
  public static float log1p(float x) {
    float u = 1 + x;
    float arrived = u - 1;
    float rest = 1 - (u - arrived) + (x - arrived); // what the sum has lost, exactly
    int bits = fromRootHalf(u);
    float f = fraction(bits) - 1;
    float inverse = ((CUBIC * f + HALF) * f - HALF) * f + HALF;
    float c = rest * twiceInversePower(bits) * inverse;
    float y = scaled(exponent(bits), f, c);
    return u == 1 ? x : ends(u, x, y);
  }

  /** ln(1 + x) for x from 0 to 1, in fewer steps. Accuracy: 1.3 ulp. */
  public static float log1pOfUnit(float x) {
    float s = x / (2 + x);
    float z = s * s;
    float p = (z * R4 + R3) * z + R2;
    p = (p * z + R1) * z + R0;
    float half = x * x * 0.5f;
    return x - (half - s * (z * p + half));
  }

  /** e·ln 2 + ln(1 + f) + c. */
  private static float scaled(float e, float f, float c) {
    float z = f * f;
    float z2 = z * z;
    float a0 = (f * P3 + P2) * z + (f * P1 + P0);
    float a1 = (f * P7 + P6) * z + (f * P5 + P4);
    float p = (z2 * P8 + a1) * z2 + a0;
    float y = p * (f * z) + c;
    y = e * FloatExponential.LN_2_REST + y;
    return e * FloatExponential.LN_2 + (f + (y - 0.5f * z)); // the first product is exact
  }

  /** The logarithm of u where it is no ordinary number: what it is of x then. */
  private static float ends(float u, float x, float y) {
    if (!(u < Float.POSITIVE_INFINITY)) return x; // NaN too
    return u < 0 ? Float.NaN : u == 0 ? Float.NEGATIVE_INFINITY : y;
  }

  private static int fromRootHalf(float x) {
    return Float.floatToRawIntBits(x) - ROOT_HALF + ONE;
  }

  private static float exponent(int bits) {
    return Float.intBitsToFloat((bits >>> MANTISSA) + ROUND)
        - OFFSET;
  }

  private static float fraction(int bits) {
    return Float.intBitsToFloat((bits & FRACTION) + ROOT_HALF);
  }

  /** 2¹⁻ᵉ, or 0 for the largest e. */
  private static float twiceInversePower(int bits) {
    return Float.intBitsToFloat((TWICE - (bits >>> MANTISSA)) << MANTISSA);
  }
}
