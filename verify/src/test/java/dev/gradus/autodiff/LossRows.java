package dev.gradus.autodiff;

import static dev.gradus.autodiff.OperationRows.m;
import static dev.gradus.autodiff.OperationRows.s;
import static dev.gradus.autodiff.OperationRows.v;
import static dev.gradus.autodiff.RowKinds.entrywise;
import static dev.gradus.autodiff.RowKinds.tensorwise;
import static dev.gradus.autodiff.Samples.in;

import java.util.List;

/** Losses and normalisations. */
final class LossRows {
  private static final String MEANS =
      "The mean unless the sum or the losses themselves are asked for; of nothing it is NaN.";
  private static final Tensor LOGITS = m(2, 1, 2, 4, 0, -1, 1);

  private LossRows() {}

  private static Var at(double... index) { return Var.constant(v(index)); }

  static final List<OperationRow> ALL = List.of(
      tensorwise("mse", LossCases.entries("mse",
          (x, t, r) -> r == null ? x.mse(t) : x.mse(t, r), in(-2, 2), in(-2, 2)))
          .says("(x − t)²", "x receives 2ȳ·(x − t), t the opposite", "shapes that broadcast", MEANS)
          .at(x -> x.get(0).mse(x.get(1)), List.of(v(1, 4), v(0, 2)), s(2.5), s(2),
              List.of(v(2, 4), v(-2, -4)))
          .at(x -> x.get(0).mse(x.get(1), Reduction.SUM), List.of(v(1, 4), v(0, 2)), s(5), s(1),
              List.of(v(2, 4), v(-2, -4)))
          .at(x -> x.get(0).mse(x.get(1), Reduction.NONE), List.of(v(1, 4), v(0, 2)), v(1, 4),
              v(1, 2), List.of(v(2, 8), v(-2, -8))),
      tensorwise("l1", LossCases.entries("l1",
          (x, t, r) -> r == null ? x.l1(t) : x.l1(t, r), in(-3, -1.3, 1.3, 3), in(-1, 1)))
          .says("|x − t|", "x receives ȳ·sign(x − t), t the opposite", "shapes that broadcast",
              "Where they are equal the slope is taken as 0.", MEANS)
          .at(x -> x.get(0).l1(x.get(1)), List.of(v(1, -4), v(0, 2)), s(3.5), s(2),
              List.of(v(1, -1), v(-1, 1)))
          .at(x -> x.get(0).l1(x.get(1), Reduction.NONE), List.of(v(1, -4), v(0, 2)), v(1, 6),
              v(1, 2), List.of(v(1, -2), v(-1, 2))),
      tensorwise("huber", LossCases.huber())
          .says("½d² where |d| ≤ δ, else δ(|d| − ½δ), with d = x − t",
              "x receives ȳ·min(max(d, −δ), δ), t the opposite",
              "shapes that broadcast, δ > 0",
              "At |d| = δ the second derivative is taken as that of the parabola, 1. At ±∞ the "
                  + "slope is ±δ.",
              MEANS)
          .at(x -> x.get(0).huber(x.get(1), 1), List.of(v(1, 3), v(0.5, 0)), s(1.3125), s(2),
              List.of(v(0.5, 1), v(-0.5, -1)))
          .at(x -> x.get(0).huber(x.get(1), 2, Reduction.NONE), List.of(v(1, -3), v(0.5, 0)),
              v(0.125, 4), v(1, 2), List.of(v(0.5, -4), v(-0.5, 4))),
      tensorwise("bce", LossCases.entries("bce",
          (x, t, r) -> r == null ? x.bce(t) : x.bce(t, r), in(0.05, 0.95), in(0, 1)))
          .says("−t·ln p − (1−t)·ln(1−p)",
              "p receives ȳ·((1−t)/(1−p) − t/p), t receives ȳ·(ln(1−p) − ln p)",
              "0 ≤ p ≤ 1; labels t from 0 to 1; shapes that broadcast",
              "0·ln 0 is 0: at p = t = 0 or 1 the value is 0. At the wrong end it is +∞.",
              "Of p = σ(z) use bceWithLogits, which keeps what σ rounds away.", MEANS)
          .at(x -> x.get(0).bce(x.get(1)), List.of(v(0.25, 0.5), v(0, 1)),
              s(0.4904146265058631), s(2), List.of(v(1.3333333333333333, -2),
                  v(1.0986122886681098, 0)))
          .at(x -> x.get(0).bce(x.get(1), Reduction.NONE), List.of(v(0.25, 0.5), v(0, 1)),
              v(0.2876820724517809, 0.6931471805599453), v(1, 1),
              List.of(v(1.3333333333333333, -2), v(1.0986122886681098, 0))),
      tensorwise("bceWithLogits", LossCases.entries("bceWithLogits",
          (z, t, r) -> r == null ? z.bceWithLogits(t) : z.bceWithLogits(t, r), in(-4, 4),
          in(0, 1)))
          .says("−t·ln σ(z) − (1−t)·ln(1 − σ(z))", "z receives ȳ·(σ(z) − t), t receives −ȳ·z",
              "any logit z; labels t from 0 to 1; shapes that broadcast",
              "Neither value nor slope overflows or cancels, however large the logit.", MEANS)
          .at(x -> x.get(0).bceWithLogits(x.get(1)), List.of(v(0.5, -2), v(0.25, 1)),
              s(1.4880024976115396), s(1), List.of(v(0.18622966560092727, -0.4403985389889412),
                  v(-0.25, 1)))
          .at(x -> x.get(0).bceWithLogits(x.get(1), Reduction.NONE),
              List.of(v(0.5, -2), v(0.25, 1)), v(0.8490769841801067, 2.1269280110429727),
              v(1, 2), List.of(v(0.37245933120185454, -1.7615941559557649), v(-0.5, 4)))
          .at(x -> x.get(0).bceWithLogits(x.get(1), Reduction.NONE), List.of(s(0.8), s(0.3)),
              s(0.9311006659477777), s(1), List.of(s(0.38997448112761246), s(-0.8))),
      tensorwise("crossEntropy", LossCases.crossEntropy())
          .says("−Σ tⱼ·ln softmax(z)ⱼ",
              "z receives ȳ·(softmax(z)·Σ tⱼ − t), t receives −ȳ·ln softmax(z)",
              "logits along the last axis; t an index for each row, or all probabilities",
              "Smoothing a replaces t by (1−a)·t + a/classes.",
              "A logit of −∞ beside finite ones has probability 0; with t = 0 there the loss of an "
                  + "index is finite, that of probabilities 0·∞ = NaN.", MEANS)
          .at(x -> x.crossEntropy(at(2, 0)), LOGITS, s(0.788725992000333), s(1),
              m(2, 0.021005033067033024, 0.05709759969229724, -0.07810263275933027,
                  -0.37763576447260117, 0.04501528658519023, 0.33262047788741095))
          .at(x -> x.crossEntropy(at(2, 0), 0.5, Reduction.NONE), LOGITS,
              v(1.003179352889619, 1.4076059644443804), v(1, 2),
              m(2, -0.12465660053260061, -0.052471467282072186, 0.1771280678146728,
                  -0.843876391223738, -0.15327218699257242, 0.9971485782163104))
          .at(x -> x.get(0).crossEntropy(x.get(1), 0, Reduction.SUM),
              List.of(LOGITS, m(2, 0.5, 0.25, 0.25, 0, 0.5, 0.5)), s(3.5774519840006658), s(1),
              List.of(m(2, -0.45798993386593395, -0.1358048006154055, 0.5937947344813395,
                  0.24472847105479764, -0.40996942682961957, 0.1652409557748219),
                  m(2, 3.1698460195562856, 2.1698460195562856, 0.16984601955628564,
                      1.4076059644443804, 2.40760596444438, 0.4076059644443803))),
      tensorwise("nll", LossCases.classes("nll",
          (x, t, r) -> r == null ? x.nll(t) : x.nll(t, r)))
          .says("−xᵢₖ with k = indexᵢ", "x receives −ȳᵢ at that place, 0 elsewhere",
              "log-probabilities along the last axis, an index for each row", MEANS)
          .at(x -> x.nll(at(1, 0)), m(2, -1, -2, -3, -4), s(2.5), s(2), m(2, 0, -1, -1, 0))
          .at(x -> x.nll(at(1, 0), Reduction.NONE), m(2, -1, -2, -3, -4), v(2, 3), v(4, 5),
              m(2, 0, -4, -5, 0)),
      tensorwise("klDivergence", LossCases.entries("klDivergence",
          (x, t, r) -> r == null ? x.klDivergence(t) : x.klDivergence(t, r), in(-3, 0),
          in(0.1, 1)))
          .says("t·(ln t − q)", "q receives −ȳ·t, t receives ȳ·(ln t − q + 1)",
              "log-probabilities q; probabilities t ≥ 0; shapes that broadcast",
              "0·ln 0 is 0, with slope −∞ towards t. The divergence is the sum of these terms over "
                  + "the classes.",
              MEANS)
          .at(x -> x.get(0).klDivergence(x.get(1)), List.of(v(-1, -2), v(0.5, 0.25)),
              s(0.15342640972002736), s(1),
              List.of(v(-0.25, -0.125), v(0.6534264097200273, 0.8068528194400547)))
          .at(x -> x.get(0).klDivergence(x.get(1), Reduction.SUM),
              List.of(v(-1, -2), v(0.5, 0.25)), s(0.3068528194400547), s(1),
              List.of(v(-0.5, -0.25), v(1.3068528194400546, 1.6137056388801094))),

      // Normalizations
      tensorwise("layerNorm", LossCases.normalisation("layerNorm",
          epsilon -> x -> x.get(0).layerNorm(x.get(1), x.get(2), epsilon)))
          .says("z·scale + shift with z = (x − mean)/√(variance + ε) of each row",
              "with z̄ = ȳ·scale, x receives (z̄ − mean z̄ − z·mean(z̄z))/√(variance + ε); "
                  + "scale receives ȳ·z, shift ȳ, summed",
              "rank 1 or more, along the last axis; scale and shift broadcast",
              "A row of equal entries gives the shift; with ε = 0 it gives NaN.",
              "No square overflows or underflows: with ε = 0 the result does not change with the "
                  + "size of x.",
              "Where the sum of some of a row's entries overflows, its mean may too, and the "
                  + "result be NaN.")
          .at(x -> x.get(0).layerNorm(x.get(1), x.get(2), 0),
              List.of(v(1e200, -1e200), v(1, 1), v(0, 0)), v(1, -1), v(1, 2),
              List.of(v(0, 0), v(1, -2), v(1, 2)))
          .at(x -> x.get(0).layerNorm(x.get(1), x.get(2), 1 / 3.0),
              List.of(v(1, 2, 6), v(1, 2, 3), v(0, 1, -1)),
              v(-0.8944271909999159, 0.10557280900008412, 3.0249223594996213), v(1, 2, -1),
              List.of(v(-0.7453559924999299, 1.043498389499902, -0.29814239699997197),
                  v(-0.8944271909999159, -0.8944271909999159, -1.3416407864998738),
                  v(1, 2, -1))),
      tensorwise("batchNorm", LossCases.normalisation("batchNorm",
          epsilon -> x -> x.get(0).batchNorm(x.get(1), x.get(2), epsilon)))
          .says("z·scale + shift with z = (x − mean)/√(variance + ε) of each column",
              "as layerNorm, along the first axis",
              "rank 1 or more, along the first axis; scale and shift broadcast",
              "The training form: mean and variance are those of the batch. Squares and "
                  + "sums as for layerNorm.")
          .at(x -> x.get(0).batchNorm(x.get(1), x.get(2), 0.5),
              List.of(m(3, 1, 0, 2, 4, 6, 2), v(2, 1), v(1, 0)),
              m(3, -0.7597653802562395, -1.1239029738980328, 0.12011730987188027,
                  1.1239029738980328, 3.639648070384359, 0), m(3, -2, -2, 3, -2, -2, 3),
              List.of(m(3, -2.034137401909094, -0.936585811581694, 2.6491091745792854,
                  -0.936585811581694, -0.6149717726701912, 1.873171623163388),
                  v(-2.1997067253202993, 0), v(-1, -1))),
      tensorwise("cosineSimilarity", LossCases.cosineSimilarity())
          .says("⟨a, b⟩/(‖a‖‖b‖) along an axis",
              "a receives ȳ·(b/‖b‖ − y·a/‖a‖)/‖a‖, b the like",
              "shapes that broadcast; the axis is one of the common shape",
              "Of a zero vector it is 0, with slope 0 towards both.",
              "The norms neither overflow nor underflow. At 0 all derivatives are taken as 0.")
          .at(x -> x.get(0).cosineSimilarity(x.get(1), 0), List.of(v(3, 4), v(1, 2)),
              s(0.9838699100999074), s(2),
              List.of(v(-0.05724334022399462, 0.04293250516799596),
                  v(0.14310835055998655, -0.07155417527999328)))
          .at(x -> x.get(0).cosineSimilarity(x.get(1), 1), List.of(v(3, 4), m(2, 1, 2, 12, 5)),
              v(0.9838699100999074, 0.8615384615384616), v(2, -1),
              List.of(v(-0.13847410945476385, 0.10385558209107289),
                  m(2, 0.14310835055998655, -0.07155417527999328,
                      0.015020482476103778, -0.03604915794264907))),
      tensorwise("magnitude", ReductionCases.magnitude())
          .says("a power of two near the largest |xᵢ|", "0", "all x; along an axis",
              "Internal to cosineSimilarity, where it keeps lengths from overflowing.",
              "2⁻¹²⁶ at least, the least normal float.")
          .at(x -> Var.apply(new Normalizations.Magnitude(0), x), v(3, -5), v(4), v(1), v(0, 0))
          .at(x -> Var.apply(new Normalizations.Magnitude(1), x), m(2, 0, 0, 1.5e308, 1),
              m(2, 0x1p-126, 0x1p1023), m(2, 1, 1), m(2, 0, 0, 0, 0)),
      entrywise("huberOf", x -> Var.apply(new Losses.HuberOf(2), x),
          in(-5, -2.2, -1.8, 1.8, 2.2, 5))
          .says("½x² where |x| ≤ δ, else δ(|x| − ½δ)", "min(max(x, −δ), δ)", "all x, δ > 0",
              "Internal: the loss huber of an error. Here δ = 2.")
          .at(1.5, 1.125, 1.5, 1).at(-3, 4, -2, 0)
          .edge(2, 2, 2).edge(-2, 2, -2).edge(0, 0, 0)
          .edge(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 2)
          .edge(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, -2));
}
