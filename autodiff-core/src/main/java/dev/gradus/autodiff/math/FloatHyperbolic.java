package dev.gradus.autodiff.math;

/**
 * The hyperbolic tangent of one number, as {@link DoubleHyperbolic}, but with a polynomial P alone.
 * Coefficients: Remez exchange computed for this project with 36 digits, error 7e-9.
 */
public final class FloatHyperbolic {
  public static final float SMALL = 0.625f;

  public static final float P0 = -0.33333284f;
  public static final float P1 = 0.13331498f;
  public static final float P2 = -0.053743917f;
  public static final float P3 = 0.020651625f;
  public static final float P4 = -0.0057179364f;

  private FloatHyperbolic() {}

  /** tanh x. Accuracy: 1.5 ulp. */
  public static float tanh(float x) {
    float a = Math.abs(x);
    boolean large = a >= SMALL;
    float e = FloatExponential.ofNegative(-2 * a);
    float z = a * a;
    float p = (P4 * z + P3) * z + P2;
    p = z * ((p * z + P1) * z + P0);
    float quotient = large ? 2 * e / (1 + e) : p;
    return Math.copySign(quotient * (large ? -1 : a) + (large ? 1 : a), x);
  }
}
