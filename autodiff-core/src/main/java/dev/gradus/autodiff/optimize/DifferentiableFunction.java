package dev.gradus.autodiff.optimize;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Var;
import java.util.function.UnaryOperator;

/**
 * A function E of one long vector w that knows its gradient, as optimisers want it: on plain
 * arrays, which the caller owns.
 *
 * <pre>{@code
 * DifferentiableFunction f = DifferentiableFunction.of(w -> w.square().sum(), Shape.of(2));
 * double[] g = new double[2];
 * double value = f.valueAndGradient(new double[] {3, 4}, g);   // 25, and g is [6, 8]
 * }</pre>
 */
public interface DifferentiableFunction {
  /**
   * How many numbers the function is of.
   *
   * @return the length of w
   */
  int size();

  /**
   * The value at a point.
   *
   * @param w the point, which stays as it is
   * @return E(w)
   * @throws IllegalArgumentException if the array has another length
   */
  default double value(double[] w) {
    given(w, "DifferentiableFunction.value", "the point", "an array of size() numbers");
    return valueAndGradient(w, new double[size()]);
  }

  /**
   * The value and the gradient at a point.
   *
   * @param w the point, which stays as it is
   * @param g is given ∂E/∂w, all of it
   * @return E(w)
   * @throws IllegalArgumentException if an array has another length
   */
  double valueAndGradient(double[] w, double[] g);

  /**
   * The matrix of second derivatives times a vector, ∂²E/∂w² · v.
   *
   * @param w the point, which stays as it is
   * @param v the vector, which stays as it is
   * @param hv is given the product, all of it
   * @throws IllegalArgumentException if an array has another length
   * @throws UnsupportedOperationException if the function does not know it
   */
  default void hessianTimesVector(double[] w, double[] v, double[] hv) {
    given(w, "DifferentiableFunction.hessianTimesVector", "the point",
        "an array of size() numbers");
    given(v, "DifferentiableFunction.hessianTimesVector", "the vector",
        "an array of size() numbers");
    given(hv, "DifferentiableFunction.hessianTimesVector", "the product",
        "an array of size() numbers");
    throw new UnsupportedOperationException("DifferentiableFunction.hessianTimesVector: "
        + getClass().getSimpleName() + " has first derivatives only; implement the method, or make "
        + "the function with DifferentiableFunction.of(f, shape)");
  }

  /**
   * A function in var operations, by plans in double, made when they are first needed: one for
   * values, one for values with gradients, one for {@linkplain #hessianTimesVector second
   * derivatives}. Same bits from run to run. It belongs to one thread at a time.
   *
   * @param f from a tensor to a scalar
   * @param shape of the tensor, whose entries are the vector w, row by row
   * @return the function
   */
  static DifferentiableFunction of(UnaryOperator<Var> f, Shape shape) { return of(f, shape, 1); }

  /**
   * The same with helpers for what is large enough to be shared, as a {@linkplain
   * dev.gradus.autodiff.plan.Plan#workspace(int) plan} has them. The results have the same bits.
   *
   * @param f from a tensor to a scalar
   * @param shape of the tensor, whose entries are the vector w, row by row
   * @param threads how many compute at once, at most, the caller's included
   * @return the function
   * @throws IllegalArgumentException if the number of threads is not positive
   */
  static DifferentiableFunction of(UnaryOperator<Var> f, Shape shape, int threads) {
    given(f, "DifferentiableFunction.of", "the function", "a function from Var to Var");
    given(shape, "DifferentiableFunction.of", "the shape", "a shape, as Shape.of(2, 3)");
    if (threads < 1) {
      throw new IllegalArgumentException("DifferentiableFunction.of: " + threads
          + " threads; use 1 for the caller's alone, or more");
    }
    return new PlannedFunction(f, shape, threads);
  }
}
