package dev.gradus.autodiff;

import dev.gradus.autodiff.math.DoubleExponential;
import dev.gradus.autodiff.math.DoubleLogarithm;
import java.util.List;

/**
 * Exponentials and logarithms: one number to one number, for every entry. The shape is kept.
 * Accuracy is 1 ulp, of {@code expm1} 1.5, unless said.
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

    @Override public double value(double x) { return DoubleExponential.exp(x); }
    @Override public Var slope(Var x, Var y) { return y; }

    @Override public List<Formula> formulas() {
      return Formula.list("y = e^x", "x̄ = ȳ·y");
    }
  }

  /** 2ˣ: slope y·ln 2. */
  record Exp2() implements Op.Unary {
    static final Exp2 OP = new Exp2();

    @Override public double value(double x) { return DoubleExponential.exp2(x); }
    @Override public Var slope(Var x, Var y) { return y.multiply(DoubleLogarithm.LN_2); }
  }

  /** eˣ−1: slope eˣ, not y+1, which is 0 from x = −37 down. */
  record Expm1() implements Op.Unary {
    static final Expm1 OP = new Expm1();

    @Override public double value(double x) { return DoubleExponential.expm1(x); }
    @Override public Var slope(Var x, Var y) { return x.exp(); }

    @Override public List<Formula> formulas() {
      return Formula.list("y = e^x − 1", "x̄ = ȳ·(y + 1)");
    }
  }

  /** ln x: slope 1/x. */
  record Log() implements Op.Unary {
    static final Log OP = new Log();

    @Override public double value(double x) { return DoubleLogarithm.log(x); }
    @Override public Var slope(Var x, Var y) { return x.reciprocal(); }

    @Override public List<Formula> formulas() {
      return Formula.list("y = ln(x)", "x̄ = ȳ/x");
    }
  }

  /** log₂ x: slope 1/(x ln 2). */
  record Log2() implements Op.Unary {
    static final Log2 OP = new Log2();

    @Override public double value(double x) { return DoubleLogarithm.log2(x); }
    @Override public Var slope(Var x, Var y) { return x.divideInto(1 / DoubleLogarithm.LN_2); }
  }

  /** log₁₀ x: slope 1/(x ln 10). */
  record Log10() implements Op.Unary {
    static final Log10 OP = new Log10();

    @Override public double value(double x) { return DoubleLogarithm.log10(x); }
    @Override public Var slope(Var x, Var y) { return x.divideInto(1 / DoubleLogarithm.LN_10); }
  }

  /** ln(1+x): slope 1/(1+x). */
  record Log1p() implements Op.Unary {
    static final Log1p OP = new Log1p();

    @Override public double value(double x) { return DoubleLogarithm.log1p(x); }
    @Override public Var slope(Var x, Var y) { return x.add(1).reciprocal(); }

    @Override public List<Formula> formulas() {
      return Formula.list("y = ln(1 + x)", "x̄ = ȳ/(1 + x)");
    }
  }

  /** ln(x/(1−x)): slope 1/(x(1−x)). */
  record Logit() implements Op.Unary {
    static final Logit OP = new Logit();

    @Override public double value(double x) { return DoubleLogarithm.logit(x); }
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
