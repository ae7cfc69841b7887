package dev.gradus.autodiff.math;

/**
 * The exponential function of one number, as {@link DoubleExponential}. Coefficients: Remez
 * exchange computed for this project with 36 digits, error 4e-9; ln 2 in two parts: S. L. Moshier,
 * Cephes mathematical library, expf.c, 1992.
 */
public final class FloatExponential {
  public static final float LOG2_E = 1.442695f;
  // ln 2 as the sum of two floats, the first of 9 bits, so that n·LN_2 and x − n·LN_2 are exact
  public static final float LN_2 = 0x1.63p-1f;
  public static final float LN_2_REST = -2.1219444e-4f;

  /** Where the result gets infinite, and where it gets 0. */
  public static final float HIGHEST = 89;
  public static final float LOWEST = -104;

  /** From where on eˣ − 1 is −1. */
  public static final float MINUS_ONE = -20;

  /** Where eˣ − 1 is x. */
  public static final float TINY = 0x1p-25f;

  // As for double: the low bits hold the exponent of 2ⁿ⁺⁶⁴, 2ⁿ⁻⁶⁴ or 2ⁿ⁻¹.
  public static final float ROUND_LOW = 0x1.8p23f + 127 + 64;
  public static final float SCALE_LOW = 0x1p-64f;
  public static final float ROUND_HIGH = 0x1.8p23f + 127 - 64;
  public static final float SCALE_HIGH = 0x1p64f;
  public static final float ROUND_HALF = 0x1.8p23f + 127 - 1;

  /** How far the low bits are from the exponent. */
  public static final int MANTISSA = 23;

  /** (eʳ − 1 − r)/r². */
  public static final float C0 = 0.5f;
  public static final float C1 = 0.16666518f;
  public static final float C2 = 0.041666195f;
  public static final float C3 = 0.008368922f;
  public static final float C4 = 0.0013951429f;

  private FloatExponential() {}

  /** eˣ. Accuracy: 1.1 ulp, also where it is subnormal. */
  public static float exp(float x) {
    float a = x > HIGHEST ? HIGHEST : x;
    a = a < LOWEST ? LOWEST : a;
    float t = a * LOG2_E + (x < 0 ? ROUND_LOW : ROUND_HIGH);
    float n = t - (x < 0 ? ROUND_LOW : ROUND_HIGH);
    return (minusOne(a, n) + 1) * power(t) * (x < 0 ? SCALE_LOW : SCALE_HIGH);
  }

  /** eˣ of an x that is not above 0: the same bits, in fewer steps. */
  public static float ofNegative(float x) {
    float a = x < LOWEST ? LOWEST : x;
    float t = a * LOG2_E + ROUND_LOW;
    return (minusOne(a, t - ROUND_LOW) + 1) * power(t) * SCALE_LOW;
  }

  /** eˣ − 1 without cancellation. Accuracy: 1.6 ulp. */
  public static float expm1(float x) {
    float a = x > HIGHEST ? HIGHEST : x;
    a = a < MINUS_ONE ? MINUS_ONE : a;
    float t = a * LOG2_E + ROUND_HALF;
    float half = power(t); // 2ⁿ⁻¹, for 2ⁿ may be infinite
    float y = 2 * (half * minusOne(a, t - ROUND_HALF) + (half - 0.5f));
    return Math.abs(x) < TINY ? x : y;
  }

  /** eʳ − 1, where r = x − n·ln 2. */
  private static float minusOne(float x, float n) {
    float high = x - n * LN_2; // exact
    float low = n * LN_2_REST;
    float r = high - low;
    float p = (r * C4 + C3) * r + C2;
    p = (p * r + C1) * r + C0;
    return high + (p * (r * r) - low); // what r has rounded away is not lost
  }

  /** The power of two whose exponent is in the low bits of t. */
  private static float power(float t) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(t) << MANTISSA);
  }
}
