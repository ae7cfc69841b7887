package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.plan.Garbage;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import dev.gradus.verify.programs.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What must hold of the plan of every program: its numbers are those of eager recording. */
final class PlanLaws {
  private final Program program;
  private final Precision precision;
  private final Workspace whole; // all results and the gradient
  private final Workspace alone; // the gradient only
  private final Set<String> decisions = new TreeSet<>();

  private PlanLaws(Program program, Precision precision) {
    this.program = program;
    this.precision = precision;
    Tape tape = new Tape();
    List<Var> variables = new ArrayList<>();
    for (Tensor t : program.variables()) {
      variables.add(tape.variable("x" + variables.size(), t.shape()));
    }
    List<Var> results = program.results(variables);
    List<Var> gradient = tape.gradient(results.get(results.size() - 1), variables);
    Plan.Builder all = Plan.builder(tape);
    Plan.Builder last = Plan.builder(tape);
    for (int i = 0; i < results.size(); i++) all.output("result " + i, results.get(i));
    for (int i = 0; i < gradient.size(); i++) {
      all.output("gradient " + i, gradient.get(i));
      last.output("gradient " + i, gradient.get(i));
    }
    whole = all.compile(precision).workspace();
    alone = last.compile(precision).workspace();
  }

  /**
   * Compiles a program with its gradient, from shapes alone, and compares all its results with
   * eager ones: at its own numbers, and at others, on the other side of kinks and ties.
   *
   * @return the operations, by name, that jumped the other way or had a pole within the error of
   *     their inputs where a result depended on that
   * @throws AssertionError if a result is further from the eager one than its {@link RunningError}
   */
  static Set<String> decidedByRounding(Program program, Precision precision) {
    PlanLaws laws = new PlanLaws(program, precision);
    for (int turn = 0; turn < 3; turn++) laws.compare(turn);
    return laws.decisions;
  }

  /** Other numbers: negated, or rounded so that many are equal and some 0. */
  private Tensor[] inputs(int turn) {
    Tensor[] x = program.variables();
    for (int k = 0; k < x.length; k++) {
      double[] y = x[k].toArray();
      for (int i = 0; i < y.length; i++) {
        y[i] = turn == 0 ? y[i] : turn == 1 ? -y[i] : Math.rint(y[i]);
        if (precision == Precision.FLOAT) y[i] = (float) y[i];
      }
      x[k] = Tensor.of(x[k].shape(), y);
    }
    return x;
  }

  private void compare(int turn) {
    Tensor[] x = inputs(turn);
    Tape tape = new Tape();
    List<Var> variables = Arrays.stream(x).map(tape::variable).toList();
    List<Var> expected = new ArrayList<>();
    try {
      expected.addAll(program.results(variables));
    } catch (IndexOutOfBoundsException e) {
      return; // these numbers are no indices
    }
    int results = expected.size();
    expected.addAll(tape.gradient(expected.get(results - 1), variables));
    for (int i = 0; i < x.length; i++) {
      whole.set("x" + i, x[i]);
      alone.set("x" + i, x[i]);
    }
    Garbage.fill(whole);
    Garbage.fill(alone);
    whole.run();
    alone.run();
    RunningError error = new RunningError(tape, precision);
    for (int i = 0; i < expected.size(); i++) {
      String name = i < results ? "result " + i : "gradient " + (i - results);
      decisions.addAll(error.check(name, whole.get(name), expected.get(i)));
      if (i >= results) {
        assertThat(alone.get(name)).as("%s, alone", name).isEqualTo(whole.get(name));
      }
    }
  }
}
