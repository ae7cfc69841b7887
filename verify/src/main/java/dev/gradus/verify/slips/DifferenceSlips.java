package dev.gradus.verify.slips;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.verify.slips.Mistake.Change;
import dev.gradus.verify.slips.Mistake.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Slips with ŷ − t, wherever an adjoint is that difference times a number: of cross-entropy by what
 * goes into sigmoid or softmax, of a squared error by the output. It is found by its numbers, so it
 * does not matter how the error is written.
 */
final class DifferenceSlips {
  private static final double CLOSE = 1e-9;

  /** A node whose adjoint is c(y − t), and what y is the result of. */
  private record Difference(Var z, Var y, Var t, double c) {
    Var difference() { return y.subtract(t).multiply(c); }

    Var others() { return y.negate().add(1); }
  }

  private interface Way {
    Var of(Difference d);
  }

  private DifferenceSlips() {}

  static List<Slip> all() {
    return List.of(
        slip("the target is not subtracted",
            "The slope of the error by the output has ŷ − t in it.",
            d -> d.y().multiply(d.c())),
        slip("the prediction is missing: only the target comes in",
            "The slope of the error by the output has ŷ − t in it.",
            d -> d.t().multiply(-d.c())),
        slip("the target is added", "The slope of the error by the output has ŷ − t in it.",
            d -> d.y().add(d.t()).multiply(d.c())),
        slip("what goes into the output's activation is taken for the output",
            "ŷ − t has the output in it, after the activation.",
            d -> d.z().subtract(d.t()).multiply(d.c())),
        slip("the slope of the squared error is taken under cross-entropy",
            "Under cross-entropy the derivative of the output's activation cancels: the slope by z "
                + "is ŷ − t, without ŷ(1 − ŷ).",
            d -> d.difference().multiply(d.y()).multiply(d.others())),
        slip("the derivative by the output is taken for that by z",
            "After ∂E/∂ŷ comes the derivative of the activation; together they are ŷ − t.",
            d -> d.t().divide(d.y()).multiply(-d.c()),
            d -> d.difference().divide(d.y().multiply(d.others()))),
        slip("softmax's Jacobian is taken as diagonal",
            "Each probability depends on every z: ∂yᵢ/∂zⱼ = yᵢ(δᵢⱼ − yⱼ), not yᵢ(1 − yᵢ) alone.",
            d -> d.t().multiply(d.others()).multiply(-d.c())),
        slip("only the term of one label comes in",
            "Each class has its slope ŷ − t, also those that are not the label.",
            d -> d.difference().multiply(d.t().sign().square()),
            d -> d.difference().multiply(d.t().sign().square().negate().add(1))),
        slip("the two terms of the cross-entropy have the same sign",
            "The slope of ln(1 − ŷ) is −1/(1 − ŷ): with the inner derivative.",
            d -> d.y().add(d.t()).subtract(d.y().multiply(d.t()).multiply(2)).multiply(-d.c())),
        slip("the exponentials are not divided by their sum",
            "softmax is exp(z) divided by the sum of the row.",
            d -> d.z().exp().subtract(d.t()).multiply(d.c())),
        slip("the sign of the error is taken for the error",
            "The slope of a squared error, and of cross-entropy by z, is ŷ − t itself.",
            d -> d.difference().sign().multiply(Math.abs(d.c())),
            d -> d.difference().sign().multiply(Math.abs(d.c()) / 2)),
        slip("the error is squared in its slope", "The slope of d² is 2d.",
            d -> d.y().subtract(d.t()).square().multiply(d.c())),
        new Catalogued("the labels are shifted by one",
            "Classes count from 0 or from 1: the same in the error and in its slope; each point "
                + "has its own label.",
            DifferenceSlips::shifted));
  }

  private static Slip slip(String name, String help, Way... ways) {
    return new Catalogued(name, help, (slip, program) -> {
      List<Mistake> all = new ArrayList<>();
      for (Var v : program.nodes()) {
        if (find(program, v) == null) continue;
        for (Way way : ways) all.add(made(slip, "", program, v, way));
      }
      return all;
    });
  }

  private static List<Mistake> shifted(Slip slip, Recording program) {
    List<Mistake> all = new ArrayList<>();
    for (Var v : program.nodes()) {
      if (find(program, v) == null) continue;
      for (int axis = 0; axis < v.shape().rank(); axis++) {
        if (v.shape().dim(axis) < 2) continue;
        int along = axis;
        for (int by : new int[] {1, -1}) {
          all.add(made(slip, "along axis " + axis + ", by " + by, program, v,
              d -> d.y().subtract(d.t().roll(along, by)).multiply(d.c())));
        }
      }
    }
    return all;
  }

  /** The first that hands to the node hands it all; the others nothing. */
  private static Mistake made(Slip slip, String variant, Recording program, Var v, Way way) {
    List<Step> steps = program.to(v);
    Change all = (step, number) -> {
      Difference d = find(step.program(), step.to());
      return d == null ? step.part() : way.of(d);
    };
    if (steps.size() == 1) return Mistake.at(slip, variant, steps.get(0), all);
    Map<Place, Change> changes = new HashMap<>();
    for (Step s : steps) changes.put(Place.of(s), (step, number) -> null);
    changes.put(Place.of(steps.get(0)), all);
    return Mistake.at(slip, variant, "in what " + Recording.name(v) + " receives", changes);
  }

  private static @Nullable Difference find(Recording program, Var v) {
    Tensor adjoint = program.adjoint(v);
    if (adjoint == null || v == program.error() || v.shape().size() < 2) return null;
    Var here = Var.constant(v.value());
    for (Var t : program.nodes()) {
      if (program.varies(t) || t.arity() > 0 || !t.shape().equals(v.shape())) continue;
      Var target = Var.constant(t.value());
      for (Var y : List.of(here, here.sigmoid(), here.softmax(-1))) {
        double c = ratio(y.subtract(target).value().toArray(), adjoint.toArray());
        if (c == 0 || !Double.isFinite(c)) continue;
        Var z = y == here ? program.curveInput(v) : null;
        return new Difference(z == null ? here : Var.constant(z.value()), y, target, c);
      }
    }
    return null;
  }

  /** The number that the second is times the first; NaN if there is none. */
  private static double ratio(double[] by, double[] of) {
    double products = 0;
    double squares = 0;
    double most = 0;
    for (int i = 0; i < by.length; i++) {
      products += by[i] * of[i];
      squares += by[i] * by[i];
      most = Math.max(most, Math.abs(of[i]));
    }
    double c = products / squares;
    for (int i = 0; i < by.length; i++) {
      if (!(Math.abs(of[i] - c * by[i]) <= CLOSE * most)) return Double.NaN;
    }
    return c;
  }
}
