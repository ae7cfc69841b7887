package dev.gradus.autodiff;

import static dev.gradus.autodiff.Samples.alongAxis;
import static dev.gradus.autodiff.Samples.entrywise;
import static dev.gradus.autodiff.Samples.entrywiseCases;
import static dev.gradus.autodiff.Samples.in;
import static dev.gradus.autodiff.Samples.pairwise;
import static dev.gradus.autodiff.Samples.tensorwise;

import java.util.List;
import net.jqwik.api.Arbitraries;

/**
 * The table of all operations: one row each. The tests of all operations run over it, and one test
 * fails if an operation has no row. Parameters and shapes of the longer rows are in {@link
 * StructureCases}.
 *
 * <p>A row of numbers states x, y, dy/dx, d²y/dx²; one of pairs a, b, y, {dy/da, dy/db}, and the
 * second derivatives aa, ab, bb; one of tensors x, y, the cotangent fed back, and what x receives.
 * All digits are from closed forms in 60-digit arithmetic, rounded to {@code double}.
 */
final class OperationRows {
  private OperationRows() {}

  static final List<OperationRow> ALL = List.of(
      // Arithmetic
      pairwise("add", Var::add, in(-3, 3), in(-3, 3))
          .at(1.3, -0.7, 0.6000000000000001, slopes(1, 1), 0, 0, 0),
      pairwise("subtract", Var::subtract, in(-3, 3), in(-3, 3))
          .at(1.3, -0.7, 2, slopes(1, -1), 0, 0, 0),
      pairwise("multiply", Var::multiply, in(-3, 3), in(-3, 3))
          .at(1.3, -0.7, -0.91, slopes(-0.7, 1.3), 0, 1, 0),
      pairwise("divide", Var::divide, in(-3, 3), in(-3, -0.3, 0.3, 3))
          .at(1.3, -0.7, -1.8571428571428574, slopes(-1.4285714285714286, -2.653061224489796),
              0, -2.0408163265306123, -7.580174927113704),
      pairwise("equal", (a, b) -> Var.apply(new Arithmetic.Equal(), a, b), in(-3, 3), in(4, 5))
          .at(1.3, -0.7, 0, slopes(0, 0), 0, 0, 0)
          .at(1.3, 1.3, 1, slopes(0, 0), 0, 0, 0),

      // Elementwise
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
      entrywise("exp", Var::exp, in(-3, 3))
          .at(0.7, 2.0137527074704766, 2.0137527074704766, 2.0137527074704766),
      entrywise("log", Var::log, in(0.2, 3))
          .at(0.7, -0.35667494393873245, 1.4285714285714286, -2.0408163265306123),
      entrywise("log1p", Var::log1p, in(-0.7, 3))
          .at(-0.4, -0.5108256237659907, 1.6666666666666667, -2.777777777777778),
      entrywise("expm1", Var::expm1, in(-3, 3))
          .at(-0.3, -0.2591817793182821, 0.7408182206817179, 0.7408182206817179),
      entrywise("sqrt", Var::sqrt, in(0.2, 3))
          .at(1.7, 1.3038404810405297, 0.3834824944236852, -0.11278896894814272),
      entrywise("sin", Var::sin, in(-3, 3))
          .at(0.9, 0.7833269096274834, 0.6216099682706644, -0.7833269096274834),
      entrywise("cos", Var::cos, in(-3, 3))
          .at(0.9, 0.6216099682706644, -0.7833269096274834, -0.6216099682706644),
      entrywise("abs", Var::abs, awayFromZero()).at(-1.3, 1.3, -1, 0).at(1.3, 1.3, 1, 0),
      entrywise("sign", Var::sign, awayFromZero()).at(-1.3, -1, 0, 0).at(1.3, 1, 0, 0),

      // Activations
      entrywise("sigmoid", Var::sigmoid, in(-4, 4))
          .at(0.8, 0.6899744811276125, 0.21390969652029443, -0.08127476720921596),
      entrywise("logSigmoid", Var::logSigmoid, in(-4, 4))
          .at(0.8, -0.3711006659477777, 0.31002551887238755, -0.21390969652029443),
      entrywise("softplus", Var::softplus, in(-4, 4))
          .at(0.8, 1.1711006659477778, 0.6899744811276125, 0.21390969652029443),
      entrywise("tanh", Var::tanh, in(-3, 3))
          .at(0.6, 0.5370495669980353, 0.7115777625872228, -0.7643050585657976),
      entrywise("relu", Var::relu, awayFromZero()).at(-1.3, 0, 0, 0).at(1.3, 1.3, 1, 0),
      entrywise("positive", x -> Var.apply(new Activations.Positive(), x), awayFromZero())
          .at(-1.3, 0, 0, 0).at(1.3, 1, 0, 0),

      // Reductions
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

      // Softmaxes
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
              v(0.583320057437378, 1.062878443301518, 0.3538014992611041)),

