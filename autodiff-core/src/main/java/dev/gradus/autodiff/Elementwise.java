package dev.gradus.autodiff;

import dev.gradus.autodiff.math.DoubleExponential;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Powers, roots, absolute value, sign and rounding: one number to one number, for every entry. The
 * shape is kept. Results are rounded once unless said.
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
   * defined for whole p only, NaN otherwise, as {@link StrictMath#pow}; for p = ±½ by the root.
   *
   * @param p the exponent
   * @return of the same shape
   * @throws IllegalArgumentException if p is NaN
   */
  default Var pow(double p) { return Var.apply(new Pow(p), (Var) this); }

  /**
   * The square root. Domain x ≥ 0: NaN below; at 0 the slope is infinite.
   *
   * @return of the same shape
   */
  default Var sqrt() { return Var.apply(Sqrt.OP, (Var) this); }

  /**
   * The reciprocal square root 1/√x. Domain x ≥ 0: infinite at 0, NaN below. Accuracy: 1.5 ulp.
   *
   * @return of the same shape
   */
  default Var rsqrt() { return Var.apply(Rsqrt.OP, (Var) this); }

  /**
   * The absolute value |x|. At 0 the slope is taken as 0.
   *
   * @return of the same shape
   */
  default Var abs() { return Var.apply(Abs.OP, (Var) this); }

  /**
   * The sign: −1, 0 or 1; 0 of NaN, which has none. Its slope is 0 everywhere.
   *
   * @return of the same shape
   */
  default Var sign() { return Var.apply(Sign.OP, (Var) this); }

  /**
   * The largest whole number that is not larger. Its slope is 0 everywhere.
   *
   * @return of the same shape
   */
  default Var floor() { return Var.apply(Floor.OP, (Var) this); }

  /**
   * The smallest whole number that is not smaller. Its slope is 0 everywhere.
   *
   * @return of the same shape
   */
  default Var ceil() { return Var.apply(Ceil.OP, (Var) this); }

  /**
   * The nearest whole number, of two equally near ones the even one. Its slope is 0 everywhere.
   *
   * @return of the same shape
   */
  default Var round() { return Var.apply(Round.OP, (Var) this); }

  /** −x. */
  record Negate() implements Op.Map, Op.Linear {
    static final Negate OP = new Negate();

    @Override public double value(double x) { return -x; }
    @Override public Var transpose(Var ybar, Shape x) { return ybar.negate(); }

    @Override public List<Formula> formulas() {
      return Formula.list("y = −x", "x̄ = −ȳ");
    }
  }

  /** 1/x: slope −y². */
  record Reciprocal() implements Op.Unary {
    static final Reciprocal OP = new Reciprocal();

    @Override public double value(double x) { return 1 / x; }
    @Override public Var slope(Var x, Var y) { return y.square().negate(); }

    @Override public List<Formula> formulas() {
      return Formula.list("y = 1/x", "x̄ = −ȳ·y²");
    }
  }

  /** x²: slope 2x. */
  record Square() implements Op.Unary {
    static final Square OP = new Square();

    @Override public double value(double x) { return x * x; }
    @Override public Var slope(Var x, Var y) { return x.multiply(2); }

    @Override public List<Formula> formulas() {
      return Formula.list("y = x²", "x̄ = ȳ·2·x");
    }
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

    @Override public double value(double x) {
      return p == 0.5 ? Math.sqrt(x) : p == -0.5 ? 1 / Math.sqrt(x) : DoubleExponential.pow(x, p);
    }

    @Override public @Nullable Var slope(Var x, Var y) {
      return p == 0 ? null : p == 1 ? x.pow(0) : x.pow(p - 1).multiply(p);
    }

    @Override public List<Formula> formulas() {
      return Formula.list("y = x^p", "x̄ = ȳ·p·x^(p − 1)");
    }
  }

  /** √x: slope 1/(2y). */
  record Sqrt() implements Op.Unary {
    static final Sqrt OP = new Sqrt();

    @Override public double value(double x) { return Math.sqrt(x); }
    @Override public Var slope(Var x, Var y) { return y.reciprocal().multiply(0.5); }

    @Override public List<Formula> formulas() {
      return Formula.list("y = √x", "x̄ = ȳ/(2·y)");
    }
  }

  /** 1/√x: slope −y³/2. */
  record Rsqrt() implements Op.Unary {
    static final Rsqrt OP = new Rsqrt();

    @Override public double value(double x) { return 1 / Math.sqrt(x); }
    @Override public Var slope(Var x, Var y) { return y.square().multiply(y).multiply(-0.5); }
  }

  /** |x|: slope sign x, at 0 taken as 0. */
  record Abs() implements Op.Unary {
    static final Abs OP = new Abs();

    @Override public double value(double x) { return Math.abs(x); }
    @Override public Var slope(Var x, Var y) { return x.sign(); }

    @Override public List<Formula> formulas() {
      return Formula.list("y = |x|", "x̄ = ȳ·sign(x)");
    }
  }

  /** −1, 0 or 1: no slope. */
  record Sign() implements Op.Map, Op.Flat {
    static final Sign OP = new Sign();

    @Override public double value(double x) { return x > 0 ? 1 : x < 0 ? -1 : 0; }

    @Override public List<Formula> formulas() {
      return Formula.list("y = sign(x)", "x̄ = 0");
    }
  }

  /** ⌊x⌋: no slope. */
  record Floor() implements Op.Map, Op.Flat {
    static final Floor OP = new Floor();

    @Override public double value(double x) { return Math.floor(x); }
  }

  /** ⌈x⌉: no slope. */
  record Ceil() implements Op.Map, Op.Flat {
    static final Ceil OP = new Ceil();

    @Override public double value(double x) { return Math.ceil(x); }
  }

  /** The nearest whole number: no slope. */
  record Round() implements Op.Map, Op.Flat {
    static final Round OP = new Round();

    @Override public double value(double x) { return Math.rint(x); }
  }
}
