package dev.gradus.autodiff;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Addition, subtraction, multiplication and division, entry by entry.
 *
 * <p>Shapes broadcast: axes are aligned at the end, and one of length 1 stretches. [5, 3] and [3]
 * give [5, 3]; [5, 3] and [5] do not fit.
 */
public sealed interface Arithmetic permits Var {
  /**
   * The sum a + b.
   *
   * @param b of a shape that broadcasts with this one
   * @return of the common shape
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var add(Var b) { return Var.apply(Add.OP, (Var) this, b); }

  /**
   * The sum a + b with a number.
   *
   * @param b the number
   * @return of the shape of this var
   */
  default Var add(double b) { return add(Var.constant(b)); }

  /**
   * The difference a − b.
   *
   * @param b of a shape that broadcasts with this one
   * @return of the common shape
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var subtract(Var b) { return Var.apply(Subtract.OP, (Var) this, b); }

  /**
   * The difference a − b with a number.
   *
   * @param b the number
   * @return of the shape of this var
   */
  default Var subtract(double b) { return subtract(Var.constant(b)); }

  /**
   * The product a · b, entry by entry; for the matrix product see {@link Products#matmul(Var)}.
   *
   * @param b of a shape that broadcasts with this one
   * @return of the common shape
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var multiply(Var b) { return Var.apply(Multiply.OP, (Var) this, b); }

  /**
   * The product a · b with a number.
   *
   * @param b the number
   * @return of the shape of this var
   */
  default Var multiply(double b) { return multiply(Var.constant(b)); }

  /**
   * The quotient a / b. At b = 0 infinite or NaN, as Java's division.
   *
   * @param b of a shape that broadcasts with this one
   * @return of the common shape
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var divide(Var b) { return Var.apply(Divide.OP, (Var) this, b); }

  /**
   * The quotient a / b with a number.
   *
   * @param b the number
   * @return of the shape of this var
   */
  default Var divide(double b) { return divide(Var.constant(b)); }

  /**
   * The difference a − x of a number and this var.
   *
   * @param a the number
   * @return of the shape of this var
   */
  default Var subtractFrom(double a) { return Var.constant(a).subtract((Var) this); }

  /**
   * The quotient a / x of a number and this var.
   *
   * @param a the number
   * @return of the shape of this var
   */
  default Var divideInto(double a) { return Var.constant(a).divide((Var) this); }

  /** a + b: a change of either input passes unchanged. */
  record Add() implements Op.Zip {
    static final Add OP = new Add();

    @Override public double value(double a, double b) { return a + b; }
    @Override public Var pullback(int k, Var ybar, Var y) { return ybar; }
    @Override public Var pushforward(int k, Var dx, Var y) { return dx; }

    @Override public List<Formula> formulas() {
      return Formula.list("y = a + b", "ā = ȳ", "b̄ = ȳ");
    }
  }

  /** a − b. */
  record Subtract() implements Op.Zip {
    static final Subtract OP = new Subtract();

    @Override public double value(double a, double b) { return a - b; }
    @Override public Var pullback(int k, Var ybar, Var y) { return k == 0 ? ybar : ybar.negate(); }
    @Override public Var pushforward(int k, Var dx, Var y) { return k == 0 ? dx : dx.negate(); }

    @Override public List<Formula> formulas() {
      return Formula.list("y = a − b", "ā = ȳ", "b̄ = −ȳ");
    }
  }

  /** a · b: the slope towards one factor is the other. */
  record Multiply() implements Op.Binary {
    static final Multiply OP = new Multiply();

    @Override public double value(double a, double b) { return a * b; }
    @Override public Var slope(int k, Var a, Var b, Var y) { return k == 0 ? b : a; }

    @Override public List<Formula> formulas() {
      return Formula.list("y = a·b", "ā = ȳ·b", "b̄ = ȳ·a");
    }
  }

  /** a / b: slopes 1/b and −y/b. */
  record Divide() implements Op.Binary {
    static final Divide OP = new Divide();

    @Override public double value(double a, double b) { return a / b; }
    @Override public Var slope(int k, Var a, Var b, Var y) {
      return k == 0 ? b.reciprocal() : y.divide(b).negate();
    }

    /** The quotient rule as one: at b = 0 its two parts would be ∞ − ∞. */
    @Override public @Nullable Var pushforward(@Nullable Var[] dx, Var y) {
      Var da = dx[0];
      Var db = dx[1];
      if (da == null || db == null) return Op.Binary.super.pushforward(dx, y);
      return da.subtract(y.multiply(db)).divide(y.input(1));
    }

    @Override public List<Formula> formulas() {
      return Formula.list("y = a/b", "ā = ȳ/b", "b̄ = −ȳ·y/b");
    }
  }
}
