package dev.gradus.autodiff;

import static dev.gradus.autodiff.OperationRows.slopes;
import static dev.gradus.autodiff.RowKinds.pairwise;
import static dev.gradus.autodiff.RowKinds.tensorwise;
import static dev.gradus.autodiff.Samples.entrywiseCases;
import static dev.gradus.autodiff.Samples.in;

import java.util.List;
import net.jqwik.api.Arbitraries;

/** Arithmetic and comparisons. */
final class ArithmeticRows {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  static final List<OperationRow> ALL = List.of(
      pairwise("add", Var::add, in(-3, 3), in(-3, 3))
          .says("a + b", "a: 1; b: 1", "all a, b",
              "Shapes broadcast, here and in every function of two numbers: an input that "
                  + "stretched receives the sum.",
              "A number may stand for b, here and in subtract, multiply and divide.")
          .at(1.3, -0.7, 0.6000000000000001, slopes(1, 1), 0, 0, 0)
          .edge(INF, -INF, NAN, slopes(1, 1)),
      pairwise("subtract", Var::subtract, in(-3, 3), in(-3, 3))
          .says("a − b", "a: 1; b: −1", "all a, b")
          .at(1.3, -0.7, 2, slopes(1, -1), 0, 0, 0)
          .edge(INF, INF, NAN, slopes(1, -1)),
      pairwise("multiply", Var::multiply, in(-3, 3), in(-3, 3))
          .says("a·b", "a: b; b: a", "all a, b")
          .at(1.3, -0.7, -0.9099999999999999, slopes(-0.7, 1.3), 0, 1, 0)
          .edge(0, INF, NAN, slopes(INF, 0)),
      pairwise("divide", Var::divide, in(-3, 3), in(-3, -0.3, 0.3, 3))
          .says("a/b", "a: 1/b; b: −a/b²", "b ≠ 0", "At b = 0 infinite or NaN, as in Java.")
          .at(1.3, -0.7, -1.8571428571428574, slopes(-1.4285714285714286, -2.653061224489796), 0,
              -2.0408163265306123, -7.580174927113704)
          .edge(1, 0, INF, slopes(INF, -INF)).edge(0, 0, NAN, slopes(INF, NAN)),
      tensorwise("subtractFrom", Arbitraries.of(-1.5, 0.0, 2.0).flatMap(
          a -> entrywiseCases("subtractFrom " + a, x -> x.subtractFrom(a), in(-3, 3))))
          .says("a − x", "−1", "all x", "With a number a.")
          .at(x -> x.subtractFrom(2.5), 1.3, 1.2, -1, 0),
      tensorwise("divideInto", Arbitraries.of(-1.5, 1.0, 2.0).flatMap(
          a -> entrywiseCases("divideInto " + a, x -> x.divideInto(a), in(-3, -0.3, 0.3, 3))))
          .says("a/x", "−a/x²", "x ≠ 0", "With a number a.")
          .at(x -> x.divideInto(2.5), 1.3, 1.923076923076923, -1.4792899408284024,
              2.2758306781975417)
          .edge("divideInto(0; a = 2)", x -> x.divideInto(2), 0, INF, -INF)
          .edge("divideInto(0; a = 0)", x -> x.divideInto(0), 0, NAN, NAN),
      pairwise("equalTo", Var::equalTo, in(-3, 3), in(4, 5))
          .says("1 if a = b, else 0", "0", "all a, b", "NaN equals nothing; 0 equals −0.")
          .at(1.3, -0.7, 0, slopes(0, 0), 0, 0, 0).at(1.3, 1.3, 1, slopes(0, 0), 0, 0, 0)
          .edge(NAN, NAN, 0, slopes(0, 0)).edge(0, -0.0, 1, slopes(0, 0)),
      pairwise("greaterThan", Var::greaterThan, in(-3, -2, 2, 3), in(-1, 1))
          .says("1 if a > b, else 0", "0", "all a, b",
              "0 where one is NaN. A number may stand for b.")
          .at(1.3, -0.7, 1, slopes(0, 0), 0, 0, 0).at(-1.3, -0.7, 0, slopes(0, 0), 0, 0, 0)
          .edge(1, 1, 0, slopes(0, 0)).edge(NAN, 1, 0, slopes(0, 0))
          .edge(1, NAN, 0, slopes(0, 0)),
      pairwise("lessThan", Var::lessThan, in(-3, -2, 2, 3), in(-1, 1))
          .says("1 if a < b, else 0", "0", "all a, b",
              "0 where one is NaN. A number may stand for b.")
          .at(1.3, -0.7, 0, slopes(0, 0), 0, 0, 0).at(-1.3, -0.7, 1, slopes(0, 0), 0, 0, 0)
          .edge(1, 1, 0, slopes(0, 0)).edge(NAN, 1, 0, slopes(0, 0))
          .edge(1, NAN, 0, slopes(0, 0)));

  private ArithmeticRows() {}
}
