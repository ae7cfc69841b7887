package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.plan.Garbage;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The plan of an operation and of what it feeds back to its inputs, stated by shapes, beside its
 * eager recording.
 */
final class PlanOfCase {
  /** Zeros, ends of ranges, kinks, ties, what is no number, and numbers of every size. */
  private static final double[] AWKWARD = {0, -0.0, 1, -1, 0.5, -0.5, 2, -2, 3, 2.5, -1.5,
      Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN, 1, 1, 0, 1e-3, -1e-3, 1e-8,
      -1e-8, 1e-30, -1e-30, Float.MIN_VALUE, Float.MIN_NORMAL, 17, -17, 40, -40, 100, -100, 1e4,
      -1e4, 1e8, -1e8, 1e18, -1e18, 1e30, -1e30, 1e-40};

  /** How many sets of awkward numbers there are. */
  static final int TURNS = AWKWARD.length;

  private final Case at;
  private final Precision precision;
  private final Workspace ws;
  private final Set<String> operations = new TreeSet<>();

  private PlanOfCase(Case at, Precision precision, Workspace ws, Tape tape) {
    this.at = at;
    this.precision = precision;
    this.ws = ws;
    for (int i = 0; i < tape.size(); i++) {
      operations.add(tape.get(i).op().getClass().getSimpleName());
    }
  }

  /** The operations of the value and of what is fed back, by the names of their records. */
  Set<String> operations() { return operations; }

  /** Compiles it. */
  static PlanOfCase of(Case at, Precision precision) {
    Tape tape = new Tape();
    List<Var> x = new ArrayList<>();
    for (Tensor t : at.x()) x.add(tape.variable("x" + x.size(), t.shape()));
    List<Var> wanted = wanted(at, tape, x);
    Plan.Builder plan = Plan.builder(tape);
    for (int i = 0; i < wanted.size(); i++) plan.output(name(i), wanted.get(i));
    return new PlanOfCase(at, precision, plan.compile(precision).workspace(), tape);
  }

  /** The value, and the gradient of a weighted sum of its entries. */
  private static List<Var> wanted(Case at, Tape tape, List<Var> x) {
    List<Var> wanted = new ArrayList<>(List.of(at.f().apply(x)));
    Var y = wanted.get(0);
    Var e = y.multiply(Var.constant(Directions.second(y.shape()))).sum();
    wanted.addAll(e.tape() == tape ? tape.gradient(e, x) : List.of());
    return wanted;
  }

  private static String name(int i) { return i == 0 ? "value" : "gradient " + (i - 1); }

  /**
   * Runs it at its own numbers and at others, on the other sides of kinks and outside domains.
   *
   * @return whether all bits are those of the recording
   * @throws AssertionError if a number is further from it than its {@link RunningError}
   */
  boolean isEager() {
    boolean same = true;
    for (int turn = -3; turn < 0; turn++) same &= isEagerIn(turn);
    boolean isLong = at.x().stream().anyMatch(x -> x.size() >= TURNS);
    for (int turn = 0; turn < TURNS; turn += isLong ? 1 : 7) same &= isEagerIn(turn);
    return same;
  }

  /** Its own numbers in turn −3, negated ones in turn −2, rounded ones in turn −1, else awkward. */
  private Tensor inputs(int k, int turn) {
    double[] x = at.x().get(k).toArray();
    for (int i = 0; i < x.length; i++) {
      if (turn == -2) x[i] = -x[i];
      if (turn == -1) x[i] = Math.rint(x[i]);
      if (turn >= 0) x[i] = AWKWARD[(i * (k + 1) + turn) % TURNS];
      if (precision == Precision.FLOAT) x[i] = (float) x[i];
    }
    return Tensor.of(at.x().get(k).shape(), x);
  }

  /** Runs it at its own numbers alone, which else is as {@link #isEager}. */
  boolean isEagerOnce() { return isEagerIn(-3); }

  private boolean isEagerIn(int turn) {
    Tape tape = new Tape();
    List<Var> x = new ArrayList<>();
    for (int k = 0; k < at.x().size(); k++) {
      x.add(tape.variable("x" + k, inputs(k, turn)));
      ws.set("x" + k, x.get(k).value());
    }
    List<Var> eager = wanted(at, tape, x);
    Garbage.fill(ws);
    ws.run();
    RunningError error = null;
    boolean all = true;
    for (int i = 0; i < eager.size(); i++) {
      Tensor planned = ws.get(name(i));
      Tensor y = eager.get(i).value();
      boolean same = planned.shape().equals(y.shape());
      for (int j = 0; same && j < y.size(); j++) {
        same = Double.compare(planned.at(j), y.at(j)) == 0; // −0 is not 0
      }
      if (same) continue;
      all = false;
      if (error == null) error = new RunningError(tape, precision);
      String name = name(i) + " of " + at.name() + " at " + x.stream().map(Var::value).toList();
      Set<String> decisions = error.check(name, planned, eager.get(i));
      if (!x.stream().allMatch(v -> isModerate(v.value()))) continue;
      assertThat(decisions).as("%s: what rounding decides", name).isEmpty();
    }
    return all;
  }

  /** Whether powers of the numbers stay in range, so that a run need not meet its ends. */
  private static boolean isModerate(Tensor x) {
    for (double v : x.toArray()) {
      double size = Math.abs(v);
      if (size > 1e8 && size < Double.POSITIVE_INFINITY || size > 0 && size < 1e-8) return false;
    }
    return true;
  }
}
