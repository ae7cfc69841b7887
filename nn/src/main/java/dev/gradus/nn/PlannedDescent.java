package dev.gradus.nn;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A descent by plans: parameters and what the optimiser remembers live in arrays, which every step
 * changes in place. Batches of another size have a plan of their own on the same arrays.
 */
final class PlannedDescent {
  private final Objective objective;
  private final Optimizer optimizer;
  private final Sequential net;
  private final Dataset data;
  private final Precision precision;
  private final int threads;
  private final Object points; // all data, in the precision
  private final Object targets;

  /** What a step changes, by name: one array for all batch sizes. */
  private final Map<String, Object> store = new LinkedHashMap<>();

  private final Map<Integer, Workspace> workspaces = new HashMap<>();

  PlannedDescent(Objective objective, Optimizer optimizer, Parameters start, Dataset data,
      Precision precision, int threads) {
    this.objective = objective;
    this.optimizer = optimizer;
    this.data = data;
    this.precision = precision;
    this.threads = threads;
    net = objective.net();
    points = array(data.points());
    targets = data.hasClasses() ? data.classes() : array(data.targets());
    for (String name : start.layout().names()) {
      store.put(name, array(start.get(name)));
      for (String s : Descent.state(optimizer)) {
        store.put(state(s, name), array(Tensor.full(start.layout().shape(name), 0)));
      }
    }
  }

  /** Numbers in the precision. */
  private Object array(Tensor x) {
    double[] all = x.toArray();
    if (precision == Precision.DOUBLE) return all;
    float[] narrow = new float[all.length];
    for (int i = 0; i < all.length; i++) narrow[i] = (float) all[i];
    return narrow;
  }

  private static String state(String name, String parameter) { return name + " of " + parameter; }

  /**
   * One step on the given rows of the data.
   *
   * @return the error before it
   */
  double step(int[] order, int from, int to) {
    int n = to - from;
    Workspace ws = workspaces.computeIfAbsent(n, this::workspace);
    copy(points, data.points().shape(), order, from, n, array(ws, "points"));
    Object y = data.hasClasses() ? ws.indices("targets") : array(ws, "targets");
    copy(targets, data.targets().shape(), order, from, n, y);
    Descent.settings(optimizer).forEach((name, value) -> ws.set(name, Tensor.scalar(value)));
    ws.run();
    return Array.getDouble(array(ws, "error"), 0);
  }

  private Object array(Workspace ws, String name) {
    return precision == Precision.FLOAT ? ws.floats(name) : ws.doubles(name);
  }

  private static void copy(Object all, Shape shape, int[] order, int from, int n, Object batch) {
    int width = shape.rank() == 1 ? 1 : shape.dim(1);
    for (int i = 0; i < n; i++) {
      System.arraycopy(all, order[from + i] * width, batch, i * width, width);
    }
  }

  private Workspace workspace(int n) {
    Workspace ws = plan(objective, optimizer, data, n, precision).workspace(threads);
    store.forEach((name, array) -> {
      if (array instanceof float[] floats) ws.bind(name, floats);
      else ws.bind(name, (double[]) array);
    });
    return ws;
  }

  /** A step on n points as a plan: forward, error, gradient, and the optimiser's update. */
  static Plan plan(Objective objective, Optimizer optimizer, Dataset data, int n,
      Precision precision) {
    Sequential net = objective.net();
    Tape tape = new Tape();
    List<Var> w = new ArrayList<>();
    for (String name : net.layout().names()) w.add(tape.variable(name, net.layout().shape(name)));
    Var x = tape.input("points", Shape.of(n, data.points().shape().dim(1)));
    Shape rows = data.hasClasses() ? Shape.of(n) : Shape.of(n, data.targets().shape().dim(1));
    Var t = data.hasClasses() ? tape.indices("targets", rows) : tape.input("targets", rows);
    Map<String, Var> settings = new HashMap<>();
    for (String name : Descent.settings(optimizer).keySet()) {
      settings.put(name, tape.input(name, Shape.SCALAR));
    }
    Var e = objective.recorded("Training", w, x, t);
    Plan.Builder plan = Plan.builder(tape).output("error", e);
    List<Var> gradient = tape.gradient(e, w);
    for (int i = 0; i < w.size(); i++) {
      String name = net.layout().names().get(i);
      List<Var> state = new ArrayList<>();
      for (String s : Descent.state(optimizer)) {
        state.add(tape.state(state(s, name), w.get(i).shape()));
      }
      List<Var> next = Descent.step(optimizer, w.get(i), gradient.get(i), state, settings);
      plan.next(w.get(i), next.get(0));
      for (int k = 0; k < state.size(); k++) plan.next(state.get(k), next.get(k + 1));
    }
    return plan.compile(precision);
  }

  /** The parameters now. */
  Parameters parameters() {
    double[] all = new double[net.layout().size()];
    int at = 0;
    for (String name : net.layout().names()) {
      Object array = Objects.requireNonNull(store.get(name));
      for (int i = 0, n = Array.getLength(array); i < n; i++) all[at++] = Array.getDouble(array, i);
    }
    return Parameters.of(net.layout(), all);
  }

  /** Whether all parameters are finite. */
  boolean isFinite() {
    for (String name : net.layout().names()) {
      Object array = Objects.requireNonNull(store.get(name));
      boolean finite = array instanceof float[] x ? isFinite(x) : isFinite((double[]) array);
      if (!finite) return false;
    }
    return true;
  }

  private static boolean isFinite(float[] x) {
    for (float v : x) if (!Float.isFinite(v)) return false;
    return true;
  }

  private static boolean isFinite(double[] x) {
    for (double v : x) if (!Double.isFinite(v)) return false;
    return true;
  }

  /** A copy of all that a step changes. */
  Map<String, Object> snapshot() {
    Map<String, Object> copies = new HashMap<>();
    store.forEach((name, array) -> copies.put(name,
        array instanceof float[] x ? x.clone() : ((double[]) array).clone()));
    return copies;
  }

  /** Puts all back as it was. */
  void restore(Map<String, Object> snapshot) {
    snapshot.forEach((name, copy) -> System.arraycopy(copy, 0,
        Objects.requireNonNull(store.get(name)), 0, Array.getLength(copy)));
  }
}