      // Structure
      tensorwise("transpose", StructureCases.transpose())
          .at(Var::transpose, m(2, 1, 2, 3, 4, 5, 6), m(3, 1, 4, 2, 5, 3, 6),
              m(3, 1, 2, 3, 4, 5, 6), m(2, 1, 3, 5, 2, 4, 6)),
      tensorwise("reshape", StructureCases.reshape())
          .at(x -> x.reshape(3, 2), m(2, 1, 2, 3, 4, 5, 6), m(3, 1, 2, 3, 4, 5, 6),
              m(3, 6, 5, 4, 3, 2, 1), m(2, 6, 5, 4, 3, 2, 1)),
      tensorwise("broadcastTo", StructureCases.broadcastTo())
          .at(x -> x.broadcastTo(Shape.of(3, 2)), v(1, 2), m(3, 1, 2, 1, 2, 1, 2),
              m(3, 1, 2, 3, 4, 5, 6), v(9, 12)),
      tensorwise("slice", StructureCases.slice())
          .at(x -> x.slice(1, 3), v(1, 2, 3, 4), v(2, 3), v(5, 6), v(0, 5, 6, 0)),
      tensorwise("pad", StructureCases.pad())
          .at(x -> Var.apply(new Structure.Pad(0, 1, 2), x), v(1, 2), v(0, 1, 2, 0, 0),
              v(1, 2, 3, 4, 5), v(2, 3)),
      tensorwise("concat", StructureCases.concat())
          .at(x -> x.get(0).concat(1, x.get(1)), List.of(m(2, 1, 2), m(2, 3, 4, 5, 6)),
              m(2, 1, 3, 4, 2, 5, 6), m(2, 1, 2, 3, 4, 5, 6),
              List.of(m(2, 1, 4), m(2, 2, 3, 5, 6))),
      tensorwise("gather", StructureCases.gather())
          .at(x -> x.gather(Var.constant(v(2, 0))), m(2, 1, 2, 3, 4, 5, 6), v(3, 4), v(7, 8),
              m(2, 0, 0, 7, 8, 0, 0)),
      tensorwise("scatter", StructureCases.scatter())
          .at(x -> Var.apply(new Structure.Scatter(3), x, Var.constant(v(2, 0))), v(7, 8),
              m(2, 0, 0, 7, 8, 0, 0), m(2, 1, 2, 3, 4, 5, 6), v(3, 4)),
      entrywise("copy", x -> Var.apply(new Autodiff.Copy(), x), in(-3, 3)).at(1.5, 1.5, 1, 0),

      // Products
      tensorwise("matmul", StructureCases.matmul())
          .at(x -> x.get(0).matmul(x.get(1)),
              List.of(m(2, 1, 2, 3, 4, 5, 6), m(3, 1, -1, 2, 0, 3, 2)), m(2, 14, 5, 32, 8),
              m(2, 1, 2, 3, 4), List.of(m(2, -1, 2, 7, -1, 6, 17), m(3, 13, 18, 17, 24, 21, 30)))
          .at(x -> x.get(0).matmul(x.get(1), true, false),
              List.of(m(3, 1, 4, 2, 5, 3, 6), m(3, 1, -1, 2, 0, 3, 2)), m(2, 14, 5, 32, 8),
              m(2, 1, 2, 3, 4), List.of(m(3, -1, -1, 2, 6, 7, 17), m(3, 13, 18, 17, 24, 21, 30)))
          .at(x -> x.get(0).matmul(x.get(1), false, true),
              List.of(m(2, 1, 2, 3, 4, 5, 6), m(2, 1, 2, 3, -1, 0, 2)), m(2, 14, 5, 32, 8),
              m(2, 1, 2, 3, 4), List.of(m(2, -1, 2, 7, -1, 6, 17), m(2, 13, 17, 21, 18, 24, 30)))
          .at(x -> x.get(0).matmul(x.get(1), true, true),
              List.of(m(3, 1, 4, 2, 5, 3, 6), m(2, 1, 2, 3, -1, 0, 2)), m(2, 14, 5, 32, 8),
              m(2, 1, 2, 3, 4), List.of(m(3, -1, -1, 2, 6, 7, 17), m(2, 13, 17, 21, 18, 24, 30))),
      tensorwise("dot", StructureCases.dot())
          .at(x -> x.get(0).dot(x.get(1)), List.of(v(1, 2, 3), v(4, 5, 6)), s(32), s(2),
              List.of(v(8, 10, 12), v(2, 4, 6))),

      // Losses
      pairwise("bceWithLogits", Var::bceWithLogits, in(-4, 4), in(0, 1))
          .at(0.8, 0.3, 0.9311006659477777, slopes(0.38997448112761246, -0.8),
              0.21390969652029443, -1, 0),
      pairwise("sigmoidError", (z, t) -> Var.apply(new Losses.SigmoidError(), z, t), in(-4, 4),
          in(0, 1))
          .at(0.8, 0.3, 0.38997448112761246, slopes(0.21390969652029443, -1),
              -0.08127476720921596, 0, 0),
      pairwise("xlogy", Var::xlogy, in(-2, 2), in(0.2, 3))
          .at(0.6, 1.7, 0.3183769506373022, slopes(0.5306282510621704, 0.35294117647058826),
              0, 0.5882352941176471, -0.20761245674740486),
      pairwise("xlog1py", Var::xlog1py, in(-2, 2), in(-0.7, 3))
          .at(0.6, 0.9, 0.38511233170343684, slopes(0.6418538861723948, 0.3157894736842105),
              0, 0.5263157894736842, -0.16620498614958448),
      pairwise("xdivy", (x, y) -> Var.apply(new Losses.Xdivy(), x, y), in(-2, 2), in(0.3, 3))
          .at(0.6, 1.7, 0.35294117647058826, slopes(0.5882352941176471, -0.20761245674740486),
              0, -0.34602076124567477, 0.24424994911459394));

  private static net.jqwik.api.Arbitrary<Double> awayFromZero() { return in(-2, -0.2, 0.2, 2); }

  private static double[] slopes(double a, double b) { return new double[] {a, b}; }

  private static Tensor s(double x) { return Tensor.scalar(x); }

  private static Tensor v(double... x) { return Tensor.vector(x); }

  private static Tensor m(int rows, double... x) {
    return Tensor.of(Shape.of(rows, x.length / rows), x);
  }
}
