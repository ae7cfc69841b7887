package dev.gradus.autodiff.math;

/**
 * The exponential function of one number. Every step is an addition, a product or a move of bits,
 * so that vectors of numbers repeat it bit by bit, and so does every machine.
 *
 * <p>x = n·ln 2 + r with a whole n and |r| ≤ ½ ln 2; eʳ is a polynomial and 2ⁿ a shift into the
 * exponent. Source: W. J. Cody and W. Waite, Software manual for the elementary functions, 1980,
 * chapter 6; ln 2 in two parts: FDLIBM, e_exp.c, Sun Microsystems 1993; coefficients: Remez
 * exchange computed for this project with 36 digits, error 6e-19.
 */
public final class DoubleExponential {
  public static final double LOG2_E = 1.4426950408889634;
  // ln 2 as the sum of two doubles, the first of 32 bits, so that n·LN_2 and x − n·LN_2 are exact
  public static final double LN_2 = 0x1.62e42feep-1;
  public static final double LN_2_REST = 0x1.a39ef35793c76p-33;

  /** Where the result gets infinite, and where it gets 0. */
  public static final double HIGHEST = 710;
  public static final double LOWEST = -746;

  /** From where on eˣ − 1 is −1. */
  public static final double MINUS_ONE = -50;

  /** Where eˣ − 1 is x. */
  public static final double TINY = 0x1p-54;

  // Adding 1.5·2⁵² rounds to a whole number n, which is then in the low bits. What is added to it
  // puts 2ⁿ⁺⁶⁰⁰, 2ⁿ⁻⁶⁰⁰ or 2ⁿ⁻¹ there: a normal number, which a last product brings to 2ⁿ.
  public static final double ROUND_LOW = 0x1.8p52 + 1023 + 600;
  public static final double SCALE_LOW = 0x1p-600;
  public static final double ROUND_HIGH = 0x1.8p52 + 1023 - 600;
  public static final double SCALE_HIGH = 0x1p600;
  public static final double ROUND_HALF = 0x1.8p52 + 1023 - 1;

  /** How far the low bits are from the exponent. */
  public static final int MANTISSA = 52;

  /** (eʳ − 1 − r)/r². */
  public static final double C0 = 0.5;
  public static final double C1 = 0.16666666666666685;
  public static final double C2 = 0.04166666666666673;
  public static final double C3 = 0.008333333333316706;
  public static final double C4 = 0.0013888888888855947;
  public static final double C5 = 0.00019841269897161062;
  public static final double C6 = 2.480158737866838e-05;
  public static final double C7 = 2.7557234118324145e-06;
  public static final double C8 = 2.7557229088520165e-07;
  public static final double C9 = 2.5112285557787576e-08;
  public static final double C10 = 2.0928292453764163e-09;

  private DoubleExponential() {}

  /** eˣ. Accuracy: 1 ulp, also where it is subnormal. */
  public static double exp(double x) {
    double a = x > HIGHEST ? HIGHEST : x;
    return of(a < LOWEST ? LOWEST : a, x > 0 ? 1 : 0);
  }

  /** eˣ of an x that is not above 0: the same bits, in fewer steps. */
  public static double ofNegative(double x) { return of(x < LOWEST ? LOWEST : x, 0); }

  /** The exponential of a number between the lowest and the highest; right is 1 above 0, else 0. */
  private static double of(double x, double right) {
    double t = turns(x, right);
    double n = t - round(right);
    double r = left(x, n);
    return (minusOne(x, n, r, lower(r, upper(r))) + 1) * power(t) * scale(right);
  }

  // Each of these may be a loop of its own over many numbers: without choices and short, so that
  // the compiler makes vectors of it; power it does number by number.

  /** How many times x has ln 2, n, in the low bits. */
  public static double turns(double x, double right) { return x * LOG2_E + round(right); }

  /** What is added to n, and what the result is multiplied by. */
  public static double round(double right) { return ROUND_LOW + right * (ROUND_HIGH - ROUND_LOW); }

  public static double scale(double right) { return SCALE_LOW + right * SCALE_HIGH; }

  /** The power of two whose exponent is in the low bits of t. */
  public static double power(double t) {
    return Double.longBitsToDouble(Double.doubleToRawLongBits(t) << MANTISSA);
  }

  /** r = x − n·ln 2. */
  public static double left(double x, double n) { return x - n * LN_2 - n * LN_2_REST; }

  /** The upper terms of (eʳ − 1 − r)/r². */
  public static double upper(double r) {
    double r2 = r * r;
    double a1 = (r * C7 + C6) * r2 + (r * C5 + C4);
    double a2 = r2 * C10 + (r * C9 + C8);
    return a2 * (r2 * r2) + a1;
  }

  /** All terms. */
  public static double lower(double r, double upper) {
    double r2 = r * r;
    return upper * (r2 * r2) + ((r * C3 + C2) * r2 + (r * C1 + C0));
  }

  /** eʳ − 1 of the terms p: x − n·LN_2 is exact, and what r has lost of it is not lost here. */
  public static double minusOne(double x, double n, double r, double p) {
    return x - n * LN_2 + rest(n, r, p);
  }

  private static double rest(double n, double r, double p) { return p * (r * r) - n * LN_2_REST; }

  /** eˣ − 1 without cancellation. Accuracy: 1.5 ulp. */
  public static double expm1(double x) {
    double a = x > HIGHEST ? HIGHEST : x;
    a = a < MINUS_ONE ? MINUS_ONE : a;
    double t = a * LOG2_E + ROUND_HALF;
    double half = power(t); // 2ⁿ⁻¹, for 2ⁿ may be infinite
    double n = t - ROUND_HALF;
    // the large parts first: half of them is exact, and rounds little where they cancel
    double r = left(a, n);
    double rest = rest(n, r, lower(r, upper(r)));
    double y = 2 * ((half * (a - n * LN_2) + (half - 0.5)) + half * rest);
    return Math.abs(x) < TINY ? x : y;
  }

  /** 2ˣ. Accuracy: 1 ulp, that of {@link StrictMath#pow}. Exact for whole x. */
  public static double exp2(double x) { return StrictMath.pow(2, x); }

  /** aᵖ. Accuracy: 1 ulp, that of {@link StrictMath#pow}, as are its special cases. */
  public static double pow(double a, double p) { return StrictMath.pow(a, p); }
}
