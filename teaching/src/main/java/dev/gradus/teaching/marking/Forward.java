package dev.gradus.teaching.marking;

import dev.gradus.autodiff.Custom;
import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Var;
import dev.gradus.verify.slips.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A mistake on the way forward: another program than the one that was meant, with its own right
 * gradient. It is the tape of the reference replayed with one operation changed as people change
 * it, so that all that follows from it is known.
 *
 * @param name what was done, in words that follow "it looks as if"
 * @param help what is right
 * @param isFactor whether the error is a number times what it should be
 * @param error the program
 */
record Forward(String name, String help, boolean isFactor, Function<List<Var>, Var> error) {
  private static final List<String> CURVES = List.of("sigmoid", "tanh", "relu");

  /** What becomes of a node, given its inputs; null for what it is. */
  interface Change {
    @Nullable Var of(Var node, List<Var> inputs);
  }

  /** Those that can be made in an exercise. */
  static List<Forward> all(Exercise exercise) {
    Recording program = exercise.reference().at(exercise.weights());
    List<Forward> all = new ArrayList<>();
    factors(exercise, all);
    if (program.nodes().stream().anyMatch(Forward::isLogarithm)) logarithms(exercise, all);
    for (Var y : program.nodes()) {
      String op = y.op().name();
      if (CURVES.contains(op)) curves(exercise, y, all);
      if (op.equals("bceWithLogits") || op.equals("logSoftmax")) errors(exercise, y, all);
      if (op.equals("add")) biases(exercise, program, y, all);
    }
    for (Part p : exercise.draft().given) {
      if (!p.isLabels()) continue;
      all.add(new Forward("the labels 0 and 1 are exchanged",
          "The prediction is compared with t, not with 1 − t.", false,
          exercise.function(p.name(), t -> t.negate().add(1))));
    }
    return all;
  }

  private static void factors(Exercise exercise, List<Forward> all) {
    Set<Integer> lengths = new LinkedHashSet<>();
    for (Part p : exercise.draft().given) {
      for (int n : p.shape().toArray()) if (n > 2) lengths.add(n);
    }
    all.add(times(exercise, -1, "the error has the wrong sign",
        "E is positive: it has −ln, or a square."));
    for (int n : lengths) {
      all.add(times(exercise, n, "the error is a sum for a mean (" + n + " times)",
          "The mean over n points is their sum divided by n."));
      all.add(times(exercise, 1.0 / n, "the error is divided by " + n + " once too often",
          "The mean over n points is divided by n once."));
    }
    all.add(times(exercise, 0.5, "the error is half of what it should be",
        "A factor ½ is there only if the exercise says so."));
    all.add(times(exercise, 2, "the error is twice what it should be",
        "A factor 2 is there only if the exercise says so."));
  }

  private static boolean isLogarithm(Var node) {
    return node.op().name().toLowerCase(Locale.ROOT).contains("log");
  }

  private static void logarithms(Exercise exercise, List<Forward> all) {
    all.add(times(exercise, 1 / Math.log(2), "the logarithm has the base 2",
        "ln has the base e: Math.log in Java."));
    all.add(times(exercise, 1 / Math.log(10), "the logarithm has the base 10",
        "ln has the base e: Math.log in Java, not Math.log10."));
  }

  private static Forward times(Exercise exercise, double c, String name, String help) {
    UnaryOperator<Var> times = e -> e.multiply(c);
    return new Forward(name, help, true, w -> times.apply(exercise.function().apply(w)));
  }

  private static void curves(Exercise exercise, Var y, List<Forward> all) {
    String help = "What a layer hands on is f(z), with the f that the exercise states.";
    all.add(changed(exercise, y, "the activation " + y.op().name() + " is left out on the way "
        + "forward", help, (node, x) -> x.get(0)));
    for (String other : CURVES) {
      if (other.equals(y.op().name())) continue;
      all.add(changed(exercise, y, other + " is taken for " + y.op().name() + " on the way forward",
          help, (node, x) -> other.equals("sigmoid") ? x.get(0).sigmoid()
              : other.equals("tanh") ? x.get(0).tanh() : x.get(0).relu()));
    }
  }

  private static void errors(Exercise exercise, Var y, List<Forward> all) {
    if (y.op().name().equals("logSoftmax")) {
      all.add(changed(exercise, y, "the sigmoid is taken for softmax",
          "softmax is exp(z) divided by the sum over the classes.",
          (node, x) -> x.get(0).sigmoid().log()));
      return;
    }
    all.add(changed(exercise, y, "the squared error is taken for the cross-entropy",
        "Cross-entropy is −ln of what is said of the label.",
        (node, x) -> x.get(0).sigmoid().subtract(x.get(1)).square()));
    all.add(changed(exercise, y, "the points with label 0 are left out of the error",
        "Where the label is 0 the error has −ln(1 − ŷ).",
        (node, x) -> x.get(0).negate().softplus().multiply(x.get(1))));
  }

  private static void biases(Exercise exercise, Recording program, Var y, List<Forward> all) {
    for (int k = 0; k < 2; k++) {
      int block = program.variables().indexOf(Stages.source(y.input(k)));
      int bias = k;
      int other = 1 - k;
      if (block < 0 || !program.varies(y.input(other))) continue;
      all.add(changed(exercise, y, "the bias " + exercise.layout().names().get(block)
          + " is not added on the way forward", "z is the product plus the bias.",
          (node, x) -> x.get(other).add(slopeAlone(x.get(bias)))));
    }
  }

  /** Who forgets a bias forward thinks of it on the way back: it is 0 with the slope 1. */
  private static Var slopeAlone(Var bias) { return bias.subtract(bias.stopGradient()); }

  /** The tape of the reference replayed with one node changed. */
  static Forward changed(Exercise exercise, Var at, String name, String help,
      Change change) {
    int place = at.index();
    return new Forward(name, help, false, w -> {
      Recording program = exercise.reference().at(numbers(w));
      List<Var> now = new ArrayList<>();
      for (Var y : program.nodes()) {
        int block = program.variables().indexOf(y);
        List<Var> x = new ArrayList<>();
        for (int k = 0; k < y.arity(); k++) x.add(now.get(y.input(k).index()));
        if (block >= 0) now.add(w.get(block));
        else if (y.arity() == 0) now.add(Var.constant(y.value()));
        else if (y.index() == place) now.add(change.of(y, x));
        else now.add(again(y, x));
      }
      return now.get(program.error().index());
    });
  }

  /** What a node is, given its inputs. */
  static Var again(Var y, List<Var> inputs) {
    Op op = y.op() instanceof Custom c ? c.op() : y.op();
    return Var.custom(op, inputs.toArray(Var[]::new));
  }

  private static double[] numbers(List<Var> w) {
    return w.stream().flatMapToDouble(v -> Arrays.stream(v.value().toArray())).toArray();
  }
}
