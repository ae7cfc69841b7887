package dev.gradus.autodiff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomDistribution;

/**
 * Shapes, tensors and cases at random: of rank 0 to 3, with lengths 0 and 1, odd ones, and those on
 * either side of a vector register's lanes.
 */
final class Samples {
  private static final int GRID = 4096;

  private Samples() {}

  /** Numbers from pairs of bounds: {@code in(-2, -0.5, 0.5, 2)} leaves out what lies around 0. */
  static Arbitrary<Double> in(double... bounds) {
    return Arbitraries.integers().between(0, bounds.length / 2 * GRID - 1)
        .withDistribution(RandomDistribution.uniform()).map(i -> {
          double from = bounds[i / GRID * 2];
          double to = bounds[i / GRID * 2 + 1];
          return from + (to - from) * (i % GRID) / (GRID - 1);
        });
  }

  /** A tensor with independent entries. */
  static Arbitrary<Tensor> tensor(Shape shape, Arbitrary<Double> entries) {
    return entries.array(Double[].class).ofSize(shape.size()).map(a -> {
      double[] d = new double[a.length];
      for (int i = 0; i < d.length; i++) d[i] = a[i];
      return Tensor.of(shape, d);
    });
  }

  /** A tensor with no two entries closer than 0.25, in random order. */
  static Arbitrary<Tensor> distinct(Shape shape) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < shape.size(); i++) places.add(i);
    return Arbitraries.shuffle(places).map(order -> {
      double[] d = new double[order.size()];
      for (int i = 0; i < d.length; i++) d[i] = 0.25 * order.get(i) - 1;
      return Tensor.of(shape, d);
    });
  }

  static Arbitrary<Shape> shapes() { return shapes(0, 0); }

  /** Shapes of at least a rank, with axes of at least a length. */
  static Arbitrary<Shape> shapes(int minRank, int minLength) {
    return Arbitraries.integers().between(minRank, 3).flatMap(rank -> shape(rank, minLength));
  }

  private static Arbitrary<Shape> shape(int rank, int minLength) {
    Arbitrary<Integer> length = switch (rank) {
      case 1 -> Arbitraries.of(0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17);
      case 2 -> Arbitraries.of(0, 1, 2, 3, 5);
      default -> Arbitraries.of(0, 1, 2, 3);
    };
    return length.filter(n -> n >= minLength).list().ofSize(rank).map(Samples::shape);
  }

  /** Axis lengths of matrices. */
  static Arbitrary<Integer> lengths() { return Arbitraries.of(0, 1, 2, 3, 5); }

  static Shape shape(List<Integer> dims) {
    return Shape.of(dims.stream().mapToInt(Integer::intValue).toArray());
  }

  /** A shape that broadcasts to the given one: leading axes left out, others of length 1. */
  static Arbitrary<Shape> smaller(Shape large) {
    return Combinators.combine(Arbitraries.integers().between(0, large.rank()),
        Arbitraries.of(false, false, true).list().ofSize(large.rank())).as((lead, ones) -> {
          List<Integer> dims = new ArrayList<>();
          for (int i = lead; i < large.rank(); i++) dims.add(ones.get(i) ? 1 : large.dim(i));
          return shape(dims);
        });
  }

  /** An axis of the shape, counted from the front or from the end. */
  static Arbitrary<Integer> axis(Shape shape) {
    return Arbitraries.integers().between(-shape.rank(), shape.rank() - 1);
  }

  /** Some axes of the shape, each once. */
  static Arbitrary<int[]> axes(Shape shape) {
    return Arbitraries.of(true, false).list().ofSize(shape.rank())
        .flatMap(chosen -> Arbitraries.of(true, false).map(fromEnd -> {
          List<Integer> axes = new ArrayList<>();
          for (int i = 0; i < chosen.size(); i++) {
            if (chosen.get(i)) axes.add(fromEnd ? i - shape.rank() : i);
          }
          return axes.stream().mapToInt(Integer::intValue).toArray();
        }));
  }

  // ---- rows of operations of one kind ----

  /** One number to one number, on any shape. */
  static OperationRow entrywise(String name, UnaryOperator<Var> f, Arbitrary<Double> domain) {
    return new OperationRow(name, entrywiseCases(name, f, domain), x -> f.apply(x.get(0)));
  }

  static Arbitrary<Case> entrywiseCases(String name, UnaryOperator<Var> f,
      Arbitrary<Double> domain) {
    return shapes().flatMap(s -> tensor(s, domain))
        .map(x -> new Case(name, v -> f.apply(v.get(0)), List.of(x)));
  }

  /** Two numbers to one number, on shapes that broadcast. */
  static OperationRow pairwise(String name, BinaryOperator<Var> f, Arbitrary<Double> a,
      Arbitrary<Double> b) {
    Arbitrary<Case> cases = shapes().flatMap(s -> Combinators
        .combine(smaller(s).flatMap(p -> tensor(p, a)), smaller(s).flatMap(q -> tensor(q, b)))
        .as((p, q) -> new Case(name, v -> f.apply(v.get(0), v.get(1)), List.of(p, q))));
    return new OperationRow(name, cases, x -> f.apply(x.get(0), x.get(1)));
  }

  /** A tensor and an axis. */
  static OperationRow alongAxis(String name, BiFunction<Var, Integer, Var> f,
      Arbitrary<Double> domain) {
    return tensorwise(name, shapes(1, 0).flatMap(s -> Combinators
        .combine(tensor(s, domain), axis(s))
        .as((x, axis) -> of(name + " along axis " + axis, v -> f.apply(v, axis), x))));
  }

  /** An operation with parameters or with shapes of its own. */
  static OperationRow tensorwise(String name, Arbitrary<Case> cases) {
    return new OperationRow(name, cases, null);
  }

  static Case of(String name, UnaryOperator<Var> f, Tensor x) {
    return new Case(name, v -> f.apply(v.get(0)), List.of(x));
  }
}
