package dev.gradus.autodiff.kernel;

/**
 * The hyperbolic tangent of one number, as {@link DoubleHyperbolic}, but with a polynomial P alone;
 * {@link FloatVectorHyperbolic} repeats it bit by bit. Coefficients: Remez exchange computed for
 * this project with 36 digits, error 7e-9.
 */
final class FloatHyperbolic {
  static final float SMALL = 0.625f;

  static final float P0 = -0.33333284f;
  static final float P1 = 0.13331498f;
  static final float P2 = -0.053743917f;
  static final float P3 = 0.020651625f;
  static final float P4 = -0.0057179364f;

  private FloatHyperbolic() {}

  /** tanh x. Accuracy: 1.5 ulp. */
  static float tanh(float x) {
    float a = Math.abs(x);
    boolean large = a >= SMALL;
    float e = FloatExponential.ofNegative(-2 * a);
    float z = a * a;
    float p = Math.fma(Math.fma(P4, z, P3), z, P2);
    p = z * Math.fma(Math.fma(p, z, P1), z, P0);
    float quotient = large ? 2 * e / (1 + e) : p;
    return Math.copySign(Math.fma(quotient, large ? -1 : a, large ? 1 : a), x);
  }
}
