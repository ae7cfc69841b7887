package dev.gradus.autodiff;

import dev.gradus.autodiff.math.DoubleHyperbolic;
import dev.gradus.autodiff.math.DoubleTrigonometry;
import java.util.List;

/**
 * Circular and hyperbolic functions and their inverses: one number to one number, for every entry,
 * angles in radians. The shape is kept. Accuracy is 1 ulp, of hyperbolic functions 2.5, unless
 * said. The hyperbolic tangent stands with the {@link Activations}.
 */
public sealed interface Trigonometry permits Var {
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
   * The tangent, x in radians.
   *
   * @return of the same shape
   */
  default Var tan() { return Var.apply(Tan.OP, (Var) this); }

  /**
   * The arc sine. Domain −1 ≤ x ≤ 1, NaN outside; at ±1 the slope is infinite.
   *
   * @return of the same shape
   */
  default Var asin() { return Var.apply(Asin.OP, (Var) this); }

  /**
   * The arc cosine. Domain −1 ≤ x ≤ 1, NaN outside; at ±1 the slope is infinite.
   *
   * @return of the same shape
   */
  default Var acos() { return Var.apply(Acos.OP, (Var) this); }

  /**
   * The arc tangent.
   *
   * @return of the same shape
   */
  default Var atan() { return Var.apply(Atan.OP, (Var) this); }

  /**
   * The hyperbolic sine. Overflows to infinity beyond ±710.47.
   *
   * @return of the same shape
   */
  default Var sinh() { return Var.apply(Sinh.OP, (Var) this); }

  /**
   * The hyperbolic cosine. Overflows to infinity beyond ±710.47.
   *
   * @return of the same shape
   */
  default Var cosh() { return Var.apply(Cosh.OP, (Var) this); }

  /**
   * The inverse hyperbolic sine. Accuracy: 4 ulp, also for small and for huge x.
   *
   * @return of the same shape
   */
  default Var asinh() { return Var.apply(Asinh.OP, (Var) this); }

  /**
   * The inverse hyperbolic cosine. Domain x ≥ 1, NaN below; at 1 the slope is infinite. Accuracy:
   * 4 ulp.
   *
   * @return of the same shape
   */
  default Var acosh() { return Var.apply(Acosh.OP, (Var) this); }

  /**
   * The inverse hyperbolic tangent. Domain −1 ≤ x ≤ 1: infinite at ±1, NaN outside. Accuracy: 3
   * ulp.
   *
   * @return of the same shape
   */
  default Var atanh() { return Var.apply(Atanh.OP, (Var) this); }

  /** sin x: slope cos x. */
  record Sin() implements Op.Unary {
    static final Sin OP = new Sin();

    @Override public double value(double x) { return DoubleTrigonometry.sin(x); }
    @Override public Var slope(Var x, Var y) { return x.cos(); }

    @Override public List<Formula> formulas() {
      return Formula.list("y = sin(x)", "x̄ = ȳ·cos(x)");
    }
  }

  /** cos x: slope −sin x. */
  record Cos() implements Op.Unary {
    static final Cos OP = new Cos();

    @Override public double value(double x) { return DoubleTrigonometry.cos(x); }
    @Override public Var slope(Var x, Var y) { return x.sin().negate(); }

    @Override public List<Formula> formulas() {
      return Formula.list("y = cos(x)", "x̄ = −ȳ·sin(x)");
    }
  }

  /** tan x: slope 1 + y². */
  record Tan() implements Op.Unary {
    static final Tan OP = new Tan();

    @Override public double value(double x) { return DoubleTrigonometry.tan(x); }
    @Override public Var slope(Var x, Var y) { return y.square().add(1); }
  }

  /** arcsin x: slope 1/√(1−x²). */
  record Asin() implements Op.Unary {
    static final Asin OP = new Asin();

    @Override public double value(double x) { return DoubleTrigonometry.asin(x); }
    @Override public Var slope(Var x, Var y) { return Var.apply(AsinSlope.OP, x); }
  }

  /** arccos x: slope −1/√(1−x²). */
  record Acos() implements Op.Unary {
    static final Acos OP = new Acos();

    @Override public double value(double x) { return DoubleTrigonometry.acos(x); }
    @Override public Var slope(Var x, Var y) { return Var.apply(AsinSlope.OP, x).negate(); }
  }

  /** 1/√((1−x)(1+x)), where 1 − x² would cancel: slope xy³, of which no derivative cancels. */
  record AsinSlope() implements Op.Unary {
    static final AsinSlope OP = new AsinSlope();

    @Override public double value(double x) { return 1 / Math.sqrt((1 - x) * (1 + x)); }
    @Override public Var slope(Var x, Var y) { return x.multiply(y).multiply(y.square()); }
  }

  /** arctan x: slope 1/(1+x²), by the hypotenuse, so that x² cannot overflow. */
  record Atan() implements Op.Unary {
    static final Atan OP = new Atan();

    @Override public double value(double x) { return DoubleTrigonometry.atan(x); }
    @Override public Var slope(Var x, Var y) {
      return x.hypot(Var.constant(1)).reciprocal().square();
    }
  }

  /** sinh x: slope cosh x. */
  record Sinh() implements Op.Unary {
    static final Sinh OP = new Sinh();

    @Override public double value(double x) { return DoubleHyperbolic.sinh(x); }
    @Override public Var slope(Var x, Var y) { return x.cosh(); }
  }

  /** cosh x: slope sinh x. */
  record Cosh() implements Op.Unary {
    static final Cosh OP = new Cosh();

    @Override public double value(double x) { return DoubleHyperbolic.cosh(x); }
    @Override public Var slope(Var x, Var y) { return x.sinh(); }
  }

  /** arsinh x: slope 1/√(1+x²), by the hypotenuse, so that x² cannot overflow. */
  record Asinh() implements Op.Unary {
    static final Asinh OP = new Asinh();

    @Override public double value(double x) { return DoubleHyperbolic.asinh(x); }
    @Override public Var slope(Var x, Var y) { return x.hypot(Var.constant(1)).reciprocal(); }
  }

  /** arcosh x: slope 1/(√(|x|−1)·√(|x|+1)), where neither factor overflows or cancels. */
  record Acosh() implements Op.Unary {
    static final Acosh OP = new Acosh();

    @Override public double value(double x) { return DoubleHyperbolic.acosh(x); }
    @Override public Var slope(Var x, Var y) {
      return x.abs().subtract(1).rsqrt().multiply(x.abs().add(1).rsqrt());
    }
  }

  /** artanh x: slope 1/(1−x²). */
  record Atanh() implements Op.Unary {
    static final Atanh OP = new Atanh();

    @Override public double value(double x) { return DoubleHyperbolic.atanh(x); }
    @Override public Var slope(Var x, Var y) { return Var.apply(AtanhSlope.OP, x); }
  }

  /** 1/((1−x)(1+x)): slope 2xy², of which no derivative cancels. */
  record AtanhSlope() implements Op.Unary {
    static final AtanhSlope OP = new AtanhSlope();

    @Override public double value(double x) { return 1 / ((1 - x) * (1 + x)); }
    @Override public Var slope(Var x, Var y) { return x.multiply(y).multiply(y).multiply(2); }
  }
}
