package dev.gradus.autodiff;

import dev.gradus.autodiff.Program.Call;
import dev.gradus.autodiff.ProgramDraft.Node;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoublePredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * An operation as the program generator sees it.
 *
 * @param name the method with its parameter types
 * @param step adds a step that fits to a draft
 */
record ProgramOperation(String name, Step step) {
  /** How a step of one operation is chosen. */
  interface Step {
    /** Adds a step to the draft; null if none fits. */
    @Nullable Node addTo(ProgramDraft draft, ProgramChoices choices);
  }

  /** An operation on one operand, with no parameters. */
  static ProgramOperation unary(String name, Predicate<Node> fits, UnaryOperator<Var> f) {
    return tensor(name, fits, (x, choices) -> new ProgramParameters.Chosen("", f));
  }

  /** An operation on one operand, with parameters that depend on its shape. */
  static ProgramOperation tensor(String name, Predicate<Node> fits, ProgramParameters parameters) {
    return new ProgramOperation(name, (draft, choices) -> {
      Node x = draft.pick(choices, fits);
      ProgramParameters.Chosen chosen = x == null ? null : parameters.choose(x.shape(), choices);
      if (chosen == null) return null;
      UnaryOperator<Var> f = chosen.f();
      return draft.add(call(name, java(name, chosen.java()), v -> f.apply(v.get(0))), x);
    });
  }

  /** An operation on one operand with positive values: found, or made by two steps more. */
  static ProgramOperation positive(String name, double least, UnaryOperator<Var> f) {
    ProgramOperation found = unary(name, x -> inAll(x, v -> v >= least), f);
    return new ProgramOperation(name, (draft, choices) -> {
      if (choices.next(100) < 70) return found.step().addTo(draft, choices);
      Node x = draft.pick(choices, n -> true);
      Call guard = choices.of(call("square()", "$0.square()", v -> v.get(0).square()),
          call("softplus()", "$0.softplus()", v -> v.get(0).softplus()));
      Node guarded = x == null ? null : draft.add(guard, x);
      Node positive = guarded == null ? null : draft.add(
          call("add(double)", "$0.add(" + least + ")", v -> v.get(0).add(least)), guarded);
      return positive == null ? null
          : draft.add(call(name, java(name, ""), v -> f.apply(v.get(0))), positive);
    });
  }

  /** An operation on one operand and a number. */
  static ProgramOperation number(String name, Function<Var, Function<Double, Var>> f,
      Double... numbers) {
    return tensor(name, x -> true, (shape, choices) -> {
      double number = choices.of(numbers);
      return new ProgramParameters.Chosen(Double.toString(number), x -> f.apply(x).apply(number));
    });
  }

  /** An operation on two operands that broadcast. */
  static ProgramOperation binary(String name, Predicate<Node> second, BinaryOperator<Var> f) {
    return pair(name, x -> true, (a, b) -> broadcast(a.shape(), b.shape()) && second.test(b), null,
        (a, b, choices) -> call(name, java(name, "$1"), v -> f.apply(v.get(0), v.get(1))));
  }

  /** How two operands fit each other. */
  interface Fit {
    boolean test(Node a, Node b);
  }

  /** How the call of two operands is chosen. */
  interface PairCall {
    Call choose(Shape a, Shape b, ProgramChoices choices);
  }

  /** An operation on two operands; where the second has to be made, it gets the wanted shape. */
  static ProgramOperation pair(String name, Predicate<Node> first, Fit fit,
      @Nullable Function<Shape, Shape> wanted, PairCall call) {
    return new ProgramOperation(name, (draft, choices) -> {
      Node a = draft.pick(choices, first);
      if (a == null) return null;
      Node b = wanted != null && choices.next(100) >= 75
          ? draft.source(choices, wanted.apply(a.shape()))
          : draft.pickWith(a, choices, n -> fit.test(a, n));
      return b == null || !fit.test(a, b) ? null
          : draft.add(call.choose(a.shape(), b.shape(), choices), a, b);
    });
  }

  static Call call(String operation, String java, Function<List<Var>, Var> f) {
    return new Call(operation, java, f);
  }

  /** How a method of {@link Var} is called, or a planted operation, which is a static method. */
  private static String java(String name, String arguments) {
    String method = name.substring(0, name.indexOf('('));
    if (Arrays.stream(Var.class.getMethods()).anyMatch(m -> m.getName().equals(method))) {
      return "$0." + method + "(" + arguments + ")";
    }
    return "PlantedRules." + method + "($0" + (arguments.isEmpty() ? "" : ", " + arguments) + ")";
  }

  static boolean inAll(Node x, DoublePredicate p) {
    for (double v : x.value().dense()) if (!p.test(v)) return false;
    return true;
  }

  private static boolean broadcast(Shape a, Shape b) {
    for (int i = 1; i <= Math.min(a.rank(), b.rank()); i++) {
      if (a.dim(-i) != b.dim(-i) && a.dim(-i) != 1 && b.dim(-i) != 1) return false;
    }
    return true;
  }
}
