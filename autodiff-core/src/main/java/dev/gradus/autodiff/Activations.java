package dev.gradus.autodiff;

import dev.gradus.autodiff.math.DoubleHyperbolic;
import dev.gradus.autodiff.math.DoubleLogistic;
import dev.gradus.autodiff.math.ErrorFunction;
import java.util.List;

/**
 * The smooth functions that units of a network apply, entry by entry. The shape is kept. All are
 * right in their saturated ends: neither value nor slope overflows, and a slope is 0 only where a
 * {@code double} cannot hold it. Of an infinite number itself those that are a product with it
 * have NaN as the value (of −∞) or the slope.
 */
public sealed interface Activations permits Var {
  /**
   * The logistic function σ(x) = 1/(1 + e⁻ˣ). Accuracy: 2 ulp. Slope σ(x)·σ(−x).
   *
   * @return of the same shape
   */
  default Var sigmoid() { return Var.apply(Sigmoid.OP, (Var) this); }

  /**
   * The logarithm of the logistic function, ln σ(x) = −softplus(−x).
   *
   * @return of the same shape
   */
  default Var logSigmoid() { return Var.apply(LogSigmoid.OP, (Var) this); }

  /**
   * The softplus ln(1 + eˣ), a smooth relu. Slope σ(x).
   *
   * @return of the same shape
   */
  default Var softplus() { return Var.apply(Softplus.OP, (Var) this); }

  /**
   * The hyperbolic tangent. Slope 1/cosh²x.
   *
   * @return of the same shape
   */
  default Var tanh() { return Var.apply(Tanh.OP, (Var) this); }

  /**
   * The function x·σ(x), also called swish.
   *
   * @return of the same shape
   */
  default Var silu() {
    Var x = (Var) this;
    return x.multiply(1 / RaisedSigmoid.FACTOR).multiply(Var.apply(RaisedSigmoid.OP, x));
  }

  /**
   * The distribution function of the standard normal distribution, Φ(x) = ½·erfc(−x/√2): how likely
   * it gives at most x. Error: 3.5 ulp, also far out on the left.
   *
   * @return of the same shape, between 0 and 1
   */
  default Var normalCdf() { return Var.apply(NormalCdf.OP, (Var) this); }

  /**
   * The exact Gaussian error linear unit x·Φ(x), where Φ is the distribution function of the
   * normal distribution. Accuracy: 4 ulp, down to −37.5, where Φ gets subnormal.
   *
   * @return of the same shape
   */
  default Var gelu() {
    Var x = (Var) this;
    return x.multiply(x.normalCdf());
  }

  /**
   * The Gaussian error linear unit in its approximate form ½x(1 + tanh(√(2/π)(x + 0.044715x³))),
   * as other systems define it; at −∞ NaN. Slope 1 or 0 where x is huge. Source: Hendrycks and
   * Gimpel, arXiv:1606.08415.
   *
   * @return of the same shape
   */
  default Var geluTanh() {
    Var x = (Var) this;
    Var a = x.clamp(-40, 40); // beyond, σ(u) is 0 or 1; the cube of a huge x would overflow
    Var u = a.add(a.square().multiply(a).multiply(0.044715)).multiply(2 * Math.sqrt(2 / Math.PI));
    return x.multiply(u.sigmoid()); // ½(1 + tanh(u/2)) without the cancellation
  }

  /**
   * The function x·tanh(ln(1 + eˣ)). Source: Misra, arXiv:1908.08681.
   *
   * @return of the same shape
   */
  default Var mish() {
    Var x = (Var) this;
    return x.multiply(x.softplus().tanh());
  }

  /**
   * The function x/(1 + |x|), NaN at ±∞. Slope 1/(1 + |x|)².
   *
   * @return of the same shape
   */
  default Var softsign() { return Var.apply(Softsign.OP, (Var) this); }

  /** σ(x): slope σ(x)·σ(−x), not y(1−y), which is 0 from x = 37 on. */
  record Sigmoid() implements Op.Unary {
    static final Sigmoid OP = new Sigmoid();

    @Override public double value(double x) { return DoubleLogistic.sigmoid(x); }
    @Override public Var slope(Var x, Var y) { return Var.apply(SigmoidSlope.OP, x); }

    @Override public List<Formula> formulas() {
      return Formula.list("y = σ(x)", "x̄ = ȳ·σ(x)·σ(−x)");
    }
  }

