package dev.gradus.verify.slips;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Softmaxes;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.verify.slips.Mistake.Unknown;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Slips with losses: squared error, cross-entropy of two classes and of many, softmax. */
final class LossSlips {
  private LossSlips() {}

  static List<Slip> all() {
    return List.of(
        slip("the target is not subtracted",
            "The slope of the error by the output has ŷ − t in it.",
            new Way("square", s -> untargeted(s)),
            new Way("bceWithLogits", s -> s.adjoint().multiply(s.node().input(0).sigmoid())),
            new Way("logSoftmax", s -> softmax(s).multiply(sum(s)).negate())),
        slip("the prediction is missing: only the target comes in",
            "The slope of the error by the output has ŷ − t in it.",
            new Way("bceWithLogits", s -> s.adjoint().multiply(s.node().input(1)).negate()),
            new Way("logSoftmax", Step::adjoint)),
        slip("the slope of the squared error is taken under cross-entropy",
            "Under cross-entropy the derivative of the output's activation cancels: the slope by z "
                + "is ŷ − t, without ŷ(1 − ŷ).",
            new Way("bceWithLogits", s -> s.part().multiply(spread(s.node().input(0).sigmoid()))),
            new Way("logSoftmax", s -> s.part().multiply(spread(softmax(s)))),
            new Way("softmax", s -> s.part().multiply(spread(s.node())))),
        slip("the derivative by the output is taken for that by z",
            "After ∂E/∂ŷ comes the derivative of the activation; together they are ŷ − t.",
            new Way("bceWithLogits", s -> s.part().divide(spread(s.node().input(0).sigmoid()))),
            new Way("logSoftmax", s -> s.adjoint().divide(softmax(s))),
            new Way("softmax", Step::adjoint)),
        slip("softmax's Jacobian is taken as diagonal",
            "Each probability depends on every z: ∂yᵢ/∂zⱼ = yᵢ(δᵢⱼ − yⱼ), not yᵢ(1 − yᵢ) alone.",
            new Way("softmax", s -> s.adjoint().multiply(spread(s.node()))),
            new Way("logSoftmax", s -> s.adjoint().multiply(minus(softmax(s))))),
        slip("a part of softmax's Jacobian is missing",
            "∂yᵢ/∂zⱼ = yᵢ(δᵢⱼ − yⱼ): both parts.",
            new Way("softmax", s -> s.adjoint().multiply(s.node())),
            new Way("softmax", s -> s.part().subtract(s.adjoint().multiply(s.node())))),
        slip("what goes into the output's activation is taken for the output",
            "ŷ − t has the output in it, after the activation.",
            new Way("logSoftmax", s -> s.adjoint().subtract(s.to().multiply(sum(s))))),
        slip("only the term of one label comes in",
            "−t ln ŷ − (1 − t) ln(1 − ŷ) has two terms; each has a slope.",
            new Way("bceWithLogits", s -> s.adjoint().multiply(ofLabel1(s))),
            new Way("bceWithLogits", s -> s.part().subtract(s.adjoint().multiply(ofLabel1(s)))),
            new Way("logSoftmax", s -> s.part().multiply(marked(s.adjoint()))),
            new Way("logSoftmax", s -> s.part().multiply(minus(marked(s.adjoint()))))),
        slip("the two terms of the cross-entropy have the same sign",
            "The slope of ln(1 − ŷ) is −1/(1 − ŷ): with the inner derivative.",
            new Way("bceWithLogits",
                s -> s.adjoint().multiply(ofLabel1(s)).multiply(2).subtract(s.part())),
            new Way("xlog1py", s -> s.input() == 1 ? s.part().negate() : null)),
        slip("the exponentials are not divided by their sum",
            "softmax is exp(z) divided by the sum of the row.",
            new Way("logSoftmax", s -> s.adjoint().subtract(s.to().exp().multiply(sum(s)))),
            new Way("logSoftmax", s -> s.adjoint().subtract(s.to().sigmoid().multiply(sum(s))))),
        slip("softmax goes along the wrong axis",
            "The probabilities of one row add to 1: sum over the classes, not over the points.",
            new Way("logSoftmax", s -> s.to().shape().rank() != 2 ? null
                : s.adjoint().subtract(s.to().softmax(1 - axis(s)).multiply(sum(s))))),
        new Catalogued("the labels are shifted by one",
            "Classes count from 0 or from 1: the same in the error and in its slope; each point "
                + "has its own label.",
            LossSlips::shifted),
        new Catalogued("a small number is added where the error has none",
            "An ε that keeps a division or a logarithm finite belongs into the error too.",
            LossSlips::epsilon));
  }

  /** One way, at nodes of one operation. */
  private record Way(String op, Slip.Change change) {}

