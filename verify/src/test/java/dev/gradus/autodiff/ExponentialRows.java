package dev.gradus.autodiff;

import static dev.gradus.autodiff.RowKinds.entrywise;
import static dev.gradus.autodiff.Samples.in;

import java.util.List;

/** Exponentials and logarithms. */
final class ExponentialRows {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  static final List<OperationRow> ALL = List.of(
      entrywise("exp", Var::exp, in(-3, 3))
          .says("eˣ", "eˣ", "all x", "Error: 1 ulp. ∞ above 709.78, 0 below −745.13.")
          .at(0.7, 2.0137527074704766, 2.0137527074704766, 2.0137527074704766)
          .edge(1000, INF, INF).edge(-1000, 0, 0).edge(-INF, 0, 0),
      entrywise("exp2", Var::exp2, in(-3, 3))
          .says("2ˣ", "2ˣ·ln 2", "all x",
              "As StrictMath.pow: 1 ulp. ∞ from 1024 on, 0 below −1074.")
          .at(0.7, 1.624504792712471, 1.1260209168747677, 0.7804982237832697)
          .edge(1024, INF, INF).edge(-1100, 0, 0),
      entrywise("expm1", Var::expm1, in(-3, 3))
          .says("eˣ − 1", "eˣ", "all x",
              "Error: 1.5 ulp, also for small x. The slope is tiny, not 0, where the "
                  + "value is −1.")
          .at(-0.3, -0.2591817793182821, 0.7408182206817179, 0.7408182206817179)
          .edge(1000, INF, INF).edge(-40, -1, 4.248354255291589e-18).edge(-1000, -1, 0),
      entrywise("log", Var::log, in(0.2, 3))
          .says("ln x", "1/x", "x > 0",
              "Error: 1 ulp. −∞ at 0; NaN below, where the slope is still 1/x.")
          .at(0.7, -0.35667494393873245, 1.4285714285714286, -2.0408163265306123)
          .edge(0, -INF, INF).edge(-1, NAN, -1).edge(INF, INF, 0),
      entrywise("log2", Var::log2, in(0.2, 3))
          .says("log₂ x", "1/(x·ln 2)", "x > 0",
              "Exact at powers of two; error elsewhere: 2 ulp. At 0 and below as log.")
          .at(0.7, -0.5145731728297583, 2.060992915555662, -2.944275593650946)
          .at(1.5, 0.5849625007211562, 0.9617966939259756, -0.6411977959506504)
          .edge(1.0000001, 1.4426949695965583e-07, 1.4426948966194737)
          .edge(0.9999999, -1.4426951122643492e-07, 1.442695185158482)
          .edge(0x1p1023, 1023, 1.605051510640005e-308)
          .edge(0, -INF, INF).edge(-1, NAN, -1.4426950408889634)
          .edge(Double.MIN_VALUE, -1074, INF).edge(1.75, 0.8073549220576041, 0.8243971662222648),
      entrywise("log10", Var::log10, in(0.2, 3))
          .says("log₁₀ x", "1/(x·ln 10)", "x > 0",
              "Error: 1 ulp. At 0 and below as log.")
          .at(0.7, -0.1549019599857432, 0.620420688433217, -0.88631526919031)
          .edge(0, -INF, INF).edge(-1, NAN, -0.4342944819032518)
          .edge(0x1p1023, 307.95368556425274, 4.831686492884274e-309),
      entrywise("log1p", Var::log1p, in(-0.7, 3))
          .says("ln(1 + x)", "1/(1 + x)", "x > −1",
              "Error: 1 ulp, also for small x. −∞ at −1; NaN below, where the slope is "
                  + "still 1/(1 + x).")
          .at(-0.4, -0.5108256237659907, 1.6666666666666667, -2.777777777777778)
          .edge(-1, -INF, INF).edge(-2, NAN, -1).edge(1e-20, 1e-20, 1),
      entrywise("logit", Var::logit, in(0.1, 0.9))
          .says("ln(x/(1 − x))", "1/(x(1 − x))", "0 < x < 1",
              "Inverse of sigmoid. Error: 4 ulp. Infinite at 0 and 1; NaN outside, where the "
                  + "slope keeps its formula.")
          .edge(0.5 + 0x1p-40, 3.637978807091713e-12, 4)
          .at(0.3, -0.8472978603872037, 4.761904761904762, -9.070294784580499)
          .edge(0, -INF, INF).edge(1, INF, INF).edge(0.5, 0, 4).edge(2, NAN, -0.5),
      entrywise("logitSlope", x -> Var.apply(new Exponentials.LogitSlope(), x), in(0.1, 0.9))
          .says("1/(x(1 − x))", "(2x − 1)/(x(1 − x))²", "0 < x < 1",
              "Internal: the slope of logit. Error: 2 ulp.")
          .at(0.3, 4.761904761904762, -9.070294784580499, 79.90497786416155)
          .edge(0, INF, -INF).edge(1, INF, INF).edge(0.5, 4, 0).edge(1e-200, 1e200, -INF));

  private ExponentialRows() {}
}
