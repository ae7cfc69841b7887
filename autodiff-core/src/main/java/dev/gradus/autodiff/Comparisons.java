package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import java.util.List;

/**
 * Masks from comparing entry by entry: 1 where it holds, else 0. Shapes broadcast. They have no
 * slope; NaN compares as false with everything, as in Java.
 */
public sealed interface Comparisons permits Var {
  /**
   * The mask of a = b.
   *
   * @param b of a shape that broadcasts with this one
   * @return of the common shape
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var equalTo(Var b) { return Var.apply(EqualTo.OP, (Var) this, b); }

  /**
   * The mask of a &gt; b.
   *
   * @param b of a shape that broadcasts with this one
   * @return of the common shape
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var greaterThan(Var b) { return Var.apply(GreaterThan.OP, (Var) this, b); }

  /**
   * The mask of a &gt; b for a number b.
   *
   * @param b the number
   * @return of the shape of this var
   */
  default Var greaterThan(double b) { return greaterThan(Var.constant(b)); }

  /**
   * The mask of a &lt; b.
   *
   * @param b of a shape that broadcasts with this one
   * @return of the common shape
   * @throws IllegalArgumentException if the shapes do not broadcast
   */
  default Var lessThan(Var b) {
    given(b, "lessThan", "the other", "a var, as Var.constant(…) for plain numbers");
    Shape.broadcast("lessThan", ((Var) this).shape(), b.shape());
    return b.greaterThan((Var) this);
  }

  /**
   * The mask of a &lt; b for a number b.
   *
   * @param b the number
   * @return of the shape of this var
   */
  default Var lessThan(double b) { return lessThan(Var.constant(b)); }

  /** 1 where a = b, else 0. */
  record EqualTo() implements Op.Zip, Op.Flat {
    static final EqualTo OP = new EqualTo();

    @Override public double value(double a, double b) { return a == b ? 1 : 0; }

    @Override public List<Formula> formulas() {
      return Formula.list("y = 1 if a = b, else 0", "ā = 0", "b̄ = 0");
    }
  }

  /** 1 where a > b, else 0. */
  record GreaterThan() implements Op.Zip, Op.Flat {
    static final GreaterThan OP = new GreaterThan();

    @Override public double value(double a, double b) { return a > b ? 1 : 0; }

    @Override public List<Formula> formulas() {
      return Formula.list("y = 1 if a > b, else 0", "ā = 0", "b̄ = 0");
    }
  }
}
