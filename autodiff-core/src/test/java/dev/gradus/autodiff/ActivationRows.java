package dev.gradus.autodiff;

import static dev.gradus.autodiff.OperationRows.awayFromZero;
import static dev.gradus.autodiff.Samples.entrywise;
import static dev.gradus.autodiff.Samples.entrywiseCases;
import static dev.gradus.autodiff.Samples.in;
import static dev.gradus.autodiff.Samples.tensorwise;

import java.util.List;
import net.jqwik.api.Arbitraries;

/** Activations, rectifiers and special functions. */
final class ActivationRows {
  private ActivationRows() {}

  static final List<OperationRow> ALL = List.of(
      entrywise("sigmoid", Var::sigmoid, in(-4, 4))
          .at(0.8, 0.6899744811276125, 0.21390969652029443, -0.08127476720921596),
      entrywise("logSigmoid", Var::logSigmoid, in(-4, 4))
          .at(0.8, -0.3711006659477777, 0.31002551887238755, -0.21390969652029443),
      entrywise("softplus", Var::softplus, in(-4, 4))
          .at(0.8, 1.1711006659477778, 0.6899744811276125, 0.21390969652029443),
      entrywise("tanh", Var::tanh, in(-3, 3))
          .at(0.6, 0.5370495669980353, 0.7115777625872228, -0.7643050585657976),
      entrywise("relu", Var::relu, awayFromZero()).at(-1.3, 0, 0, 0).at(1.3, 1.3, 1, 0),
      entrywise("step", x -> Var.apply(new Rectifiers.Step(0, 1), x), awayFromZero())
          .at(-1.3, 0, 0, 0).at(1.3, 1, 0, 0),
      entrywise("erf", Var::erf, in(-3, 3))
          .at(0.7, 0.6778011938374184, 0.6912748604105386, -0.967784804574754)
          .at(-1.6, -0.976348383344644, 0.08722905863394532, 0.27913298762862504)
          .at(0.2, 0.22270258921047847, 1.0841347871048632, -0.43365391484194526),
      entrywise("erfc", Var::erfc, in(-3, 3))
          .at(0.7, 0.32219880616258156, -0.6912748604105386, 0.967784804574754)
          .at(-1.6, 1.976348383344644, -0.08722905863394532, -0.27913298762862504)
          .at(9.5, 3.7692144856548797e-41, -7.2007555455399766e-40, 1.3681435536525955e-38),
      entrywise("gauss", x -> Var.apply(new SpecialFunctions.Gauss(), x), in(-3, 3))
          .at(-2.6, 0.0011592291739045907, 0.006027991704303871, 0.02902709851457095)
          .at(15.1, 9.473602999429435e-100, -2.8610281058276892e-98, 8.621357673600763e-97),
      entrywise("lgamma", Var::lgamma, in(-1.7, -1.3, 0.4, 12))
          .at(0.7, 0.26086724653166654, -1.2200235536979347, 2.834049156694611)
          .at(1.1, -0.049872441259839764, -0.42375494041107664, 1.4332991507927586)
          .at(5.3, 3.6396360690666856, 1.5704109316248085, 0.2075908890224981)
          .at(-1.6, 0.837499812222039, -0.2697178779184504, 10.443759368307377),
      entrywise("digamma", Var::digamma, in(-1.7, -1.3, 0.4, 12))
          .at(0.7, -1.2200235536979347, 2.834049156694611, -6.4349928741909235)
          .at(1.1, -0.42375494041107664, 1.4332991507927586, -1.8614573783440058)
          .at(5.3, 1.5704109316248085, 0.2075908890224981, -0.04294321925283594)
          .at(-1.6, -0.2697178779184504, 10.443759368307377, -22.49158811431912),
      tensorwise("polygamma", Arbitraries.of(0, 1, 2, 3).flatMap(
          n -> entrywiseCases("polygamma " + n, x -> x.polygamma(n), in(-1.7, -1.3, 0.4, 12))))
          .at(x -> x.polygamma(0), 1.3, -0.16919088886679962, 1.1342534349966193,
              -1.1984625146519565)
          .at(x -> x.polygamma(1), -0.7, 14.28618087263834, -69.44163279863854, 768.1313523268526)
          .at(x -> x.polygamma(4), 2.6, -0.2619382612448756, 0.4628894900719614,
              -1.0112291606381296),
      tensorwise("sinc", Arbitraries.of(0, 0, 1, 2).flatMap(n -> entrywiseCases("sinc " + n,
          x -> n == 0 ? x.sinc() : Var.apply(new SpecialFunctions.Sinc(n), x), in(-4, 4))))
          .at(Var::sinc, 0, 1, 0, -3.289868133696453)
          .at(Var::sinc, 0.3, 0.8583936913341398, -0.9020281301388888, -2.4584852862661744)
          .at(Var::sinc, -1.7, -0.15148123964720114, -0.4348626423174554, 0.9834568008957173)
          .at(Var::sinc, 2, 0, 0.5, -0.5)
          .at(x -> Var.apply(new SpecialFunctions.Sinc(3), x), 0.9, 5.297926138140398,
              -12.900264584508133, -31.2669198352613));
}
