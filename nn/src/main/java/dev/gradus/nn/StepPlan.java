package dev.gradus.nn;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** States a step of training: forward, error, gradient, and the optimiser's update. */
final class StepPlan {
  private final Objective objective;
  private final Optimizer optimizer;
  private final Sequential net;
  private final Tape tape = new Tape();
  private @Nullable Var step; // stated when a layer first draws

  private StepPlan(Objective objective, Optimizer optimizer) {
    this.objective = objective;
    this.optimizer = optimizer;
    net = objective.net();
  }

  /**
   * A step as a plan.
   *
   * @param plan the step
   * @param draws whether it has the leaf {@code step}, on which random numbers depend
   */
  record Made(Plan plan, boolean draws) {}

  /** A step on n points of that form; a workspace of it begins at these parameters. */
  static Made of(Objective objective, Optimizer optimizer, Parameters start, Form form, int n,
      long seed, Precision precision) {
    StepPlan stated = new StepPlan(objective, optimizer);
    // so that what users write may take derivatives at constants, by what is on the tape
    Plan plan = stated.tape.recording(() -> stated.plan(start, form, n, seed, precision));
    return new Made(plan, stated.step != null);
  }

  private Plan plan(Parameters start, Form form, int n, long seed, Precision precision) {
    List<Var> w = start.on(tape);
    List<Var> buffers = new ArrayList<>();
    Parameters kept = net.initialBuffers();
    for (String name : kept.layout().names()) buffers.add(tape.state(name, kept.get(name)));
    Var x = tape.input("points", Shape.of(n, form.columns()));
    Shape rows = form.hasClasses() ? Shape.of(n) : Shape.of(n, form.outputs());
    Var t = form.hasClasses() ? tape.indices("targets", rows) : tape.input("targets", rows);
    Var weights = form.isWeighted() ? tape.input("weights", Shape.of(n)) : null;
    Map<String, Var> hyper = new HashMap<>();
    Hyperparameters said = new Hyperparameters(optimizer);
    for (int i = 0; i < said.size(); i++) {
      hyper.put(said.name(i), tape.input(said.name(i), Tensor.scalar(said.at(i, 0))));
    }
    Pass pass = new Pass(net, w, buffers, seed, site -> step());
    Var e = objective.recorded("Training", pass, x, t, weights);
    Map<String, Var> remembered = new LinkedHashMap<>();
    for (Map.Entry<String, Tensor> s : Stepping.begin(optimizer, net, start).entrySet()) {
      remembered.put(s.getKey(), tape.state(s.getKey(), s.getValue()));
    }
    List<Var> learnt = net.learnt().of(w);
    Map<String, Var> after = new LinkedHashMap<>();
    List<Var> next = Stepping.next(optimizer, net, learnt, tape.gradient(e, learnt), hyper,
        remembered, after);
    Plan.Builder plan = Plan.builder(tape).output("error", e);
    for (int i = 0; i < learnt.size(); i++) plan.next(learnt.get(i), next.get(i));
    List<Var> later = new ArrayList<>();
    for (String name : remembered.keySet()) later.add(after.get(name));
    next(plan, new ArrayList<>(remembered.values()), later);
    next(plan, buffers, pass.next);
    return plan.compile(precision);
  }

  private static void next(Plan.Builder plan, List<Var> before, List<Var> after) {
    for (int i = 0; i < before.size(); i++) {
      if (before.get(i) != after.get(i)) plan.next(before.get(i), after.get(i));
    }
  }

  /** The number of the step, on which random numbers depend. */
  private Var step() {
    if (step == null) step = tape.indices("step", Shape.SCALAR);
    return step;
  }
}
