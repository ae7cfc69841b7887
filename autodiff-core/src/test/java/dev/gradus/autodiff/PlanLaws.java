package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import java.util.ArrayList;
import java.util.List;

/** What must hold of the plan of every program: its numbers are those of eager recording. */
final class PlanLaws {
  private PlanLaws() {}

  /**
   * Compiles a program with its gradient, from shapes alone, and compares all its results with eager
   * ones: at its own numbers, and at others, on the other side of kinks and ties.
   *
   * @throws AssertionError if they differ by more than rounding
   */
  static void check(Program program) {
    Tape tape = new Tape();
    List<Var> variables = new ArrayList<>();
    for (Tensor t : program.variables()) {
      variables.add(tape.variable("x" + variables.size(), t.shape()));
    }
    List<Var> results = program.results(variables);
    List<Var> gradient = tape.gradient(results.get(results.size() - 1), variables);
    Plan.Builder b = Plan.of(tape);
    for (int i = 0; i < results.size(); i++) b.output("result " + i, results.get(i));
    for (int i = 0; i < gradient.size(); i++) b.output("gradient " + i, gradient.get(i));
    Workspace whole = b.compile(Precision.DOUBLE).workspace();
    Workspace alone = gradientAlone(tape, gradient).workspace();
    for (double turn : new double[] {0, 1, 2}) compare(program, whole, alone, turn);
  }

  private static Plan gradientAlone(Tape tape, List<Var> gradient) {
    Plan.Builder b = Plan.of(tape);
    for (int i = 0; i < gradient.size(); i++) b.output("gradient " + i, gradient.get(i));
    return b.compile(Precision.DOUBLE);
  }

  private static void compare(Program program, Workspace whole, Workspace alone, double turn) {
    Tape tape = new Tape();
    List<Var> variables = new ArrayList<>();
    for (Tensor t : program.variables()) {
      Tensor x = turned(t, turn);
      whole.set("x" + variables.size(), x);
      alone.set("x" + variables.size(), x);
      variables.add(tape.variable(x));
    }
    List<Var> results;
    try {
      results = program.results(variables);
    } catch (IndexOutOfBoundsException e) {
      return; // these numbers are no indices
    }
    whole.run();
    alone.run();
    double size = 1;
    for (int i = 0; i < results.size(); i++) {
      size = Math.max(size, near("result " + i, whole, results.get(i).value(), size));
    }
    List<Var> gradient = tape.gradient(results.get(results.size() - 1), variables);
    for (int i = 0; i < gradient.size(); i++) {
      Tensor expected = gradient.get(i).value();
      near("gradient " + i, whole, expected, size * size);
      near("gradient " + i, alone, expected, size * size);
      assertThat(alone.get("gradient " + i)).as("gradient %s, alone", i)
          .isEqualTo(whole.get("gradient " + i));
    }
  }

  /** Other numbers: negated, and rounded so that many are equal and some 0. */
  private static Tensor turned(Tensor x, double turn) {
    double[] y = x.toArray();
    for (int i = 0; i < y.length; i++) {
      y[i] = turn == 0 ? y[i] : turn == 1 ? -y[i] : Math.rint(y[i]);
    }
    return Tensor.of(x.shape(), y);
  }

  private static double near(String name, Workspace ws, Tensor expected, double size) {
    Tensor actual = ws.get(name);
    assertThat(actual.shape()).as(name).isEqualTo(expected.shape());
    double largest = 0;
    for (double v : expected.toArray()) {
      if (Double.isFinite(v)) largest = Math.max(largest, Math.abs(v));
    }
    for (int i = 0; i < expected.size(); i++) {
      double a = actual.at(i);
      double e = expected.at(i);
      boolean same = Double.isFinite(e) ? Math.abs(a - e) <= 1e-11 * Math.max(largest, size)
          : Double.compare(a, e) == 0;
      assertThat(same).as("%s at %s: %s, eager %s", name, i, a, e).isTrue();
    }
    return largest;
  }
}
