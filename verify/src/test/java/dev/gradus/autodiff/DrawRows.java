package dev.gradus.autodiff;

import static dev.gradus.autodiff.OperationRows.s;
import static dev.gradus.autodiff.OperationRows.v;
import static dev.gradus.autodiff.RowKinds.tensorwise;
import static dev.gradus.autodiff.Samples.in;
import static dev.gradus.autodiff.Samples.tensor;

import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random numbers: of steps that are made whole first, so that differences may be taken. */
final class DrawRows {
  private static final String DOMAIN = "whole steps of any shape";

  private DrawRows() {}

  private static Arbitrary<Case> draws(String name, UnaryOperator<Var> scalar,
      UnaryOperator<Var> matrix) {
    return Combinators.combine(Samples.shapes().filter(x -> x.rank() < 2), in(0, 1))
        .flatAs((shape, kind) -> tensor(shape, in(-2.8, -2.2, 0.2, 0.8, 5.2, 5.8))
            .map(x -> Samples.of(name, v -> (kind < 0.5 ? scalar : matrix).apply(v.floor()), x)));
  }

  static final List<OperationRow> ALL = List.of(
      tensorwise("uniform", draws("uniform", x -> x.uniform(1, 2, Shape.SCALAR),
          x -> x.uniform(1, 2, Shape.of(2, 3))))
          .says("numbers drawn evenly from 0 to below 1: Threefry-2x64-20 of key (seed, stream) "
              + "and counter (step, place)", "0", DOMAIN,
              "The same seed, stream and step draw the same bits.")
          .at(x -> x.floor().uniform(0, 0, Shape.of(2)), s(0.5),
              v(0.7606031691564347, 0.4355762756779883), v(1, 2), s(0)),
      tensorwise("normal", draws("normal", x -> x.normal(1, 2, Shape.SCALAR),
          x -> x.normal(1, 2, Shape.of(2, 3))))
          .says("√(−2 ln(1 − u))·cos 2πv, √(−2 ln(1 − u))·sin 2πv of each two numbers u, v that "
              + "uniform draws", "0", DOMAIN, "Mean 0, variance 1.")
          .at(x -> x.floor().normal(0, 0, Shape.of(2)), s(0.5),
              v(-1.5542859856394877, 0.6659283163847145), v(1, 2), s(0)));
}
