package dev.gradus.autodiff;

import org.jspecify.annotations.Nullable;

/** What the errors of networks are made of, entry by entry; take the mean for an error. */
public sealed interface Losses permits Var {
  /**
   * The binary cross-entropy of a logit: −t·ln σ(z) − (1−t)·ln(1 − σ(z)), where z is this var, for
   * labels t = 1 or 0 or anything between. Neither value nor slope overflows or cancels, however
   * large the logit.
   *
   * @param target the labels t, of a shape that broadcasts with this one
   * @return of the common shape
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var bceWithLogits(Var target) { return Var.apply(BceWithLogits.OP, (Var) this, target); }

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
   * −t ln σ(z) − (1−t) ln σ(−z): slope (1−t)·σ(z) − t·σ(−z), which is σ(z) − t without the
   * cancellation.
   */
  record BceWithLogits() implements Op.Binary {
    static final BceWithLogits OP = new BceWithLogits();

    @Override public double value(double z, double t) {
      // max(z, 0) − z·t in a form that keeps the digits of a label near 1
      return (z >= 0 ? z * (1 - t) : -z * t) + Math.log1p(Math.exp(-Math.abs(z)));
    }

    @Override public Var slope(int k, Var z, Var t, Var y) {
      return k == 0 ? Var.apply(SigmoidError.OP, z, t) : z.negate();
    }
  }

  /** σ(z) − t, written (1−t)·σ(z) − t·σ(−z): slopes σ(z)·σ(−z) and −1. */
  record SigmoidError() implements Op.Binary {
    static final SigmoidError OP = new SigmoidError();

    @Override public double value(double z, double t) {
      double e = Math.exp(-Math.abs(z));
      double far = e / (1 + e); // σ(−|z|)
      double near = 1 / (1 + e); // σ(|z|)
      return z >= 0 ? (1 - t) * near - t * far : (1 - t) * far - t * near;
    }

    @Override public Var slope(int k, Var z, Var t, Var y) {
      return k == 0 ? z.sigmoid().multiply(z.negate().sigmoid()) : Var.constant(-1);
    }
  }

  /** x·ln y: slopes ln y and x/y, the latter 0 where x = 0. */
  record Xlogy() implements Op.Binary {
    static final Xlogy OP = new Xlogy();

    @Override public double value(double x, double y) {
      return x == 0 && !Double.isNaN(y) ? 0 : x * Math.log(y);
    }

    @Override public Var slope(int k, Var x, Var y, Var result) {
      return k == 0 ? y.log() : Var.apply(Xdivy.OP, x, y);
    }
  }

  /** x·ln(1+y): slopes ln(1+y) and x/(1+y), the latter 0 where x = 0. */
  record Xlog1py() implements Op.Binary {
    static final Xlog1py OP = new Xlog1py();

    @Override public double value(double x, double y) {
      return x == 0 && !Double.isNaN(y) ? 0 : x * Math.log1p(y);
    }

    @Override public Var slope(int k, Var x, Var y, Var result) {
      return k == 0 ? y.log1p() : Var.apply(Xdivy.OP, x, y.add(1));
    }
  }

  /** x/y, which is 0 where x = 0, also at y = 0. */
  record Xdivy() implements Op.Binary {
    static final Xdivy OP = new Xdivy();

    @Override public double value(double x, double y) {
      return x == 0 && !Double.isNaN(y) ? 0 : x / y;
    }
    @Override public @Nullable Var slope(int k, Var x, Var y, Var result) {
      return k == 0 ? y.reciprocal() : Var.apply(Xdivy.OP, result, y).negate();
    }
  }
}
