package dev.gradus.autodiff;

import static dev.gradus.autodiff.RowKinds.entrywise;
import static dev.gradus.autodiff.Samples.in;

import java.util.List;

/** Circular and hyperbolic functions and their inverses. */
final class TrigonometryRows {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  static final List<OperationRow> ALL = List.of(
      entrywise("sin", Var::sin, in(-3, 3))
          .says("sin x", "cos x", "all x", "Error: 1 ulp. NaN at ±∞.")
          .at(0.9, 0.7833269096274834, 0.6216099682706644, -0.7833269096274834)
          .edge(INF, NAN, NAN),
      entrywise("cos", Var::cos, in(-3, 3))
          .says("cos x", "−sin x", "all x", "Error: 1 ulp. NaN at ±∞.")
          .at(0.9, 0.6216099682706644, -0.7833269096274834, -0.6216099682706644)
          .edge(INF, NAN, NAN),
      entrywise("tan", Var::tan, in(-1.2, 1.2))
          .says("tan x", "1 + tan²x", "x ≠ π/2 + kπ",
              "As StrictMath.tan: 1 ulp. NaN at ±∞. No double is a pole.")
          .at(0.9, 1.2601582175503392, 2.587998733259648, 6.522575741454028)
          .edge(INF, NAN, NAN),
      entrywise("asin", Var::asin, in(-0.8, 0.8))
          .says("arcsin x", "1/√(1 − x²)", "−1 ≤ x ≤ 1",
              "As StrictMath.asin: 1 ulp. At ±1 the slope is infinite; outside all is NaN.")
          .at(0.6, 0.6435011087932844, 1.25, 1.1718749999999998)
          .edge(1, 1.5707963267948966, INF).edge(-1, -1.5707963267948966, INF).edge(2, NAN, NAN),
      entrywise("acos", Var::acos, in(-0.8, 0.8))
          .says("arccos x", "−1/√(1 − x²)", "−1 ≤ x ≤ 1",
              "As StrictMath.acos: 1 ulp. At ±1 the slope is −∞; outside all is NaN.")
          .at(0.6, 0.9272952180016123, -1.25, -1.1718749999999998)
          .edge(1, 0, -INF).edge(-1, 3.141592653589793, -INF).edge(2, NAN, NAN),
      entrywise("asinSlope", x -> Var.apply(new Trigonometry.AsinSlope(), x), in(-0.8, 0.8))
          .says("1/√(1 − x²)", "x/(1 − x²)^1.5", "−1 ≤ x ≤ 1",
              "Internal: the slope of asin. Error: 2 ulp. ∞ at ±1, NaN outside.")
          .at(0.6, 1.25, 1.1718749999999998, 5.249023437499999)
          .edge(1, INF, INF).edge(-1, INF, -INF).edge(2, NAN, NAN)
          .edge(1e-20, 1, 1e-20),
      entrywise("atan", Var::atan, in(-3, 3))
          .says("arctan x", "1/(1 + x²)", "all x",
              "As StrictMath.atan: 1 ulp. The slope does not overflow in between.")
          .at(0.9, 0.7328151017865066, 0.5524861878453039, -0.5494337779677055)
          .edge(INF, 1.5707963267948966, 0).edge(-INF, -1.5707963267948966, 0),
      entrywise("sinh", Var::sinh, in(-3, 3))
          .says("sinh x", "cosh x", "all x",
              "As StrictMath.sinh: 2.5 ulp. Infinite beyond ±710.47.")
          .at(0.9, 1.0265167257081753, 1.4330863854487743, 1.0265167257081753)
          .edge(1000, INF, INF).edge(-1000, -INF, INF),
      entrywise("cosh", Var::cosh, in(-3, 3))
          .says("cosh x", "sinh x", "all x",
              "As StrictMath.cosh: 2.5 ulp. Infinite beyond ±710.47.")
          .at(0.9, 1.4330863854487743, 1.0265167257081753, 1.4330863854487743)
          .edge(1000, INF, INF).edge(-1000, INF, -INF),
      entrywise("asinh", Var::asinh, in(-3, 3))
          .says("arsinh x", "1/√(1 + x²)", "all x",
              "Error: 4 ulp, also for small and for huge x.")
          .at(0.9, 0.8088669356527824, 0.7432941462471663, -0.36959377437704405)
          .edge(1e300, 691.4686750787737, 1e-300).edge(1e-300, 1e-300, 1).edge(INF, INF, 0),
      entrywise("acosh", Var::acosh, in(1.3, 4))
          .says("arcosh x", "1/√(x² − 1)", "x ≥ 1",
              "Error: 4 ulp. At 1 the slope is infinite; NaN below, the slope too from −1 to 1.")
          .at(1.7, 1.123230982587296, 0.727392967453308, -0.6542688067040336)
          .edge(1, 0, INF).edge(0.5, NAN, NAN).edge(INF, INF, 0),
      entrywise("atanh", Var::atanh, in(-0.8, 0.8))
          .says("artanh x", "1/(1 − x²)", "−1 < x < 1",
              "Error: 3 ulp. Infinite at ±1; NaN outside, where the slope keeps its formula.")
          .at(0.6, 0.6931471805599453, 1.5625, 2.9296874999999996)
          .edge(1, INF, INF).edge(-1, -INF, INF).edge(2, NAN, -0.3333333333333333),
      entrywise("atanhSlope", x -> Var.apply(new Trigonometry.AtanhSlope(), x), in(-0.8, 0.8))
          .says("1/(1 − x²)", "2x/(1 − x²)²", "−1 < x < 1",
              "Internal: the slope of atanh. Error: 2 ulp.")
          .at(0.6, 1.5625, 2.9296874999999996, 15.869140624999998)
          .edge(1, INF, INF).edge(-1, INF, -INF).edge(1e-20, 1, 2e-20));

  private TrigonometryRows() {}
}
