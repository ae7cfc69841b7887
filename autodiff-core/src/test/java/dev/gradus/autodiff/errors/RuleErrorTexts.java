package dev.gradus.autodiff.errors;

import static dev.gradus.autodiff.errors.ErrorTexts.ARGUMENT;
import static dev.gradus.autodiff.errors.ErrorTexts.INDEX;
import static dev.gradus.autodiff.errors.ErrorTexts.M23;
import static dev.gradus.autodiff.errors.ErrorTexts.STATE;
import static dev.gradus.autodiff.errors.ErrorTexts.V3;
import static dev.gradus.autodiff.errors.ErrorTexts.row;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.ChainRule;
import dev.gradus.autodiff.Formula;
import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.NonFiniteException;
import dev.gradus.autodiff.NumericRule;
import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Recompute;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.UserOps.Cube;
import dev.gradus.autodiff.UserOps.Hypot;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The part of the table of errors that is about rules of users and about {@code Recompute}. */
final class RuleErrorTexts {
  private RuleErrorTexts() {}

  /** Sums the rows of a matrix, and gives back what it is made with. */
  record RowSums(int rows, @Nullable Var back) implements Op {
    @Override public String parameters() { return ""; }
    @Override public Shape shape(Shape... x) { return Shape.of(x[0].dim(0)); }
    @Override public Tensor value(Shape shape, Tensor... x) { return Tensor.zeros(rows); }
    @Override public @Nullable Var pullback(int k, Var ybar, Var y) { return back; }
    @Override public @Nullable Var pushforward(int k, Var dx, Var y) { return back; }
  }

  static List<ErrorTexts.Row> all() {
    List<ErrorTexts.Row> all = new ArrayList<>(custom());
    all.addAll(numeric());
    all.addAll(nulls());
    all.addAll(recomputations());
    all.addAll(explanations());
    all.addAll(symbolic());
    return all;
  }

  private static List<ErrorTexts.Row> custom() {
    return List.of(
        row(ARGUMENT, "cube: takes 1 input but was given 2; give Var.custom as many, or implement "
            + "another kind of Op", () -> Var.custom(new Cube(), V3, V3)),
        row(ARGUMENT, "hypot: takes 2 inputs but was given 1; give Var.custom as many, or "
            + "implement another kind of Op", () -> Var.custom(new Hypot(), V3)),
        row(ARGUMENT, "rowSums: takes 1 input but was given 0; give Var.custom as many, or "
            + "implement another kind of Op", () -> Var.custom(new RowSums(2, null))),
        row(ARGUMENT, "hypot: shapes [2, 3] and [4] do not broadcast: axis -1 has length 3 on the "
            + "left but 4 on the right; reshape one of them so that the lengths agree or one is 1",
            () -> Var.custom(new Hypot(), M23, ErrorTexts.V4)),
        row(STATE, "rowSums: its value has shape [3] but its shape(…) is [2]; make the two agree",
            () -> Var.custom(new RowSums(3, null), M23)),
        row(STATE, "rowSums: its pullback towards input 0 has shape [3] but the input has [2, 3]; "
            + "give an adjoint of the input's shape (sumTo undoes broadcasting)",
            () -> Autodiff.grad(x -> Var.custom(new RowSums(2, V3), x).sum()).at(M23.value())),
        row(STATE, "rowSums: its pushforward from input 0 has shape [3] but the result has [2]; "
            + "give a tangent of the result's shape",
            () -> Autodiff.jvp(x -> Var.custom(new RowSums(2, V3), x), M23, M23)));
  }

