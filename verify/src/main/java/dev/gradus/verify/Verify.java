package dev.gradus.verify;

import static dev.gradus.verify.errors.Given.given;
import static dev.gradus.verify.errors.Given.result;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Var;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * Checks of anybody's derivatives, in plain Java.
 *
 * <pre>{@code
 * Verify.gradient(Loss::value, Loss::gradient).at(weights).orThrow();
 * }</pre>
 *
 * <p>First the functions are called in an order that brings out what they should not keep from one
 * call to the next: caches, sums that are not set back to 0, arrays that are handed out twice or
 * written into. Then each entry is compared with the slope of the function along it, found by
 * differences with an estimate of their error. What can be decided is {@code VERIFIED} or {@code
 * WRONG}; what cannot is {@code UNDECIDED}, with the reason.
 */
public final class Verify {
  private static final double DIRTY = 1234.5; // in the array that is to be set

  private Verify() {}

  /**
   * A check of a gradient.
   *
   * @param f the function
   * @param g its gradient, in a new array for each call
   * @return the check
   */
  public static Check gradient(ToDoubleFunction<double[]> f, UnaryOperator<double[]> g) {
    given(f, "Verify.gradient", "the function", "a function from numbers to a number");
    given(g, "Verify.gradient", "the gradient", "a function from numbers to as many numbers");
    return new Check(new Gradient(f, g), Settings.USUAL);
  }

  /**
   * A check of a gradient that comes with the value.
   *
   * @param f takes the point and an array as long, gives the value, and sets all of that array to
   *     the gradient, whatever stood there
   * @return the check
   */
  public static Check valueAndGradient(ToDoubleBiFunction<double[], double[]> f) {
    given(f, "Verify.valueAndGradient", "the function",
        "a function that gives the value and fills an array with the gradient");
    return new Check(new ValueAndGradient(f), Settings.USUAL);
  }

  /**
   * A check of a Jacobian, the matrix of ∂fᵢ/∂xⱼ.
   *
   * @param f the function
   * @param j its Jacobian: a row for each result, with a number for each entry of the point
   * @return the check
   */
  public static Check jacobian(UnaryOperator<double[]> f, Function<double[], double[][]> j) {
    given(f, "Verify.jacobian", "the function", "a function from numbers to numbers");
    given(j, "Verify.jacobian", "the Jacobian", "a function from numbers to rows of numbers");
    return new Check(new Matrix("function", f, "Jacobian", j), Settings.USUAL);
  }

  /**
   * A check of products of the Jacobian and a vector, as forward mode gives them.
   *
   * @param f the function
   * @param jvp takes the point and a vector as long, and gives J·v
   * @return the check
   */
  public static Check jvp(UnaryOperator<double[]> f, BinaryOperator<double[]> jvp) {
    given(f, "Verify.jvp", "the function", "a function from numbers to numbers");
    given(jvp, "Verify.jvp", "the product", "a function from point and vector to J·v");
    return new Check(new Products(f, jvp, false), Settings.USUAL);
  }

  /**
   * A check of products of a vector and the Jacobian, as reverse mode gives them.
   *
   * @param f the function
   * @param vjp takes the point and a vector with a number for each result, and gives Jᵀ·v
   * @return the check
   */
  public static Check vjp(UnaryOperator<double[]> f, BinaryOperator<double[]> vjp) {
    given(f, "Verify.vjp", "the function", "a function from numbers to numbers");
    given(vjp, "Verify.vjp", "the product", "a function from point and vector to Jᵀ·v");
    return new Check(new Products(f, vjp, true), Settings.USUAL);
  }

  /**
   * A check of second derivatives against the gradient, which should itself have been verified.
   *
   * @param g the gradient
   * @param h its Jacobian: the matrix of second derivatives
   * @return the check
   */
  public static Check hessian(UnaryOperator<double[]> g, Function<double[], double[][]> h) {
    given(g, "Verify.hessian", "the gradient", "a function from numbers to as many numbers");
    given(h, "Verify.hessian", "the Hessian", "a function from numbers to rows of numbers");
    return new Check(new Matrix("gradient", g, "Hessian", h), Settings.USUAL);
  }

  /**
   * A check of what the engine derives: gradient, forward mode and second order of a function of
   * several tensors, such as the error of a network.
   *
   * @param error from the tensors to a scalar
   * @param layout the tensors
   * @return the check, with these names
   */
  public static Check network(Function<List<Var>, Var> error, Layout layout) {
    given(error, "Verify.network", "the function", "a function from a list of vars to a var");
    given(layout, "Verify.network", "the layout", "one with the name and shape of each tensor");
    return new Check(new Network(error, layout), Settings.USUAL.names(layout));
  }

  private record Gradient(ToDoubleFunction<double[]> f, UnaryOperator<double[]> g)
      implements Subject {
    @Override public String derivative() { return "gradient"; }

    @Override public String java() { return "Verify.gradient(f, g)"; }

    @Override public Supplier<double[]> valueAt(double[] x) {
      double y = f.applyAsDouble(x);
      return () -> new double[] {y};
    }

    @Override public Supplier<double[]> derivativeAt(double[] x) {
      return new Held(result(g.apply(x), derivative(), "a number for each entry"));
    }
  }

  /**
   * A check of a program that keeps its numbers in arrays and leaves its gradient in others, as
   * hand-written networks do. While it runs, the numbers are changed in place; after it they are as
   * they were.
   *
   * @param blocks the arrays
   * @param f computes the function of the numbers that stand there
   * @param g computes its gradient, with all that this needs, such as a forward pass, and leaves it
   *     in the arrays of the gradient
   * @return the check, with the names of the blocks
   */
  public static Check blocks(Blocks blocks, DoubleSupplier f, Runnable g) {
    given(blocks, "Verify.blocks", "the blocks", "such as new Blocks().with(…)");
    given(f, "Verify.blocks", "the function", "what computes the function");
    given(g, "Verify.blocks", "the gradient", "what computes the gradient");
    Check check = new Check(new InPlace(blocks, f, g), Settings.USUAL.names(blocks.layout()));
    return blocks.isInFloats() ? check.floats() : check;
  }

  private record ValueAndGradient(ToDoubleBiFunction<double[], double[]> f) implements Subject {
    @Override public String derivative() { return "gradient"; }

    @Override public String java() { return "Verify.valueAndGradient(f)"; }

    @Override public Supplier<double[]> valueAt(double[] x) {
      double y = f.applyAsDouble(x, new double[x.length]);
      return () -> new double[] {y};
    }

    @Override public Supplier<double[]> derivativeAt(double[] x) {
      double[] d = new double[x.length];
      Arrays.fill(d, DIRTY);
      double unusedHere = f.applyAsDouble(x, d);
      return d::clone;
    }
  }

  private record Matrix(String function, UnaryOperator<double[]> f, String derivative,
      Function<double[], double[][]> j) implements Subject {
    @Override public String java() {
      return derivative.equals("Hessian") ? "Verify.hessian(g, h)" : "Verify.jacobian(f, j)";
    }

    @Override public Supplier<double[]> valueAt(double[] x) {
      return new Held(result(f.apply(x), function, "an array of numbers"));
    }

    @Override public Supplier<double[]> derivativeAt(double[] x) {
      double[][] rows = result(j.apply(x), derivative, "an array of rows");
      for (double[] row : rows) result(row, derivative, "no row that is null");
      return new Held(rows);
    }
  }
}
