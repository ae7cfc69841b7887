package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.math.DoubleExponential;
import dev.gradus.autodiff.math.DoubleLogarithm;
import dev.gradus.autodiff.math.DoubleTrigonometry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Functions of two numbers beyond arithmetic, for every pair of entries. Shapes broadcast: axes are
 * aligned at the end, and one of length 1 stretches.
 */
public sealed interface Pairwise permits Var {
  /**
   * The power aᵇ of two vars; a⁰ is 1, also at a = 0, and 1ᵇ is 1, also at b = ±∞, as IEEE 754 has
   * it. Of a negative a defined for whole b only, NaN otherwise; its slope by b is then NaN. At
   * a = 0 the slope by b is taken as 0, the limit, for b ≥ 0. Accuracy: 1 ulp.
   *
   * @param b the exponents, of a shape that broadcasts with this one
   * @return of the common shape
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var pow(Var b) { return Var.apply(Power.OP, (Var) this, b); }

  /**
   * The power aˣ of a number with this var as the exponent.
   *
   * @param a the base
   * @return of the shape of this var
   */
  default Var powerOf(double a) { return Var.constant(a).pow((Var) this); }

  /**
   * The larger of two numbers. Equal ones share the slope. NaN wins.
   *
   * @param b of a shape that broadcasts with this one
   * @return of the common shape
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var maximum(Var b) { return Var.apply(Maximum.OP, (Var) this, b); }

  /**
   * The larger of this and a number. Equal ones share the slope. NaN wins.
   *
   * @param b the number
   * @return of the shape of this var
   */
  default Var maximum(double b) { return maximum(Var.constant(b)); }

  /**
   * The smaller of two numbers. Equal ones share the slope. NaN wins.
   *
   * @param b of a shape that broadcasts with this one
   * @return of the common shape
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var minimum(Var b) { return Var.apply(Minimum.OP, (Var) this, b); }

  /**
   * The smaller of this and a number. Equal ones share the slope. NaN wins.
   *
   * @param b the number
   * @return of the shape of this var
   */
  default Var minimum(double b) { return minimum(Var.constant(b)); }

  /**
   * The angle of the point (x, y), where y is this var, between −π and π as {@link
   * StrictMath#atan2}. At the origin the slope is taken as 0.
   *
   * @param x of a shape that broadcasts with this one
   * @return of the common shape
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var atan2(Var x) { return Var.apply(Atan2.OP, (Var) this, x); }

  /**
   * The hypotenuse √(a² + b²), without overflow in between. At the origin the slope is taken as 0.
   *
   * @param b of a shape that broadcasts with this one
   * @return of the common shape
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var hypot(Var b) { return Var.apply(Hypot.OP, (Var) this, b); }

  /**
   * The logarithm of a sum of two exponentials, ln(eᵃ + eᵇ), without overflow in between. Of two
   * infinities of one sign that infinity, with slope NaN.
   *
   * @param b of a shape that broadcasts with this one
   * @return of the common shape
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var logAddExp(Var b) { return Var.apply(LogAddExp.OP, (Var) this, b); }

  /**
   * The entries of this var where the mask is not 0, those of the other elsewhere; so |x| is
   * {@code x.where(x.greaterThan(0), x.negate())}. What is not chosen has slope 0 here; but where
   * its own slope is infinite or NaN, 0 times that is NaN: choose a harmless input there first, as
   * in {@code x.where(m, one).sqrt().where(m, zero)}.
   *
   * @param mask of a shape that broadcasts with the others; it has no slope
   * @param other the entries where the mask is 0
   * @return of the common shape
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var where(Var mask, Var other) {
    given(mask, "where", "the mask", "a var of ones and zeros, such as x.greaterThan(0)");
    given(other, "where", "the other", "a var, as Var.constant(…) for plain numbers");
    Var x = (Var) this;
    Shape common = Shape.broadcast("where", x.shape(), other.shape());
    common = Shape.broadcast("where", common, mask.shape());
    return Var.apply(Where.OP, x.broadcastTo(common), mask.broadcastTo(common),
        other.broadcastTo(common));
  }

  /**
   * This var with a number put where the mask is not 0.
   *
   * @param mask of a shape that broadcasts with this one; it has no slope
   * @param value the number, such as −∞ before a softmax
   * @return of the common shape
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var maskedFill(Var mask, double value) {
    given(mask, "maskedFill", "the mask", "a var of ones and zeros, such as x.greaterThan(0)");
    Shape.broadcast("maskedFill", ((Var) this).shape(), mask.shape());
    return Var.constant(value).where(mask, (Var) this);
  }

  /**
   * The derivative of aᵇ, n times by a and m times by b: its slopes are the next ones.
   *
   * <p>It is the m-th derivative of b(b−1)…(b−n+1)·aᵇ⁻ⁿ by b: a sum of cⱼ·aᵇ⁻ⁿ·(ln a)ʲ, where cⱼ
   * are polynomials in b. A coefficient of 0 wins over an infinite power, so that x² has slope 2x
   * at 0.
   *
   * @param n how often by a
   * @param m how often by b
   */
  record Power(int n, int m) implements Op.Binary {
    static final Power OP = new Power(0, 0);

