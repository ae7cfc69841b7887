package dev.gradus.autodiff;

import static dev.gradus.autodiff.OperationRows.awayFromZero;
import static dev.gradus.autodiff.OperationRows.slopes;
import static dev.gradus.autodiff.RowKinds.entrywise;
import static dev.gradus.autodiff.RowKinds.tensorwise;
import static dev.gradus.autodiff.Samples.entrywiseCases;
import static dev.gradus.autodiff.Samples.in;

import java.util.List;
import net.jqwik.api.Arbitraries;

/** Functions of one number: powers, absolute value, sign, rounding. */
final class ElementwiseRows {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  static final List<OperationRow> ALL = List.of(
      entrywise("negate", Var::negate, in(-3, 3))
          .says("−x", "−1", "all x")
          .at(1.5, -1.5, -1, 0),
      entrywise("reciprocal", Var::reciprocal, in(-3, -0.3, 0.3, 3))
          .says("1/x", "−1/x²", "x ≠ 0", "Infinite at 0, with the sign of the zero.")
          .at(0.7, 1.4285714285714286, -2.0408163265306123, 5.830903790087465)
          .edge(0, INF, -INF).edge(-0.0, -INF, -INF).edge(INF, 0, 0),
      entrywise("square", Var::square, in(-3, 3))
          .says("x²", "2x", "all x", "∞ where |x| > 1.34e154, with a finite slope.")
          .at(1.3, 1.6900000000000002, 2.6, 2)
          .edge(1e200, INF, 2e200),
      tensorwise("pow", Arbitraries.of(-2.0, -1.0, -0.5, 0.0, 0.5, 1.0, 2.0, 2.5, 3.0)
          .flatMap(p -> entrywiseCases("pow " + p, x -> x.pow(p), in(0.3, 3))))
          .says("xᵖ", "x: p·xᵖ⁻¹; p: xᵖ·ln x", "x > 0; x ≥ 0 for p ≥ 0; x < 0 for whole p",
              "p is a number or a var. As StrictMath.pow, 1 ulp; with a number ±½ as sqrt and "
                  + "rsqrt.",
              "But 1 to a var is 1 to every power, also to ±∞ and NaN, as IEEE 754 has it.",
              "x⁰ is 1 with slope 0, also at x = 0. At x = 0 the slope towards a var p ≥ 0 is "
                  + "taken as 0.",
              "For x < 0 the slope towards a var p is NaN, and so is the value if p is not "
                  + "whole.")
          .at(x -> x.pow(2.5), 1.3, 1.9268964684175434, 3.7055701315721987, 4.275657844121768)
          .at(x -> x.pow(-1.5), 0.7, 1.7074694419062768, -3.6588630897991647, 13.06736817785416)
          .at(x -> x.pow(3), -0.5, -0.125, 0.75, -3).at(x -> x.pow(1), -0.5, -0.5, 1, 0)
          .at(x -> x.pow(0), -0.5, 1, 0, 0)
          .at((a, b) -> a.pow(b), 1.3, 0.7, 1.2016011812929526,
              slopes(0.6470160206962051, 0.3152572101131939), -0.14931138939143196,
              1.0940624833632215, 0.08271222604942141)
          .at((a, b) -> a.pow(b), 0.6, -1.2, 1.8459439054138167,
              slopes(-3.6918878108276334, -0.9429554469200419), 13.536921973034655,
              4.962484069529778, 0.48168580435646896)
          .edge("pow(0; p = 0)", x -> x.pow(0), 0, 1, 0)
          .edge("pow(0; p = 2)", x -> x.pow(2), 0, 0, 0)
          .edge("pow(0; p = 0.5)", x -> x.pow(0.5), 0, 0, INF)
          .edge("pow(0; p = −1)", x -> x.pow(-1), 0, INF, -INF)
          .edge("pow(−2; p = 3)", x -> x.pow(3), -2, -8, 12)
          .edge("pow(−2; p = 0.5)", x -> x.pow(0.5), -2, NAN, NAN)
          .edge("pow(NaN; p = 0)", x -> x.pow(0), NAN, 1, 0)
          .edge("pow(0, 0)", (a, b) -> a.pow(b), 0, 0, 1, slopes(0, 0))
          .edge("pow(0, 2)", (a, b) -> a.pow(b), 0, 2, 0, slopes(0, 0))
          .edge("pow(0, 0.5)", (a, b) -> a.pow(b), 0, 0.5, 0, slopes(INF, 0))
          .edge("pow(0, −1)", (a, b) -> a.pow(b), 0, -1, INF, slopes(-INF, -INF))
          .edge("pow(1, ∞)", (a, b) -> a.pow(b), 1, INF, 1, slopes(INF, 0))
          .edge("pow(1, NaN)", (a, b) -> a.pow(b), 1, NAN, 1, slopes(NAN, 0))
          .edge("pow(−2, 3)", (a, b) -> a.pow(b), -2, 3, -8, slopes(12, NAN))
          .edge("pow(−2, 0.5)", (a, b) -> a.pow(b), -2, 0.5, NAN, slopes(NAN, NAN)),
      entrywise("sqrt", Var::sqrt, in(0.2, 3))
          .says("√x", "1/(2√x)", "x ≥ 0",
              "Correctly rounded. At 0 the slope is infinite; below 0 all is NaN.")
          .at(1.7, 1.3038404810405297, 0.3834824944236852, -0.11278896894814272)
          .edge(0, 0, INF).edge(-1, NAN, NAN).edge(INF, INF, 0),
      entrywise("rsqrt", Var::rsqrt, in(0.2, 3))
          .says("1/√x", "−1/(2x√x)", "x > 0", "Error: 1.5 ulp. Infinite at 0; NaN below.")
          .at(1.7, 0.7669649888473704, -0.22557793789628544, 0.19903935696731068)
          .edge(0, INF, -INF).edge(-1, NAN, NAN).edge(INF, 0, 0),
      entrywise("abs", Var::abs, awayFromZero())
          .says("|x|", "sign x", "all x", "At 0 and at NaN the slope is taken as 0.")
          .at(-1.3, 1.3, -1, 0).at(1.3, 1.3, 1, 0)
          .edge(0, 0, 0).edge(NAN, NAN, 0),
      entrywise("sign", Var::sign, awayFromZero())
          .says("−1, 0 or 1", "0", "all x", "0 of NaN.")
          .at(-1.3, -1, 0, 0).at(1.3, 1, 0, 0)
          .edge(0, 0, 0).edge(NAN, 0, 0),
      entrywise("floor", Var::floor, in(-2.8, -2.2, -0.8, -0.2, 0.2, 0.8, 1.2, 1.8))
          .says("⌊x⌋", "0", "all x", "The slope is taken as 0 at the jumps too.")
          .at(-1.3, -2, 0, 0).at(1.3, 1, 0, 0)
          .edge(2, 2, 0).edge(NAN, NAN, 0),
      entrywise("ceil", Var::ceil, in(-2.8, -2.2, -0.8, -0.2, 0.2, 0.8, 1.2, 1.8))
          .says("⌈x⌉", "0", "all x", "The slope is taken as 0 at the jumps too.")
          .at(-1.3, -1, 0, 0).at(1.3, 2, 0, 0)
          .edge(2, 2, 0).edge(NAN, NAN, 0),
      entrywise("round", Var::round, in(-2.3, -1.7, -0.3, 0.3, 0.7, 1.3))
          .says("the nearest whole number", "0", "all x",
              "Halves go to the even one. The slope is taken as 0 at the jumps too.")
          .at(-1.3, -1, 0, 0).at(1.7, 2, 0, 0)
          .edge(0.5, 0, 0).edge(1.5, 2, 0).edge(2.5, 2, 0).edge(NAN, NAN, 0),
      entrywise("copy", x -> Var.apply(new Scope.Copy(), x), in(-3, 3))
          .says("x", "1", "all x",
              "Internal: gives a function that returns its input a result of its own.")
          .at(1.5, 1.5, 1, 0),
      entrywise("anew", x -> Var.apply(new Recompute.Anew(), x), in(-3, 3))
          .says("x", "1", "all x",
              "Internal: an argument of a function of Recompute when it is computed anew.")
          .at(1.5, 1.5, 1, 0));

  private ElementwiseRows() {}
}
