package dev.gradus.autodiff;

import dev.gradus.autodiff.math.DoubleExponential;
import java.util.List;

/**
 * Functions made of straight or exponential pieces, entry by entry, and clamping. The shape is
 * kept. Each says which slope it takes at its kinks. NaN stays NaN, with the slope that the piece
 * of large numbers has, unless said.
 */
public sealed interface Rectifiers permits Var {
  /**
   * The rectifier max(x, 0). At 0 the slope is taken as 0.
   *
   * @return of the same shape
   */
  default Var relu() { return Var.apply(Relu.OP, (Var) this); }

  /**
   * The leaky rectifier: x where x &gt; 0, else a·x. At 0 the slope is taken as a, and at NaN.
   *
   * @param a the slope on the negative side, such as 0.01
   * @return of the same shape
   * @throws IllegalArgumentException if a is NaN
   */
  default Var leakyRelu(double a) { return Var.apply(new LeakyRelu(a), (Var) this); }

  /**
   * The exponential linear unit: x where x &gt; 0, else a·(eˣ − 1). At 0 the slope is taken as a.
   * Source: Clevert, Unterthiner and Hochreiter, arXiv:1511.07289.
   *
   * @param a minus the limit on the negative side, such as 1
   * @return of the same shape
   * @throws IllegalArgumentException if a is NaN
   */
  default Var elu(double a) { return Var.apply(new Elu(a), (Var) this); }

  /**
   * The self-normalising exponential linear unit λ·elu(x) with a = 1.6733 and λ = 1.0507. At 0 the
   * slope is taken as λa. Source: Klambauer et al., arXiv:1706.02515.
   *
   * @return of the same shape
   */
  default Var selu() { return elu(1.6732632423543772).multiply(1.0507009873554805); }

  /**
   * The number in the interval that is nearest. At its ends the slope is taken as 1, at NaN as 0.
   *
   * @param low the lower end; −∞ for none
   * @param high the upper end; +∞ for none
   * @return of the same shape
   * @throws IllegalArgumentException if low is above high, or one is NaN
   */
  default Var clamp(double low, double high) {
    return Var.apply(new Clamp(low, high), (Var) this);
  }

  /**
   * The straight piece between −1 and 1. At both ends the slope is taken as 0.
   *
   * @return of the same shape
   */
  default Var hardtanh() { return Var.apply(Ramp.HARDTANH, (Var) this); }

  /**
   * The rectifier cut at 6: min(max(x, 0), 6). At 0 and at 6 the slope is taken as 0.
   *
   * @return of the same shape
   */
  default Var relu6() { return Var.apply(Ramp.RELU6, (Var) this); }

  /**
   * The sigmoid made of straight pieces: relu6(x + 3)/6. At −3 and at 3 the slope is taken as 0.
   *
   * @return of the same shape
   */
  default Var hardSigmoid() { return ((Var) this).add(3).relu6().divide(6); }

  /** max(x, 0): slope 1 where x > 0, else 0. */
  record Relu() implements Op.Unary {
    static final Relu OP = new Relu();

    @Override public double value(double x) { return Math.max(x, 0); }
    @Override public Var slope(Var x, Var y) { return Var.apply(Step.UNIT, x); }

    @Override public List<Formula> formulas() {
      return Formula.list("y = max(x, 0)", "x̄ = ȳ if x > 0, else 0");
    }
  }

  /**
   * x where x > 0, else ax: slope 1 or a.
   *
   * @param a slope on the negative side
   */
  record LeakyRelu(double a) implements Op.Unary {
    /** Rejects NaN. */
    public LeakyRelu {
      if (Double.isNaN(a)) {
        throw new IllegalArgumentException(
            "leakyRelu: the slope of the negative side is NaN; use a number, such as 0.01");
      }
    }

    @Override public double value(double x) { return x > 0 ? x : a * x; }
    @Override public Var slope(Var x, Var y) {
      return Var.constant(1).where(x.greaterThan(0), Var.constant(a));
    }

    @Override public List<Formula> formulas() {
      return Formula.list("y = x if x > 0, else a·x", "x̄ = ȳ if x > 0, else a·ȳ");
    }
  }

  /**
   * x where x > 0, else a(eˣ−1): slope 1 or aeˣ.
   *
   * @param a minus the limit on the negative side
   */
  record Elu(double a) implements Op.Unary {
    /** Rejects NaN. */
    public Elu {
      if (Double.isNaN(a)) {
        throw new IllegalArgumentException("elu: a is NaN; use a number, such as 1");
      }
    }

    @Override public double value(double x) { return x > 0 ? x : a * DoubleExponential.expm1(x); }

    @Override public Var slope(Var x, Var y) {
      // the exponential of the negative part only, which cannot overflow
      return Var.apply(NegativePart.OP, x).exp().multiply(Var.apply(new Step(a, 1), x));
    }
  }

  /** x where x ≤ 0, else 0: slope 1 or 0, at 0 taken as 1. */
  record NegativePart() implements Op.Unary {
    static final NegativePart OP = new NegativePart();

    @Override public double value(double x) { return x <= 0 ? x : 0; }
    @Override public Var slope(Var x, Var y) { return Var.apply(new Step(1, 0), x); }
  }

  /**
   * The nearest number in a closed interval: slope 1 in it, ends included.
   *
   * @param low lower end
   * @param high upper end
   */
  record Clamp(double low, double high) implements Op.Unary {
    /** Rejects an interval that is none. */
    public Clamp {
      if (!(low <= high)) {
        throw new IllegalArgumentException("clamp: " + low + " to " + high
            + " is no interval; use low ≤ high");
      }
    }

    @Override public double value(double x) { return Math.max(low, Math.min(high, x)); }
    @Override public Var slope(Var x, Var y) {
      return Var.apply(new Inside(low, high, true), x);
    }
    @Override public Op inFloats() { return new Clamp((float) low, (float) high); }
  }

  /**
   * The nearest number in an interval with slope 1 in it, ends excluded.
   *
   * @param low lower end
   * @param high upper end
   */
  record Ramp(double low, double high) implements Op.Unary {
    static final Ramp HARDTANH = new Ramp(-1, 1);
    static final Ramp RELU6 = new Ramp(0, 6);

    @Override public double value(double x) { return Math.max(low, Math.min(high, x)); }
    @Override public Var slope(Var x, Var y) {
      return Var.apply(new Inside(low, high, false), x);
    }
    @Override public Op inFloats() { return new Ramp((float) low, (float) high); }
  }

  /**
   * One number right of 0, another at 0 and left of it: no slope.
   *
   * @param left at 0 and below
   * @param right above 0, and for NaN
   */
  record Step(double left, double right) implements Op.Map, Op.Flat {
    static final Step UNIT = new Step(0, 1);

    @Override public double value(double x) { return x <= 0 ? left : right; }
  }

  /**
   * 1 inside an interval, else 0: no slope. NaN is in no closed interval and in every open one.
   *
   * @param low lower end
   * @param high upper end
   * @param closed whether the ends belong to it
   */
  record Inside(double low, double high, boolean closed) implements Op.Map, Op.Flat {
    @Override public double value(double x) {
      return (closed ? x >= low && x <= high : !(x <= low || x >= high)) ? 1 : 0;
    }
    @Override public Op inFloats() { return new Inside((float) low, (float) high, closed); }
  }
}
