package dev.gradus.verify.programs;

import static dev.gradus.verify.programs.ProgramOperands.hasAxes;
import static dev.gradus.verify.programs.ProgramOperands.hasEntries;
import static dev.gradus.verify.programs.ProgramOperands.inAll;
import static dev.gradus.verify.programs.ProgramOperation.call;
import static dev.gradus.verify.programs.ProgramOperation.number;
import static dev.gradus.verify.programs.ProgramOperation.tensor;
import static dev.gradus.verify.programs.ProgramOperation.unary;
import static dev.gradus.verify.programs.ProgramParameters.axes;
import static dev.gradus.verify.programs.ProgramParameters.axis;
import static dev.gradus.verify.programs.ProgramParameters.keepAxes;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.verify.programs.ProgramDraft.Node;
import dev.gradus.verify.programs.ProgramParameters.Chosen;
import dev.gradus.verify.text.JavaText;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reductions, extremes, statistics, softmaxes, scans and normalisations, for random programs. */
final class ProgramReductions {
  private static final Predicate<Node> MAX_IS_CLEAR = ProgramOperands::isMaxClear;
  private static final Predicate<Node> MIN_IS_CLEAR = ProgramOperands::isMinClear;
  private static final Predicate<Node> LARGEST_IS_CLEAR = ProgramReductions::isLargestClear;
  private static final Predicate<Node> AWAY_FROM_ZERO = ProgramOperands::awayFromZero;
  private static final Predicate<Node> SEVERAL = ProgramReductions::isSeveral;
  private static final Predicate<Tensor> POSITIVE = ProgramReductions::isPositive;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private ProgramReductions() {}

  static final List<ProgramOperation> SUMS = List.of(
      tensor("sum(int[])", x -> true, axes(Var::sum)),
      tensor("sum(boolean,int[])", x -> true, keepAxes((x, keep) -> a -> x.sum(keep, a))),
      tensor("sumTo(Shape)", x -> true, ProgramParameters.smallerShape(Var::sumTo)),
      unary("mean()", ProgramOperands::hasEntries, Var::mean),
      tensor("mean(int[])", ProgramOperands::hasEntries, axes(Var::mean)),
      tensor("mean(boolean,int[])", ProgramOperands::hasEntries,
          keepAxes((x, keep) -> a -> x.mean(keep, a))),
      tensor("prod(int[])", x -> true, axes(Var::prod)),
      tensor("prod(boolean,int[])", x -> true, keepAxes((x, keep) -> a -> x.prod(keep, a))),
      tensor("cumsum(int)", ProgramOperands::hasAxes, axis(Var::cumsum)),
      tensor("cumprod(int)", ProgramOperands::hasAxes, axis(Var::cumprod)),
      tensor("softmax(int)", ProgramOperands::hasAxes, axis(Var::softmax)),
      tensor("logSoftmax(int)", ProgramOperands::hasAxes, axis(Var::logSoftmax)),
      tensor("logSumExp(int[])", ProgramOperands::hasEntries, axes(Var::logSumExp)),
      tensor("logSumExp(boolean,int[])", ProgramOperands::hasEntries,
          keepAxes((x, keep) -> a -> x.logSumExp(keep, a))));

  static final List<ProgramOperation> EXTREMES = List.of(
      unary("max()", MAX_IS_CLEAR, Var::max),
      tensor("max(int[])", MAX_IS_CLEAR, axes(Var::max)),
      tensor("max(boolean,int[])", MAX_IS_CLEAR, keepAxes((x, keep) -> a -> x.max(keep, a))),
      unary("min()", MIN_IS_CLEAR, Var::min),
      tensor("min(int[])", MIN_IS_CLEAR, axes(Var::min)),
      tensor("min(boolean,int[])", MIN_IS_CLEAR, keepAxes((x, keep) -> a -> x.min(keep, a))),
      tensor("argmax(int)", x -> hasAxes(x) && MAX_IS_CLEAR.test(x), axis(Var::argmax)),
      tensor("argmin(int)", x -> hasAxes(x) && MIN_IS_CLEAR.test(x), axis(Var::argmin)),
      tensor("sort(int)", ProgramOperands::isOrderClear, axis(Var::sort)),
      tensor("topK(int,int)", ProgramOperands::isOrderClear, (x, choices) -> {
        int axis = ProgramParameters.axisOf(x, choices);
        int k = x.dim(axis) - choices.next(x.dim(axis) + 1);
        return new Chosen(k + ", " + axis, v -> v.topK(k, axis));
      }));

