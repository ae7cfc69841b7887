package dev.gradus.autodiff;

/**
 * Exponentials and logarithms: one number to one number, for every entry. The shape is kept.
 * Accuracy is that of {@link Math} unless said.
 */
public sealed interface Exponentials permits Var {
  /**
   * The exponential eˣ. Overflows to infinity above 709.78.
   *
   * @return of the same shape
   */
  default Var exp() { return Var.apply(Exp.OP, (Var) this); }

  /**
   * The power 2ˣ. Overflows to infinity from 1024 on.
   *
   * @return of the same shape
   */
  default Var exp2() { return Var.apply(Exp2.OP, (Var) this); }

  /**
   * The exponential eˣ − 1, exact for small x.
   *
   * @return of the same shape
   */
  default Var expm1() { return Var.apply(Expm1.OP, (Var) this); }

  /**
   * The natural logarithm ln x. Domain x ≥ 0: −∞ at 0, NaN below.
   *
   * @return of the same shape
   */
  default Var log() { return Var.apply(Log.OP, (Var) this); }

  /**
   * The binary logarithm log₂ x. Domain x ≥ 0: −∞ at 0, NaN below. Exact at powers of two;
   * accuracy elsewhere: 2 ulp.
   *
   * @return of the same shape
   */
  default Var log2() { return Var.apply(Log2.OP, (Var) this); }

  /**
   * The decimal logarithm log₁₀ x. Domain x ≥ 0: −∞ at 0, NaN below.
   *
   * @return of the same shape
   */
  default Var log10() { return Var.apply(Log10.OP, (Var) this); }

  /**
   * The logarithm ln(1 + x), exact for small x. Domain x ≥ −1: −∞ at −1, NaN below.
   *
   * @return of the same shape
   */
  default Var log1p() { return Var.apply(Log1p.OP, (Var) this); }

  /**
   * The log-odds ln(x/(1−x)), the inverse of {@link Activations#sigmoid()}. Domain 0 ≤ x ≤ 1: −∞
   * at 0, +∞ at 1, NaN outside.
   *
   * @return of the same shape
   */
  default Var logit() { return Var.apply(Logit.OP, (Var) this); }

  /** eˣ: the slope is the result itself. */
  record Exp() implements Op.Unary {
    static final Exp OP = new Exp();

    @Override public double value(double x) { return Math.exp(x); }
    @Override public Var slope(Var x, Var y) { return y; }
  }

  /** 2ˣ: slope y·ln 2. */
  record Exp2() implements Op.Unary {
    private static final double LN_2 = Math.log(2);
    static final Exp2 OP = new Exp2();

    @Override public double value(double x) { return Math.pow(2, x); }
    @Override public Var slope(Var x, Var y) { return y.multiply(LN_2); }
  }

  /** eˣ−1: slope eˣ, not y+1, which is 0 from x = −37 down. */
  record Expm1() implements Op.Unary {
    static final Expm1 OP = new Expm1();

    @Override public double value(double x) { return Math.expm1(x); }
    @Override public Var slope(Var x, Var y) { return x.exp(); }
  }

  /** ln x: slope 1/x. */
  record Log() implements Op.Unary {
    static final Log OP = new Log();

    @Override public double value(double x) { return Math.log(x); }
    @Override public Var slope(Var x, Var y) { return x.reciprocal(); }
  }

  /** log₂ x: slope 1/(x ln 2). */
  record Log2() implements Op.Unary {
    private static final double LN_2 = Math.log(2);
    private static final double SQRT_2 = Math.sqrt(2);
    static final Log2 OP = new Log2();

    @Override public double value(double x) {
      int exponent = Math.getExponent(x);
      if (!(x > 0) || exponent > Double.MAX_EXPONENT) return Math.log(x);
      if (exponent < Double.MIN_EXPONENT) return value(x * 0x1p54) - 54; // subnormal
      // x = m·2ᵉ with m around 1, so that the whole part is exact and the rest does not cancel
      double m = Math.scalb(x, -exponent);
      if (m > SQRT_2) return exponent + 1 + Math.log(m / 2) / LN_2;
      return exponent + Math.log(m) / LN_2;
    }

    @Override public Var slope(Var x, Var y) { return x.divideInto(1 / LN_2); }
  }

  /** log₁₀ x: slope 1/(x ln 10). */
  record Log10() implements Op.Unary {
    private static final double LN_10 = Math.log(10);
    static final Log10 OP = new Log10();

    @Override public double value(double x) { return Math.log10(x); }
    @Override public Var slope(Var x, Var y) { return x.divideInto(1 / LN_10); }
  }

  /** ln(1+x): slope 1/(1+x). */
  record Log1p() implements Op.Unary {
    static final Log1p OP = new Log1p();

    @Override public double value(double x) { return Math.log1p(x); }
    @Override public Var slope(Var x, Var y) { return x.add(1).reciprocal(); }
  }

  /** ln(x/(1−x)): slope 1/(x(1−x)). */
  record Logit() implements Op.Unary {
    static final Logit OP = new Logit();

    @Override public double value(double x) {
      // 2x − 1 is exact here, and small where the result is
      if (x > 0.25 && x < 0.75) return Math.log1p((2 * x - 1) / (1 - x));
      return Math.log(x) - Math.log1p(-x);
    }

    @Override public Var slope(Var x, Var y) { return Var.apply(LogitSlope.OP, x); }
  }

  /** 1/(x(1−x)): slope (2x−1)y², where 2x − 1 is exact near its zero. */
  record LogitSlope() implements Op.Unary {
    static final LogitSlope OP = new LogitSlope();

    @Override public double value(double x) { return 1 / (x * (1 - x)); }
    @Override public Var slope(Var x, Var y) {
      return x.multiply(2).subtract(1).multiply(y).multiply(y);
    }
  }
}
