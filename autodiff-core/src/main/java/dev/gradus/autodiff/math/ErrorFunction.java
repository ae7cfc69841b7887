package dev.gradus.autodiff.math;

/**
 * The error function, its complement and the bell curve under them.
 *
 * <p>Up to 0.477 the error function is x + x·q(x²). From there on its complement is e^(−x²) times
 * (1 + r(t))/(1 + 2x), where t maps [0.477, ∞] onto [−1, 1]: a form that is smooth to the very end
 * (M. M. Shepherd and J. G. Laframboise, Chebyshev approximation of (1 + 2x)exp(x²)erfc x in 0 ≤ x
 * < ∞, Mathematics of Computation 36, 1981). Coefficients of q and r: Chebyshev interpolation
 * computed for this project with 60 digits.
 */
public final class ErrorFunction {
  /** 2/√π, the slope of erf at 0. */
  public static final double SLOPE = 1.1283791670955126;

  // 1/√2 as the sum of two doubles, and 1/√(2π)
  private static final double ROOT_HALF = 0.7071067811865476;
  private static final double ROOT_HALF_REST = -4.833646656726457e-17;
  private static final double DENSITY_AT_ZERO = 0.3989422804014327;

  private static final double MIDDLE = 0.477; // where erf and erfc are both ½
  private static final double E_TO_MINUS_535 = 4.492128611109229e-233;
  private static final double ZERO = 28; // e^(−28²) is less than a double holds

  /** erf(x)/x − 1 on [0, 0.477], in t = 2x²/0.477² − 1. */
  private static final double[] ERF = {
      0.08768473074922163, -0.040011474268471674, 0.0006738030824625418, -9.058345015611833e-06,
      9.971774209182387e-08, -9.251430676880617e-10, 7.403576973192563e-12, -5.204453682679684e-14,
      3.260428533824416e-16, -1.8415966821137524e-18};

  /** (1 + 2x)·e^(x²)·erfc(x) − 1 on [0.477, ∞], in t = 1 − 5.954/(x + 2.5). */
  private static final double[] ERFC = {
      0.21530216495704368, -0.0683861386528559, -0.032901505221518274, 0.018623818547988783,
      -0.004952365356715115, 0.0007259172415839552, -2.1850171939675848e-05,
      -1.2715072370547752e-05, 1.6868184146122816e-06, 2.140662647750395e-07,
      -5.7214880937128164e-08, -4.829593016466286e-09, 1.8818943555471796e-09,
      1.7191400705095905e-10, -6.374427636424838e-11, -8.459728536846205e-12,
      2.1053108242924606e-12, 4.609588608198024e-13, -5.756643582462271e-14,
      -2.4518329181572787e-14, 4.457657053278291e-16, 1.1788998317430108e-15,
      1.0329184602959651e-16, -4.594115507353064e-17, -1.0812260030346059e-17};

  private ErrorFunction() {}

  public static double erf(double x) {
    double a = Math.abs(x);
    if (a < MIDDLE) return x + x * nearZero(x);
    return Math.copySign(1 - tail(a), x);
  }

  public static double erfc(double x) {
    if (Math.abs(x) < MIDDLE) return 1 - x - x * nearZero(x);
    return x < 0 ? 2 - tail(-x) : tail(x);
  }

  /** e^(−x²). */
  public static double gauss(double x) { return Math.abs(x) > ZERO ? 0 : timesGauss(1, 0, x); }

  /** Φ(x) = ½·erfc(−x/√2), where what rounding takes off the argument would cost x² ulp. */
  public static double normal(double x) {
    double z = -x * ROOT_HALF;
    if (Math.abs(z) > ZERO) return x > 0 ? 1 : 0;
    double lost = Rounding.ofProduct(-x, ROOT_HALF, z) - x * ROOT_HALF_REST;
    return 0.5 * (erfc(z) - lost * SLOPE * gauss(z));
  }

  /** φ(x) = e^(−x²/2)/√(2π). */
  public static double normalDensity(double x) {
    double square = x * x;
    if (square > 2 * ZERO * ZERO) return 0;
    double y = DENSITY_AT_ZERO * (1 - 0.5 * Rounding.ofProduct(x, x, square));
    return square < 1200 ? DoubleExponential.exp(-0.5 * square) * y
        : DoubleExponential.exp(535 - 0.5 * square) * y * E_TO_MINUS_535;
  }

  private static double nearZero(double x) {
    return Chebyshev.sum(x * x * (2 / (MIDDLE * MIDDLE)) - 1, ERF);
  }

  /** erfc x for x ≥ 0.477. */
  private static double tail(double x) {
    if (x > ZERO) return 0;
    double r = Chebyshev.sum(1 - 5.954 / (x + 2.5), ERFC);
    double d = 1 + 2 * x;
    double a = 1 / d;
    // what rounding took off d and a
    double product = a * d;
    double lost = 1 - product - Rounding.ofProduct(a, d, product) - a * (1 - (d - 2 * x));
    return timesGauss(a, r + (1 + r) * lost, x);
  }

  /**
   * a(1 + b)·e^(−x²). The part of x² that rounding takes off would cost x²/2 ulp, and a power below
   * the least normal number would cost more; so one is put into b, and from the other e⁻⁵³⁵ is
   * split off, which is a double to 19 digits.
   */
  private static double timesGauss(double a, double b, double x) {
    double square = x * x;
    double lost = Rounding.ofProduct(x, x, square);
    double y = a + a * (b - (1 + b) * lost);
    return square < 600 ? DoubleExponential.exp(-square) * y
        : DoubleExponential.exp(535 - square) * y * E_TO_MINUS_535;
  }
}
