package dev.gradus.autodiff;

import static dev.gradus.autodiff.Samples.axis;
import static dev.gradus.autodiff.Samples.entrywiseCases;
import static dev.gradus.autodiff.Samples.of;
import static dev.gradus.autodiff.Samples.shapes;
import static dev.gradus.autodiff.Samples.smaller;
import static dev.gradus.autodiff.Samples.tensor;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Rows of operations of one kind. */
final class RowKinds {
  private RowKinds() {}

  /** One number to one number, on any shape. */
  static OperationRow entrywise(String name, UnaryOperator<Var> f, Arbitrary<Double> domain) {
    return new OperationRow(name, entrywiseCases(name, f, domain), x -> f.apply(x.get(0)));
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
}
