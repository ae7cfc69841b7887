package dev.gradus.autodiff;

import dev.gradus.autodiff.math.CardinalSine;
import dev.gradus.autodiff.math.ErrorFunction;
import dev.gradus.autodiff.math.LogGamma;
import dev.gradus.autodiff.math.PolygammaFunction;

/**
 * The error function, the logarithm of the gamma function and its derivatives, and the cardinal
 * sine, entry by entry. The shape is kept. All can be differentiated to any order.
 *
 * <p>An error is stated as a bound in ulp; the largest that some 10⁵ random points showed against
 * values with 45 digits stands in brackets. NaN stays NaN.
 */
public sealed interface SpecialFunctions permits Var {
  /**
   * The error function erf x = 2/√π ∫₀ˣ e^(−t²) dt (DLMF 7.2.1), odd, from −1 to 1. Error: 1.5 ulp
   * (1.32). Slope 2/√π·e^(−x²).
   *
   * @return of the same shape
   */
  default Var erf() { return Var.apply(Erf.OP, (Var) this); }

  /**
   * The complement of the error function, erfc x = 1 − erf x (DLMF 7.2.2), from 2 to 0. Error: 3
   * ulp (2.53), and 2 ulp (0.99) where the result is subnormal, from x = 26.55 until it is 0, from
   * 27.23 on. Slope −2/√π·e^(−x²).
   *
   * @return of the same shape
   */
  default Var erfc() { return Var.apply(Erfc.OP, (Var) this); }

  /**
   * The logarithm of the gamma function, ln |Γ(x)| (DLMF 5.2.1). Infinite at 0, at negative whole
   * numbers, at ±∞ and above 2.55998e305. Error: above 0 4 ulp (3.7), also near the zeros at 1 and
   * 2; below 0, where zeros come from a difference, 3 ulp (2.3) of the largest of |y|, |ln Γ(−x)|
   * and 1. Slope {@link #digamma()}.
   *
   * @return of the same shape
   */
  default Var lgamma() { return Var.apply(Lgamma.OP, (Var) this); }

  /**
   * The digamma function ψ(x) = Γ′(x)/Γ(x) (DLMF 5.2.2), the slope of {@link #lgamma()}. As in
   * PyTorch −∞ at 0, ∞ at −0, and NaN at negative whole numbers, where the sides do not agree, and
   * at −∞. Error: above 0 3.5 ulp (2.8), also near the zero at 1.46; below 0, where zeros come from
   * a difference, 6 ulp (4.9) of the largest of |y|, |ψ(1 − x)| and 1. Slope {@code polygamma(1)}.
   *
   * @return of the same shape
   */
  default Var digamma() { return Var.apply(Digamma.OP, (Var) this); }

  /**
   * The polygamma function, the n-th derivative of {@link #digamma()} (DLMF 5.15). At 0 and at
   * negative whole numbers ∞ for odd n; for even n as digamma. NaN at −∞, 0 at ∞ (unless n is 0).
   * Error: 8 + n/2 ulp up to n = 60 (5 for n = 1 and 2, 8 for 4, 11 for 12, 28 for 60); below 0,
   * where terms of either sign may cancel, of the larger of |y| and n!/dⁿ⁺¹, with d the distance
   * to the next pole. Slope {@code polygamma(n + 1)}.
   *
   * @param n the order, up to 100,000; 0 is digamma itself
   * @return of the same shape
   * @throws IllegalArgumentException if n is negative or larger
   */
  default Var polygamma(int n) { return Var.apply(new Polygamma(n), (Var) this); }

  /**
   * The normalised cardinal sine sin(πx)/(πx), as in NumPy and PyTorch: 1 at 0, and exactly 0 at
   * all other whole numbers; at ±∞ the limit 0. Error: 2.5 ulp (1.9); of the n-th derivative 3 +
   * n/3 ulp up to n = 30 (2.8 for 3, 10.4 for 30) of the larger of its value and its size
   * thereabouts, πⁿ·min(1/(n + 1), 1/(π|x|)).
   *
   * @return of the same shape
   */
  default Var sinc() { return Var.apply(Sinc.OP, (Var) this); }

  /** erf x: slope 2/√π·e^(−x²). */
  record Erf() implements Op.Unary {
    static final Erf OP = new Erf();

    @Override public double value(double x) { return ErrorFunction.erf(x); }
    @Override public Var slope(Var x, Var y) {
      return Var.apply(Gauss.OP, x).multiply(ErrorFunction.SLOPE);
    }
  }

  /** 1 − erf x: slope −2/√π·e^(−x²). */
  record Erfc() implements Op.Unary {
    static final Erfc OP = new Erfc();

    @Override public double value(double x) { return ErrorFunction.erfc(x); }
    @Override public Var slope(Var x, Var y) {
      return Var.apply(Gauss.OP, x).multiply(-ErrorFunction.SLOPE);
    }
  }

  /**
   * e^(−x²), with all digits where x² has lost some: slope −2x·y. Error: 2.5 ulp (2.1), and 2
   * where the result is subnormal, from |x| = 26.62 until it is 0, from 27.3 on.
   */
  record Gauss() implements Op.Unary {
    private static final double ZERO = 28; // there powers of x are not to overflow
    static final Gauss OP = new Gauss();

    @Override public double value(double x) { return ErrorFunction.gauss(x); }
    @Override public Var slope(Var x, Var y) {
      return x.clamp(-ZERO, ZERO).multiply(-2).multiply(y);
    }
  }

  /** ln |Γ(x)|: slope digamma. */
  record Lgamma() implements Op.Unary {
    static final Lgamma OP = new Lgamma();

    @Override public double value(double x) { return LogGamma.at(x); }
    @Override public Var slope(Var x, Var y) { return x.digamma(); }
  }

  /** ψ(x): slope polygamma of order 1. */
  record Digamma() implements Op.Unary {
    static final Digamma OP = new Digamma();

    @Override public double value(double x) { return PolygammaFunction.at(x); }
    @Override public Var slope(Var x, Var y) { return x.polygamma(1); }
  }

  /**
   * ψ⁽ⁿ⁾(x): slope polygamma of the next order.
   *
   * @param n the order
   */
  record Polygamma(int n) implements Op.Unary {
    /** Far beyond this the values are 0 or infinite nearly everywhere, and n factors are many. */
    private static final int MOST = 100_000;

    /** Rejects negative orders, and those that take too long. */
    public Polygamma {
      if (n < 0 || n > MOST) {
        throw new IllegalArgumentException("polygamma: the order is " + n
            + "; use 0, which is digamma, to " + MOST);
      }
    }

    @Override public double value(double x) { return PolygammaFunction.derivative(n, x); }
    @Override public Var slope(Var x, Var y) { return x.polygamma(n + 1); }
  }

  /**
   * A derivative of sin(πx)/(πx), or the function itself: the slope is the next derivative.
   *
   * @param order which derivative
   */
  record Sinc(int order) implements Op.Unary {
    static final Sinc OP = new Sinc(0);

    /** Rejects negative orders. */
    public Sinc {
      if (order < 0) {
        throw new IllegalArgumentException("sinc: the order of the derivative is " + order
            + "; use 0, which is sinc itself, or more");
      }
    }

    @Override public String parameters() { return order == 0 ? "" : "order=" + order; }
    @Override public double value(double x) { return CardinalSine.derivative(order, x); }
    @Override public Var slope(Var x, Var y) { return Var.apply(new Sinc(order + 1), x); }
  }
}
