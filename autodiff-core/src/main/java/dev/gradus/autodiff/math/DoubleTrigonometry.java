package dev.gradus.autodiff.math;

/**
 * Sine and cosine of one number, of additions, products and moves of bits, so that vectors of
 * numbers repeat them bit by bit, and so does every machine.
 *
 * <p>x = n·π/2 + h + l with a whole n and |h| ≤ π/4: π/2 is the sum of three doubles, of which the
 * first two have 33 bits, so that their products with n are exact (FDLIBM, e_rem_pio2.c, Sun
 * Microsystems 1993). The polynomials are those of k_sin.c and k_cos.c there. Beyond 2²⁰, and so
 * close to a multiple of π/2 that more of its digits are needed, {@link StrictMath} takes over,
 * which has the same bits everywhere.
 */
public final class DoubleTrigonometry {
  public static final double TWO_OVER_PI = 0.6366197723675814;
  public static final double ROUND = 0x1.8p52;
  // π/2 as the sum of three doubles
  public static final double HALF_PI = 0x1.921fb544p+0;
  public static final double HALF_PI_2 = 0x1.0b4611a6p-34;
  public static final double HALF_PI_3 = 0x1.3198a2e037073p-69;
  public static final double LARGEST = 0x1p20;

  /** How close to n·π/2 is too close, in parts of n. */
  public static final double CLOSE = 0x1p-50;

  public static final double S1 = -0.16666666666666632;
  public static final double S2 = 0.00833333333332249;
  public static final double S3 = -1.984126982985795E-4;
  public static final double S4 = 2.7557313707070068E-6;
  public static final double S5 = -2.5050760253406863E-8;
  public static final double S6 = 1.58969099521155E-10;

  public static final double C1 = 0.0416666666666666;
  public static final double C2 = -0.001388888888887411;
  public static final double C3 = 2.480158728947673E-5;
  public static final double C4 = -2.7557314351390663E-7;
  public static final double C5 = 2.087572321298175E-9;
  public static final double C6 = -1.1359647557788195E-11;

  private DoubleTrigonometry() {}

  /** sin x. Accuracy: 1 ulp. */
  public static double sin(double x) { return turned(x, 0); }

  /** cos x. Accuracy: 1 ulp. */
  public static double cos(double x) { return turned(x, 1); }

  /** tan x. Accuracy: 1 ulp, that of {@link StrictMath#tan}. */
  public static double tan(double x) { return StrictMath.tan(x); }

  /** arcsin x, NaN outside [−1, 1]. Accuracy: 1 ulp, that of {@link StrictMath#asin}. */
  public static double asin(double x) { return StrictMath.asin(x); }

  /** arccos x, NaN outside [−1, 1]. Accuracy: 1 ulp, that of {@link StrictMath#acos}. */
  public static double acos(double x) { return StrictMath.acos(x); }

  /** arctan x. Accuracy: 1 ulp, that of {@link StrictMath#atan}. */
  public static double atan(double x) { return StrictMath.atan(x); }

  /** The angle of (x, y), from −π to π. Accuracy: 2 ulp, that of {@link StrictMath#atan2}. */
  public static double atan2(double y, double x) { return StrictMath.atan2(y, x); }

  /** √(a² + b²). Accuracy: 1 ulp, that of {@link StrictMath#hypot}, as are its special cases. */
  public static double hypot(double a, double b) { return StrictMath.hypot(a, b); }

  /** sin(x + quarter·π/2). */
  private static double turned(double x, int quarter) {
    double t = x * TWO_OVER_PI + ROUND;
    double n = t - ROUND;
    double r = x - n * HALF_PI; // exact
    double second = n * HALF_PI_2; // exact
    double a = r - second;
    double arrived = r - a;
    double lost = r - (a + arrived) + (arrived - second); // what a has rounded away, exactly
    double rest = n * HALF_PI_3 - lost; // this way round −0 stays
    double h = a - rest;
    double l = a - h - rest;
    if (!(Math.abs(x) <= LARGEST) || Math.abs(h) < Math.abs(n) * CLOSE) {
      return quarter == 0 ? StrictMath.sin(x) : StrictMath.cos(x);
    }
    long q = Double.doubleToRawLongBits(t) + quarter;
    double y = (q & 1) == 0 ? sine(h, l) : cosine(h, l);
    return Double.longBitsToDouble(Double.doubleToRawLongBits(y) ^ (q & 2) << 62);
  }

  private static double sine(double h, double l) {
    double z = h * h;
    double v = z * h;
    double p = (((S6 * z + S5) * z + S4) * z + S3) * z + S2;
    return h - (z * (0.5 * l - v * p) - l - v * S1);
  }

  private static double cosine(double h, double l) {
    double z = h * h;
    double p = z * (((((C6 * z + C5) * z + C4) * z + C3) * z + C2) * z + C1);
    double half = 0.5 * z;
    double w = 1 - half;
    return w + (1 - w - half + (z * p - h * l));
  }
}
