package dev.gradus.autodiff;

import static dev.gradus.autodiff.OperationRows.awayFromZero;
import static dev.gradus.autodiff.RowKinds.entrywise;
import static dev.gradus.autodiff.Samples.in;

import java.util.List;

/** The smooth functions that units of a network apply. */
final class ActivationRows {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  static final List<OperationRow> ALL = List.of(
      entrywise("sigmoid", Var::sigmoid, in(-4, 4))
          .says("σ(x) = 1/(1 + e⁻ˣ)", "σ(x)·σ(−x)", "all x",
              "Error: 2.5 ulp. The slope is 0 only where a double cannot hold it.")
          .at(0.8, 0.6899744811276125, 0.21390969652029443, -0.08127476720921596)
          .edge(1000, 1, 0).edge(-1000, 0, 0).edge(100, 1, 3.720075976020836e-44)
          .edge(-100, 3.720075976020836e-44, 3.720075976020836e-44).edge(INF, 1, 0),
      entrywise("sigmoidSlope", x -> Var.apply(new Activations.SigmoidSlope(), x), in(-4, 4))
          .says("σ′(x) = σ(x)·σ(−x)", "−σ′(x)·tanh(x/2)", "all x",
              "Internal: the slope of sigmoid. Error: 3 ulp. 0 only where a double cannot hold it.")
          .at(0.8, 0.21390969652029443, -0.08127476720921596, -0.06063445307213233)
          .edge(0, 0.25, 0).edge(1000, 0, 0).edge(-1000, 0, 0).edge(INF, 0, 0).edge(-INF, 0, 0)
          .edge(100, 3.720075976020836e-44, -3.720075976020836e-44)
          .edge(-100, 3.720075976020836e-44, 3.720075976020836e-44).edge(NAN, NAN, NAN),
      entrywise("logSigmoid", Var::logSigmoid, in(-4, 4))
          .says("ln σ(x)", "σ(−x)", "all x",
              "Error: 2 ulp. Far down the number itself, far up −e⁻ˣ.")
          .at(0.8, -0.3711006659477777, 0.31002551887238755, -0.21390969652029443)
          .edge(1000, 0, 0).edge(-1000, -1000, 1)
          .edge(100, -3.720075976020836e-44, 3.720075976020836e-44).edge(-INF, -INF, 1),
      entrywise("softplus", Var::softplus, in(-4, 4))
          .says("ln(1 + eˣ)", "σ(x)", "all x",
              "Error: 2 ulp. Far up the number itself, far down eˣ.")
          .at(0.8, 1.1711006659477778, 0.6899744811276125, 0.21390969652029443)
          .edge(1000, 1000, 1).edge(-1000, 0, 0)
          .edge(-100, 3.720075976020836e-44, 3.720075976020836e-44).edge(INF, INF, 1),
      entrywise("tanh", Var::tanh, in(-3, 3))
          .says("tanh x", "1/cosh²x", "all x",
              "Error: 1.5 ulp. The slope is 0 only where a double cannot hold it.")
          .at(0.6, 0.5370495669980353, 0.7115777625872228, -0.7643050585657976)
          .edge(40, 1, 7.219405551381661e-35).edge(-40, -1, 7.219405551381661e-35)
          .edge(1000, 1, 0).edge(-INF, -1, 0),
      entrywise("silu", Var::silu, in(-4, 4))
          .says("x·σ(x)", "σ(x)·(1 + x·σ(−x))", "all x",
              "Also called swish. Error: 3 ulp, 2 units where it is subnormal.",
              "At −∞ value and slope are NaN, at ∞ the slope.")
          .at(0.8, 0.55197958490209, 0.861102238343848, 0.36279957927321604)
          .edge(1000, 1000, 1).edge(-1000, 0, 0)
          .edge(-100, -3.720075976020836e-42, -3.682875216260628e-42)
          .edge(-745, -2.105e-321, -2.1e-321).edge(-INF, NAN, NAN).edge(INF, INF, NAN),
      entrywise("gelu", Var::gelu, in(-3, 3))
          .says("x·Φ(x)", "Φ(x) + x·φ(x)", "all x",
              "Φ is the distribution function of the normal distribution, φ its density. Error: "
                  + "4 ulp, down to −37.5, where Φ gets subnormal.",
              "At −∞ value and slope are NaN, at ∞ the slope.")
          .at(0.8, 0.6305156811332827, 1.0198978436257895, 0.3939805117556165)
          .edge(1000, 1000, 1).edge(-36, -1.505744663687022e-282, -5.420674359367623e-281)
          .edge(-40, 0, 0).edge(-INF, NAN, NAN).edge(INF, INF, NAN),
      entrywise("geluTanh", Var::geluTanh, in(-3, 3))
          .says("½x(1 + tanh u), u = √(2/π)(x + 0.044715x³)",
              "σ(2u) + 2x·σ(2u)·σ(−2u)·√(2/π)(1 + 0.134145x²)", "all x",
              "An approximation of gelu. The relative error grows with |u| in the left tail: "
                  + "5e-15 at −5.", "At −∞ value and slope are NaN, at ∞ the slope.")
          .at(0.8, 0.6304316914364482, 1.0195837310573033, 0.39349744859307906)
          .edge(1000, 1000, 1).edge(1e200, 1e200, 1).edge(-1000, 0, 0).edge(-INF, NAN, NAN)
          .edge(INF, INF, NAN),
      entrywise("mish", Var::mish, in(-4, 4))
          .says("x·tanh(ln(1 + eˣ))", "tanh s + x·σ(x)/cosh²s, s = ln(1 + eˣ)", "all x",
              "Error: 4 ulp. At −∞ value and slope are NaN, at ∞ the slope.")
          .at(0.8, 0.659699757427687, 1.00125491249153, 0.29534082683654705)
          .edge(1000, 1000, 1).edge(-1000, 0, 0).edge(-INF, NAN, NAN).edge(INF, INF, NAN),
      entrywise("raisedSigmoid", x -> Var.apply(new Activations.RaisedSigmoid(), x), in(-4, 4))
          .says("4096·σ(x)", "4096·σ′(x)", "all x",
              "Internal: the factor in silu. Error: 2 ulp, also where σ(x) is subnormal.")
          .at(0.8, 2826.135474698701, 876.174116947126, -332.9014464889486)
          .edge(1000, 4096, 0).edge(-1000, 0, 0).edge(-745, 1.156e-320, 1.156e-320)
          .edge(INF, 4096, 0).edge(-INF, 0, 0),
      entrywise("raisedSigmoidSlope", x -> Var.apply(new Activations.RaisedSigmoidSlope(), x),
          in(-4, 4))
          .says("4096·σ′(x)", "−4096·σ′(x)·tanh(x/2)", "all x",
              "Internal: the slope of raisedSigmoid. Error: 4 ulp, also where σ′(x) is subnormal.")
          .at(0.8, 876.174116947126, -332.9014464889486, -248.35871978345403)
          .edge(0, 1024, 0).edge(1000, 0, 0).edge(-1000, 0, 0).edge(-745, 1.156e-320, 1.156e-320)
          .edge(1e-20, 1024, -5.12e-18).edge(INF, 0, 0).edge(-INF, 0, 0),
      entrywise("softsign", Var::softsign, awayFromZero())
          .says("x/(1 + |x|)", "1/(1 + |x|)²", "all x", "Error: 1.5 ulp. NaN at ±∞.")
          .at(0.8, 0.4444444444444445, 0.30864197530864196, -0.34293552812071326)
          .at(-1.3, -0.5652173913043478, 0.1890359168241966, 0.16437905810799702)
          .edge(0, 0, 1).edge(INF, NAN, NAN).edge(1e200, 1, 0),
      entrywise("normalCdf", Var::normalCdf, in(-3, 3))
          .says("Φ(x) = ½·erfc(−x/√2)", "φ(x)", "all x",
              "Error: 3.5 ulp.")
          .at(0.8, 0.7881446014166034, 0.28969155276148273, -0.2317532422091862)
          .at(-20.5, 1.0764673258790961e-93, 2.2119843802105703e-92, 4.534567979431669e-91)
          .edge(0, 0.5, 0.3989422804014327).edge(-40, 0, 0).edge(40, 1, 0).edge(-INF, 0, 0)
          .edge(INF, 1, 0),
      entrywise("normalDensity", x -> Var.apply(new Activations.NormalDensity(), x), in(-3, 3))
          .says("φ(x) = e^(−x²/2)/√(2π)", "−x·φ(x)", "all x",
              "Internal: the slope of normalCdf. Error: 3.5 ulp.")
          .at(0.8, 0.28969155276148273, -0.2317532422091862, -0.10428895899413376)
          .at(-20.5, 2.2119843802105703e-92, 4.534567979431669e-91, 9.273744514032815e-90)
          .at(20.3, 1.308288554681529e-90, -2.655825766003504e-89, 5.378243419440298e-88)
          .at(-36.9, 8.532087755636343e-297, 3.1483403818298107e-295, 1.1608843921196365e-293)
          .edge(40, 0, 0).edge(1e200, 0, 0).edge(INF, 0, 0));

  private ActivationRows() {}
}
