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
    return of(a < LOWEST ? LOWEST : a, x > 0 ? 1 : 0);
  }

  /** eˣ of an x that is not above 0: the same bits, in fewer steps. */
  public static float ofNegative(float x) { return of(x < LOWEST ? LOWEST : x, 0); }

  /** The exponential of a number between the lowest and the highest; right is 1 above 0, else 0. */
  private static float of(float x, float right) {
    float t = turns(x, right);
    float n = t - round(right);
    float r = left(x, n);
    return (minusOne(x, n, r, lower(r, upper(r))) + 1) * power(t) * scale(right);
  }

  // Each of these may be a loop of its own over many numbers: without choices and short, so that
  // the compiler makes vectors of it; power it does number by number.

  /** How many times x has ln 2, n, in the low bits. */
  public static float turns(float x, float right) { return x * LOG2_E + round(right); }

  /** What is added to n, and what the result is multiplied by. */
  public static float round(float right) { return ROUND_LOW + right * (ROUND_HIGH - ROUND_LOW); }

  public static float scale(float right) { return SCALE_LOW + right * SCALE_HIGH; }

  /** The power of two whose exponent is in the low bits of t. */
  public static float power(float t) {
    return Float.intBitsToFloat(Float.floatToRawIntBits(t) << MANTISSA);
  }

  /** r = x − n·ln 2. */
  public static float left(float x, float n) { return x - n * LN_2 - n * LN_2_REST; }

  /** The upper terms of (eʳ − 1 − r)/r². */
  public static float upper(float r) {
    return (r * C4 + C3) * r + C2;
  }

  /** All terms. */
  public static float lower(float r, float upper) {
    return (upper * r + C1) * r + C0;
  }

  /** eʳ − 1 of the terms p: x − n·LN_2 is exact, and what r has lost of it is not lost here. */
  public static float minusOne(float x, float n, float r, float p) {
    return x - n * LN_2 + rest(n, r, p);
  }

  private static float rest(float n, float r, float p) { return p * (r * r) - n * LN_2_REST; }

  /** eˣ − 1 without cancellation. Accuracy: 1.6 ulp. */
  public static float expm1(float x) {
    float a = x > HIGHEST ? HIGHEST : x;
    a = a < MINUS_ONE ? MINUS_ONE : a;
    float t = a * LOG2_E + ROUND_HALF;
    float half = power(t); // 2ⁿ⁻¹, for 2ⁿ may be infinite
    float n = t - ROUND_HALF;
    float r = left(a, n);
    float y = 2 * (half * minusOne(a, n, r, lower(r, upper(r))) + (half - 0.5f));
    return Math.abs(x) < TINY ? x : y;
  }
}
