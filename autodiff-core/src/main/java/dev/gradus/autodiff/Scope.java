package dev.gradus.autodiff;

import dev.gradus.autodiff.errors.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A derivative that is being taken on this thread: the tape it records on, the nodes that stand for
 * its variables, and the derivative that it is taken inside of.
 *
 * <p>An inner derivative records on the tape of the outer one, so the two know each other's vars;
 * its variables are fresh nodes, so the two are never confused.
 */
record Scope(Tape tape, List<Var> roots, @Nullable Scope outer) {
  private static final ThreadLocal<@Nullable Scope> CURRENT = new ThreadLocal<>();

  /**
   * Runs a body with fresh nodes for x that stand for "the variable here", on the given tape, or on
   * a new one at the outermost level. Restores what was current, also after an error.
   */
  static <R> R within(@Nullable Tape outer, List<Var> x, Function<List<Var>, R> body) {
    return within(outer, x, () -> Copy.OP, body);
  }

  /** The same with what the fresh nodes on an outer tape are: each the value of its argument. */
  static <R> R within(@Nullable Tape outer, List<Var> x, Supplier<Op.Same> fresh,
      Function<List<Var>, R> body) {
    Tape tape = outer == null ? new Tape() : outer;
    List<Var> roots = new ArrayList<>();
    for (Var v : x) {
      roots.add(outer == null ? tape.variable(v.known()) : Var.apply(fresh.get(), tape.adopt(v)));
    }
    Scope before = CURRENT.get();
    CURRENT.set(new Scope(tape, roots, before));
    try {
      return body.apply(roots);
    } finally {
      restore(before);
      // vars that the function has kept are numbers from now on
      if (outer == null) tape.setRecording(false);
    }
  }

  /** The tape to record on: that of an argument, else that of the derivative being taken. */
  static @Nullable Tape tapeOf(List<Var> x) {
    for (Var v : x) {
      Tape tape = v.tape();
      if (tape != null && tape.isRecording()) return tape;
    }
    Scope scope = CURRENT.get();
    return scope == null || !scope.tape().isRecording() ? null : scope.tape();
  }

  /** Runs a body with the tape recording, or not; puts it back as it was. */
  static <R> R recording(Tape tape, boolean tracked, Supplier<R> body) {
    boolean before = tape.isRecording();
    tape.setRecording(tracked && before);
    try {
      return body.get();
    } finally {
      tape.setRecording(before);
    }
  }

  /** The tape of a root. */
  static Tape tape(Var root) { return Objects.requireNonNull(root.tape()); }

  /** Runs a body with what is taken at constants in it recorded on a tape. */
  static <R> R on(Tape tape, Supplier<R> body) {
    Scope before = CURRENT.get();
    CURRENT.set(new Scope(tape, List.of(), before));
    try {
      return body.get();
    } finally {
      restore(before);
    }
  }

  private static void restore(@Nullable Scope before) {
    if (before == null) CURRENT.remove();
    else CURRENT.set(before);
  }

  /** The var itself where it is recorded for another derivative, else what it is on no tape. */
  static Var handOut(Var v, boolean tracked) { return tracked ? v : v.offTape(); }

  /** What a derivative function is applied to. */
  static List<Var> arguments(List<Var> x) {
    return Given.all(x, "apply", "the list of arguments", "a var for each argument");
  }

  /** The same of one argument. */
  static List<Var> arguments(Var x) {
    return List.of(Given.given(x, "apply", "the argument", "a var"));
  }

  /** Where numbers are wanted. */
  static List<Tensor> arguments(Tensor... x) {
    return List.of(Given.all(x, "at", "the array of arguments", "a tensor for each argument"));
  }

  /** Tensors as vars on no tape. */
  static List<Var> constants(List<Tensor> x) {
    List<Var> vars = new ArrayList<>();
    for (Tensor t : x) vars.add(Var.constant(t));
    return vars;
  }

  /** The values of vars, which a call of {@code at} gives. */
  static List<Tensor> values(List<Var> x) {
    List<Tensor> values = new ArrayList<>();
    for (Var v : x) {
      if (v.isSymbolic()) {
        throw new IllegalStateException("at: this derivative depends on what a program that is "
            + "stated by shapes is given, so it has no numbers yet; call apply(Var.constant(…)) "
            + "instead of at(…), so that it becomes part of the program");
      }
      values.add(v.value());
    }
    return values;
  }

  /** Two lists as one. */
  static List<Var> joined(List<Var> a, List<Var> b) {
    List<Var> all = new ArrayList<>(a);
    all.addAll(b);
    return all;
  }

  /**
   * A derivative handed out as numbers inside another one is a constant to the other. That is right
   * only if it does not depend on the other's variables; else it would be silently wrong.
   */
  static void checkNothingLost(String name, Var y) {
    Scope here = CURRENT.get();
    for (Scope s = here == null ? null : here.outer(); s != null; s = s.outer()) {
      if (s.roots().isEmpty() || y.tape() != s.tape()) continue;
      if (ReversePass.depends(s.tape(), y, s.roots())) {
        throw new IllegalStateException(name + ": at(…) inside another derivative gives numbers, "
            + "but this result depends on the outer function's variable "
            + "%" + s.roots().get(0).index()
            + ", and that dependence would be lost; call apply(Var.constant(…)) instead of at(…)");
      }
    }
  }

  /** x itself, as a new node: the variable of an inner derivative. */
  record Copy() implements Op.Same, Op.Linear {
    static final Copy OP = new Copy();

    @Override public Var transpose(Var ybar, Shape x) { return ybar; }
  }
}
