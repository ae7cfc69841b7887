package dev.gradus.verify.programs;

import static dev.gradus.verify.programs.ProgramOperands.apart;
import static dev.gradus.verify.programs.ProgramOperands.broadcast;
import static dev.gradus.verify.programs.ProgramOperands.inAll;
import static dev.gradus.verify.programs.ProgramOperation.binary;
import static dev.gradus.verify.programs.ProgramOperation.call;
import static dev.gradus.verify.programs.ProgramOperation.java;
import static dev.gradus.verify.programs.ProgramOperation.operand;
import static dev.gradus.verify.programs.ProgramOperation.pair;

import dev.gradus.autodiff.Reduction;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.verify.generate.Choices;
import dev.gradus.verify.programs.ProgramDraft.Node;
import dev.gradus.verify.programs.ProgramOperation.Guard;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The functions of two numbers that have a domain, a kink or parameters, masks, and losses, for
 * random programs.
 */
final class ProgramPairs {
  private static final Double[] DELTAS = {1.0, 0.25};
  private static final ProgramOperation.Fit NO_TIE = (a, b) -> apart(a, b, 0);
  private static final ProgramOperation.Fit NO_DELTA =
      (a, b) -> broadcast(a, b) && apart(a, b, 1, -1, 0.25, -0.25);

  private ProgramPairs() {}

  static final List<ProgramOperation> PAIRS = List.of(
      binary("divide(Var)", ProgramOperands::awayFromZero, Var::divide),
      binary("xdivy(Var)", ProgramOperands::awayFromZero, Var::xdivy),
      binary("xlogy(Var)", y -> inAll(y, v -> v >= 0.2), Var::xlogy),
      binary("xlog1py(Var)", y -> inAll(y, v -> v >= -0.7), Var::xlog1py),
      first("pow(Var)", a -> inAll(a, v -> v >= 0.3), Var::pow, Guard.SQUARE.add(0.3),
          Guard.SOFTPLUS.add(0.3)),
      binary("hypot(Var)", ProgramOperands::awayFromOrigin, Var::hypot),
      binary("atan2(Var)", ProgramPairs::isAngleClear, Var::atan2),
      binary("maximum(Var)", NO_TIE, Var::maximum),
      binary("minimum(Var)", NO_TIE, Var::minimum),
      binary("equalTo(Var)", NO_TIE, Var::equalTo),
      binary("greaterThan(Var)", NO_TIE, Var::greaterThan),
      binary("lessThan(Var)", NO_TIE, Var::lessThan),
      new ProgramOperation("where(Var,Var)", (draft, choices) -> {
        Node a = draft.pick(choices, n -> true);
        if (a == null) return null;
        Node b = draft.pickWith(a, choices, n -> broadcast(a, n));
        if (b == null) return null;
        Node mask = mask(draft, choices, n -> broadcast(a, n) && broadcast(b, n));
        return mask == null ? null : draft.add(call("where(Var,Var)", "$0.where($1, $2)",
            v -> v.get(0).where(v.get(1), v.get(2))), a, mask, b);
      }),
      new ProgramOperation("maskedFill(Var,double)", (draft, choices) -> {
        double value = choices.of(0.0, -1.5, 2.0);
        Node a = draft.pick(choices, n -> true);
        if (a == null) return null;
        Node mask = mask(draft, choices, n -> broadcast(a, n));
        return mask == null ? null : draft.add(call("maskedFill(Var,double)",
            "$0.maskedFill($1, " + value + ")", v -> v.get(0).maskedFill(v.get(1), value)),
            a, mask);
      }));

