package dev.gradus.autodiff;

/**
 * The functions that units of a network apply, entry by entry. The shape is kept. All are right in
 * their saturated ends: neither value nor slope overflows, and a slope is 0 only where a {@code
 * double} cannot hold it.
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
   * The rectifier max(x, 0). At 0 the slope is taken as 0. NaN stays NaN, with slope 0.
   *
   * @return of the same shape
   */
  default Var relu() { return Var.apply(Relu.OP, (Var) this); }

  /** σ(x): slope σ(x)·σ(−x), not y(1−y), which is 0 from x = 37 on. */
  record Sigmoid() implements Op.Unary {
    static final Sigmoid OP = new Sigmoid();

    @Override public double value(double x) {
      if (x >= 0) return 1 / (1 + Math.exp(-x));
      double e = Math.exp(x); // for negative x this form cannot overflow and keeps tiny results
      return e / (1 + e);
    }

    @Override public Var slope(Var x, Var y) { return y.multiply(x.negate().sigmoid()); }
  }

  /** ln σ(x): slope σ(−x). */
  record LogSigmoid() implements Op.Unary {
    static final LogSigmoid OP = new LogSigmoid();

    @Override public double value(double x) {
      return Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x)));
    }

    @Override public Var slope(Var x, Var y) { return x.negate().sigmoid(); }
  }

  /** ln(1+eˣ): slope σ(x). */
  record Softplus() implements Op.Unary {
    static final Softplus OP = new Softplus();

    @Override public double value(double x) {
      return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    @Override public Var slope(Var x, Var y) { return x.sigmoid(); }
  }

  /** tanh x: slope 1/cosh²x = 4σ(2x)σ(−2x), not 1−y², which is 0 from x = 20 on. */
  record Tanh() implements Op.Unary {
    static final Tanh OP = new Tanh();

    @Override public double value(double x) { return Math.tanh(x); }
    @Override public Var slope(Var x, Var y) {
      Var twice = x.multiply(2);
      return twice.sigmoid().multiply(twice.negate().sigmoid()).multiply(4);
    }
  }

  /** max(x, 0): slope 1 where x > 0, else 0. */
  record Relu() implements Op.Unary {
    static final Relu OP = new Relu();

    @Override public double value(double x) { return Math.max(x, 0); }
    @Override public Var slope(Var x, Var y) { return Var.apply(Positive.OP, x); }
  }

  /** 1 where x > 0, else 0: a mask, with no slope. */
  record Positive() implements Op.Map, Op.Flat {
    static final Positive OP = new Positive();

    @Override public double value(double x) { return x > 0 ? 1 : 0; }
  }
}
