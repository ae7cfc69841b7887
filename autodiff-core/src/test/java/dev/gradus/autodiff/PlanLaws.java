package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import java.util.ArrayList;
import java.util.List;

/** What must hold of the plan of every program: its numbers are those of eager recording. */
final class PlanLaws {
  private final Program program;
  private final boolean wide;
  private final Workspace whole; // all results and the gradient
  private final Workspace alone; // the gradient only
  private boolean vague;

  private PlanLaws(Program program, Precision precision) {
    this.program = program;
    wide = precision == Precision.DOUBLE;
    Tape tape = new Tape();
    List<Var> variables = new ArrayList<>();
    for (Tensor t : program.variables()) {
      variables.add(tape.variable("x" + variables.size(), t.shape()));
    }
    List<Var> results = program.results(variables);
    List<Var> gradient = tape.gradient(results.get(results.size() - 1), variables);
    Plan.Builder all = Plan.of(tape);
    Plan.Builder last = Plan.of(tape);
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
   * @return whether a difference was found that rounding the inputs differently makes as well, such
   *     as in the angle of a deviation that is 0 but for rounding
   * @throws AssertionError if another difference is found
   */
  static boolean isVague(Program program, Precision precision) {
    PlanLaws laws = new PlanLaws(program, precision);
    for (int turn = 0; turn < 3; turn++) laws.compare(turn);
    return laws.vague;
  }

  /** Other numbers: negated, or rounded so that many are equal and some 0. */
  private Tensor[] inputs(int turn) {
    Tensor[] x = program.variables();
    for (int k = 0; k < x.length; k++) {
      double[] y = x[k].toArray();
      for (int i = 0; i < y.length; i++) {
        y[i] = turn == 0 ? y[i] : turn == 1 ? -y[i] : Math.rint(y[i]);
        if (!wide) y[i] = (float) y[i];
      }
      x[k] = Tensor.of(x[k].shape(), y);
    }
    return x;
  }

  /** All results and the gradient, recorded eagerly. */
  private List<Tensor> eager(Tensor[] x) {
    Tape tape = new Tape();
    List<Var> variables = new ArrayList<>();
    for (Tensor t : x) variables.add(tape.variable(t));
    List<Var> all = new ArrayList<>(program.results(variables));
    all.addAll(tape.gradient(all.get(all.size() - 1), variables));
    return all.stream().map(Var::value).toList();
  }

  private void compare(int turn) {
    Tensor[] x = inputs(turn);
    List<Tensor> expected;
    try {
      expected = eager(x);
    } catch (IndexOutOfBoundsException e) {
      return; // these numbers are no indices
    }
    for (int i = 0; i < x.length; i++) {
      whole.set("x" + i, x[i]);
      alone.set("x" + i, x[i]);
    }
    whole.run();
    alone.run();
    int results = expected.size() - x.length;
    double size = 1;
    for (int i = 0; i < expected.size(); i++) {
      boolean isResult = i < results;
      String name = isResult ? "result " + i : "gradient " + (i - results);
      Tensor actual = whole.get(name);
      assertThat(actual.shape()).as(name).isEqualTo(expected.get(i).shape());
      if (isResult) size = Math.max(size, largest(expected.get(i)));
      near(name, actual, expected.get(i), isResult ? size : size * size, x, i);
      if (!isResult) assertThat(alone.get(name)).as("%s, alone", name).isEqualTo(actual);
    }
  }

  /**
   * A program of at most 30 steps, each with sums of at most 30 terms, rounds by less than 900
   * units of 2⁻²⁴ of the largest number in it; in double 1e-11 is a hundred times what that would
   * be.
   */
  private double rounding() { return wide ? 1e-11 : 900 * 0x1p-24; }

  private static double largest(Tensor x) {
    double largest = 0;
    for (double v : x.toArray()) if (Double.isFinite(v)) largest = Math.max(largest, Math.abs(v));
    return largest;
  }

  private void near(String name, Tensor actual, Tensor expected, double size, Tensor[] x, int k) {
    double most = rounding() * Math.max(largest(expected), size);
    for (int i = 0; i < expected.size(); i++) {
      double a = actual.at(i);
      double e = expected.at(i);
      boolean same = isHeld(e) ? Math.abs(a - e) <= most
          : Double.isFinite(e) ? Math.abs(a) > Float.MAX_VALUE / 4 && a > 0 == e > 0
          : Double.compare(a, e) == 0;
      if (same) continue;
      assertThat(isSensitive(x, k, i, e, most)).as("%s at %s: %s, eager %s", name, i, a, e)
          .isTrue();
      vague = true;
    }
  }

  /** Whether the plan's numbers hold a value with room to spare; else it may be infinite there. */
  private boolean isHeld(double x) {
    return wide ? Double.isFinite(x) : Math.abs(x) < Float.MAX_VALUE / 2;
  }

  /** Whether an entry changes as much when the inputs are rounded differently. */
  private boolean isSensitive(Tensor[] x, int k, int entry, double value, double most) {
    for (int turn = 1; turn <= 4; turn++) {
      Tensor[] y = new Tensor[x.length];
      for (int j = 0; j < y.length; j++) {
        double[] v = x[j].toArray();
        double by = wide ? 1e-15 : 2e-7;
        for (int i = 0; i < v.length; i++) v[i] *= 1 + (i * turn % 3 - 1) * by;
        y[j] = Tensor.of(x[j].shape(), v);
      }
      double other = eager(y).get(k).at(entry);
      if (!(Math.abs(other - value) <= most / 10)) return true;
    }
    return false;
  }
}
