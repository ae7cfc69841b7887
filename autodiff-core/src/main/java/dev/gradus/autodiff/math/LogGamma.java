package dev.gradus.autodiff.math;

/**
 * The logarithm of |Γ(x)|.
 *
 * <p>From ½ to 2½ it is (x − 1)(x − 2)/(x + 1½) times a smooth factor, so that its zeros at 1 and 2
 * keep their digits (coefficients: Chebyshev interpolation computed for this project with 60
 * digits). Up to 8 it comes from there by Γ(x + 1) = xΓ(x), from 8 on it is Stirling's series (DLMF
 * 5.11.1), below −½ the reflection (DLMF 5.5.3).
 */
public final class LogGamma {
  /** The Bernoulli numbers B₂, B₄, …, B₂₀ (DLMF 24.2). */
  static final double[] BERNOULLI = {
      1. / 6, -1. / 30, 1. / 42, -1. / 30, 5. / 66, -691. / 2730, 7. / 6, -3617. / 510,
      43867. / 798, -174611. / 330};

  /** ½ ln 2π − ½. */
  private static final double STIRLING = 0.4189385332046727;

  /** The smooth factor on [½, 2½], in t = 2.6(x − 1.125)/(x + 1.125). */
  private static final double[] FACTOR = {
      1.4810254193639834, -0.003273107642531048, 0.041478655939236136, 0.0005223483823541723,
      0.0010390140291418881, 1.7978884141313964e-05, 3.0281028787057177e-05, 6.006393648901259e-07,
      9.529912389267061e-07, 2.0421960408274076e-08, 3.1424723481729785e-08, 7.079380519024297e-10,
      1.0692757538190312e-09, 2.4948776489512083e-11, 3.721503218158172e-11, 8.911924613350329e-13,
      1.3174894486876791e-12, 3.218936063086951e-14, 4.726701837148756e-14, 1.1734138639105712e-15,
      1.714007790391108e-15, 4.3107022678697086e-17, 6.270161988115541e-17, 1.5940389823897719e-18,
      2.3106251361184946e-18};

  private LogGamma() {}

  /** ln |Γ(x)|: infinite at 0, at negative whole numbers and at both ends. */
  public static double at(double x) {
    if (x <= -0.5) return reflected(x);
    if (x < 0.5) return ofOnePlus(x) - DoubleLogarithm.log(Math.abs(x));
    if (x < 2.5) return ofOnePlus(x - 1) + 0.; // not −0 at 1
    if (x >= 8) return stirling(x);
    double product = 1;
    double z = x;
    while (z >= 2.5) {
      z -= 1;
      product *= z;
    }
    return ofOnePlus(z - 1) + DoubleLogarithm.log(product);
  }

  /** ln Γ(1 + z) for z from −½ to 1½; a z near 0 keeps the digits that 1 + z has not. */
  private static double ofOnePlus(double z) {
    double t = 2.6 * (z - 0.125) / (z + 2.125);
    return z * (z - 1) / (z + 2.5) * Chebyshev.sum(t, FACTOR);
  }

  private static double stirling(double x) {
    double w = 1 / x / x;
    double sum = 0;
    for (int k = BERNOULLI.length; k > 0; k--) {
      sum = sum * w + BERNOULLI[k - 1] / (2 * k * (2 * k - 1));
    }
    return (x - 0.5) * (DoubleLogarithm.log(x) - 1) + (STIRLING + sum / x);
  }

  /** |Γ(x)| = π/(|x sin πx| Γ(−x)) for negative x. */
  private static double reflected(double x) {
    if (x == Math.rint(x)) return Double.POSITIVE_INFINITY;
    return DoubleLogarithm.log(Math.PI / Math.abs(x * PiTrigonometry.sin(x))) - at(-x);
  }
}