  private static Slip slip(String name, String help, Way... ways) {
    return new Catalogued(name, help, (slip, program) -> {
      List<Mistake> all = new ArrayList<>();
      for (Step s : program.steps()) {
        for (Way way : ways) {
          boolean first = !s.is("bceWithLogits") || s.input() == 0;
          if (s.is(way.op()) && first) {
            all.add(Mistake.at(slip, "", s, (step, number) -> way.change().wrong(step)));
          }
        }
      }
      return all;
    });
  }

  private static @Nullable Var untargeted(Step s) {
    Var d = s.to();
    if (d.arity() != 2 || !d.op().name().equals("subtract")) return null;
    boolean first = s.program().varies(d.input(0));
    Var kept = first ? d.input(0) : d.input(1).negate();
    return s.partWith(0, kept.value());
  }

  private static Var minus(Var y) { return y.negate().add(1); }

  private static Var spread(Var y) { return y.multiply(minus(y)); }

  private static int axis(Step s) {
    return s.op() instanceof Softmaxes.LogSoftmax log ? log.axis() : s.to().shape().rank() - 1;
  }

  private static Var softmax(Step s) { return s.to().softmax(axis(s)); }

  private static Var sum(Step s) { return s.adjoint().sum(true, axis(s)); }

  /** The slope of −t ln σ(z), of adjoint 1. */
  private static Var ofLabel1(Step s) {
    return s.node().input(1).multiply(minus(s.node().input(0).sigmoid())).negate();
  }

  /** 1 where an entry is not 0. */
  private static Var marked(Var x) { return Var.constant(x.sign().square().value()); }

  private static List<Mistake> shifted(Slip slip, Recording program) {
    List<Mistake> all = new ArrayList<>();
    for (Step s : program.steps()) {
      Shape shape = s.node().shape();
      for (int axis = 0; axis < shape.rank(); axis++) {
        if (shape.dim(axis) < 2) continue;
        for (int by : new int[] {1, -1}) {
          int along = axis;
          String variant = (axis == shape.rank() - 1 ? "along the units" : "along the rows")
              + ", by " + by;
          if (s.is("logSoftmax")) {
            all.add(Mistake.at(slip, variant, s,
                (step, number) -> step.partOf(step.adjoint().roll(along, by))));
          } else if (s.is("bceWithLogits") && s.input() == 0) {
            all.add(Mistake.at(slip, variant, s, (step, number) -> step.partWith(1,
                Var.constant(step.node().input(1).value()).roll(along, by).value())));
          } else if (s.is("square") && isDifference(s)) {
            all.add(Mistake.at(slip, variant, s, (step, number) -> shiftedTarget(step, along, by)));
          }
        }
      }
    }
    return all;
  }

  private static boolean isDifference(Step s) {
    Var d = s.to();
    return d.op().name().equals("subtract")
        && s.program().varies(d.input(0)) != s.program().varies(d.input(1));
  }

  private static @Nullable Var shiftedTarget(Step s, int axis, int by) {
    Var d = s.to();
    boolean first = s.program().varies(d.input(0));
    Var a = Var.constant(d.input(0).value());
    Var b = Var.constant(d.input(1).value());
    Var shifted = first ? a.subtract(b.roll(axis, by)) : a.roll(axis, by).subtract(b);
    return s.partWith(0, shifted.value());
  }

  private static List<Mistake> epsilon(Slip slip, Recording program) {
    List<Mistake> all = new ArrayList<>();
    Unknown epsilon = Unknown.of("ε", 1e-3, 0.1);
    for (Step s : program.steps()) {
      if (s.is("log", "sqrt", "reciprocal", "rsqrt")) {
        all.add(Mistake.at(slip, "", s, (step, e) -> step.partWith(0, plus(step.to(), e)))
            .with(epsilon));
      } else if (s.is("xlogy") || s.is("divide") && program.varies(s.node().input(1))) {
        all.add(Mistake.at(slip, "", s,
            (step, e) -> step.partWith(1, plus(step.node().input(1), e))).with(epsilon));
      } else if (s.is("bceWithLogits") && s.input() == 0) {
        all.add(Mistake.at(slip, "", s, (step, e) -> withEpsilon(step, e, e)).with(epsilon));
        all.add(Mistake.at(slip, "to ŷ", s, (step, e) -> withEpsilon(step, e, 0)).with(epsilon));
      }
    }
    return all;
  }

  private static Tensor plus(Var x, double e) { return Var.constant(x.value()).add(e).value(); }

  private static Var withEpsilon(Step s, double e, double other) {
    Var p = s.node().input(0).sigmoid();
    Var t = s.node().input(1);
    Var slope = minus(t).divide(minus(p).add(other)).subtract(t.divide(p.add(e)));
    return s.adjoint().multiply(slope).multiply(spread(p));
  }
}
