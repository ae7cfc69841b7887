package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.plan.Precision;
import java.util.BitSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far the values that a plan computes may be from a recorded tape's, entry by entry: a running
 * error analysis of first order. What each operation does to errors is in {@link
 * RunningErrorStep}.
 *
 * <p>No bound holds where an operation jumps within the error of its inputs or has a pole there.
 * Those places are named, and so are those where a result may be out of range or not. What is
 * surely out of range is taken for infinite from there on.
 */
final class RunningError {
  private final Rounding rounding;
  private final Tensor[] values; // of each node: the recorded one, ±∞ where that is out of range
  private final double[][] errors;
  private final BitSet[] before; // for each node the nodes that decide on it by their rounding
  private final Tape tape;

  RunningError(Tape tape, Precision precision) {
    this.tape = tape;
    rounding = new Rounding(precision);
    values = new Tensor[tape.size()];
    errors = new double[values.length][];
    before = new BitSet[errors.length];
    for (int i = 0; i < errors.length; i++) visit(i);
  }

  /** The bound of each entry. */
  double[] of(Var v) { return v.index() < 0 ? rounding.off(v.value()) : errors[v.index()]; }

  private Tensor value(Var v) {
    return v.index() < 0 ? rounding.inRange(v.value()) : values[v.index()];
  }

  /** The operations before a var, or its own, that rounding may decide, by name. */
  Set<String> decisions(Var v) {
    Set<String> names = new TreeSet<>();
    if (v.index() < 0) return names;
    before[v.index()].stream().forEach(i -> names.add(tape.get(i).op().name()));
    return names;
  }

  /**
   * Compares what a plan computed with the recorded var.
   *
   * @return the operations, by name, that decided by rounding where the two differ by more than the
   *     bound, or where there is none; empty if there is no such entry
   * @throws AssertionError if an entry is further away and no such operation comes before it
   */
  Set<String> check(String name, Tensor actual, Var expected) {
    assertThat(actual.shape()).as(name).isEqualTo(expected.shape());
    double[] error = of(expected);
    Set<String> decisions = decisions(expected);
    boolean decided = false;
    for (int i = 0; i < error.length; i++) {
      double a = actual.at(i);
      double y = value(expected).at(i);
      if (a == y || Double.isNaN(a) && Double.isNaN(y)) continue; // a sum may lose the sign of 0
      boolean within = Double.isFinite(error[i]) && Math.abs(a - y) <= error[i];
      if (within) continue;
      if (decisions.isEmpty()) {
        throw new AssertionError(name + " at " + i + ": " + a + ", eager " + y
            + ", which is not within " + error[i]);
      }
      decided = true;
    }
    return decided ? decisions : Set.of();
  }

  private void visit(int i) {
    Var y = tape.get(i);
    before[i] = new BitSet();
    for (int k = 0; k < y.arity(); k++) before[i].or(before[y.input(k).index()]);
    if (y.op() instanceof Leaf) {
      errors[i] = rounding.off(y.value());
      values[i] = rounding.inRange(y.value());
    } else if (y.op() instanceof Op.Same) {
      errors[i] = of(y.input(0));
      values[i] = value(y.input(0));
    } else {
      Tensor[] inputs = new Tensor[y.arity()];
      double[][] e = new double[inputs.length][];
      for (int k = 0; k < inputs.length; k++) {
        inputs[k] = value(y.input(k));
        e[k] = errors[y.input(k).index()];
      }
      RunningErrorStep step = new RunningErrorStep(rounding, y, inputs, e);
      errors[i] = step.error();
      values[i] = rounding.inRange(step.value());
      if (step.isDecision()) before[i].set(i);
    }
  }
}
