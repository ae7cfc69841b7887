package dev.gradus.autodiff.math;

/**
 * Sine and cosine of one float, by way of double, where the error of reduction and polynomial is
 * less than 1e-8 ulp of a float, and rounding is all that is left. Source of the polynomials:
 * FreeBSD, k_sinf.c and k_cosf.c, B. D. Evans, 2004. Beyond 2²⁸ {@link StrictMath} takes over.
 */
public final class FloatTrigonometry {
  public static final double LARGEST = 0x1p28;

  // π/2 as the sum of three doubles; the first two have 25 bits, so that products with n are exact
  public static final double HALF_PI = 0x1.921fb5p+0;
  public static final double HALF_PI_2 = 0x1.110b46p-26;
  public static final double HALF_PI_3 = 0x1.1a62633145c07p-54;

  public static final double S1 = -0.16666666641626524;
  public static final double S2 = 0.008333329385889463;
  public static final double S3 = -1.9839334836096632E-4;
  public static final double S4 = 2.718311493989822E-6;

  public static final double C0 = -0.499999997251031;
  public static final double C1 = 0.04166662332373906;
  public static final double C2 = -0.001388676377460993;
  public static final double C3 = 2.439044879627741E-5;

  private FloatTrigonometry() {}

  /** sin x. Accuracy: 0.6 ulp. */
  public static float sin(float x) { return turned(x, 0); }

  /** cos x. Accuracy: 0.6 ulp. */
  public static float cos(float x) { return turned(x, 1); }

  /** sin(x + quarter·π/2). */
  private static float turned(double x, int quarter) {
    if (!(Math.abs(x) <= LARGEST)) {
      return (float) (quarter == 0 ? StrictMath.sin(x) : StrictMath.cos(x));
    }
    double t = x * DoubleTrigonometry.TWO_OVER_PI + DoubleTrigonometry.ROUND;
    double n = t - DoubleTrigonometry.ROUND;
    double h = x - n * HALF_PI - n * HALF_PI_2 - n * HALF_PI_3;
    long q = Double.doubleToRawLongBits(t) + quarter;
    double z = h * h;
    double y = (q & 1) == 0 ? h * sineRatio(z) : cosine(z);
    return (float) Double.longBitsToDouble(Double.doubleToRawLongBits(y) ^ (q & 2) << 62);
  }

  /** sin(h)/h of z = h², so that −0 stays. */
  private static double sineRatio(double z) {
    return (((S4 * z + S3) * z + S2) * z + S1) * z + 1;
  }

  private static double cosine(double z) {
    return (((C3 * z + C2) * z + C1) * z + C0) * z + 1;
  }
}
