package dev.gradus.autodiff;

import static dev.gradus.autodiff.RowKinds.entrywise;
import static dev.gradus.autodiff.RowKinds.tensorwise;
import static dev.gradus.autodiff.Samples.entrywiseCases;
import static dev.gradus.autodiff.Samples.in;

import java.util.List;
import net.jqwik.api.Arbitraries;

/** Special functions. */
final class SpecialRows {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  static final List<OperationRow> ALL = List.of(
      entrywise("erf", Var::erf, in(-3, 3))
          .says("2/√π ∫₀ˣ e^(−t²) dt", "2/√π·e^(−x²)", "all x",
              "Error: 1.5 ulp. The slope is 0 only where a double cannot hold it.")
          .at(0.7, 0.6778011938374184, 0.6912748604105386, -0.967784804574754)
          .at(-1.6, -0.976348383344644, 0.08722905863394532, 0.27913298762862504)
          .at(0.2, 0.22270258921047847, 1.0841347871048632, -0.43365391484194526)
          .edge(6, 1, 2.617301239249265e-16).edge(-20, -1, 2.1610374743867984e-174)
          .edge(1000, 1, 0).edge(INF, 1, 0),
      entrywise("erfc", Var::erfc, in(-3, 3))
          .says("1 − erf x", "−2/√π·e^(−x²)", "all x", "Error: 3 ulp. 0 from 27.23 on.")
          .at(0.7, 0.32219880616258156, -0.6912748604105386, 0.967784804574754)
          .at(-1.6, 1.976348383344644, -0.08722905863394532, -0.27913298762862504)
          .at(9.5, 3.7692144856548797e-41, -7.2007555455399766e-40, 1.3681435536525955e-38)
          .edge(20, 5.395865611607901e-176, -2.1610374743867984e-174).edge(28, 0, 0)
          .edge(-1000, 2, 0).edge(INF, 0, 0),
      entrywise("gauss", x -> Var.apply(new SpecialFunctions.Gauss(), x), in(-3, 3))
          .says("e^(−x²)", "−2x·e^(−x²)", "all x",
              "Internal: the slope of erf and erfc. Error: 2.5 ulp. 0 where |x| > 27.3.")
          .at(-2.6, 0.0011592291739045907, 0.006027991704303871, 0.02902709851457095)
          .at(15.1, 9.473602999429435e-100, -2.8610281058276892e-98, 8.621357673600763e-97)
          .edge(28, 0, 0).edge(1e300, 0, 0).edge(INF, 0, 0),
      entrywise("lgamma", Var::lgamma, in(-1.7, -1.3, 0.4, 12))
          .says("ln |Γ(x)|", "ψ(x)", "x ≠ 0, −1, −2, …",
              "Error above 0: 4 ulp; below: 3 ulp of the largest of |y|, |ln Γ(−x)| and 1.",
              "∞ at 0, at negative whole numbers, at ±∞ and above 2.55998e305.")
          .at(0.7, 0.26086724653166654, -1.2200235536979347, 2.834049156694611)
          .at(1.1, -0.049872441259839764, -0.42375494041107664, 1.4332991507927586)
          .at(5.3, 3.6396360690666856, 1.5704109316248085, 0.2075908890224981)
          .at(-1.6, 0.837499812222039, -0.2697178779184504, 10.443759368307377)
          .edge(0, INF, -INF).edge(-0.0, INF, INF).edge(-1, INF, NAN)
          .edge(1, 0, -0.5772156649015329).edge(INF, INF, INF).edge(-INF, INF, NAN),
      entrywise("digamma", Var::digamma, in(-1.7, -1.3, 0.4, 12))
          .says("ψ(x) = Γ′(x)/Γ(x)", "ψ′(x)", "x ≠ 0, −1, −2, …",
              "Error above 0: 3.5 ulp; below: 6 ulp of the largest of |y|, |ψ(1 − x)| and 1.",
              "−∞ at 0, ∞ at −0; NaN at negative whole numbers, where the sides do not agree.")
          .at(0.7, -1.2200235536979347, 2.834049156694611, -6.4349928741909235)
          .at(1.1, -0.42375494041107664, 1.4332991507927586, -1.8614573783440058)
          .at(5.3, 1.5704109316248085, 0.2075908890224981, -0.04294321925283594)
          .at(-1.6, -0.2697178779184504, 10.443759368307377, -22.49158811431912)
          .edge(0, -INF, INF).edge(-0.0, INF, INF).edge(-1, NAN, INF).edge(INF, INF, 0)
          .edge(-INF, NAN, NAN),
      tensorwise("polygamma", Arbitraries.of(0, 1, 2, 3).flatMap(
          n -> entrywiseCases("polygamma " + n, x -> x.polygamma(n), in(-1.7, -1.3, 0.4, 12))))
          .says("ψ⁽ⁿ⁾(x)", "ψ⁽ⁿ⁺¹⁾(x)", "x ≠ 0, −1, −2, …",
              "Error: 8 + n/2 ulp up to n = 60; below 0 of the larger of |y| and n!/dⁿ⁺¹, d to "
                  + "the next pole.",
              "At 0 and at negative whole numbers ∞ for odd n; for even n as digamma.")
          .at(x -> x.polygamma(0), 1.3, -0.16919088886679962, 1.1342534349966193,
              -1.1984625146519565)
          .at(x -> x.polygamma(1), -0.7, 14.28618087263834, -69.44163279863854,
              768.1313523268526)
          .at(x -> x.polygamma(4), 2.6, -0.2619382612448756, 0.4628894900719614,
              -1.0112291606381296)
          .edge("polygamma(0; n = 1)", x -> x.polygamma(1), 0, INF, -INF)
          .edge("polygamma(−1; n = 1)", x -> x.polygamma(1), -1, INF, NAN)
          .edge("polygamma(−1; n = 2)", x -> x.polygamma(2), -1, NAN, INF)
          .edge("polygamma(∞; n = 1)", x -> x.polygamma(1), INF, 0, 0),
      tensorwise("sinc", Arbitraries.of(0, 0, 1, 2).flatMap(n -> entrywiseCases("sinc " + n,
          x -> n == 0 ? x.sinc() : Var.apply(new SpecialFunctions.Sinc(n), x), in(-4, 4))))
          .says("sin(πx)/(πx)", "(cos(πx) − sinc x)/x", "all x",
              "1 at 0, exactly 0 at other whole numbers and at ±∞. Error: 2.5 ulp.",
              "Its slopes are derivatives of the same function, within 3 + n/3 ulp of their "
                  + "size there.")
          .at(Var::sinc, 0, 1, 0, -3.289868133696453)
          .at(Var::sinc, 0.3, 0.8583936913341398, -0.9020281301388888, -2.4584852862661744)
          .at(Var::sinc, -1.7, -0.15148123964720114, -0.4348626423174554, 0.9834568008957173)
          .at(Var::sinc, 2, 0, 0.5, -0.5)
          .at(x -> Var.apply(new SpecialFunctions.Sinc(3), x), 0.9, 5.297926138140398,
              -12.900264584508133, -31.2669198352613)
          .edge("sinc(0)", Var::sinc, 0, 1, 0).edge("sinc(1)", Var::sinc, 1, 0, -1)
          .edge("sinc(∞)", Var::sinc, INF, 0, 0));

  private SpecialRows() {}
}
