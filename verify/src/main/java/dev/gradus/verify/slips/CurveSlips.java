package dev.gradus.verify.slips;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Slips with the derivatives of curves: activations, squares, logarithms, entry by entry. */
final class CurveSlips {
  private CurveSlips() {}

  static List<Slip> all() {
    return List.of(
        Slip.at("the derivative of the activation is forgotten",
            "What comes out of f(z) passes f′(z) times its adjoint on to z: multiply by f′, entry "
                + "by entry.",
            Step::isActivation, Step::adjoint),
        Slip.at("the derivative is taken at the result instead of the input",
            "f′ is taken at z, not at f(z). Where a formula in y = f(z) is used, such as y(1 − y), "
                + "y is the result itself: do not apply f once more.",
            Step::isActivation, s -> s.partWith(s.input(), s.node().value())),
        Slip.at("a formula in the result is given the input",
            "σ′ is y(1 − y) and tanh′ is 1 − y² with the result y = f(z), not with z.",
            s -> s.is("sigmoid", "tanh"), s -> s.adjoint().multiply(ofResult(s, s.to()))),
        Slip.at("tanh′ is taken as 1 − y", "The derivative of tanh is 1 − y², with the square.",
            s -> s.is("tanh"), s -> s.adjoint().multiply(s.node().negate().add(1))),
        variants("a factor of the derivative is missing, or has the wrong sign",
            "σ′ is y(1 − y), tanh′ is (1 − y)(1 + y) = 1 − y².", CurveSlips::parts),
        Slip.at("the activation itself is taken for its derivative",
            "The adjoint is multiplied by the derivative f′(z), not by the value f(z).",
            s -> s.isActivation() && !s.is("sigmoid"), s -> s.adjoint().multiply(s.node())),
        Slip.at("the derivative of the activation is multiplied in once more",
            "Under cross-entropy f′ cancels: the slope by z is ŷ − t already. Elsewhere f′ comes "
                + "in once.",
            Step::isActivation, s -> s.partOf(s.part())),
        variants("the mask of the relu is wrong",
            "relu′ is 1 where what went into this relu is above 0, else 0.", CurveSlips::masks),
        Slip.at("the square's derivative is taken as the sign",
            "The derivative of d² is 2d; the sign of d is that of |d|.",
            s -> s.is("square"), s -> s.adjoint().multiply(s.to().sign())));
  }

  /** Those with the derivative of something else, which explain much where numbers are few. */
  static List<Slip> confused() {
    return List.of(
        variants("the derivative of another activation is taken",
            "Each layer has the derivative of its own activation: σ′ = y(1 − y), tanh′ = 1 − y², "
                + "relu′ = 1 where z > 0, and 1 where there is none.",
            CurveSlips::ofAnother),
        Slip.at("the adjoint is divided by the derivative of the activation",
            "The chain rule multiplies: δ·f′(z).", Step::isActivation,
            s -> s.adjoint().square().divide(s.part())),
        new Catalogued("the derivative is taken at the numbers of another place",
            "Each activation's derivative is taken where its own input was: keep z of each layer "
                + "apart, with the bias.",
            CurveSlips::elsewhere));
  }

  /** The slope as a formula in a given y. */
  private static Var ofResult(Step s, Var y) {
    return s.is("tanh") ? y.square().negate().add(1) : y.multiply(y.negate().add(1));
  }

  private record Variant(String text, Slip.Change change) {}

  private interface Variants {
    List<Variant> of(Step step);
  }

  private static Slip variants(String name, String help, Variants variants) {
    return new Catalogued(name, help, (slip, program) -> {
      List<Mistake> all = new ArrayList<>();
      for (Step s : program.steps()) {
        if (!s.isActivation()) continue;
        for (Variant v : variants.of(s)) {
          all.add(Mistake.at(slip, v.text(), s, (step, number) -> v.change().wrong(step)));
        }
      }
      return all;
    });
  }

