package dev.gradus.autodiff;

import org.jspecify.annotations.Nullable;

/**
 * Powers, exponentials, logarithms, circular functions, absolute value and sign: one number to one
 * number, for every entry. The shape is kept. Accuracy is that of {@link Math} unless said.
 */
public sealed interface Elementwise permits Var {
  /**
   * The negative −x.
   *
   * @return of the same shape
   */
  default Var negate() { return Var.apply(Negate.OP, (Var) this); }

  /**
   * The reciprocal 1/x. Infinite at 0.
   *
   * @return of the same shape
   */
  default Var reciprocal() { return Var.apply(Reciprocal.OP, (Var) this); }

  /**
   * The square x².
   *
   * @return of the same shape
   */
  default Var square() { return Var.apply(Square.OP, (Var) this); }

  /**
   * The power xᵖ with a constant exponent; x⁰ is 1, also at 0, with slope 0. Of a negative x
   * defined for whole p only, NaN otherwise, as {@link Math#pow}.
   *
   * @param p the exponent
   * @return of the same shape
   * @throws IllegalArgumentException if p is NaN
   */
  default Var pow(double p) { return Var.apply(new Pow(p), (Var) this); }

  /**
   * The exponential eˣ. Overflows to infinity above 709.78.
   *
   * @return of the same shape
   */
  default Var exp() { return Var.apply(Exp.OP, (Var) this); }

  /**
   * The natural logarithm ln x. Domain x ≥ 0: −∞ at 0, NaN below.
   *
   * @return of the same shape
   */
  default Var log() { return Var.apply(Log.OP, (Var) this); }

  /**
   * The logarithm ln(1 + x), exact for small x. Domain x ≥ −1: −∞ at −1, NaN below.
   *
   * @return of the same shape
   */
  default Var log1p() { return Var.apply(Log1p.OP, (Var) this); }

  /**
   * The exponential eˣ − 1, exact for small x.
   *
   * @return of the same shape
   */
  default Var expm1() { return Var.apply(Expm1.OP, (Var) this); }

  /**
   * The square root. Domain x ≥ 0: NaN below; at 0 the slope is infinite.
   *
   * @return of the same shape
   */
  default Var sqrt() { return Var.apply(Sqrt.OP, (Var) this); }

  /**
   * The sine, x in radians.
   *
   * @return of the same shape
   */
  default Var sin() { return Var.apply(Sin.OP, (Var) this); }

  /**
   * The cosine, x in radians.
   *
   * @return of the same shape
   */
  default Var cos() { return Var.apply(Cos.OP, (Var) this); }

  /**
   * The absolute value |x|. At 0 the slope is taken as 0.
   *
   * @return of the same shape
   */
  default Var abs() { return Var.apply(Abs.OP, (Var) this); }

  /**
   * The sign: −1, 0 or 1. Its slope is 0 everywhere.
   *
   * @return of the same shape
   */
  default Var sign() { return Var.apply(Sign.OP, (Var) this); }

  /** −x. */
  record Negate() implements Op.Map, Op.Linear {
    static final Negate OP = new Negate();

    @Override public double value(double x) { return -x; }
    @Override public Var transpose(Var ybar, Shape x) { return ybar.negate(); }
  }

  /** 1/x: slope −y². */
  record Reciprocal() implements Op.Unary {
    static final Reciprocal OP = new Reciprocal();

    @Override public double value(double x) { return 1 / x; }
    @Override public Var slope(Var x, Var y) { return y.square().negate(); }
  }

  /** x²: slope 2x. */
  record Square() implements Op.Unary {
    static final Square OP = new Square();

    @Override public double value(double x) { return x * x; }
    @Override public Var slope(Var x, Var y) { return x.multiply(2); }
  }

  /**
   * xᵖ: slope p·xᵖ⁻¹, and 0 for p = 0, where 0·x⁻¹ would be NaN at 0.
   *
   * @param p the exponent
   */
  record Pow(double p) implements Op.Unary {
    /** Rejects NaN. */
    public Pow {
      if (Double.isNaN(p)) {
        throw new IllegalArgumentException("pow: the exponent is NaN; use a number");
      }
    }

    @Override public double value(double x) { return Math.pow(x, p); }
    @Override public @Nullable Var slope(Var x, Var y) {
      return p == 0 ? null : p == 1 ? x.pow(0) : x.pow(p - 1).multiply(p);
    }
  }

  /** eˣ: the slope is the result itself. */
  record Exp() implements Op.Unary {
    static final Exp OP = new Exp();

    @Override public double value(double x) { return Math.exp(x); }
    @Override public Var slope(Var x, Var y) { return y; }
  }

  /** ln x: slope 1/x. */
  record Log() implements Op.Unary {
    static final Log OP = new Log();

    @Override public double value(double x) { return Math.log(x); }
    @Override public Var slope(Var x, Var y) { return x.reciprocal(); }
  }

  /** ln(1+x): slope 1/(1+x). */
  record Log1p() implements Op.Unary {
    static final Log1p OP = new Log1p();

    @Override public double value(double x) { return Math.log1p(x); }
    @Override public Var slope(Var x, Var y) { return x.add(1).reciprocal(); }
  }

  /** eˣ−1: slope eˣ, not y+1, which is 0 from x = −37 down. */
  record Expm1() implements Op.Unary {
    static final Expm1 OP = new Expm1();

    @Override public double value(double x) { return Math.expm1(x); }
    @Override public Var slope(Var x, Var y) { return x.exp(); }
  }

  /** √x: slope 1/(2y). */
  record Sqrt() implements Op.Unary {
    static final Sqrt OP = new Sqrt();

    @Override public double value(double x) { return Math.sqrt(x); }
    @Override public Var slope(Var x, Var y) { return y.reciprocal().multiply(0.5); }
  }

  /** sin x: slope cos x. */
  record Sin() implements Op.Unary {
    static final Sin OP = new Sin();

    @Override public double value(double x) { return Math.sin(x); }
    @Override public Var slope(Var x, Var y) { return x.cos(); }
  }

  /** cos x: slope −sin x. */
  record Cos() implements Op.Unary {
    static final Cos OP = new Cos();

    @Override public double value(double x) { return Math.cos(x); }
    @Override public Var slope(Var x, Var y) { return x.sin().negate(); }
  }

  /** |x|: slope sign x, at 0 taken as 0. */
  record Abs() implements Op.Unary {
    static final Abs OP = new Abs();

    @Override public double value(double x) { return Math.abs(x); }
    @Override public Var slope(Var x, Var y) { return x.sign(); }
  }

  /** −1, 0 or 1: no slope. */
  record Sign() implements Op.Map, Op.Flat {
    static final Sign OP = new Sign();

    @Override public double value(double x) { return Math.signum(x); }
  }
}
