package dev.gradus.autodiff;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Operations with derivative rules that are wrong on purpose, each beside the right one. */
public final class PlantedRules {
  private PlantedRules() {}

  /**
   * A wrong rule in a small function.
   *
   * @param fault what is wrong with the rule
   * @param wrong the function, right in its value and wrong in its rule
   * @param right the same function with the library's rules
   * @param x where to check both
   */
  record Plant(String fault, Function<List<Var>, Var> wrong, Function<List<Var>, Var> right,
      Tensor... x) {
    @Override
    public String toString() { return fault; }
  }

  private static final Tensor VECTOR = Tensor.vector(0.7, -1.3, 0.4);
  private static final Tensor POSITIVE = Tensor.vector(0.7, 1.3, 0.4);
  private static final Tensor OTHER = Tensor.vector(1.6, 0.9, -0.6);
  private static final Tensor MATRIX = Tensor.matrix(new double[][] {{0.7, -1.3}, {0.4, 1.1}});

  /** Wrong at first order. */
  static final List<Plant> PLANTS = List.of(
      unary("0.1 % too large", Math::sin, (x, y) -> x.cos().multiply(1.001), Var::sin, VECTOR),
      unary("10⁻⁶ too large", Math::exp, (x, y) -> y.multiply(1.000001), Var::exp, VECTOR),
      unary("sign lost", Math::cos, (x, y) -> x.sin(), Var::cos, VECTOR),
      unary("factor 2 lost", v -> v * v, (x, y) -> x, Var::square, VECTOR),
      unary("factor 2 too many", Math::tanh, (x, y) -> y.square().negate().add(1).multiply(2),
          Var::tanh, VECTOR),
      unary("exponent not lowered", v -> v * v * v, (x, y) -> y.multiply(3), x -> x.pow(3), VECTOR),
      unary("square of the result forgotten", Math::tanh, (x, y) -> y.negate().add(1), Var::tanh,
          VECTOR),
      unary("σ(1 − σ) of a σ that is 10⁻⁷ off", v -> 1 / (1 + Math.exp(-v)),
          (x, y) -> y.add(1e-7).multiply(y.negate().add(1 - 1e-7)), Var::sigmoid, VECTOR),
      unary("small term added against division by 0", Math::log, (x, y) -> x.add(1e-6).reciprocal(),
          Var::log, POSITIVE),
      unary("wrong at the last entry only", Math::sin,
          (x, y) -> x.cos().multiply(Var.constant(Tensor.vector(1, 1, 1.001))), Var::sin, VECTOR),
      unary("wrong for negative x only", v -> v * v * v, (x, y) -> x.multiply(x.abs()).multiply(3),
          x -> x.pow(3), VECTOR),
      unary("always 0", Math::sin, (x, y) -> null, Var::sin, VECTOR),
      unary("infinite", Math::sin, (x, y) -> Var.constant(1 / 0.0), Var::sin, VECTOR),
      unary("NaN", Math::sin, (x, y) -> Var.constant(Double.NaN), Var::sin, VECTOR),
      unary("mask of another point", v -> Math.max(v, 0),
          (x, y) -> Var.constant(Tensor.vector(1, 1, 0)), Var::relu, VECTOR),
      binary("slopes of the two inputs swapped", new Quotient(1), Var::divide),
      binary("slope of the wrong input", new Quotient(2), Var::divide),
      new Plant("second use of an input overwrites the first", x -> lossy(x.get(0), x.get(0)),
          x -> x.get(0).square(), VECTOR),
      new Plant("sum over the broadcast rows forgotten",
          x -> Var.apply(new AddRow(), x.get(0), x.get(1)), x -> x.get(0).add(x.get(1)),
          MATRIX, Tensor.vector(0.3, 0.9)),
      matmul("adjoint of the left factor not transposed", 0),
      matmul("adjoint of the right factor not transposed", 1),
      linear("mean without the division", x -> x.mean(), ybar -> ybar.broadcastTo(VECTOR.shape())),
      linear("part put back one place too far", x -> x.slice(0, 2),
          ybar -> Var.constant(0).broadcastTo(Shape.of(1)).concat(0, ybar)),
      linear("coupling of the probabilities forgotten", x -> x.softmax(0),
          ybar -> ybar.multiply(Var.constant(VECTOR).softmax(0))),
      linear("maximum credited to the first entry", Var::max,
          ybar -> ybar.multiply(Var.constant(Tensor.vector(0, 1, 0)))));

  /** Right at first order and wrong at second. */
  static final List<Plant> SECOND_ORDER_PLANTS = List.of(
      unary("slope frozen as a number", Math::sin, (x, y) -> Var.constant(x.value()).cos(),
          Var::sin, VECTOR),
      unary("slope right, its own slope 0.1 % off", Math::sin,
          (x, y) -> Var.apply(new Elementary(Math::cos, (u, v) -> u.sin().multiply(-1.001)), x),
          Var::sin, VECTOR),
      unary("slope half frozen as a number", v -> v * v * v,
          (x, y) -> x.multiply(Var.constant(x.value()).multiply(3)), x -> x.pow(3), VECTOR));

