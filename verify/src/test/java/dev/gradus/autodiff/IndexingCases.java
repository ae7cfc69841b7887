package dev.gradus.autodiff;

import static dev.gradus.autodiff.Samples.axis;
import static dev.gradus.autodiff.Samples.lengths;
import static dev.gradus.autodiff.Samples.of;
import static dev.gradus.autodiff.Samples.shapes;
import static dev.gradus.autodiff.ShapeCases.any;

import java.util.List;
import java.util.function.BiFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random matrices with a diagonal, and tensors with indices. */
final class IndexingCases {
  private IndexingCases() {}

  static Arbitrary<Case> withDiagonal(String name, BiFunction<Var, Integer, Var> f) {
    return shapes(2, 0).flatMap(s -> Combinators
        .combine(any(s), Arbitraries.integers().between(-3, 3))
        .as((x, d) -> of(name + " " + d, v -> f.apply(v, d), x)));
  }

  static Arbitrary<Case> diagonal() {
    return Arbitraries.oneOf(withDiagonal("diagonal", Var::diagonal),
        shapes(2, 0).flatMap(ShapeCases::any).map(x -> of("diagonal", Var::diagonal, x)));
  }

  static Arbitrary<Case> diagonalMatrix() {
    return shapes(1, 0).flatMap(ShapeCases::any)
        .map(x -> of("diagonalMatrix", Var::diagonalMatrix, x));
  }

  static Arbitrary<Case> trace() {
    return shapes(2, 0).flatMap(ShapeCases::any).map(x -> of("trace", Var::trace, x));
  }

  /** Whole numbers below n; none if there are none. */
  static Arbitrary<Tensor> indices(Shape shape, int n) {
    return Arbitraries.integers().between(0, Math.max(0, n - 1)).list().ofSize(shape.size())
        .map(i -> Tensor.of(shape, i.stream().mapToDouble(j -> j).toArray()));
  }

  private interface Indexed {
    Arbitrary<Case> cases(Shape shape, int axis, Tensor index);
  }

  /** A shape, an axis, and an index of that rank, in no other axis longer. */
  private static Arbitrary<Case> indexed(Indexed of) {
    return shapes(1, 0).flatMap(s -> Combinators
        .combine(axis(s), Arbitraries.of(0, 1, 2, 3).list().ofSize(s.rank()))
        .flatAs((axis, lengths) -> {
          int[] d = s.toArray();
          int at = axis < 0 ? axis + d.length : axis;
          for (int i = 0; i < d.length; i++) d[i] = Math.min(d[i], lengths.get(i));
          if (s.dim(at) > 0) d[at] = lengths.get(at);
          return indices(Shape.of(d), s.dim(at)).flatMap(index -> of.cases(s, axis, index));
        }));
  }

  static Arbitrary<Case> gather() {
    Arbitrary<Case> rows = Combinators.combine(lengths(), Arbitraries.of(1, 2, 3, 5))
        .flatAs((m, n) -> Combinators.combine(any(Shape.of(m, n)), indices(Shape.of(m), n))
            .as((x, index) -> of("gather " + index, v -> v.gather(Var.constant(index)), x)));
    return Arbitraries.oneOf(rows, indexed((s, axis, index) -> any(s)
        .map(x -> of("gather " + index + " along axis " + axis,
            v -> v.gather(axis, Var.constant(index)), x))));
  }

  static Arbitrary<Case> indexSelect() {
    return shapes(1, 0).flatMap(s -> axis(s).flatMap(axis -> Arbitraries.of(0, 1, 2, 3)
        .flatMap(n -> Combinators.combine(any(s),
            indices(Shape.of(s.dim(axis) == 0 ? 0 : n), s.dim(axis))).as((x, index) -> of(
                "indexSelect " + index + " along axis " + axis,
                v -> v.indexSelect(axis, Var.constant(index)), x)))));
  }

  static Arbitrary<Case> embedding() {
    return Combinators.combine(shapes(1, 1), shapes().filter(i -> i.rank() < 3))
        .flatAs((s, shape) -> Combinators.combine(any(s), indices(shape, s.dim(0)))
            .as((x, index) -> of("embedding " + index, v -> v.embedding(Var.constant(index)), x)));
  }

  static Arbitrary<Case> scatterAdd() {
    return indexed((s, axis, index) -> Combinators.combine(any(s), any(index.shape()))
        .as((x, source) -> new Case("scatterAdd " + index + " along axis " + axis,
            v -> v.get(0).scatterAdd(axis, Var.constant(index), v.get(1)), List.of(x, source))));
  }

  static Arbitrary<Case> scatter() {
    return indexed((s, axis, index) -> any(index.shape()).map(x -> of(
        "scatter " + index + " to " + s + " along axis " + axis,
        v -> Var.apply(new Indexing.Scatter(s.axis("", axis), s), v, Var.constant(index)), x)));
  }
}
