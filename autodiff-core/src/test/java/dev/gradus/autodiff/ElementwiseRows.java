package dev.gradus.autodiff;

import static dev.gradus.autodiff.OperationRows.awayFromZero;
import static dev.gradus.autodiff.Samples.entrywise;
import static dev.gradus.autodiff.Samples.entrywiseCases;
import static dev.gradus.autodiff.Samples.in;
import static dev.gradus.autodiff.Samples.tensorwise;

import java.util.List;
import net.jqwik.api.Arbitraries;

/** Functions of one number: powers, rounding, exponentials, circular functions. */
final class ElementwiseRows {
  private ElementwiseRows() {}

  static final List<OperationRow> ALL = List.of(
      entrywise("negate", Var::negate, in(-3, 3)).at(1.5, -1.5, -1, 0),
      entrywise("reciprocal", Var::reciprocal, in(-3, -0.3, 0.3, 3))
          .at(0.7, 1.4285714285714286, -2.0408163265306123, 5.830903790087465),
      entrywise("square", Var::square, in(-3, 3)).at(1.3, 1.6900000000000002, 2.6, 2),
      tensorwise("pow", Arbitraries.of(-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 2.5, 3.0)
          .flatMap(p -> entrywiseCases("pow " + p, x -> x.pow(p), in(0.3, 3))))
          .at(x -> x.pow(2.5), 1.3, 1.9268964684175434, 3.7055701315721987, 4.275657844121768)
          .at(x -> x.pow(-1.5), 0.7, 1.7074694419062768, -3.6588630897991647, 13.06736817785416)
          .at(x -> x.pow(3), -0.5, -0.125, 0.75, -3)
          .at(x -> x.pow(1), -0.5, -0.5, 1, 0)
          .at(x -> x.pow(0), -0.5, 1, 0, 0),
      entrywise("sqrt", Var::sqrt, in(0.2, 3))
          .at(1.7, 1.3038404810405297, 0.3834824944236852, -0.11278896894814272),
      entrywise("abs", Var::abs, awayFromZero()).at(-1.3, 1.3, -1, 0).at(1.3, 1.3, 1, 0),
      entrywise("sign", Var::sign, awayFromZero()).at(-1.3, -1, 0, 0).at(1.3, 1, 0, 0),
      entrywise("exp", Var::exp, in(-3, 3))
          .at(0.7, 2.0137527074704766, 2.0137527074704766, 2.0137527074704766),
      entrywise("expm1", Var::expm1, in(-3, 3))
          .at(-0.3, -0.2591817793182821, 0.7408182206817179, 0.7408182206817179),
      entrywise("log", Var::log, in(0.2, 3))
          .at(0.7, -0.35667494393873245, 1.4285714285714286, -2.0408163265306123),
      entrywise("log1p", Var::log1p, in(-0.7, 3))
          .at(-0.4, -0.5108256237659907, 1.6666666666666667, -2.777777777777778),
      entrywise("sin", Var::sin, in(-3, 3))
          .at(0.9, 0.7833269096274834, 0.6216099682706644, -0.7833269096274834),
      entrywise("cos", Var::cos, in(-3, 3))
          .at(0.9, 0.6216099682706644, -0.7833269096274834, -0.6216099682706644),
      entrywise("copy", x -> Var.apply(new Scope.Copy(), x), in(-3, 3)).at(1.5, 1.5, 1, 0));
}
