package dev.gradus.autodiff;

import static dev.gradus.autodiff.OperationRows.awayFromZero;
import static dev.gradus.autodiff.OperationRows.s;
import static dev.gradus.autodiff.OperationRows.slopes;
import static dev.gradus.autodiff.OperationRows.v;
import static dev.gradus.autodiff.RowKinds.pairwise;
import static dev.gradus.autodiff.RowKinds.tensorwise;
import static dev.gradus.autodiff.Samples.entrywiseCases;
import static dev.gradus.autodiff.Samples.in;
import static dev.gradus.autodiff.Samples.shapes;
import static dev.gradus.autodiff.Samples.smaller;
import static dev.gradus.autodiff.Samples.tensor;

import java.util.List;
import java.util.function.BinaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Functions of two numbers beyond arithmetic, terms of entropies, and choosing by a mask. */
final class PairRows {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  private static final Var ZERO = Var.constant(0);
  private static final Var ONE = Var.constant(1);

  private static final Arbitrary<Case> CHOICES = shapes().flatMap(s -> Combinators
      .combine(smaller(s).flatMap(p -> tensor(p, in(-3, 3))),
          smaller(s).flatMap(q -> tensor(q, awayFromZero())),
          smaller(s).flatMap(r -> tensor(r, in(-3, 3))))
      .as((a, m, b) -> new Case("where",
          x -> x.get(0).where(x.get(1).greaterThan(0), x.get(2)), List.of(a, m, b))));

  private static final Arbitrary<Case> POWERS = Combinators
      .combine(Arbitraries.integers().between(0, 2), Arbitraries.integers().between(0, 2))
      .flatAs((n, m) -> pairwise("power " + n + " " + m, power(n, m), in(0.5, 3), in(-2, 2))
          .cases());