  private static List<ErrorTexts.Row> numeric() {
    NumericRule none = NumericRule.of("solve", x -> x.get(0), (x, y, ybar) -> List.of());
    NumericRule many = NumericRule.of("solve", x -> x.get(0), (x, y, ybar) -> List.of(ybar, ybar));
    NumericRule wrong = NumericRule.of("solve", x -> x.get(0), (x, y, ybar) -> List.of(V3.value()));
    NumericRule right = NumericRule.of("solve", x -> x.get(0), (x, y, ybar) -> List.of(ybar));
    NumericRule other = NumericRule.of("solve", shapes -> M23.shape(), x -> x.get(0),
        (x, y, ybar) -> List.of(ybar));
    Var one = Var.constant(1);
    String mend = "; write the rule in Var operations, as an Op for Var.custom";
    return List.of(
        row(ARGUMENT, "solve: was given no inputs, so it has no derivative; give at least one, or "
            + "use Var.constant", () -> none.apply()),
        row(STATE, "solve: its value has shape [3] but its shape(…) is [2, 3]; make the two agree",
            () -> other.apply(V3)),
        row(STATE, "solve: its rule gives adjoint 0 of shape [3] but wanted is [2, 3]; give a list "
            + "with one tensor for each input, of its shape",
            () -> Autodiff.grad(x -> wrong.apply(x).sum()).at(M23.value())),
        row(STATE, "solve: its rule gives adjoint 0 of shape none but wanted is []; give a list "
            + "with one tensor for each input, of its shape",
            () -> Autodiff.grad(x -> none.apply(x)).at(1)),
        row(STATE, "solve: its rule gives adjoint 1 of shape [] but wanted is none, as there is no "
            + "such input; give a list with one tensor for each input, of its shape",
            () -> Autodiff.grad(x -> many.apply(x)).at(1)),
        row(STATE, "solve: its rule is in numbers, so it has no second derivative" + mend,
            () -> Autodiff.grad(Autodiff.grad(x -> right.apply(x))).at(1)),
        row(STATE, "solve: its rule is in numbers, so it has no second derivative" + mend,
            () -> Autodiff.jvp(x -> Autodiff.grad(y -> right.apply(y).multiply(x)).apply(one), one,
                one)),
        row(STATE, "solve: an input is symbolic, and the rule does not say what shape its result "
            + "has; make it with NumericRule.of(name, shape, value, vjp)",
            () -> right.apply(new Tape().input("x", V3.shape()))),
        row(STATE, "solve: its rule is in numbers, so it has no forward mode" + mend,
            () -> Autodiff.jvp(x -> right.apply(x), one, one)));
  }

  /** Operations and rules of users that give null. */
  private static List<ErrorTexts.Row> nulls() {
    record Nothing(Shape shape) implements Op {
      @Override public Shape shape(Shape... x) { return shape; }
      @Override public Tensor value(Shape y, Tensor... x) { return null; }
      @Override public Var pullback(int k, Var ybar, Var y) { return null; }
      @Override public Var pushforward(int k, Var dx, Var y) { return null; }
    }
    String each = "; return a list with one tensor for each input, of its shape";
    return List.of(
        row(ARGUMENT, "nothing: its shape(…) gave null; return the shape of its value",
            () -> Var.custom(new Nothing(null), V3)),
        row(ARGUMENT, "nothing: its value(…) gave null; return a tensor of the shape that its "
            + "shape(…) states", () -> Var.custom(new Nothing(Shape.SCALAR), V3)),
        row(ARGUMENT, "rule: its value gave null; return a tensor",
            () -> NumericRule.of("rule", x -> null, (x, y, ybar) -> x).apply(V3)),
        row(ARGUMENT, "rule: its shape gave null; return the shape of its value",
            () -> NumericRule.of("rule", s -> null, x -> x.get(0), (x, y, ybar) -> x).apply(V3)),
        row(ARGUMENT, "rule: its rule gave null" + each, () -> Autodiff.grad(
            NumericRule.of("rule", x -> x.get(0), (x, y, ybar) -> null)::apply).at(1)),
        row(ARGUMENT, "rule: its rule gave null at place 0 of its list" + each,
            () -> Autodiff.grad(NumericRule.of("rule", x -> x.get(0),
                (x, y, ybar) -> java.util.Collections.singletonList(null))::apply).at(1)));
  }

  private static List<ErrorTexts.Row> recomputations() {
    Var x = new Tape().variable("x", V3.value());
    String mend = "; make it pure, and pass what changes, such as a random mask, as an argument";
    return List.of(
        row(ARGUMENT, "recompute: the function gave null; return the var that it computes",
            () -> Recompute.of(v -> null).apply(V3).sum()),
        row(ARGUMENT, "recompute: was given no arguments, so it has no derivative; pass every var "
            + "that the function uses as an argument",
            () -> Recompute.ofAll(v -> x).apply(List.of()).sum()),
        row(STATE, "recompute: the function uses a var of a tape that is none of its arguments, "
            + "and the derivative by that var would be lost (its result is %2 = multiply(%1, %0) "
            + "[3]); pass it as an argument, with Recompute.ofAll", () -> captured()),
        row(STATE, "recompute: the function gave 6.0 at [1] first but 8.0 when it was computed "
            + "anew" + mend, () -> {
              AtomicInteger runs = new AtomicInteger();
              Autodiff.grad(v -> Recompute.of(u -> u.multiply(
                  Var.constant(Tensor.vector(1, 3 + runs.getAndIncrement(), 0)))).apply(v).sum())
                  .at(Tensor.vector(1, 2, 3));
            }),
        row(STATE, "recompute: the function gave shape [1] first but [2] when it was computed "
            + "anew" + mend, () -> {
              AtomicInteger rows = new AtomicInteger();
              Autodiff.grad(v -> Recompute.of(u -> u.slice(0, rows.incrementAndGet())).apply(v)
                  .sum()).at(V3.value());
            }));
  }

