package dev.gradus.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;

/**
 * One operation, as the tests that run over all operations see it.
 *
 * @param name of the user's method or, where there is none, of the record
 * @param cases the operation with random parameters and inputs, within its domain, away from kinks
 * @param f the operation itself; null where it has parameters, which then stand with each point
 * @param points reference values
 */
record OperationRow(String name, Arbitrary<Case> cases, Function<List<Var>, Var> f,
    List<Point> points) {
  OperationRow(String name, Arbitrary<Case> cases, Function<List<Var>, Var> f) {
    this(name, cases, f, List.of());
  }

  /** Adds the value, slope and second derivative of a function of one number. */
  OperationRow at(double x, double y, double slope, double curvature) {
    return at(f, new double[] {x}, y, new double[] {slope}, curvature);
  }

  /** Adds the value, slope and second derivative of a function of one number with parameters. */
  OperationRow at(UnaryOperator<Var> g, double x, double y, double slope, double curvature) {
    return at(v -> g.apply(v.get(0)), new double[] {x}, y, new double[] {slope}, curvature);
  }

  /** Adds the value, both slopes and the second derivatives aa, ab, bb of two numbers. */
  OperationRow at(double a, double b, double y, double[] slopes, double... hessian) {
    return at(f, new double[] {a, b}, y, slopes, hessian);
  }

  private OperationRow at(Function<List<Var>, Var> g, double[] x, double y, double[] slopes,
      double... hessian) {
    List<Tensor> inputs = Arrays.stream(x).mapToObj(Tensor::scalar).toList();
    List<Tensor> xbar = Arrays.stream(slopes).mapToObj(Tensor::scalar).toList();
    Case at = new Case(name, g, inputs);
    return with(new Point(at, Tensor.scalar(y), Tensor.scalar(1), xbar, hessian));
  }

  /** Adds what an operation with parameters gives on a tensor, and what it feeds back. */
  OperationRow at(UnaryOperator<Var> g, Tensor x, Tensor y, Tensor ybar, Tensor xbar) {
    return at(v -> g.apply(v.get(0)), List.of(x), y, ybar, List.of(xbar));
  }

  /** Adds what an operation with parameters gives on tensors, and what it feeds back to each. */
  OperationRow at(Function<List<Var>, Var> g, List<Tensor> x, Tensor y, Tensor ybar,
      List<Tensor> xbar) {
    return with(new Point(new Case(name, g, x), y, ybar, xbar));
  }

  private OperationRow with(Point point) {
    List<Point> more = new ArrayList<>(points);
    more.add(point);
    return new OperationRow(name, cases, f, List.copyOf(more));
  }

  @Override
  public String toString() { return name; }
}
