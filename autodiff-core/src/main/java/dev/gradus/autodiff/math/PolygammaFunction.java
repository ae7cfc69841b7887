package dev.gradus.autodiff.math;

/**
 * The derivatives of ln Γ(x): the digamma function ψ(x) and its derivatives.
 *
 * <p>Digamma from ½ to 3 is (x − x₀)/x times a smooth factor, where x₀ = 1.4616… is its zero, known
 * here to 33 digits; from 3 on it is ln(x − ½) and a small rest (coefficients of both: Chebyshev
 * interpolation computed for this project with 60 digits). Up to ½ it comes from ψ(x + 1) = ψ(x) +
 * 1/x (DLMF 5.5.2), below −½ from the reflection (DLMF 5.5.4).
 *
 * <p>The n-th derivative is (−1)ⁿ⁺¹ n! ζ(n + 1, x) (DLMF 25.11.12). Of Hurwitz' zeta function the
 * terms with x + k < n + 10 are summed; the rest is Euler's and Maclaurin's formula (DLMF 25.11.5,
 * 2.10.1). Below 0 stands the reflection (DLMF 5.15.6), with the partial fractions of the cotangent
 * (DLMF 4.22.3) in place of its derivatives, so that here, too, only positive arguments occur.
 */
public final class PolygammaFunction {
  private static final double ROOT = 1.4616321449683622;
  private static final double ROOT_REST = 9.549995429965697e-17;

  /** ψ(x)·x/(x − x₀) on [½, 3], in t = 4(x − 1½)/(x + 3½). */
  private static final double[] NEAR = {
      1.4266527905750552, 0.40281438872900593, 9.041728882442396e-06, 0.00282296227556243,
      -6.140925912070041e-05, 3.528112825695302e-05, -1.5031044384591658e-06, 5.064109420961815e-07,
      -2.9155927854905804e-08, 7.638091979234717e-09, -5.210012367400982e-10,
      1.1784460928230565e-10, -8.96319683611576e-12, 1.8410748518919397e-12, -1.511019911685765e-13,
      2.8988249366539327e-14, -2.5168495502185014e-15, 4.588275873535577e-16,
      -4.160143833600678e-17, 7.289312906798085e-18};

  /** (ψ(x) − ln z)·z² with z = x − ½ ≥ 2½, in t = 2(2.5/z)² − 1. */
  private static final double[] FAR = {
      0.041115942627129844, -0.0005404884926005718, 9.883532453362935e-06, -3.335547900756523e-07,
      1.714227429770807e-08, -1.1984676849729032e-09, 1.0601877202963801e-10,
      -1.1297425079862016e-11, 1.4004899026421697e-12, -1.9686703429571413e-13,
      3.0779282739908204e-14, -5.272621160205774e-15, 9.779675410638652e-16,
      -1.9453552114250862e-16, 4.1176506731333e-17, -9.214114881587816e-18, 2.1679038944559477e-18};

  private PolygammaFunction() {}

  /** ψ(x): ∓∞ at ±0, NaN at negative whole numbers and at −∞. */
  public static double at(double x) {
    if (x <= -0.5) {
      double d = x - Math.rint(x);
      return d == 0 ? Double.NaN : at(1 - x) - Math.PI * PiTrigonometry.cot(d);
    }
    if (x < 0.5) return at(1 + x) - 1 / x;
    if (x < 3) return (x - ROOT - ROOT_REST) / x * Chebyshev.sum(4 * (x - 1.5) / (x + 3.5), NEAR);
    double z = x - 0.5;
    double v = 2.5 / z * (2.5 / z);
    return DoubleLogarithm.log(z) + Chebyshev.sum(2 * v - 1, FAR) * v / 6.25;
  }

  /** The n-th derivative of ψ at x. */
  public static double derivative(int n, double x) {
    if (n == 0) return at(x);
    if (x == Double.POSITIVE_INFINITY) return 0;
    if (x > 0) return signed(n, timesFactorial(n, x, zeta(n, x, x)));
    double d = x - Math.rint(x); // exact, from −½ to ½
    if (d == 0) return pole(n, x);
    double u = Math.abs(d);
    double right = zeta(n, d > 0 ? d : 1 + d, u); // from the poles on this side of x
    double left = zeta(n, d > 0 ? 1 - d : -d, u); // from those on the other, and as many beyond 0
    double beyond = zeta(n, 1 - x, u);
    return signed(n, timesFactorial(n, u,
        n % 2 == 1 ? right + left - beyond : right - left + beyond));
  }

  private static double signed(int n, double y) { return n % 2 == 1 ? y : -y; }

  /** The limit at a pole: of both sides where they agree, at 0 of the side that its sign names. */
  private static double pole(int n, double x) {
    if (n % 2 == 1) return Double.POSITIVE_INFINITY;
    return x == 0 ? -1 / x : Double.NaN;
  }

  /** uⁿ ζ(n + 1, x): the factor keeps powers within bounds. */
  private static double zeta(int n, double x, double u) {
    double sum = 0;
    double y = x;
    for (int k = 1; y < n + 10; k++) {
      double term = DoubleExponential.pow(u / y, n) / y;
      sum += term;
      if (term * y < 0x1p-60 * sum) return sum; // all that follows is less than that
      y = x + k;
    }
    double p = (n + 1) / (2 * y);
    double rest = 0.5;
    for (int k = 1; k <= LogGamma.BERNOULLI.length; k++) {
      rest += LogGamma.BERNOULLI[k - 1] * p;
      p *= (n + 2. * k) / y * ((n + 2. * k + 1) / y) / ((2 * k + 1) * (2 * k + 2));
    }
    return sum + DoubleExponential.pow(u / y, n) * (1. / n + rest / y);
  }

  /** y·n!/uⁿ, with the power of two kept apart: factorial and power may overflow before it does. */
  private static double timesFactorial(int n, double u, double y) {
    double m = y;
    int exponent = 0;
    for (int k = 1; k <= n; k++) {
      m *= k / u;
      int e = Math.getExponent(m);
      m = Math.scalb(m, -e);
      exponent += e;
    }
    return Math.scalb(m, exponent);
  }
}