  private static List<ErrorTexts.Row> symbolic() {
    String mend = " is symbolic: it has a shape but no numbers, as the program is stated before it "
        + "runs. A branch on it would freeze one side for all runs; write the choice as an "
        + "operation (where, maximum, greaterThan, clamp …), or read the result of a run";
    return List.of(
        row(STATE, "Var.value: %1 = sigmoid(%0) [3]" + mend,
            () -> new Tape().input("x", V3.shape()).sigmoid().value()),
        row(STATE, "Var.toDouble: %1 = sumTo(%0) []" + mend,
            () -> new Tape().state("x", V3.shape()).sum().toDouble()),
        row(STATE, "backward: %1 = sumTo(%0) [] is symbolic, so its gradient has no numbers yet; "
            + "record it with gradient(e, w), and make it part of a plan",
            () -> new Tape().variable("x", V3.shape()).sum().backward()),
        row(STATE, "explainNonFinite: %1 = log(%0) [3] is symbolic, so it has no numbers to look "
            + "at; record the same with the numbers of the run, and ask there", () -> {
              Tape tape = new Tape();
              tape.explainNonFinite(tape.variable("x", V3.shape()).log());
            }),
        row(STATE, "gradient: %1 = sin has shape [3], not a scalar; take its sum() or mean() first",
            () -> {
              Tape tape = new Tape();
              Var x = tape.variable("x", V3.shape());
              tape.gradient(x.sin(), List.of(x));
            }),
        row(ARGUMENT, "gradient: constant [3] is not on this tape; record it with vars of "
            + "this tape, or ask the tape that it is on",
            () -> new Tape().gradient(V3, List.of())));
  }

  private static List<ErrorTexts.Row> explanations() {
    Tape tape = new Tape();
    Var w = tape.variable("w", 1);
    Gradient gradient = w.square().backward();
    ChainRule chain = gradient.chainRule();
    Var young = tape.variable("young", 1);
    Gradient foreign = ErrorTexts.inAnotherThread(() -> new Tape().variable(1).backward());
    String thread = ": this tape belongs to thread other but was used from "
        + Thread.currentThread().getName()
        + "; give each thread a tape of its own, and pass values as tensors";
    return List.of(
        row(ARGUMENT, "Formula: y = 2x has x too much at character 6; write it as in y = σ(x) or "
            + "Σ_j a_ij·b_jk, a product with its ·", () -> Formula.of("y = 2x")),
        row(ARGUMENT, "explainNonFinite: constant [3] is not on this tape; record it with vars of "
            + "this tape, or ask the tape that it is on", () -> tape.explainNonFinite(V3)),
        row(ARGUMENT, "Gradient.explainZero: %2 = variable young = 1.0 is not among the variables "
            + "w []; make it with tape.variable(…) before backward()",
            () -> gradient.explainZero(young)),
        row(STATE, "explainZero" + thread, () -> foreign.explainZero(young)),
        row(STATE, "explainNonFinite" + thread, foreign::explainNonFinite),
        row(STATE, "chainRule" + thread, foreign::chainRule),
        row(ARGUMENT, "ChainRule.adjoint: constant [3] is not on the tape of %1 = square(%0) = "
            + "1.0; give a var that was recorded there", () -> chain.adjoint(V3)),
        row(INDEX, "ChainRule.paths: %0 = variable w = 1.0 has no entry 1; it has 1",
            () -> chain.paths(w, 1)),
        row(INDEX, "ChainRule.slope: %0 = variable w = 1.0 has no input 0; it has none",
            () -> chain.slope(w, 0, 0)),
        row(ARGUMENT, "ChainRule.gradientWith: the rule gave shape [3] for input 0 of %1 = "
            + "square(%0) = 1.0, which has []; give what is of the input's shape",
            () -> chain.gradientWith((y, k, ybar, part) -> V3)),
        row(ARGUMENT, "Paths.largest: n is -1; give 0 or more",
            () -> chain.paths(w, 0).largest(-1)),
        row(NonFiniteException.class, "%1 is not finite. The first operation that is not finite "
            + "though its inputs are:\n  %1 = log(%0) = -Infinity at an unknown line\nwhich was "
            + "given\n  %0 = variable x = 0.0 at an unknown line\nTo mend it, keep what log is "
            + "given to where its result is finite.", () -> outsideOfAnyProgram()));
  }

  /** On a thread where there is no line outside the library. */
  private static void outsideOfAnyProgram() {
    throw ErrorTexts.inAnotherThread(() -> {
      try {
        Tape.tracing().variable("x", 0).log().backward();
        throw new AssertionError("nothing was thrown");
      } catch (NonFiniteException e) {
        return e;
      }
    });
  }

  private static void captured() {
    Var x = new Tape().variable("x", V3.value());
    Recompute.of(v -> v.multiply(x)).apply(x).sum();
  }
}
