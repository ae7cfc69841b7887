package dev.gradus.autodiff;

import static dev.gradus.autodiff.OperationRows.m;
import static dev.gradus.autodiff.OperationRows.s;
import static dev.gradus.autodiff.OperationRows.v;
import static dev.gradus.autodiff.Samples.alongAxis;
import static dev.gradus.autodiff.Samples.in;
import static dev.gradus.autodiff.Samples.tensorwise;

import java.util.List;

/** Sums, extremes, statistics, scans and soft maxima. */
final class ReductionRows {
  private ReductionRows() {}

  static final List<OperationRow> ALL = List.of(
      tensorwise("sum", StructureCases.sum())
          .at(Var::sum, m(2, 1, 2, 3, 4, 5, 6), s(21), s(2), m(2, 2, 2, 2, 2, 2, 2))
          .at(x -> x.sum(0), m(2, 1, 2, 3, 4, 5, 6), v(5, 7, 9), v(1, 2, 3), m(2, 1, 2, 3, 1, 2, 3))
          .at(x -> x.sum(true, -1), m(2, 1, 2, 3, 4, 5, 6), m(2, 6, 15), m(2, 1, 2),
              m(2, 1, 1, 1, 2, 2, 2)),
      tensorwise("sumTo", StructureCases.sumTo())
          .at(x -> x.sumTo(Shape.of(3)), m(2, 1, 2, 3, 4, 5, 6), v(5, 7, 9), v(1, 2, 3),
              m(2, 1, 2, 3, 1, 2, 3)),
      tensorwise("mean", StructureCases.mean())
          .at(Var::mean, m(2, 1, 2, 3, 6), s(3), s(2), m(2, 0.5, 0.5, 0.5, 0.5))
          .at(x -> x.mean(0), m(2, 1, 2, 3, 6), v(2, 4), v(1, 2), m(2, 0.5, 1, 0.5, 1)),
      tensorwise("max", StructureCases.max())
          .at(Var::max, m(2, 1, 2, 3, 6), s(6), s(2), m(2, 0, 0, 0, 2))
          .at(x -> x.max(1), m(2, 1, 5, 5, 7, 2, 3), v(5, 7), v(1, 2), m(2, 0, 0.5, 0.5, 2, 0, 0)),
      alongAxis("softmax", Var::softmax, in(-3, 3))
          .at(x -> x.softmax(0), v(0.1, 0.7, -0.4),
              v(0.291660028718689, 0.531439221650759, 0.17690074963055205), v(1, 2, -1),
              v(-0.051809823213689245, 0.43703556872818716, -0.38522574551449795)),
      alongAxis("logSoftmax", Var::logSoftmax, in(-3, 3))
          .at(x -> x.logSoftmax(0), v(0.1, 0.7, -0.4),
              v(-1.2321664402303956, -0.6321664402303956, -1.7321664402303956), v(1, 2, -1),
              v(0.41667994256262203, 0.9371215566984821, -1.353801499261104)),
      alongAxis("logSumExp", (x, axis) -> x.logSumExp(axis % 2 == 0, axis), in(-3, 3))
          .at(x -> x.logSumExp(0), v(0.1, 0.7, -0.4), s(1.3321664402303957), s(2),
              v(0.583320057437378, 1.062878443301518, 0.3538014992611041)));
}
