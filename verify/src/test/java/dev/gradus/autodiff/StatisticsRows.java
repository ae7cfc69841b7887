package dev.gradus.autodiff;

import static dev.gradus.autodiff.OperationRows.m;
import static dev.gradus.autodiff.OperationRows.s;
import static dev.gradus.autodiff.OperationRows.v;
import static dev.gradus.autodiff.RowKinds.alongAxis;
import static dev.gradus.autodiff.RowKinds.tensorwise;
import static dev.gradus.autodiff.Samples.in;

import java.util.List;

/** Statistics, norms, scans and soft maxima. */
final class StatisticsRows {
  private static final double LARGEST = Double.POSITIVE_INFINITY;

  private StatisticsRows() {}

  static final List<OperationRow> ALL = List.of(
      tensorwise("variance", ReductionCases.variance())
          .says("Σ (xᵢ − mean)² / (n − c)", "ȳ·2(xᵢ − mean)/(n − c)",
              "c ≥ 0, such as 0, or 1 for the unbiased estimate; more than c entries in each line",
              "NaN if there are not more than c entries. Of equal entries it is 0.",
              "The sum of squares may overflow before it is divided.")
          .at(x -> x.variance(0), v(0.1, 0.1, 0.1), s(0), s(3), v(0, 0, 0))
          .at(x -> x.variance(0), v(1, 2, 6), s(14 / 3.0), s(3), v(-4, -2, 6))
          .at(x -> x.variance(1, 0), v(1, 2, 6), s(7), s(3), v(-6, -3, 9))
          .at(x -> x.variance(1, true, 1), m(2, 1, 3, 2, 8), m(2, 2, 18), m(2, 1, 2),
              m(2, -2, 2, -12, 12)),
      tensorwise("standardDeviation", ReductionCases.standardDeviation())
          .says("√(Σ (xᵢ − mean)² / (n − c))", "ȳ·(xᵢ − mean)/((n − c)·y)",
              "c ≥ 0, such as 0, or 1 for the root of the unbiased estimate; more than c entries "
                  + "in each line",
              "Of equal entries it is 0, and all its derivatives are taken as 0.",
              "NaN if there are not more than c entries. No square overflows or underflows.",
              "Where the sum of some of the entries overflows, their mean may too, and the result "
                  + "be infinite or NaN.")
          .at(x -> x.standardDeviation(0), v(0.1, 0.1, 0.1), s(0), s(3), v(0, 0, 0))
          .at(x -> x.standardDeviation(0), v(1e200, -1e200), s(1e200), s(2), v(1, -1))
          .at(x -> x.standardDeviation(0), v(1, 2, 4), s(1.247219128924647), s(2),
              v(-0.7126966450997984, -0.1781741612749496, 0.8908708063747479))
          .at(x -> x.standardDeviation(1, 0), v(1, 2, 4), s(1.5275252316519468), s(2),
              v(-0.8728715609439696, -0.2182178902359924, 1.0910894511799618))
          .at(x -> x.standardDeviation(0, true, 1), m(2, 1, 3, 2, 8), m(2, 1, 3), m(2, 1, 2),
              m(2, -0.5, 0.5, -1, 1)),
      tensorwise("norm", ReductionCases.norm())
          .says("(Σ |xᵢ|ᵖ)^(1/p); Σ|xᵢ| for p = 1, √Σxᵢ² for p = 2, max |xᵢ| for p = ∞",
              "ȳ·sign(xᵢ)·(|xᵢ|/y)ᵖ⁻¹", "p > 0",
              "At 0 all derivatives are taken as 0. Of nothing it is 0.",
              "Entries of 0 have slope 0. For p = ∞ equal largest ones share ȳ.",
              "Neither squares nor powers overflow or underflow in between.")
          .at(Var::norm, v(3, 4), s(5), s(2), v(1.2, 1.6))
          .at(x -> x.norm(2, 1), m(2, 3, 4, 5, -12), v(5, 13), v(5, 13), m(2, 3, 4, 5, -12))
          .at(Var::norm, v(3e200, -4e200), s(5e200), s(5), v(3, -4))
          .at(x -> x.norm(2000), v(3, -2), s(3), s(2), v(2, 0))
          .at(x -> x.norm(1), v(3, -4), s(7), s(2), v(2, -2))
          .at(x -> x.norm(3, 0), v(1, -2, 3), s(3.3019272488946267), s(2),
              v(0.18344040271636816, -0.7337616108654726, 1.6509636244473134))
          .at(x -> x.norm(LARGEST), v(3, -4), s(4), s(2), v(0, -2))
          .at(x -> x.norm(LARGEST, true, 1), m(2, 3, -3, 1, 2), m(2, 3, 2), m(2, 2, 5),
              m(2, 1, -1, 0, 5)),
      tensorwise("centre", ReductionCases.centre())
          .says("the mean, and of equal entries these", "that of the mean",
              "a tensor and the means of its lines",
              "Internal to variance, standardDeviation and normalisations: a rounded mean of equal "
                  + "entries would leave deviations.")
          .at(x -> Var.apply(new Statistics.Centre(Shape.of(1)), x, x.mean(true, 0)),
              v(0.1, 0.1, 0.1), v(0.1), v(3), v(1, 1, 1))
          .at(x -> Var.apply(new Statistics.Centre(Shape.of(1)), x, x.mean(true, 0)),
              v(1, 2, 6), v(3), v(3), v(1, 1, 1)),
      tensorwise("rootMeanSquare", ReductionCases.rootMeanSquare())
          .says("√(Σ xᵢ²/n + ε)", "ȳ·xᵢ/(n·y)", "n > 0, ε ≥ 0; a tensor and Σ xᵢ² of its lines",
              "Internal: norm, standardDeviation and the scale of normalisations. Where the sum "
                  + "is out of range, squares are taken of entries divided by a power of two.",
              "Where it is 0 all derivatives are taken as 0.")
          .at(x -> ReductionLines.rootMeanSquare(x, 1, 144, 0), v(3, 4), v(13), v(13), v(3, 4))
          .at(x -> ReductionLines.rootMeanSquare(x, 2, 0, 1), m(2, 1e200, 7e200, -1e-200, 7e-200),
              m(2, 5e200, 5e-200), m(2, 10, 10), m(2, 1, 7, -1, 7))
          .at(x -> ReductionLines.rootMeanSquare(x, 2, 0, 0), v(0, 0), v(0), v(3), v(0, 0)),

      // Scans
      alongAxis("cumsum", Var::cumsum, in(-2, 2))
          .says("yᵢ = x₀ + … + xᵢ", "ȳᵢ + … + ȳₙ₋₁", "rank 1 or more")
          .at(x -> x.cumsum(0), v(1, 2, 3), v(1, 3, 6), v(1, 10, 100), v(111, 110, 100))
          .at(x -> x.cumsum(0), m(2, 1, 2, 3, 4), m(2, 1, 2, 4, 6), m(2, 1, 2, 3, 4),
              m(2, 4, 6, 3, 4)),
      alongAxis("cumprod", Var::cumprod, in(-1.4, 1.4))
          .says("yᵢ = x₀·…·xᵢ", "Σ ȳⱼ·Π xₖ over j ≥ i and k ≤ j, k ≠ i", "rank 1 or more",
              "Entries of 0 are no exception, at any order: nothing is divided.")
          .at(x -> x.cumprod(0), v(2, 3, 4), v(2, 6, 24), v(1, 10, 100), v(1231, 820, 600))
          .at(x -> x.cumprod(0), v(2, 0, 4), v(2, 0, 0), v(1, 10, 100), v(1, 820, 0)),

      // Softmaxes
      alongAxis("softmax", Var::softmax, in(-3, 3))
          .says("exp(xᵢ)/Σ exp(xⱼ) along an axis", "yᵢ·(ȳᵢ − Σ ȳⱼyⱼ)", "rank 1 or more",
              "The maximum is subtracted first: nothing overflows. Entries of −∞ give 0.",
              "NaN in a line with NaN or +∞, and in one of only −∞.")
          .at(x -> x.softmax(0), v(0.1, 0.7, -0.4),
              v(0.291660028718689, 0.531439221650759, 0.17690074963055205), v(1, 2, -1),
              v(-0.051809823213689245, 0.43703556872818716, -0.38522574551449795)),
      alongAxis("logSoftmax", Var::logSoftmax, in(-3, 3))
          .says("xᵢ − ln Σ exp(xⱼ) along an axis", "ȳᵢ − softmaxᵢ·Σ ȳⱼ", "rank 1 or more",
              "Right also where the probability itself is too small for a number.",
              "NaN in a line with NaN or +∞, and in one of only −∞.")
          .at(x -> x.logSoftmax(0), v(0.1, 0.7, -0.4),
              v(-1.2321664402303956, -0.6321664402303956, -1.7321664402303956), v(1, 2, -1),
              v(0.41667994256262203, 0.9371215566984821, -1.353801499261104)),
      tensorwise("logSumExp", ReductionCases.logSumExp())
          .says("ln Σ exp(xᵢ)", "ȳ·softmaxᵢ", "some axes, dropped or kept as length 1",
              "Of nothing, and of only −∞, it is −∞; with +∞ it is +∞; with NaN it is NaN.",
              "Of only −∞ the slopes are NaN; with one +∞ they are NaN there, 0 at finite entries.")
          .at(x -> x.logSumExp(0), v(0.1, 0.7, -0.4), s(1.3321664402303957), s(2),
              v(0.583320057437378, 1.062878443301518, 0.3538014992611041))
          .at(x -> x.logSumExp(true, 0, 1), m(2, 1, 2, 3, 4), m(1, 4.440189698561196), m(1, 2),
              m(2, 0.06411720656016998, 0.17428863748406515, 0.47376563617982026,
                  1.2878285197759447)));
}
