package dev.gradus.nn;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Workspace;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Steps by plans: parameters, buffers and what the optimiser remembers live in arrays, which every
 * step changes in place. Batches of another size have a plan of their own on the same arrays.
 */
final class Stepper {
  private final Training.Settings settings;
  private final Sequential net;
  private final Parameters start;
  private final Dataset data;
  private final double[] points;
  private final double[] targets;
  private final int[] classes;
  private final double @Nullable [] weights;
  /** What a step changes, by name: one array for all batch sizes. */
  private final Map<String, Cells> store = new LinkedHashMap<>();

  private boolean draws; // whether a step is given its number
  private final Map<Integer, Workspace> workspaces = new HashMap<>();

  Stepper(Training.Settings settings, Parameters start, Parameters buffers, Dataset data) {
    this.settings = settings;
    this.data = data;
    this.start = start;
    net = settings.objective.net();
    points = data.points().toArray();
    classes = data.hasClasses() ? data.classNumbers() : new int[0];
    targets = data.hasClasses() ? new double[0] : data.targets().toArray();
    Tensor w = data.weights();
    weights = w == null ? null : w.toArray();
    put(start);
    put(buffers);
    Stepping.begin(settings.optimizer, net, start)
        .forEach((name, x) -> store.put(name, Cells.of(x, settings.precision)));
  }

  private void put(Parameters all) {
    for (String name : all.layout().names()) {
      store.put(name, Cells.of(all.get(name), settings.precision));
    }
  }

  /** Makes the plans for an epoch, so that what is wrong with one shows before the first step. */
  void prepare(int batch) {
    int size = data.size();
    for (int n : new int[] {Math.min(batch, size), size % batch}) {
      if (n > 0) workspaces.computeIfAbsent(n, this::workspace);
    }
  }

  /**
   * One step on the given rows of the data.
   *
   * @return the error before it
   */
  double step(int[] order, int from, int to, long step) {
    int n = to - from;
    Workspace ws = workspaces.computeIfAbsent(n, this::workspace);
    Cells x = Cells.of(ws, "points", settings.precision);
    int width = data.points().shape().dim(1);
    for (int i = 0; i < n; i++) x.row(points, order[from + i] * width, i * width, width);
    targets(ws, order, from, n);
    if (weights != null) {
      Cells v = Cells.of(ws, "weights", settings.precision);
      for (int i = 0; i < n; i++) v.set(i, weights[order[from + i]]);
    }
    Stepping.hyperparameters(settings.optimizer, step).forEach((name, value) -> Cells
        .of(ws, name, settings.precision).set(0, value));
    if (draws) ws.indices("step")[0] = Math.toIntExact(step);
    ws.run();
    return Cells.of(ws, "error", settings.precision).get(0);
  }

  private void targets(Workspace ws, int[] order, int from, int n) {
    if (data.hasClasses()) {
      int[] y = ws.indices("targets");
      for (int i = 0; i < n; i++) y[i] = classes[order[from + i]];
      return;
    }
    Cells y = Cells.of(ws, "targets", settings.precision);
    int width = data.targets().shape().dim(1);
    for (int i = 0; i < n; i++) y.row(targets, order[from + i] * width, i * width, width);
  }

  /** How much the rows count together. */
  double weight(int[] order, int from, int to) {
    if (weights == null) return to - from;
    double sum = 0;
    for (int i = from; i < to; i++) sum += weights[order[i]];
    return sum;
  }

  private Workspace workspace(int n) {
    StepPlan.Made step = StepPlan.of(settings.objective, settings.optimizer, start, data, n,
        settings.seed,
        settings.precision);
    draws = step.draws();
    Workspace ws = step.plan().workspace(settings.threads);
    store.forEach((name, cells) -> cells.bindTo(ws, name));
    return ws;
  }

  /** The parameters now. */
  Parameters parameters() { return read(net.layout(), ""); }

  /** The parameters to predict with now. */
  Parameters served() {
    String slot = settings.optimizer.served();
    return slot == null ? parameters() : read(net.layout(), slot);
  }

  Parameters buffers() { return read(net.bufferLayout(), ""); }

  private Parameters read(Layout layout, String slot) {
    List<Tensor> all = layout.names().stream().map(name -> {
      Cells cells = slot.isEmpty() ? null : store.get(Slot.name(slot, name));
      return Objects.requireNonNull(cells != null ? cells : store.get(name))
          .tensor(layout.shape(name));
    }).toList();
    return new Parameters(layout, all);
  }

  /** Whether all parameters are finite. */
  boolean isFinite() {
    for (String name : net.layout().names()) {
      if (!Objects.requireNonNull(store.get(name)).isFinite()) return false;
    }
    return true;
  }

  /** A copy of all that a step changes. */
  Map<String, Cells> snapshot() {
    Map<String, Cells> copies = new LinkedHashMap<>();
    store.forEach((name, cells) -> copies.put(name, cells.copy()));
    return copies;
  }

  /** Puts all back as it was. */
  void restore(Map<String, Cells> snapshot) {
    snapshot.forEach((name, copy) -> Objects.requireNonNull(store.get(name)).set(copy));
  }
}