  static final List<OperationRow> ALL = List.of(
      tensorwise("powerOf", Arbitraries.of(0.5, 1.0, 2.0, 3.5).flatMap(
          a -> entrywiseCases("powerOf " + a, x -> x.powerOf(a), in(-2, 2))))
          .says("aˣ", "aˣ·ln a", "a > 0, all x; whole x for a < 0",
              "With a number a as the base; conventions of pow.")
          .at(x -> x.powerOf(2.5), 1.3, 3.2909555108355937, 3.01547203358883, 2.763049076603156)
          .edge("powerOf(0; a = 0)", x -> x.powerOf(0), 0, 1, 0)
          .edge("powerOf(2; a = 0)", x -> x.powerOf(0), 2, 0, 0)
          .edge("powerOf(−1; a = 0)", x -> x.powerOf(0), -1, INF, -INF)
          .edge("powerOf(3; a = −2)", x -> x.powerOf(-2), 3, -8, NAN),
      pairwise("maximum", Var::maximum, in(-3, -2, 2, 3), in(-1, 1))
          .says("max(a, b)", "a: 1 if a > b; b: 1 if b > a; else 0", "all a, b",
              "Equal ones have slope ½ each, also two NaN. One NaN wins and takes the slope.",
              "A number may stand for b.")
          .at(2.3, -0.7, 2.3, slopes(1, 0), 0, 0, 0).at(-2.3, -0.7, -0.7, slopes(0, 1), 0, 0, 0)
          .at(x -> x.maximum(1), 2.3, 2.3, 1, 0)
          .edge(1, 1, 1, slopes(0.5, 0.5)).edge(0, -0.0, 0, slopes(0.5, 0.5))
          .edge(NAN, 1, NAN, slopes(1, 0)).edge(1, NAN, NAN, slopes(0, 1))
          .edge(NAN, NAN, NAN, slopes(0.5, 0.5)),
      pairwise("minimum", Var::minimum, in(-3, -2, 2, 3), in(-1, 1))
          .says("min(a, b)", "a: 1 if a < b; b: 1 if b < a; else 0", "all a, b",
              "Equal ones have slope ½ each, also two NaN. One NaN wins and takes the slope.",
              "A number may stand for b.")
          .at(2.3, -0.7, -0.7, slopes(0, 1), 0, 0, 0).at(-2.3, -0.7, -2.3, slopes(1, 0), 0, 0, 0)
          .at(x -> x.minimum(1), 2.3, 1, 0, 0)
          .edge(1, 1, 1, slopes(0.5, 0.5)).edge(0, -0.0, 0, slopes(0.5, 0.5))
          .edge(NAN, 1, NAN, slopes(1, 0)).edge(1, NAN, NAN, slopes(0, 1))
          .edge(NAN, NAN, NAN, slopes(0.5, 0.5)),
      pairwise("atan2", Var::atan2, in(-3, -0.3, 0.3, 3), in(-3, 3))
          .says("the angle of (b, a), from −π to π", "a: b/(a² + b²); b: −a/(a² + b²)",
              "all a, b",
              "As StrictMath.atan2: 2 ulp. It jumps where a = 0 and b < 0; at −0 the value is −π.",
              "Slopes at the origin are taken as 0; between two infinities they are NaN.")
          .at(1.3, -0.7, 2.0647376957144776, slopes(-0.3211009174311926, -0.5963302752293578),
              0.3829643969362848, 0.25250399797996803, -0.3829643969362848)
          .at(-0.4, 0.9, -0.4182243295792291, slopes(0.9278350515463917, 0.41237113402061853),
              0.7652247847805292, -0.6908279307046444, -0.7652247847805292)
          .edge(0, 0, 0, slopes(0, 0)).edge(0, -1, 3.141592653589793, slopes(-1, 0))
          .edge(-0.0, -1, -3.141592653589793, slopes(-1, 0))
          .edge(INF, INF, 0.7853981633974483, slopes(NAN, NAN)),
      pairwise("hypot", Var::hypot, in(-3, -0.3, 0.3, 3), in(-3, 3))
          .says("√(a² + b²)", "a: a/y; b: b/y", "all a, b",
              "As StrictMath.hypot: 1 ulp, without overflow in between. Slopes at the origin are "
                  + "taken as 0.",
              "∞ where one is infinite, also beside NaN; the slopes are then NaN or 0.")
          .at(1.3, -0.7, 1.47648230602334, slopes(0.8804710999221753, -0.4740998230350174),
              0.15223388813051017, 0.28272007795666176, 0.5250515733480862)
          .edge(0, 0, 0, slopes(0, 0)).edge(3e200, 4e200, 5e200, slopes(0.6, 0.8))
          .edge(INF, 1, INF, slopes(NAN, 0)).edge(INF, NAN, INF, slopes(NAN, NAN)),
      pairwise("leg", (a, b) -> Var.apply(new Pairwise.Leg(), a, b), in(-3, -0.3, 0.3, 3),
          in(-3, 3))
          .says("a/√(a² + b²)", "a: b²/r³; b: −ab/r³, with r = √(a² + b²)", "all a, b",
              "Internal: the slope of hypot towards a. At the origin all derivatives are taken as "
                  + "0.")
          .at(1.3, -0.7, 0.8804710999221753, slopes(0.15223388813051017, 0.28272007795666176),
              -0.2723450292243072, -0.2883066426586988, -0.1315407964280668)
          .edge(0, 0, 0, slopes(0, 0)).edge(1e8, 1, 1, slopes(1e-24, -1e-16)),
      pairwise("logAddExp", Var::logAddExp, in(-4, 4), in(-4, 4))
          .says("ln(eᵃ + eᵇ)", "a: σ(a − b); b: σ(b − a)", "all a, b",
              "Error: 2 ulp of the larger of |y| and |max(a, b)|. Nothing overflows in "
                  + "between.", "Of two equal infinities that infinity, with slopes NaN.")
          .at(1.3, -0.7, 1.4269280110429725, slopes(0.8807970779778824, 0.11920292202211756),
              0.10499358540350652, -0.10499358540350652, 0.10499358540350652)
          .edge(-INF, -INF, -INF, slopes(NAN, NAN)).edge(INF, INF, INF, slopes(NAN, NAN))
          .edge(0, -INF, 0, slopes(1, 0)).edge(1000, 1000, 1000.6931471805599, slopes(0.5, 0.5))
          .edge(1000, -1000, 1000, slopes(1, 0)),
      tensorwise("where", CHOICES)
          .says("a where the mask is not 0, else b",
              "a: 1 where the mask is not 0; b: 1 where it is 0; mask: 0", "all a, mask, b",
              "Called as a.where(mask, b). What is not chosen may be infinite or NaN: it "
                  + "receives 0.",
              "But backward 0 times an infinite slope before it is NaN: put a harmless number "
                  + "there first.")
          .at(x -> x.get(0).where(x.get(1), x.get(2)),
              List.of(v(1, 2, 3), v(1, 0, 1), v(10, 20, 30)), v(1, 20, 3), v(1, 2, 3),
              List.of(v(1, 0, 3), v(0, 0, 0), v(0, 2, 0)))
          .at(x -> x.get(0).where(x.get(1), x.get(2)), List.of(v(1, 2, 3), v(1, 0, -2), s(9)),
              v(1, 9, 3), v(1, 2, 3), List.of(v(1, 0, 3), v(0, 0, 0), s(2)))
          .edge("where(2, 1, NaN)", x -> x.where(ONE, Var.constant(NAN)), 2, 2, 1)
          .edge("where(NaN, 0, 2)", x -> x.where(ZERO, Var.constant(2)), NAN, 2, 0)
          .edge("where(√where(0, 0 > 0, 1), 0 > 0, 0)",
              x -> x.where(x.greaterThan(0), ONE).sqrt().where(x.greaterThan(0), ZERO), 0, 0, 0),
      tensorwise("maskedFill", shapes().flatMap(s -> Combinators
          .combine(smaller(s).flatMap(p -> tensor(p, in(-3, 3))),
              smaller(s).flatMap(q -> tensor(q, Arbitraries.of(0.0, 1.0))))
          .as((x, mask) -> Samples.of("maskedFill",
              y -> y.maskedFill(Var.constant(mask), 2.5), x))))
          .says("c where the mask is not 0, else x",
              "0 where the mask is not 0, else 1; mask: 0", "all x, mask",
              "With a number c, such as −∞ before a softmax.")
          .at(x -> x.maskedFill(Var.constant(v(1, 0, 1)), 9), v(1, 2, 3), v(9, 2, 9), v(1, 2, 3),
              v(0, 2, 0))
          .edge("maskedFill(2; 1, −∞)", x -> x.maskedFill(ONE, -INF), 2, -INF, 0)
          .edge("maskedFill(NaN; 1, 0)", x -> x.maskedFill(ONE, 0), NAN, 0, 0),
      tensorwise("power", POWERS)
          .says("∂ⁿ⁺ᵐaᵇ/∂aⁿ∂bᵐ", "a: the next n; b: the next m",
              "a > 0; a = 0 for b ≥ n; a < 0 for whole b and m = 0",
              "Internal: pow of two vars and its derivatives, of every order.",
              "A coefficient 0 wins over an infinite power; at a = 0 powers of ln a are taken "
                  + "as 0.")
          .at(power(0, 0), 1.3, 0.7, 1.2016011812929526,
              slopes(0.6470160206962051, 0.3152572101131939), -0.14931138939143196,
              1.0940624833632215, 0.08271222604942141)
          .at(power(1, 0), 1.3, 0.7, 0.6470160206962051,
              slopes(-0.14931138939143196, 1.0940624833632215), 0.14931138939143196,
              0.24522867360556813, 0.5295484449699868)
          .at(power(0, 1), 0.6, -1.2, -0.9429554469200419,
              slopes(4.962484069529778, 0.48168580435646896), -24.348921272988576,
              -4.106556431779744, -0.24605745146961622)
          .at(power(1, 1), 0.6, -1.2, 4.962484069529778,
              slopes(-24.348921272988576, -4.106556431779744), 152.4224500776635,
              31.598987148291656, 2.9005439247215774)
          .at(power(2, 2), 1.7, 0.4, 0.7359592977716742,
              slopes(-0.8574368303005082, 1.2745243826163546), 1.3953909360466772,
              0.09919934184050311, 1.3863067969528078),
      pairwise("share", (a, b) -> Var.apply(new Pairwise.Share(), a, b), in(-3, -2, 2, 3),
          in(-1, 1))
          .says("1 if a > b, ½ if a = b, else 0", "0", "all a, b",
              "Internal: the slope of maximum towards a. NaN counts as the largest number.")
          .at(2.3, -0.7, 1, slopes(0, 0), 0, 0, 0).at(-2.3, -0.7, 0, slopes(0, 0), 0, 0, 0)
          .edge(1, 1, 0.5, slopes(0, 0)).edge(NAN, 1, 1, slopes(0, 0))
          .edge(1, NAN, 0, slopes(0, 0)).edge(NAN, NAN, 0.5, slopes(0, 0)),
      pairwise("xlogy", Var::xlogy, in(-2, 2), in(0.2, 3))
          .says("x·ln y, 0 where x = 0", "x: ln y; y: x/y, 0 where x = 0",
              "y > 0; y ≥ 0 where x = 0", "NaN where y is NaN, also for x = 0.")
          .at(0.6, 1.7, 0.3183769506373022, slopes(0.5306282510621704, 0.35294117647058826), 0,
              0.5882352941176471, -0.20761245674740486)
          .edge(0, 0, 0, slopes(-INF, 0)).edge(1, 0, -INF, slopes(-INF, INF))
          .edge(0, NAN, NAN, slopes(NAN, NAN)),
      pairwise("xlog1py", Var::xlog1py, in(-2, 2), in(-0.7, 3))
          .says("x·ln(1 + y), 0 where x = 0", "x: ln(1 + y); y: x/(1 + y), 0 where x = 0",
              "y > −1; y ≥ −1 where x = 0", "NaN where y is NaN, also for x = 0.")
          .at(0.6, 0.9, 0.38511233170343684, slopes(0.6418538861723948, 0.3157894736842105), 0,
              0.5263157894736842, -0.16620498614958448)
          .edge(0, -1, 0, slopes(-INF, 0)).edge(1, -1, -INF, slopes(-INF, INF))
          .edge(0, NAN, NAN, slopes(NAN, NAN)),
      pairwise("xdivy", Var::xdivy, in(-2, 2), in(0.3, 3))
          .says("x/y, 0 where x = 0", "x: 1/y; y: −x/y², 0 where x = 0",
              "y ≠ 0; all y where x = 0", "NaN where y is NaN, also for x = 0.")
          .at(0.6, 1.7, 0.35294117647058826, slopes(0.5882352941176471, -0.20761245674740486), 0,
              -0.34602076124567477, 0.24424994911459394)
          .edge(0, 0, 0, slopes(INF, 0)).edge(1, 0, INF, slopes(INF, -INF))
          .edge(0, NAN, NAN, slopes(NAN, NAN)),
      pairwise("sigmoidError", (z, t) -> Var.apply(new Losses.SigmoidError(), z, t), in(-4, 4),
          in(0, 1))
          .says("σ(z) − t", "z: σ(z)·σ(−z); t: −1", "all z, 0 ≤ t ≤ 1",
              "Internal: the slope of bceWithLogits. It keeps its digits where σ(z) and t are "
                  + "close to 1.")
          .at(0.8, 0.3, 0.38997448112761246, slopes(0.21390969652029443, -1),
              -0.08127476720921596, 0, 0)
          .edge(1000, 1, 0, slopes(0, -1)).edge(-1000, 0, 0, slopes(0, -1))
          .edge(100, 1, -3.720075976020836e-44, slopes(3.720075976020836e-44, -1))
          .edge(1000, 0, 1, slopes(0, -1)));

  private PairRows() {}

  private static BinaryOperator<Var> power(int n, int m) {
    return (a, b) -> Var.apply(new Pairwise.Power(n, m), a, b);
  }
}