  /** The sine with a slope that is 0.1 % too large. */
  public static Var wrongSin(Var x) {
    return Var.apply(new Elementary(Math::sin, (u, y) -> u.cos().multiply(1.001)), x);
  }

  /** The sine with a slope that is right, but a number to its own derivative. */
  public static Var frozenSin(Var x) {
    return Var.apply(new Elementary(Math::sin, (u, y) -> Var.constant(u.value()).cos()), x);
  }

  /** The product, which forgets one use where both factors are the same var. */
  public static Var lossy(Var a, Var b) { return Var.apply(new Lossy(), a, b); }

  private static Plant unary(String fault, DoubleUnaryOperator of,
      BinaryOperator<@Nullable Var> rule, UnaryOperator<Var> right, Tensor x) {
    return new Plant(fault, v -> Var.apply(new Elementary(of, rule), v.get(0)),
        v -> right.apply(v.get(0)), x);
  }

  private static Plant binary(String fault, Op.Zip wrong, BinaryOperator<Var> right) {
    return new Plant(fault, v -> Var.apply(wrong, v.get(0), v.get(1)),
        v -> right.apply(v.get(0), v.get(1)), VECTOR, OTHER);
  }

  private static Plant matmul(String fault, int input) {
    return new Plant(fault, v -> Var.apply(new Product(input), v.get(0), v.get(1)),
        v -> v.get(0).matmul(v.get(1)), MATRIX,
        Tensor.matrix(new double[][] {{0.2, 0.8}, {-0.5, 1.4}}));
  }

  private static Plant linear(String fault, UnaryOperator<Var> right,
      UnaryOperator<Var> transpose) {
    return new Plant(fault, v -> Var.apply(new Transposed(right, transpose), v.get(0)),
        v -> right.apply(v.get(0)), VECTOR);
  }

  /** Any function of one number, entry by entry, with any slope. */
  record Elementary(DoubleUnaryOperator of, BinaryOperator<@Nullable Var> rule)
      implements Op.Unary {
    @Override public double value(double x) { return of.applyAsDouble(x); }
    @Override public @Nullable Var slope(Var x, Var y) { return rule.apply(x, y); }
  }

  /** a/b with the slopes swapped (1), or the second slope that of the first (2). */
  record Quotient(int fault) implements Op.Binary {
    @Override public double value(double a, double b) { return a / b; }
    @Override public Var slope(int k, Var a, Var b, Var y) {
      boolean first = fault == 1 ? k == 1 : true;
      return first ? b.reciprocal() : y.divide(b).negate();
    }
  }

  /** a·b; of a·a only one of the two contributions arrives. */
  record Lossy() implements Op.Binary {
    @Override public double value(double a, double b) { return a * b; }
    @Override public @Nullable Var slope(int k, Var a, Var b, Var y) {
      return k == 1 ? a : a == b ? null : b;
    }
  }

  /** A matrix and a row added to each of its rows; the row's adjoint is that of the first row. */
  record AddRow() implements Op.Bilinear {
    @Override public Shape shape(Shape... x) { return x[0]; }
    @Override public Tensor value(Shape shape, Tensor... x) {
      return Var.constant(x[0]).add(Var.constant(x[1])).value();
    }

    @Override public Var pullback(int k, Var ybar, Var y) {
      return k == 0 ? ybar : ybar.slice(0, 1).reshape(y.input(1).shape());
    }
  }

  /** The product of square matrices; the adjoint of one factor lacks its transpose. */
  record Product(int wrong) implements Op.Bilinear {
    @Override public Shape shape(Shape... x) { return x[0]; }
    @Override public Tensor value(Shape shape, Tensor... x) {
      return Var.constant(x[0]).matmul(Var.constant(x[1])).value();
    }

    @Override public Var pullback(int k, Var ybar, Var y) {
      return k == 0 ? ybar.matmul(y.input(1), false, wrong != 0)
          : y.input(0).matmul(ybar, wrong != 1, false);
    }
  }

  /** Any function of one tensor, with any transpose. */
  record Transposed(UnaryOperator<Var> of, UnaryOperator<Var> transpose) implements Op.Linear {
    @Override public Shape shape(Shape... x) {
      return of.apply(Var.constant(Tensor.full(x[0], 1))).shape();
    }

    @Override public Tensor value(Shape shape, Tensor... x) {
      return of.apply(Var.constant(x[0])).value();
    }

    @Override public Var transpose(Var ybar, Shape x) { return transpose.apply(ybar); }
  }
}
