package dev.gradus.autodiff;

import static dev.gradus.autodiff.OperationRows.awayFromZero;
import static dev.gradus.autodiff.RowKinds.entrywise;
import static dev.gradus.autodiff.RowKinds.tensorwise;
import static dev.gradus.autodiff.Samples.entrywiseCases;
import static dev.gradus.autodiff.Samples.in;

import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;

/** Functions made of straight or exponential pieces, and clamping. */
final class RectifierRows {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  static final List<OperationRow> ALL = List.of(
      entrywise("relu", Var::relu, awayFromZero())
          .says("max(x, 0)", "1 if x > 0, else 0", "all x",
              "At 0 the slope is taken as 0. NaN stays NaN, with slope 1.")
          .at(-1.3, 0, 0, 0).at(1.3, 1.3, 1, 0)
          .edge(0, 0, 0).edge(NAN, NAN, 1),
      tensorwise("leakyRelu", Arbitraries.of(-0.5, 0.0, 0.01, 0.2).flatMap(
          a -> entrywiseCases("leakyRelu " + a, x -> x.leakyRelu(a), awayFromZero())))
          .says("x if x > 0, else a·x", "1 if x > 0, else a", "all x",
              "At 0 and at NaN the slope is taken as a.")
          .at(x -> x.leakyRelu(0.01), 1.3, 1.3, 1, 0)
          .at(x -> x.leakyRelu(0.01), -1.3, -0.013000000000000001, 0.01, 0)
          .edge("leakyRelu(0; a = 0.01)", x -> x.leakyRelu(0.01), 0, 0, 0.01)
          .edge("leakyRelu(NaN; a = 0.01)", x -> x.leakyRelu(0.01), NAN, NAN, 0.01),
      tensorwise("elu", Arbitraries.of(0.5, 1.0, 2.0).flatMap(
          a -> entrywiseCases("elu " + a, x -> x.elu(a), awayFromZero())))
          .says("x if x > 0, else a·(eˣ − 1)", "1 if x > 0, else a·eˣ", "all x",
              "At 0 the slope is taken as a. NaN stays NaN, with slope 1.")
          .at(x -> x.elu(2), 1.3, 1.3, 1, 0)
          .at(x -> x.elu(2), -1.3, -1.454936413931975, 0.5450635860680252, 0.5450635860680252)
          .edge("elu(0; a = 2)", x -> x.elu(2), 0, 0, 2)
          .edge("elu(−1000; a = 2)", x -> x.elu(2), -1000, -2, 0)
          .edge("elu(1000; a = 2)", x -> x.elu(2), 1000, 1000, 1)
          .edge("elu(NaN; a = 2)", x -> x.elu(2), NAN, NAN, 1),
      entrywise("selu", Var::selu, awayFromZero())
          .says("λx if x > 0, else λa·(eˣ − 1)", "λ if x > 0, else λa·eˣ", "all x",
              "λ = 1.0507009873554805, a = 1.6732632423543772. At 0 the slope is taken as λa, "
                  + "at NaN as λ.")
          .at(1.3, 1.3659112835621245, 1.0507009873554805, 0)
          .at(-1.3, -1.2789613751543254, 0.4791379656930512, 0.4791379656930512)
          .edge(0, 0, 1.7580993408473766).edge(-1000, -1.7580993408473766, 0)
          .edge(NAN, NAN, 1.0507009873554805),
      tensorwise("clamp", Arbitraries.of(-1.0, Double.NEGATIVE_INFINITY).flatMap(
          low -> entrywiseCases("clamp " + low, x -> x.clamp(low, 1),
              in(-3, -1.2, -0.8, 0.8, 1.2, 3))))
          .says("the nearest number from low to high", "1 if low ≤ x ≤ high, else 0",
              "all x; low ≤ high",
              "At both ends the slope is taken as 1, at NaN, which stays NaN, as 0.")
          .at(x -> x.clamp(-1, 1), 0.3, 0.3, 1, 0).at(x -> x.clamp(-1, 1), 1.3, 1, 0, 0)
          .at(x -> x.clamp(-1, 1), -1.3, -1, 0, 0)
          .edge("clamp(1; −1, 1)", x -> x.clamp(-1, 1), 1, 1, 1)
          .edge("clamp(−1; −1, 1)", x -> x.clamp(-1, 1), -1, -1, 1)
          .edge("clamp(∞; −1, 1)", x -> x.clamp(-1, 1), INF, 1, 0)
          .edge("clamp(NaN; −1, 1)", x -> x.clamp(-1, 1), NAN, NAN, 0),
      entrywise("hardtanh", Var::hardtanh, in(-3, -1.2, -0.8, 0.8, 1.2, 3))
          .says("max(−1, min(1, x))", "1 if −1 < x < 1, else 0", "all x",
              "At ±1 the slope is taken as 0. NaN stays NaN, with slope 1.")
          .at(0.3, 0.3, 1, 0).at(1.3, 1, 0, 0).at(-1.3, -1, 0, 0)
          .edge(1, 1, 0).edge(-1, -1, 0).edge(NAN, NAN, 1),
      entrywise("relu6", Var::relu6, in(-3, -0.2, 0.2, 5.8, 6.2, 9))
          .says("min(max(x, 0), 6)", "1 if 0 < x < 6, else 0", "all x",
              "At 0 and 6 the slope is taken as 0. NaN stays NaN, with slope 1.")
          .at(2.3, 2.3, 1, 0).at(7.3, 6, 0, 0).at(-1.3, 0, 0, 0)
          .edge(0, 0, 0).edge(6, 6, 0).edge(NAN, NAN, 1),
      entrywise("hardSigmoid", Var::hardSigmoid, in(-5, -3.2, -2.8, 2.8, 3.2, 5))
          .says("relu6(x + 3)/6", "1/6 if −3 < x < 3, else 0", "all x",
              "At ±3 the slope is taken as 0. NaN stays NaN, with slope 1/6.")
          .at(0.3, 0.55, 0.16666666666666666, 0).at(4.3, 1, 0, 0).at(-4.3, 0, 0, 0)
          .edge(3, 1, 0).edge(-3, 0, 0).edge(NAN, NAN, 0.16666666666666666),
      entrywise("negativePart", x -> Var.apply(new Rectifiers.NegativePart(), x), awayFromZero())
          .says("min(x, 0)", "1 if x ≤ 0, else 0", "all x",
              "Internal: keeps the exponential of elu from overflowing. At 0 the slope is taken "
                  + "as 1; 0 of NaN.")
          .at(-1.3, -1.3, 1, 0).at(1.3, 0, 0, 0)
          .edge(0, 0, 1).edge(NAN, 0, 0),
      entrywise("ramp", x -> Var.apply(new Rectifiers.Ramp(-1, 2), x),
          in(-3, -1.2, -0.8, 1.8, 2.2, 4))
          .says("the nearest number from low to high", "1 if low < x < high, else 0", "all x",
              "Internal: hardtanh and relu6. Here from −1 to 2. At the ends the slope is taken "
                  + "as 0.")
          .at(0.3, 0.3, 1, 0).at(2.3, 2, 0, 0).at(-1.3, -1, 0, 0)
          .edge(-1, -1, 0).edge(2, 2, 0).edge(NAN, NAN, 1),
      entrywise("step", x -> Var.apply(new Rectifiers.Step(0, 1), x), awayFromZero())
          .says("left if x ≤ 0, else right", "0", "all x",
              "Internal: the slope of relu and, with other numbers than 0 and 1, of elu. NaN "
                  + "counts as right of 0.")
          .at(-1.3, 0, 0, 0).at(1.3, 1, 0, 0)
          .edge(0, 0, 0).edge(NAN, 1, 0),
      tensorwise("inside", Arbitraries.of(true, false).flatMap(closed -> entrywiseCases(
          "inside " + closed, inside(closed), in(-3, -1.2, -0.8, 0.8, 1.2, 3))))
          .says("1 if x is in the interval, else 0", "0", "all x",
              "Internal: the slope of clamp (closed) and of ramp (open). NaN is in no closed "
                  + "and in every open one.")
          .at(inside(true), 0.3, 1, 0, 0).at(inside(true), 1.3, 0, 0, 0)
          .at(inside(false), 0.3, 1, 0, 0)
          .edge("inside(1; −1 to 1, closed)", inside(true), 1, 1, 0)
          .edge("inside(1; −1 to 1, open)", inside(false), 1, 0, 0)
          .edge("inside(NaN; −1 to 1, closed)", inside(true), NAN, 0, 0)
          .edge("inside(NaN; −1 to 1, open)", inside(false), NAN, 1, 0));

  private RectifierRows() {}

  private static UnaryOperator<Var> inside(boolean closed) {
    return x -> Var.apply(new Rectifiers.Inside(-1, 1, closed), x);
  }
}