  /** σ′(x) = σ(x)·σ(−x), in one: slope y·(σ(−x) − σ(x)) = −y·tanh(x/2), which does not cancel. */
  record SigmoidSlope() implements Op.Unary {
    static final SigmoidSlope OP = new SigmoidSlope();

    @Override public double value(double x) { return DoubleLogistic.sigmoidSlope(x); }
    @Override public Var slope(Var x, Var y) { return falling(x, y); }

    static Var falling(Var x, Var y) { return x.multiply(-0.5).tanh().multiply(y); }

    @Override public List<Formula> formulas() {
      return Formula.list("y = σ(x)·σ(−x)", "x̄ = −ȳ·y·tanh(x/2)");
    }
  }

  /**
   * 4096·σ(x): slope 4096·σ′(x). Where σ(x) is subnormal it has lost digits, which the factor x of
   * silu would bring to light; this has twelve bits more.
   */
  record RaisedSigmoid() implements Op.Unary {
    static final RaisedSigmoid OP = new RaisedSigmoid();
    static final double FACTOR = 4096;

    @Override public double value(double x) { return DoubleLogistic.raisedSigmoid(x); }
    @Override public Var slope(Var x, Var y) { return Var.apply(RaisedSigmoidSlope.OP, x); }
  }

  /** 4096·σ′(x), of which subnormal numbers have more digits too: slope as that of σ′(x). */
  record RaisedSigmoidSlope() implements Op.Unary {
    static final RaisedSigmoidSlope OP = new RaisedSigmoidSlope();

    @Override public double value(double x) { return DoubleLogistic.raisedSigmoidSlope(x); }
    @Override public Var slope(Var x, Var y) { return SigmoidSlope.falling(x, y); }
  }

  /** ln σ(x): slope σ(−x). */
  record LogSigmoid() implements Op.Unary {
    static final LogSigmoid OP = new LogSigmoid();

    @Override public double value(double x) { return DoubleLogistic.logSigmoid(x); }
    @Override public Var slope(Var x, Var y) { return x.negate().sigmoid(); }

    @Override public List<Formula> formulas() {
      return Formula.list("y = ln(σ(x))", "x̄ = ȳ·σ(−x)");
    }
  }

  /** ln(1+eˣ): slope σ(x). */
  record Softplus() implements Op.Unary {
    static final Softplus OP = new Softplus();

    @Override public double value(double x) { return DoubleLogistic.softplus(x); }
    @Override public Var slope(Var x, Var y) { return x.sigmoid(); }

    @Override public List<Formula> formulas() {
      return Formula.list("y = ln(1 + e^x)", "x̄ = ȳ·σ(x)");
    }
  }

  /** tanh x: slope 1/cosh²x = 4σ(2x)σ(−2x), not 1−y², which is 0 from x = 20 on. */
  record Tanh() implements Op.Unary {
    static final Tanh OP = new Tanh();

    @Override public double value(double x) { return DoubleHyperbolic.tanh(x); }
    @Override public Var slope(Var x, Var y) {
      return Var.apply(SigmoidSlope.OP, x.multiply(2)).multiply(4);
    }

    @Override public List<Formula> formulas() {
      return Formula.list("y = tanh(x)", "x̄ = ȳ/cosh(x)²");
    }
  }

  /** Φ(x), the distribution function of the normal distribution: slope φ(x), its density. */
  record NormalCdf() implements Op.Unary {
    static final NormalCdf OP = new NormalCdf();

    @Override public double value(double x) { return ErrorFunction.normal(x); }
    @Override public Var slope(Var x, Var y) { return Var.apply(NormalDensity.OP, x); }
  }

  /** φ(x) = e^(−x²/2)/√(2π): slope −x·y, also where y is 0 and powers of x overflow. */
  record NormalDensity() implements Op.Unary {
    private static final double ZERO = 40; // from there on y is 0
    static final NormalDensity OP = new NormalDensity();

    @Override public double value(double x) { return ErrorFunction.normalDensity(x); }
    @Override public Var slope(Var x, Var y) { return x.clamp(-ZERO, ZERO).negate().multiply(y); }
  }

  /** x/(1+|x|): slope 1/(1+|x|)², not 1/(1+|x|) − |x|/(1+|x|)², which cancels. */
  record Softsign() implements Op.Unary {
    static final Softsign OP = new Softsign();

    @Override public double value(double x) { return x / (1 + Math.abs(x)); }
    @Override public Var slope(Var x, Var y) {
      // plus 0·y, so that the slope is NaN where the value is: at ±∞
      return x.abs().add(1).reciprocal().square().add(y.multiply(0));
    }
  }
}
