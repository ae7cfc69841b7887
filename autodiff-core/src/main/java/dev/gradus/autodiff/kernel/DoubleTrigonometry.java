package dev.gradus.autodiff.kernel;

/**
 * Sine and cosine of one number; {@link DoubleVectorTrigonometry} repeats them bit by bit.
 *
 * <p>x = n·π/2 + h + l with a whole n and |h| ≤ π/4: fma makes x − n·HALF_PI exact (S. Boldo, M.
 * Daumas and R.-C. Li, Formally verified argument reduction with a fused multiply-add, IEEE
 * Transactions on Computers 58, 2009). The polynomials are those of FDLIBM, k_sin.c and k_cos.c,
 * Sun Microsystems 1993. Beyond 2²⁰, and so close to a multiple of π/2 that more of its digits are
 * needed, {@link StrictMath} takes over, which has the same bits everywhere.
 */
public final class DoubleTrigonometry {
  static final double TWO_OVER_PI = 0.6366197723675814;
  static final double ROUND = 0x1.8p52;
  // π/2 as the sum of two doubles
  static final double HALF_PI = 1.5707963267948966;
  static final double HALF_PI_REST = 6.123233995736766e-17;
  static final double LARGEST = 0x1p20;

  /** How close to n·π/2 is too close, in parts of n. */
  static final double CLOSE = 0x1p-50;

  static final double S1 = -0.16666666666666632;
  static final double S2 = 0.00833333333332249;
  static final double S3 = -1.984126982985795E-4;
  static final double S4 = 2.7557313707070068E-6;
  static final double S5 = -2.5050760253406863E-8;
  static final double S6 = 1.58969099521155E-10;

  static final double C1 = 0.0416666666666666;
  static final double C2 = -0.001388888888887411;
  static final double C3 = 2.480158728947673E-5;
  static final double C4 = -2.7557314351390663E-7;
  static final double C5 = 2.087572321298175E-9;
  static final double C6 = -1.1359647557788195E-11;

  private DoubleTrigonometry() {}

  /** sin x. Accuracy: 1 ulp. */
  public static double sin(double x) { return turned(x, 0); }

  /** cos x. Accuracy: 1 ulp. */
  public static double cos(double x) { return turned(x, 1); }

  /** sin(x + quarter·π/2). */
  private static double turned(double x, int quarter) {
    double t = Math.fma(x, TWO_OVER_PI, ROUND);
    double n = t - ROUND;
    double r = Math.fma(n, -HALF_PI, x);
    double h = Math.fma(n, -HALF_PI_REST, r);
    double l = Math.fma(n, -HALF_PI_REST, r - h);
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
    double p = Math.fma(Math.fma(Math.fma(S6, z, S5), z, S4), z, S3);
    p = Math.fma(p, z, S2);
    return h - (z * (0.5 * l - v * p) - l - v * S1);
  }

  private static double cosine(double h, double l) {
    double z = h * h;
    double p = Math.fma(Math.fma(Math.fma(C6, z, C5), z, C4), z, C3);
    p = z * Math.fma(Math.fma(p, z, C2), z, C1);
    double half = 0.5 * z;
    double w = 1 - half;
    return w + (1 - w - half + (z * p - h * l));
  }
}