    @Override public String name() { return "pow"; }

    @Override public String parameters() {
      return n + m == 0 ? "" : "derivative " + n + " by base, " + m + " by exponent";
    }

    @Override public double value(double a, double b) {
      if (n + m == 0) return pow(a, b);
      double sum = 0;
      double binomial = 1; // of m over j
      for (int j = 0; j <= m; j++) {
        double c = binomial * falling(b, m - j);
        if (c != 0) sum += times(c, a, b - n, j);
        binomial = binomial * (m - j) / (j + 1);
      }
      return sum;
    }

    /** The k-th derivative of b(b−1)…(b−n+1). */
    private double falling(double b, int k) {
      double[] d = new double[k + 1]; // derivatives 0 to k of the product so far
      d[0] = 1;
      for (int i = 0; i < n; i++) {
        for (int j = k; j >= 0; j--) d[j] = d[j] * (b - i) + (j > 0 ? j * d[j - 1] : 0);
      }
      return d[k];
    }

    /** c·aᵖ(ln a)ʲ, at a = 0 its limit, or 0 for p = 0, where it has none. */
    private static double times(double c, double a, double p, int j) {
      if (j > 0 && a == 0 && p >= 0) return 0;
      double power = pow(a, p);
      double factor = j == 0 ? c : c * DoubleExponential.pow(DoubleLogarithm.log(a), j);
      boolean isInRange = power != 0 && power < Double.POSITIVE_INFINITY;
      if (isInRange || !(a > 0) || Double.isInfinite(p)) return factor * power;
      // a half at a time, as the other factor may bring it back; a power of 0 outdoes any factor
      double root = pow(a, p / 2);
      return root == 0 ? 0 : factor * root * root;
    }

    /** aᵖ, where 1 is 1 to any power: {@link StrictMath#pow} makes NaN of 1^∞. */
    private static double pow(double a, double p) {
      return a == 1 ? 1 : DoubleExponential.pow(a, p);
    }

    @Override public Var slope(int k, Var a, Var b, Var y) {
      return Var.apply(k == 0 ? new Power(n + 1, m) : new Power(n, m + 1), a, b);
    }
  }

  /** max(a, b): slope 1 towards the larger, ½ towards each of equal ones. */
  record Maximum() implements Op.Binary {
    static final Maximum OP = new Maximum();

    @Override public double value(double a, double b) { return Math.max(a, b); }
    @Override public Var slope(int k, Var a, Var b, Var y) {
      return k == 0 ? Var.apply(Share.OP, a, b) : Var.apply(Share.OP, b, a);
    }
  }

  /** min(a, b): slope 1 towards the smaller, ½ towards each of equal ones. */
  record Minimum() implements Op.Binary {
    static final Minimum OP = new Minimum();

    @Override public double value(double a, double b) { return Math.min(a, b); }
    @Override public Var slope(int k, Var a, Var b, Var y) {
      // of the negatives, not Share(b, a), which would give the slope of a NaN to the other
      Var x = k == 0 ? a : b;
      Var other = k == 0 ? b : a;
      return Var.apply(Share.OP, x.negate(), other.negate());
    }
  }