  static final List<ProgramOperation> LOSSES = List.of(
      reduced("mse(Var,Reduction)", n -> true, ProgramOperands::broadcast,
          r -> (x, t) -> x.mse(t, r)),
      binary("l1(Var)", NO_TIE, Var::l1),
      reduced("l1(Var,Reduction)", n -> true, (a, b) -> broadcast(a, b) && apart(a, b, 0),
          r -> (x, t) -> x.l1(t, r)),
      pair("huber(Var,double)", n -> true, NO_DELTA, null, (a, b, choices) -> {
        double delta = choices.of(DELTAS);
        return call("huber(Var,double)", "$0.huber($1, " + delta + ")",
            v -> v.get(0).huber(v.get(1), delta));
      }),
      pair("huber(Var,double,Reduction)", n -> true, NO_DELTA, null, (a, b, choices) -> {
        double delta = choices.of(DELTAS);
        Reduction r = choices.of(Reduction.values());
        return call("huber(Var,double,Reduction)", "$0.huber($1, " + delta + ", Reduction." + r
            + ")", v -> v.get(0).huber(v.get(1), delta, r));
      }),
      first("bce(Var)", ProgramOperands::isProbability, Var::bce, Guard.SIGMOID),
      reduced("bce(Var,Reduction)", ProgramOperands::isProbability, ProgramOperands::broadcast,
          r -> (x, t) -> x.bce(t, r), Guard.SIGMOID),
      reduced("bceWithLogits(Var,Reduction)", n -> true, ProgramOperands::broadcast,
          r -> (x, t) -> x.bceWithLogits(t, r)),
      binary("klDivergence(Var)", t -> inAll(t, v -> v >= 0.1), Var::klDivergence),
      reduced("klDivergence(Var,Reduction)", n -> true,
          (a, b) -> broadcast(a, b) && inAll(b, v -> v >= 0.1),
          r -> (x, t) -> x.klDivergence(t, r)),
      // classes by index, and by probability
      classes("nll(Var)", r -> Var::nll),
      classes("nll(Var,Reduction)", r -> (x, t) -> x.nll(t, r)),
      classes("crossEntropy(Var)", r -> Var::crossEntropy),
      classes("crossEntropy(Var,double,Reduction)", r -> (x, t) -> x.crossEntropy(t, 0.1, r)),
      pair("crossEntropy(Var)", ProgramOperands::hasAxes, (a, b) -> a.shape().equals(b.shape()),
          a -> a, (a, b, choices) -> call("crossEntropy(Var)", "$0.crossEntropy($1)",
              v -> v.get(0).crossEntropy(v.get(1)))),
      pair("crossEntropy(Var,double,Reduction)", ProgramOperands::hasAxes,
          (a, b) -> a.shape().equals(b.shape()), a -> a, (a, b, choices) -> {
            Reduction r = choices.of(Reduction.values());
            double smoothing = choices.of(0.0, 0.1, 1.0);
            return call("crossEntropy(Var,double,Reduction)",
                "$0.crossEntropy($1, " + smoothing + ", Reduction." + r + ")",
                v -> v.get(0).crossEntropy(v.get(1), smoothing, r));
          }));

  /** Away from the origin, and from the negative x axis, across which the angle jumps. */
  private static boolean isAngleClear(Node y, Node x) {
    return ProgramOperands.awayFromOrigin(y, x)
        && inAll(Var.constant(y.value()).atan2(Var.constant(x.value())).value(),
            angle -> Math.abs(angle) <= 3.05);
  }

  /** A mask that fits: of numbers, or of a comparison, which takes a step more. */
  private static @Nullable Node mask(ProgramDraft draft, Choices choices,
      Predicate<Node> fits) {
    Node x = draft.pick(choices, n -> fits.test(n) && ProgramOperands.awayFromKink(n));
    return x == null ? null : draft.add(choices.of(
        call("greaterThan(double)", "$0.greaterThan(0.0)", v -> v.get(0).greaterThan(0.0)),
        call("lessThan(double)", "$0.lessThan(0.0)", v -> v.get(0).lessThan(0.0))), x);
  }

  /** An operation on two operands that broadcast, the first in a domain. */
  private static ProgramOperation first(String name, Predicate<Node> fits, BinaryOperator<Var> f,
      Guard... guards) {
    return new ProgramOperation(name, (draft, choices) -> {
      Node a = operand(draft, choices, fits, guards);
      if (a == null) return null;
      Node b = draft.pickWith(a, choices, n -> broadcast(a, n));
      return b == null ? null : draft.add(
          call(name, java(name, "$1"), v -> f.apply(v.get(0), v.get(1))), a, b);
    });
  }

  /** A loss with what is made of it. */
  private static ProgramOperation reduced(String name, Predicate<Node> first,
      ProgramOperation.Fit fit, Function<Reduction, BinaryOperator<Var>> f, Guard... guards) {
    return new ProgramOperation(name, (draft, choices) -> {
      Reduction r = choices.of(Reduction.values());
      Node a = operand(draft, choices, first, guards);
      if (a == null) return null;
      Node b = draft.pickWith(a, choices, n -> fit.test(a, n));
      return b == null ? null : draft.add(call(name, java(name, "$1, Reduction." + r),
          v -> f.apply(r).apply(v.get(0), v.get(1))), a, b);
    });
  }

  /** A loss of rows of which an index names the class. */
  private static ProgramOperation classes(String name,
      Function<Reduction, BiFunction<Var, Var, Var>> f) {
    return ProgramOperation.tensor(name, x -> x.shape().rank() > 0 && x.shape().dim(-1) > 0,
        (x, choices) -> {
          Reduction r = choices.of(Reduction.values());
          Shape rows = Shape.of(Arrays.copyOf(x.toArray(), x.rank() - 1));
          Tensor index = ProgramParts.indices(rows, x.dim(-1), choices);
          String smoothing = name.contains("double") ? ", 0.1" : "";
          String reduction = name.contains("Reduction") ? ", Reduction." + r : "";
          return new ProgramParameters.Chosen(ProgramParts.java(index) + smoothing + reduction,
              v -> f.apply(r).apply(v, Var.constant(index)));
        });
  }
}
