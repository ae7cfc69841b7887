package dev.gradus.autodiff;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;

/**
 * One operation, as the tests that run over all operations see it, and as the page about operations
 * describes it.
 *
 * @param name of the user's method or, where there is none, of the record
 * @param cases the operation with random parameters and inputs, within its domain, away from kinks
 * @param f the operation itself; null where it has parameters, which then stand with each point
 * @param points reference values
 * @param statement what it is, in words
 * @param edges what is chosen at kinks, at singular points and at infinity
 */
record OperationRow(String name, Arbitrary<Case> cases, Function<List<Var>, Var> f,
    List<Point> points, Statement statement, List<Edge> edges) {
  /**
   * An operation in words.
   *
   * @param formula its value
   * @param slope its derivative, or what its inputs receive from the adjoint ȳ of the result
   * @param domain where it is defined
   * @param notes ties, NaN, overflow, accuracy
   */
  record Statement(String formula, String slope, String domain, List<String> notes) {}

  /**
   * A convention: value and slopes where formulas leave a choice.
   *
   * @param at the operation at one or two numbers
   * @param call how it reads, such as relu(0)
   * @param y its value
   * @param slopes towards each number
   */
  record Edge(Case at, String call, double y, double... slopes) {}

  OperationRow(String name, Arbitrary<Case> cases, Function<List<Var>, Var> f) {
    this(name, cases, f, List.of(), new Statement("", "", "", List.of()), List.of());
  }

  /** What the row lacks, in one line; empty if nothing. */
  String fault() {
    if (points.isEmpty()) {
      return "row " + name + ": there is no reference value; state one by .at(x, y, slope, "
          + "curvature), or .at(…) of tensors, from a closed form";
    }
    return statement.formula().isEmpty()
        ? "row " + name + ": nothing says what it is; add .says(formula, slope, domain)" : "";
  }

  /** Says what the operation is: its value, its slope, its domain, and what else to know. */
  OperationRow says(String formula, String slope, String domain, String... notes) {
    Statement said = new Statement(formula, slope, domain, List.of(notes));
    return new OperationRow(name, cases, f, points, said, edges);
  }

  /** States value and slope at an edge of a function of one number. */
  OperationRow edge(double x, double y, double slope) {
    return edge(name + "(" + number(x) + ")", f, new double[] {x}, y, slope);
  }

  /** States value and slope at an edge of a function of one number with parameters. */
  OperationRow edge(String call, UnaryOperator<Var> g, double x, double y, double slope) {
    return edge(call, v -> g.apply(v.get(0)), new double[] {x}, y, slope);
  }

  /** States the value and both slopes at an edge of a function of two numbers. */
  OperationRow edge(double a, double b, double y, double[] slopes) {
    return edge(name + "(" + number(a) + ", " + number(b) + ")", f, new double[] {a, b}, y, slopes);
  }

  /** States the value and both slopes at an edge of one of several functions of two numbers. */
  OperationRow edge(String call, BinaryOperator<Var> g, double a, double b, double y,
      double[] slopes) {
    return edge(call, v -> g.apply(v.get(0), v.get(1)), new double[] {a, b}, y, slopes);
  }

  private OperationRow edge(String call, Function<List<Var>, Var> g, double[] x, double y,
      double... slopes) {
    List<Tensor> inputs = Arrays.stream(x).mapToObj(Tensor::scalar).toList();
    List<Edge> more = new ArrayList<>(edges);
    more.add(new Edge(new Case(name, g, inputs), call, y, slopes));
    return new OperationRow(name, cases, f, points, statement, List.copyOf(more));
  }

  /** A number as people write it. */
  static String number(double x) {
    if (Double.isInfinite(x)) return x > 0 ? "∞" : "−∞";
    String s = x == Math.rint(x) && Math.abs(x) < 1e9 && !(x == 0 && 1 / x < 0)
        ? Long.toString((long) x) : Double.toString(x);
    return s.replace("-", "−");
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

  /** Adds the value, slopes and second derivatives of a function of two with parameters. */
  OperationRow at(BinaryOperator<Var> g, double a, double b, double y, double[] slopes,
      double... hessian) {
    return at(v -> g.apply(v.get(0), v.get(1)), new double[] {a, b}, y, slopes, hessian);
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
    return new OperationRow(name, cases, f, List.copyOf(more), statement, edges);
  }

  @Override
  public String toString() { return name; }
}
