package dev.gradus.benchmarks.adbench;

import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import java.util.ArrayList;
import java.util.List;

/** A problem's values and gradients compiled to one plan, in double, with its point in place. */
final class Replay {
  private final Workspace workspace;
  private final List<String> values = new ArrayList<>();
  private final List<List<String>> gradients = new ArrayList<>();

  Replay(Problem problem) {
    Tape tape = new Tape();
    List<Var> x = new ArrayList<>();
    for (Tensor t : problem.point()) x.add(tape.input("x" + x.size(), t.shape()));
    Problem.Terms terms = problem.terms(x);
    Plan.Builder plan = Plan.builder(tape);
    for (Var v : terms.values()) {
      values.add("value" + values.size());
      plan.output(values.get(values.size() - 1), v);
    }
    for (Var scalar : terms.scalars()) {
      List<String> names = new ArrayList<>();
      for (Var slope : tape.gradient(scalar, x)) {
        names.add("slope" + gradients.size() + "." + names.size());
        plan.output(names.get(names.size() - 1), slope);
      }
      gradients.add(names);
    }
    workspace = plan.compile(Precision.DOUBLE).workspace();
    for (int i = 0; i < x.size(); i++) workspace.set("x" + i, problem.point().get(i));
  }

  void run() { workspace.run(); }

  /** What the last run found. */
  AdBench.Found found() {
    return new AdBench.Found(values.stream().map(workspace::get).toList(),
        gradients.stream().map(names -> names.stream().map(workspace::get).toList()).toList());
  }
}