  /** How much of max(a, b) is a: 1, 0, or ½ of equal ones, where NaN is the largest. No slope. */
  record Share() implements Op.Zip, Op.Flat {
    static final Share OP = new Share();

    @Override public double value(double a, double b) {
      if (Double.isNaN(a) || Double.isNaN(b)) {
        return !Double.isNaN(a) ? 0 : Double.isNaN(b) ? 0.5 : 1;
      }
      return a > b ? 1 : a < b ? 0 : 0.5;
    }
  }

  /** The angle of (x, y): slopes x/r² and −y/r², where r is the hypotenuse. */
  record Atan2() implements Op.Binary {
    static final Atan2 OP = new Atan2();

    @Override public double value(double y, double x) { return DoubleTrigonometry.atan2(y, x); }
    @Override public Var slope(int k, Var y, Var x, Var angle) {
      Var r = x.hypot(y);
      Var slope = (k == 0 ? x : y).xdivy(r).xdivy(r);
      return k == 0 ? slope : slope.negate();
    }
  }

  /** √(a² + b²): slopes a/y and b/y, 0 at the origin. */
  record Hypot() implements Op.Binary {
    static final Hypot OP = new Hypot();

    @Override public double value(double a, double b) { return DoubleTrigonometry.hypot(a, b); }
    @Override public Var slope(int k, Var a, Var b, Var y) {
      return k == 0 ? Var.apply(Leg.OP, a, b) : Var.apply(Leg.OP, b, a);
    }
  }

  /**
   * a/√(a² + b²), the leg a of a right triangle of hypotenuse 1, 0 at the origin. With the other
   * leg c and the hypotenuse r of the whole its slopes are c²/r and −yc/r; 1/r − a²/r³ would
   * cancel.
   */
  record Leg() implements Op.Binary {
    static final Leg OP = new Leg();

    @Override public double value(double a, double b) {
      return a == 0 && !Double.isNaN(b) ? 0 : a / DoubleTrigonometry.hypot(a, b);
    }

    @Override public Var slope(int k, Var a, Var b, Var y) {
      Var other = Var.apply(OP, b, a);
      return (k == 0 ? other : y.negate()).multiply(other.xdivy(a.hypot(b)));
    }
  }

  /** ln(eᵃ + eᵇ): slopes σ(a−b) and σ(b−a). */
  record LogAddExp() implements Op.Binary {
    static final LogAddExp OP = new LogAddExp();

    @Override public double value(double a, double b) { return DoubleLogarithm.logAddExp(a, b); }
    @Override public Var slope(int k, Var a, Var b, Var y) {
      return (k == 0 ? a.subtract(b) : b.subtract(a)).sigmoid();
    }
  }

  /** Entries of the first input where the mask is not 0, of the third elsewhere: linear in both. */
  record Where() implements Op {
    static final Where OP = new Where();
    private static final Var ZERO = Var.constant(0);

    @Override public Shape shape(Shape... x) { return x[0]; }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] y = new double[shape.size()];
      for (int i = 0; i < y.length; i++) y[i] = (x[1].at(i) != 0 ? x[0] : x[2]).at(i);
      return Tensor.owning(shape, y);
    }

    // chosen, not multiplied by the mask: 0 times an infinite adjoint would be NaN
    @Override public @Nullable Var pullback(int k, Var ybar, Var y) {
      Var mask = y.input(1);
      return k == 0 ? ybar.where(mask, ZERO) : k == 2 ? ZERO.where(mask, ybar) : null;
    }

    @Override public @Nullable Var pushforward(int k, Var dx, Var y) { return pullback(k, dx, y); }

    @Override public Var batched(int n, Var... x) {
      return Var.apply(this, x);
    }

    @Override public List<Formula> formulas() {
      return Formula.list("y = a if m ≠ 0, else b",
          "ā = ȳ if m ≠ 0, else 0", "m̄ = 0", "b̄ = 0 if m ≠ 0, else ȳ");
    }
  }
}
