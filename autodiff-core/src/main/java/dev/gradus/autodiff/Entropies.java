package dev.gradus.autodiff;

import dev.gradus.autodiff.math.DoubleLogarithm;
import org.jspecify.annotations.Nullable;

/** Products and quotients that are 0 where their first factor is: the terms of entropies. */
public sealed interface Entropies permits Var {
  /**
   * The product x·ln y, which is 0 where x = 0, also at y = 0: a term of a cross-entropy.
   *
   * @param y of a shape that broadcasts with this one, not negative
   * @return of the common shape
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var xlogy(Var y) { return Var.apply(Xlogy.OP, (Var) this, y); }

  /**
   * The product x·ln(1+y), which is 0 where x = 0, also at y = −1.
   *
   * @param y of a shape that broadcasts with this one, not below −1
   * @return of the common shape
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var xlog1py(Var y) { return Var.apply(Xlog1py.OP, (Var) this, y); }

  /**
   * The quotient x/y, which is 0 where x = 0, also at y = 0.
   *
   * @param y of a shape that broadcasts with this one
   * @return of the common shape
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var xdivy(Var y) { return Var.apply(Xdivy.OP, (Var) this, y); }

  /** x·ln y: slopes ln y and x/y, the latter 0 where x = 0. */
  record Xlogy() implements Op.Binary {
    static final Xlogy OP = new Xlogy();

    @Override public double value(double x, double y) {
      return x == 0 && !Double.isNaN(y) ? 0 : x * DoubleLogarithm.log(y);
    }

    @Override public Var slope(int k, Var x, Var y, Var result) {
      return k == 0 ? y.log() : x.xdivy(y);
    }
  }

  /** x·ln(1+y): slopes ln(1+y) and x/(1+y), the latter 0 where x = 0. */
  record Xlog1py() implements Op.Binary {
    static final Xlog1py OP = new Xlog1py();

    @Override public double value(double x, double y) {
      return x == 0 && !Double.isNaN(y) ? 0 : x * DoubleLogarithm.log1p(y);
    }

    @Override public Var slope(int k, Var x, Var y, Var result) {
      return k == 0 ? y.log1p() : x.xdivy(y.add(1));
    }
  }

  /** x/y, which is 0 where x = 0, also at y = 0. */
  record Xdivy() implements Op.Binary {
    static final Xdivy OP = new Xdivy();

    @Override public double value(double x, double y) {
      return x == 0 && !Double.isNaN(y) ? 0 : x / y;
    }
    @Override public @Nullable Var slope(int k, Var x, Var y, Var result) {
      return k == 0 ? y.reciprocal() : result.xdivy(y).negate();
    }
  }
}
