package dev.gradus.autodiff.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.NumericRule;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.ValueAndDerivative;
import dev.gradus.autodiff.ValueAndDerivatives;
import dev.gradus.autodiff.ValueAndGradient;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The part of the table of errors that is about plans and their workspaces. */
final class PlanErrorTexts {
  private static final String ELSEWHERE =
      "%0 = variable far [] is on another tape than the plan's; record it there";

  private PlanErrorTexts() {}

  static List<ErrorTexts.Row> all() {
    List<ErrorTexts.Row> all = new ArrayList<>(statements());
    all.addAll(functions());
    all.addAll(workspaces());
    all.addAll(sharing());
    all.addAll(runs());
    return all;
  }

  private static List<ErrorTexts.Row> statements() {
    Tape tape = new Tape();
    Var w = tape.variable("w", Shape.of(3));
    Var x = tape.input("x", Shape.of(3));
    Var far = new Tape().variable("far", Shape.SCALAR);
    return List.of(
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Plan.output: the name y is taken by another output; "
            + "give another", () -> Plan.builder(tape).output("y", w).output("y", x)),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Plan.warmUp: there is no time of PT-1S; give how "
            + "long at most, as Duration.ofSeconds(10)",
            () -> Plan.warmUp(() -> {}, Duration.ofSeconds(-1))),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Plan.output: the name x is taken by a leaf of the "
            + "tape; give the output another",
            () -> Plan.builder(tape).output("x", w).compile(Precision.FLOAT)),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Plan.output far: " + ELSEWHERE,
            () -> Plan.builder(tape).output("far", far)),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Plan.next: " + ELSEWHERE,
            () -> Plan.builder(tape).next(far, far)),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Plan.next: %1 = input x [3] is not kept from run to "
            + "run; give a leaf made with tape.state(…) or tape.variable(…)",
            () -> Plan.builder(tape).next(x, w)),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Plan.next: %0 = variable w [3] has shape [3] but its "
            + "new value has []; give a value of the same shape",
            () -> Plan.builder(tape).next(w, Var.constant(1))),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Plan.next: %0 = variable w [3] has a new value "
            + "already; give each leaf one", () -> Plan.builder(tape).next(w, x).next(w, w)),
        ErrorTexts.row(ErrorTexts.STATE, "at: this derivative depends on what a program that is "
            + "stated by shapes is given, so it has no numbers yet; call apply(Var.constant(…)) "
            + "instead of at(…), so that it becomes part of the program",
            () -> Plan.of(v -> Var.constant(Autodiff.grad(u -> u.multiply(v).sum())
                .at(Tensor.vector(1, 2))), Shape.of(2), Precision.FLOAT)),
        ErrorTexts.row(ErrorTexts.STATE, "Plan.compile: constant [] has a shape but no numbers: it "
            + "was handed out by a derivative on no tape, or by a function of Recompute, while "
            + "the program was stated by shapes; take the derivative at a var of the tape or "
            + "inside tape.recording(…), and return what that function computes",
            () -> Plan.builder(tape).output("y", Autodiff.valueAndGrad(u -> x.sum())
                .apply(Var.constant(1)).value()).compile(Precision.FLOAT)),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Plan.compile: argmax along axis 0 of shape "
            + "[16777218] is used as a number or handed out, and floats keep whole numbers only up "
            + "to 16777216; let it only choose entries, by gather, indexSelect or scatterAdd, or "
            + "compile with Precision.DOUBLE",
            () -> Plan.of(v -> v.argmax(0), Shape.of(16_777_218), Precision.FLOAT)),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Plan.compile: gather along axis 0 of shape [16777218] "
            + "is given an index in floats, which keep whole numbers only up to 16777216; give one "
            + "of tape.indices(…), of argmax or a constant as it is, or compile with "
            + "Precision.DOUBLE",
            () -> Plan.of(v -> v.gather(0, v), Shape.of(16_777_218), Precision.FLOAT)),
        ErrorTexts.row(ErrorTexts.STATE, "Plan.compile: nothing is wanted of the tape; name at "
            + "least one output(…) or next(…)",
            () -> Plan.builder(tape).compile(Precision.DOUBLE)));
  }

  private static List<ErrorTexts.Row> functions() {
    Shape s = Shape.SCALAR;
    Precision p = Precision.FLOAT;
    Tensor none = Tensor.scalar(0);
    String valued =
        "; return its value and its derivative, new ValueAndGradient<>(value, gradient)";
    return List.of(
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Plan.of: the function gave null; return the var that "
            + "is wanted", () -> Plan.of(x -> null, s, p)),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Plan.ofAll: the function gave null; return a list of "
            + "the vars that are wanted", () -> Plan.ofAll(x -> null, List.of(s), p)),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Plan.ofAll: the function gave null at place 1 of its "
            + "list; return a list of the vars that are wanted",
            () -> Plan.ofAll(x -> Arrays.asList(x.get(0), null), List.of(s), p)),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Plan.of: the function gave null" + valued,
            () -> Plan.of(new ValueAndDerivative() {
              @Override public ValueAndGradient<Var, Var> apply(Var x) { return null; }
              @Override public ValueAndGradient<Double, Tensor> at(Tensor x) {
                return new ValueAndGradient<>(0.0, none);
              }
            }, s, p)),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Plan.ofAll: the function gave null" + valued,
            () -> Plan.ofAll(derivatives(null), List.of(s), p)),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Plan.ofAll: the function's gradient gave null at "
            + "place 0 of its list; return a var for each argument",
            () -> Plan.ofAll(derivatives(new ValueAndGradient<>(Var.constant(0),
                Arrays.asList((Var) null))), List.of(s), p)));
  }

  private static ValueAndDerivatives derivatives(ValueAndGradient<Var, List<Var>> y) {
    return new ValueAndDerivatives() {
      @Override public ValueAndGradient<Var, List<Var>> apply(List<Var> x) { return y; }
      @Override public ValueAndGradient<Double, List<Tensor>> at(Tensor... x) {
        return new ValueAndGradient<>(0.0, List.of());
      }
    };
  }

  private static Plan plan(Precision precision) {
    Tape tape = new Tape();
    Var x = tape.input("x", Shape.of(2, 3));
    return Plan.builder(tape).output("y", x.gather(tape.indices("i", Shape.of(2))))
        .compile(precision);
  }

  private static List<ErrorTexts.Row> workspaces() {
    Workspace ws = plan(Precision.FLOAT).workspace();
    Workspace wide = plan(Precision.DOUBLE).workspace();
    return List.of(
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Plan.workspace: 0 threads; use 1 for the caller's "
            + "alone, or more", () -> plan(Precision.FLOAT).workspace(0)),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Workspace.get: the plan has nothing named z; there "
            + "are x, i, y", () -> ws.get("z")),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Workspace.set: x has shape [2, 3] but was given [3]; "
            + "give as many numbers in the same shape", () -> ws.set("x", Tensor.zeros(3))),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Workspace.set: i are indices, and 0.5 is no whole "
            + "number; give whole numbers from 0", () -> ws.set("i", Tensor.vector(0, 0.5))),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Workspace.doubles: x is kept in floats; use "
            + "floats(name)", () -> ws.doubles("x")),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Workspace.floats: y is kept in doubles; use "
            + "doubles(name)", () -> wide.floats("y")),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Workspace.floats: i is kept in whole numbers; use "
            + "indices(name)", () -> ws.floats("i")),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Workspace.indices: x is kept in floats; use "
            + "floats(name)", () -> ws.indices("x")),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Workspace.bind: x takes float[6] but was given "
            + "float[5]; give an array of that kind and length",
            () -> ws.bind("x", new float[5])),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Workspace.bind: x takes float[6] but was given "
            + "double[6]; give an array of that kind and length",
            () -> ws.bind("x", new double[6])),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Workspace.bind: i takes int[2] but was given "
            + "float[2]; give an array of that kind and length", () -> ws.bind("i", new float[2])),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Workspace.bind: x takes double[6] but was given "
            + "float[6]; give an array of that kind and length",
            () -> wide.bind("x", new float[6])),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Workspace.bind: x takes double[6] but was given "
            + "int[6]; give an array of that kind and length",
            () -> wide.bind("x", new int[6])),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Workspace.bind: the plan has nothing named z; there "
            + "are x, i, y", () -> ws.bind("z", new float[6])),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Workspace.set: the plan has nothing named z; there "
            + "are x, i, y", () -> ws.set("z", Tensor.scalar(0))),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Workspace.set: y is an output, which every run "
            + "computes; read it with get(name), and set leaves: x, i",
            () -> ws.set("y", Tensor.zeros(2))));
  }

  /** Arrays that two names of a workspace would share, though a run writes to one of them. */
  private static List<ErrorTexts.Row> sharing() {
    Tape tape = new Tape();
    Var a = tape.input("a", Shape.of(2));
    Var s = tape.state("s", Shape.of(2));
    Var w = tape.variable("w", Shape.of(2));
    Workspace ws = Plan.builder(tape).output("y", a.add(s)).next(w, w.subtract(a))
        .compile(Precision.DOUBLE).workspace();
    String end = "; give each an array of its own";
    return List.of(
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Workspace.bind: the array given for a is behind y "
            + "already, and a run writes to y" + end, () -> ws.bind("a", ws.doubles("y"))),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Workspace.bind: the array given for y is behind s "
            + "already, and a run writes to y" + end, () -> ws.bind("y", ws.doubles("s"))),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Workspace.bind: the array given for s is behind w "
            + "already, and a run writes to w" + end, () -> ws.bind("s", ws.doubles("w"))),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Workspace.bind: the array given for w is behind y "
            + "already, and a run writes to w" + end, () -> ws.bind("w", ws.doubles("y"))));
  }

  private static List<ErrorTexts.Row> runs() {
    Workspace ws = plan(Precision.FLOAT).workspace();
    return List.of(
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Workspace.run: the plan has 2 inputs [x, i] but was "
            + "given 1 tensors; give one for each", () -> ws.run(Tensor.zeros(2, 3))),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Workspace.run: i has shape [2] but was given [3]; "
            + "give as many numbers in the same shape",
            () -> ws.run(Tensor.zeros(2, 3), Tensor.zeros(3))),
        ErrorTexts.row(ErrorTexts.INDEX, "gather: index 3.0 at place 1 is none of axis 1 of shape "
            + "[2, 3]; use whole numbers, 0 ≤ index < 3",
            () -> ws.run(Tensor.zeros(2, 3), Tensor.vector(0, 3))),
        ErrorTexts.row(ErrorTexts.ARGUMENT, "Workspace.run: i has 16777217 at place 1 and is used "
            + "as a number too, but floats keep whole numbers only up to 16777216; let it only "
            + "choose entries, or compile the plan with Precision.DOUBLE",
            PlanErrorTexts::roundAnIndex),
        ErrorTexts.row(ErrorTexts.STATE, "Workspace.run: thread other came while thread "
            + Thread.currentThread().getName() + " was using the workspace, which belongs to one "
            + "thread at a time; threads share a plan, so give each a workspace of its own with "
            + "plan.workspace()", PlanErrorTexts::twoAtOnce),
        ErrorTexts.row(ErrorTexts.STATE, "Workspace.run: thread " + Thread.currentThread().getName()
            + " is inside a run of this workspace; give what the run calls a workspace of its own "
            + "with plan.workspace()", PlanErrorTexts::oneInsideTheOther));
  }

  private static void roundAnIndex() {
    Tape tape = new Tape();
    Var i = tape.indices("i", Shape.of(2));
    Plan.builder(tape).output("y", i.add(1)).compile(Precision.FLOAT).workspace()
        .run(Tensor.vector(3, 16_777_217));
  }

  private static void oneInsideTheOther() {
    List<Workspace> used = new ArrayList<>();
    NumericRule again = NumericRule.of("again", shapes -> shapes.get(0), x -> {
      used.get(0).run();
      return x.get(0);
    }, (x, y, ybar) -> List.of(ybar));
    used.add(Plan.of(again::apply, Shape.of(2), Precision.DOUBLE).workspace());
    used.get(0).run();
  }

  /** An operation in the middle of a run starts another one on another thread. */
  private static void twoAtOnce() {
    List<Workspace> used = new ArrayList<>();
    List<RuntimeException> errors = new ArrayList<>();
    NumericRule twice = NumericRule.of("twice", shapes -> shapes.get(0), x -> {
      errors.add(ErrorTexts.inAnotherThread(() -> {
        try {
          used.get(0).run();
          throw new AssertionError("two at once");
        } catch (IllegalStateException e) {
          return e;
        }
      }));
      return x.get(0);
    }, (x, y, ybar) -> List.of(ybar));
    used.add(Plan.of(twice::apply, Shape.of(2), Precision.DOUBLE).workspace());
    used.get(0).run();
    assertThat(errors).hasSize(1);
    throw errors.get(0);
  }
}