  private static List<Variant> parts(Step step) {
    List<Variant> all = new ArrayList<>();
    if (step.is("sigmoid")) {
      all.add(new Variant("y for y(1 − y)", s -> s.adjoint().multiply(s.node())));
      all.add(new Variant("1 − y for y(1 − y)", s -> s.adjoint().multiply(minus(s.node()))));
      all.add(new Variant("y(1 + y) for y(1 − y)",
          s -> s.adjoint().multiply(s.node()).multiply(s.node().add(1))));
    }
    if (step.is("sigmoid", "tanh")) {
      all.add(new Variant("y² for " + (step.is("tanh") ? "1 − y²" : "y(1 − y)"),
          s -> s.adjoint().multiply(s.node().square())));
    }
    if (step.is("tanh")) {
      all.add(new Variant("1 + y² for 1 − y²",
          s -> s.adjoint().multiply(s.node().square().add(1))));
      all.add(new Variant("1 + y for 1 − y²", s -> s.adjoint().multiply(s.node().add(1))));
      all.add(new Variant("(1 − y)² for 1 − y²",
          s -> s.adjoint().multiply(minus(s.node()).square())));
    }
    return all;
  }

  private static Var minus(Var y) { return y.negate().add(1); }

  private static List<Variant> ofAnother(Step step) {
    List<Variant> all = new ArrayList<>();
    if (step.is("square", "log", "sqrt", "reciprocal")) return all;
    if (!step.is("sigmoid")) {
      all.add(new Variant("y(1 − y), that of the sigmoid",
          s -> s.adjoint().multiply(s.node()).multiply(minus(s.node()))));
      all.add(new Variant("σ′(z), that of the sigmoid", s -> {
        Var y = s.to().sigmoid();
        return s.adjoint().multiply(y).multiply(minus(y));
      }));
    }
    if (!step.is("tanh")) {
      all.add(new Variant("1 − y², that of tanh",
          s -> s.adjoint().multiply(minus(s.node().square()))));
      all.add(new Variant("tanh′(z)",
          s -> s.adjoint().multiply(minus(s.to().tanh().square()))));
    }
    if (!step.is("relu", "maximum")) {
      all.add(new Variant("1 where z > 0, that of the relu",
          s -> s.adjoint().multiply(positive(s.to().value()))));
      if (step.is("tanh")) { // of others y > 0 holds always, or as z > 0 does
        all.add(new Variant("y, that of the relu as some write it",
            s -> s.adjoint().multiply(positive(s.node().value())).multiply(s.node())));
      }
    }
    return all;
  }

  private static List<Variant> masks(Step step) {
    if (!step.is("relu", "leakyRelu", "relu6", "elu", "maximum")) return List.of();
    return List.of(
        new Variant("the other side: 1 where z is not above 0",
            s -> s.adjoint().multiply(minus(positive(s.to().value())))),
        new Variant("the slopes of the two sides are exchanged",
            s -> s.partWith(s.input(), s.to().negate().value())),
        new Variant("1 at z = 0 too: ≥ for >",
            s -> s.adjoint().multiply(minus(positive(s.to().negate().value())))),
        new Variant("1 where the adjoint is above 0",
            s -> s.adjoint().multiply(positive(s.adjoint().value()))),
        new Variant("0 also where the adjoint is not above 0",
            s -> s.part().multiply(positive(s.adjoint().value()))),
        new Variant("1 everywhere but where z is 0",
            s -> s.adjoint().multiply(s.to().sign().square())));
  }

  /** 1 where an entry is above 0, else 0. */
  static Var positive(Tensor x) {
    double[] a = x.toArray();
    for (int i = 0; i < a.length; i++) a[i] = a[i] > 0 ? 1 : 0;
    return Var.constant(Tensor.of(x.shape(), a));
  }

  private static List<Mistake> elsewhere(Slip slip, Recording program) {
    List<Mistake> all = new ArrayList<>();
    for (Step s : program.steps()) {
      if (!s.isActivation()) continue;
      for (Var v : program.nodes()) {
        if (v == s.node() || v == s.to() || !v.shape().equals(s.to().shape())) continue;
        int place = v.index();
        String key = "z" + program.relation(s.to(), v);
        all.add(Mistake.at(slip, Recording.name(v) + " for " + Recording.name(s.to()), key, s,
            (step, number) -> step.partWith(step.input(),
                step.program().nodes().get(place).value())));
        if (isCurve(v, program) && s.is("sigmoid", "tanh")) {
          all.add(Mistake.at(slip, "y = " + Recording.name(v) + " for " + Recording.name(s.node()),
              "y" + program.relation(s.node(), v), s,
              (step, number) -> result(step, step.program().nodes().get(place))));
        }
      }
    }
    return all;
  }

  private static boolean isCurve(Var v, Recording program) {
    return program.varies(v) && program.curveInput(v) != null;
  }

  private static @Nullable Var result(Step s, Var y) {
    return s.adjoint().multiply(ofResult(s, y));
  }
}
