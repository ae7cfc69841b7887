package dev.gradus.verify.laws;

import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Value and gradient as a plan. A plan may round otherwise than eager recording, since it adds in
 * another order, so that what a change of the inputs in their last digit does is allowed.
 */
final class Plans {
  private static final int THREADS = 3;
  private static final double DOUBLES = 0x1p-52;
  private static final double FLOATS = 0x1p-23;

  /** Differences so much larger than rounding are no rounding; those between are undecided. */
  private static final double CERTAINLY = 1e3;

  private Plans() {}

  static Outcome doubles(Applied a) {
    return compare(a, Precision.DOUBLE, DOUBLES);
  }

  static Outcome floats(Applied a) {
    Applied rounded = a.changed(x -> (float) x);
    return rounded.isDefined() ? compare(rounded, Precision.FLOAT, FLOATS) : Outcome.NOTHING;
  }

  private static Outcome compare(Applied a, Precision precision, double eps) {
    Plan plan;
    try {
      plan = plan(a, precision);
    } catch (IllegalStateException | IllegalArgumentException e) {
      return Outcome.undecided("it cannot be a plan: " + e.getMessage());
    }
    List<Tensor> eager = eager(a);
    List<Tensor> planned = run(plan.workspace(1), a, eager.size());
    List<Tensor> onThreads = run(plan.workspace(THREADS), a, eager.size());
    Outcome o = Compared.bits(" of a plan on " + THREADS + " threads", onThreads, planned);
    if (!o.holds()) return o;
    List<double[]> allowed = allowed(a, eager, eps);
    Outcome all = Outcome.HOLDS;
    for (int k = 0; k < eager.size(); k++) {
      o = within(Compared.name(" of a plan in " + precision, k), planned.get(k), eager.get(k),
          allowed.get(k));
      if (o.verdict() == Verdict.WRONG) return o;
      if (!o.holds()) all = o;
    }
    return all;
  }

  private static Outcome within(String what, Tensor found, Tensor expected, double[] allowed) {
    Outcome all = Outcome.HOLDS;
    if (!found.shape().equals(expected.shape())) return Compared.close(what, found, expected,
        Compared.BITS);
    double[] a = found.toArray();
    double[] b = expected.toArray();
    for (int i = 0; i < a.length; i++) {
      Outcome o = Compared.close(what + ", entry " + i, a[i], b[i], CERTAINLY * allowed[i]);
      if (o.verdict() == Verdict.WRONG) return o;
      if (!o.holds() || !(Math.abs(a[i] - b[i]) <= allowed[i] || Double.compare(a[i], b[i]) == 0)) {
        all = Outcome.undecided(what + ", entry " + i + " is " + a[i] + " and not " + b[i]
            + ", which may be rounding");
      }
    }
    return all;
  }

  /** What rounding may do to each entry: measured by changes of the inputs in the last digit. */
  private static List<double[]> allowed(Applied a, List<Tensor> eager, double eps) {
    List<double[]> allowed = new ArrayList<>();
    for (Tensor t : eager) {
      double[] d = new double[t.size()];
      double largest = Arrays.stream(t.toArray()).map(Math::abs).max().orElse(0);
      Arrays.fill(d, 8 * eps * largest + Double.MIN_NORMAL);
      if (eps == FLOATS) for (int i = 0; i < d.length; i++) d[i] += Float.MIN_NORMAL;
      allowed.add(d);
    }
    for (double sign : new double[] {-1, 1}) {
      Applied moved = a.changed(x -> x * (1 + sign * eps));
      if (!moved.isDefined()) continue;
      List<Tensor> y = eager(moved);
      for (int k = 0; k < y.size(); k++) {
        double[] d = allowed.get(k);
        for (int i = 0; i < d.length; i++) {
          double change = Math.abs(y.get(k).toArray()[i] - eager.get(k).toArray()[i]);
          if (change > 0) d[i] += 8 * change;
        }
      }
    }
    return allowed;
  }

  private static List<Tensor> eager(Applied a) {
    Tape tape = new Tape();
    return wanted(a, tape, a.variables(tape)).stream().map(Var::value).toList();
  }

  private static List<Var> wanted(Applied a, Tape tape, List<Var> x) {
    Var y = a.f().apply(x);
    List<Var> wanted = new ArrayList<>(List.of(y));
    Var e = y.multiply(Var.constant(Directions.second(y.shape()))).sum();
    wanted.addAll(tape.gradient(e, x));
    return wanted;
  }

  private static Plan plan(Applied a, Precision precision) {
    Tape tape = new Tape();
    List<Var> x = new ArrayList<>();
    for (Tensor t : a.x()) x.add(tape.variable("x" + x.size(), t.shape()));
    List<Var> wanted = wanted(a, tape, x);
    Plan.Builder plan = Plan.builder(tape);
    for (int i = 0; i < wanted.size(); i++) plan.output("y" + i, wanted.get(i));
    return plan.compile(precision);
  }

  private static List<Tensor> run(Workspace ws, Applied a, int results) {
    for (int k = 0; k < a.x().size(); k++) ws.set("x" + k, a.x().get(k));
    ws.run();
    List<Tensor> y = new ArrayList<>();
    for (int i = 0; i < results; i++) y.add(ws.get("y" + i));
    return y;
  }
}
