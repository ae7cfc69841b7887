package dev.gradus.verify.programs;

import static dev.gradus.verify.programs.ProgramOperands.broadcast;
import static dev.gradus.verify.programs.ProgramOperands.inAll;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.verify.generate.Choices;
import dev.gradus.verify.programs.Program.Call;
import dev.gradus.verify.programs.ProgramDraft.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
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
    @Nullable Node addTo(ProgramDraft draft, Choices choices);
  }

  /** An operation on one operand, with no parameters. */
  static ProgramOperation unary(String name, Predicate<Node> fits, UnaryOperator<Var> f) {
    return tensor(name, fits, (x, choices) -> new ProgramParameters.Chosen("", f));
  }

  /** An operation on one operand, with parameters that depend on its shape. */
  static ProgramOperation tensor(String name, Predicate<Node> fits, ProgramParameters parameters) {
    return tensor(name, fits, parameters, y -> true);
  }

  /** An operation on one operand, with parameters, of which not every result will do. */
  static ProgramOperation tensor(String name, Predicate<Node> fits, ProgramParameters parameters,
      Predicate<Tensor> result) {
    return new ProgramOperation(name, (draft, choices) -> {
      Node x = draft.pick(choices, fits);
      if (x == null) return null;
      ProgramParameters.Chosen chosen = parameters.choose(x.shape(), choices);
      if (chosen == null) return null;
      UnaryOperator<Var> f = chosen.f();
      if (!result.test(f.apply(Var.constant(x.value())).value())) return null;
      return draft.add(call(name, java(name, chosen.java()), v -> f.apply(v.get(0))), x);
    });
  }

  /** Steps that bring any operand into a domain. */
  record Guard(List<Call> calls) {
    static final Guard SQUARE = new Guard(List.of(call("square()", "$0.square()",
        v -> v.get(0).square())));
    static final Guard SOFTPLUS = new Guard(List.of(call("softplus()", "$0.softplus()",
        v -> v.get(0).softplus())));

    /** Between −1 and 1. */
    static final Guard SINE = new Guard(List.of(call("sin()", "$0.sin()", v -> v.get(0).sin())))
        .multiply(0.9);

    /** Between 0 and 1. */
    static final Guard SIGMOID = new Guard(List.of(call("sigmoid()", "$0.sigmoid()",
        v -> v.get(0).sigmoid()))).multiply(0.8).add(0.1);

    Guard add(double b) {
      return then(call("add(double)", "$0.add(" + b + ")", v -> v.get(0).add(b)));
    }

    Guard multiply(double b) {
      return then(call("multiply(double)", "$0.multiply(" + b + ")", v -> v.get(0).multiply(b)));
    }

    private Guard then(Call call) {
      List<Call> longer = new ArrayList<>(calls);
      longer.add(call);
      return new Guard(longer);
    }
  }

  /** An operand in a domain: in 70 % of the choices found, else made by the steps of a guard. */
  static @Nullable Node operand(ProgramDraft draft, Choices choices, Predicate<Node> fits,
      Guard... guards) {
    if (guards.length == 0 || choices.next(100) < 70) return draft.pick(choices, fits);
    Node x = draft.pick(choices, n -> true);
    for (Call call : choices.of(guards).calls()) x = x == null ? null : draft.add(call, x);
    return x == null || !fits.test(x) ? null : x;
  }

  /** An operation on one operand in a domain: found, or made by steps more. */
  static ProgramOperation guarded(String name, Predicate<Node> fits, UnaryOperator<Var> f,
      Guard... guards) {
    return new ProgramOperation(name, (draft, choices) -> {
      Node x = operand(draft, choices, fits, guards);
      return x == null ? null
          : draft.add(call(name, java(name, ""), v -> f.apply(v.get(0))), x);
    });
  }

  /** An operation on one operand with positive values: found, or made by two steps more. */
  static ProgramOperation positive(String name, double least, UnaryOperator<Var> f) {
    return guarded(name, x -> inAll(x, v -> v >= least), f, Guard.SQUARE.add(least),
        Guard.SOFTPLUS.add(least));
  }

  /** An operation on one operand and a number. */
  static ProgramOperation number(String name, Predicate<Node> fits,
      BiFunction<Var, Double, Var> f, Double... numbers) {
    return tensor(name, fits, ProgramParameters.number(f, numbers));
  }

  /** An operation on two operands that broadcast. */
  static ProgramOperation binary(String name, Predicate<Node> second, BinaryOperator<Var> f) {
    return pair(name, x -> true, (a, b) -> broadcast(a, b) && second.test(b), null,
        (a, b, choices) -> call(name, java(name, "$1"), v -> f.apply(v.get(0), v.get(1))));
  }

  /** An operation on two operands that broadcast and fit each other. */
  static ProgramOperation binary(String name, Fit fit, BinaryOperator<Var> f) {
    return pair(name, x -> true, (a, b) -> broadcast(a, b) && fit.test(a, b), null,
        (a, b, choices) -> call(name, java(name, "$1"), v -> f.apply(v.get(0), v.get(1))));
  }

  /** How two operands fit each other. */
  interface Fit {
    boolean test(Node a, Node b);
  }

  /** How the call of two operands is chosen. */
  interface PairCall {
    Call choose(Shape a, Shape b, Choices choices);
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

  /** How a method of {@link Var} is called, or an operation of the user, a static method. */
  static String java(String name, String arguments) {
    String method = name.substring(0, name.indexOf('('));
    if (Arrays.stream(Var.class.getMethods()).anyMatch(m -> m.getName().equals(method))) {
      return "$0." + method + "(" + arguments + ")";
    }
    return method + "($0" + (arguments.isEmpty() ? "" : ", " + arguments) + ")";
  }
}