  static final List<ProgramOperation> STATISTICS = List.of(
      tensor("variance(int)", SEVERAL, ProgramParameters.whole(Var::variance, 0, 1)),
      tensor("variance(int,int[])", SEVERAL, corrected(
          c -> axes((x, a) -> x.variance(c, a)))),
      tensor("variance(int,boolean,int[])", SEVERAL, corrected(
          c -> keepAxes((x, keep) -> a -> x.variance(c, keep, a)))),
      tensor("standardDeviation(int)", SEVERAL,
          ProgramParameters.whole(Var::standardDeviation, 0, 1), POSITIVE),
      tensor("standardDeviation(int,int[])", SEVERAL, corrected(
          c -> axes((x, a) -> x.standardDeviation(c, a))), POSITIVE),
      tensor("standardDeviation(int,boolean,int[])", SEVERAL, corrected(
          c -> keepAxes((x, keep) -> a -> x.standardDeviation(c, keep, a))), POSITIVE),
      // ‖x‖₂ is smooth but at 0; sums of other powers have kinks where an entry is 0
      unary("norm()", x -> hasEntries(x) && POSITIVE.test(Var.constant(x.value()).norm().value()),
          Var::norm),
      number("norm(double)", AWAY_FROM_ZERO, Var::norm, 2.0, 1.0, 3.0, 1.5, 0.5),
      number("norm(double)", LARGEST_IS_CLEAR, Var::norm, INFINITY),
      tensor("norm(double,int[])", AWAY_FROM_ZERO, powered(
          p -> axes((x, a) -> x.norm(p, a)), 2.0, 1.0, 3.0, 1.5, 0.5)),
      tensor("norm(double,int[])", LARGEST_IS_CLEAR, powered(
          p -> axes((x, a) -> x.norm(p, a)), INFINITY)),
      tensor("norm(double,boolean,int[])", AWAY_FROM_ZERO, powered(
          p -> keepAxes((x, keep) -> a -> x.norm(p, keep, a)), 2.0, 1.0, 3.0, 1.5, 0.5)),
      tensor("norm(double,boolean,int[])", LARGEST_IS_CLEAR, powered(
          p -> keepAxes((x, keep) -> a -> x.norm(p, keep, a)), INFINITY)),
      normalization("layerNorm", -1,
          (x, scale) -> shift -> epsilon -> x.layerNorm(scale, shift, epsilon)),
      normalization("batchNorm", 0,
          (x, scale) -> shift -> epsilon -> x.batchNorm(scale, shift, epsilon)),
      ProgramOperation.pair("cosineSimilarity(Var,int)",
          x -> hasAxes(x) && AWAY_FROM_ZERO.test(x),
          (a, b) -> ProgramOperands.broadcast(a, b) && AWAY_FROM_ZERO.test(b), null,
          (a, b, choices) -> {
            int rank = Math.max(a.rank(), b.rank());
            int axis = choices.next(2 * rank) - rank;
            return call("cosineSimilarity(Var,int)", "$0.cosineSimilarity($1, " + axis + ")",
                v -> v.get(0).cosineSimilarity(v.get(1), axis));
          }));

  private static boolean isLargestClear(Node x) {
    return !hasEntries(x) || ProgramOperands.isLargestClear(x);
  }

  private static boolean isSeveral(Node x) { return x.shape().size() > 1; }

  private static boolean isPositive(Tensor y) { return inAll(y, v -> v >= 0.2); }

  private static ProgramParameters corrected(
      IntFunction<ProgramParameters> parameters) {
    return (x, choices) -> {
      int correction = choices.next(2);
      return after(correction + ", ", parameters.apply(correction).choose(x, choices));
    };
  }

  private static ProgramParameters powered(
      DoubleFunction<ProgramParameters> parameters, Double... powers) {
    return (x, choices) -> {
      double p = choices.of(powers);
      return after(JavaText.numbers(p) + ", ", parameters.apply(p).choose(x, choices));
    };
  }

  private static ProgramParameters.@Nullable Chosen after(String more,
      ProgramParameters.@Nullable Chosen chosen) {
    return chosen == null ? null : chosen.after(more);
  }

  /** What takes scale and shift, on lines along an axis whose entries differ. */
  private static ProgramOperation normalization(String method, int axis,
      BiFunction<Var, Var, Function<Var, DoubleFunction<Var>>> f) {
    String name = method + "(Var,Var,double)";
    return new ProgramOperation(name, (draft, choices) -> {
      double epsilon = choices.of(0.1, 1e-5);
      Node x = draft.pick(choices, n -> ProgramOperands.isVaried(n, axis));
      if (x == null) return null;
      Predicate<Node> fits = n -> ProgramOperands.broadcastsTo(n.shape(), x.shape());
      Node scale = draft.pick(choices, fits);
      if (scale == null) return null;
      Node shift = draft.pick(choices, fits);
      return shift == null ? null : draft.add(
          call(name, "$0." + method + "($1, $2, " + epsilon + ")",
              v -> f.apply(v.get(0), v.get(1)).apply(v.get(2)).apply(epsilon)), x, scale, shift);
    });
  }
}
