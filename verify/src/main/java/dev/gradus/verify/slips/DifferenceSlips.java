package dev.gradus.verify.slips;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Slips with ŷ − t, wherever a slope is that difference times a number: cross-entropy by what goes
 * into sigmoid or softmax, squared error by the output. It is found by its numbers, so that it does
 * not matter how the error is written.
 */
final class DifferenceSlips {
  /** A slope that is c(ŷ − t). */
  private record Difference(Var y, Var t, double c) {}

  private interface Way {
    @Nullable Var of(Step step, Difference d);
  }

  private DifferenceSlips() {}

  static List<Slip> all() {
    return List.of(
        slip("the target is not subtracted",
            "The slope of the error by the output has ŷ − t in it.",
            (s, d) -> d.y().multiply(d.c())),
        slip("the prediction is missing: only the target comes in",
            "The slope of the error by the output has ŷ − t in it.",
            (s, d) -> d.t().multiply(-d.c())),
        slip("what goes into the output's activation is taken for the output",
            "ŷ − t has the output in it, after the activation.",
            (s, d) -> s.to().subtract(d.t()).multiply(d.c())),
        slip("the slope of the squared error is taken under cross-entropy",
            "Under cross-entropy the derivative of the output's activation cancels: the slope by z "
                + "is ŷ − t, without ŷ(1 − ŷ).",
            (s, d) -> s.part().multiply(d.y()).multiply(d.y().negate().add(1))),
        slip("the sign of the error is taken for the error",
            "The slope of a squared error, and of cross-entropy by z, is ŷ − t itself.",
            (s, d) -> s.part().sign().multiply(Math.abs(d.c()))),
        slip("the error is squared in its slope",
            "The slope of d² is 2d.",
            (s, d) -> s.part().multiply(s.part()).divide(d.c())),
        slip("the target is added",
            "The slope of the error by the output has ŷ − t in it.",
            (s, d) -> d.y().add(d.t()).multiply(d.c())));
  }

  private static Slip slip(String name, String help, Way way) {
    return new Catalogued(name, help, (slip, program) -> {
      List<Mistake> all = new ArrayList<>();
      for (Step s : program.steps()) {
        if (find(s) == null) continue;
        all.add(Mistake.at(slip, "", s, (step, number) -> {
          Difference d = find(step);
          return d == null ? step.part() : way.of(step, d);
        }));
      }
      return all;
    });
  }

  private static @Nullable Difference find(Step s) {
    if (s.to().shape().size() < 2 || !s.program().varies(s.to())) return null;
    List<Var> outputs = new ArrayList<>(List.of(Var.constant(s.to().value())));
    if (s.node().shape().equals(s.to().shape())) outputs.add(Var.constant(s.node().value()));
    outputs.add(Var.constant(s.to().value()).sigmoid());
    if (s.to().shape().rank() > 0) outputs.add(Var.constant(s.to().value()).softmax(-1));
    for (Var t : s.program().nodes()) {
      if (s.program().varies(t) || !t.shape().equals(s.to().shape())) continue;
      for (Var y : outputs) {
        Tensor d = y.subtract(Var.constant(t.value())).value();
        double c = ratio(d.toArray(), s.part().value().toArray());
        if (c != 0 && Double.isFinite(c)) return new Difference(y, Var.constant(t.value()), c);
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
      if (!(Math.abs(of[i] - c * by[i]) <= 1e-9 * most)) return Double.NaN;
    }
    return c;
  }
}
