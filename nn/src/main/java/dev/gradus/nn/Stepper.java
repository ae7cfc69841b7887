package dev.gradus.nn;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;
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
  private final Settings settings;
  private final Sequential net;
  private final Parameters start;
  private final Dataset data;
  private final double[] points;
  private final double[] targets;
  private final int[] classes;
  private final double @Nullable [] weights;
  /** What a step changes, by name: one array for all batch sizes. */
  private final Map<String, Cells> store = new LinkedHashMap<>();

  private final Map<Integer, Batch> batches = new HashMap<>();

  Stepper(Settings settings, Parameters start, Parameters buffers, Dataset data) {
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
      if (n > 0) batches.computeIfAbsent(n, this::batch);
    }
  }

  /**
   * One step on the given rows of the data.
   *
   * @return the error before it
   */
  double step(int[] order, int from, int to, long step) {
    int n = to - from;
    Batch b = batches.computeIfAbsent(n, this::batch);
    int width = data.points().shape().dim(1);
    for (int i = 0; i < n; i++) b.points.row(points, order[from + i] * width, i * width, width);
    if (b.classes != null) {
      for (int i = 0; i < n; i++) b.classes[i] = classes[order[from + i]];
    }
    if (b.targets != null) {
      int outputs = data.targets().shape().dim(1);
      for (int i = 0; i < n; i++) {
        b.targets.row(targets, order[from + i] * outputs, i * outputs, outputs);
      }
    }
    if (weights != null && b.weights != null) {
      for (int i = 0; i < n; i++) b.weights.set(i, weights[order[from + i]]);
    }
    Stepping.hyperparameters(settings.optimizer, step).forEach((name, value) -> Objects
        .requireNonNull(b.hyperparameters.get(name)).set(0, value));
    if (b.step != null) b.step[0] = Math.toIntExact(step);
    b.workspace.run();
    return b.error.get(0);
  }

  /** The plan for a number of points, and the arrays that are written and read in each step. */
  private static final class Batch {
    final Workspace workspace;
    final Cells points;
    final int @Nullable [] classes;
    final @Nullable Cells targets;
    final @Nullable Cells weights;
    final int @Nullable [] step; // where layers draw random numbers
    final Cells error;
    final Map<String, Cells> hyperparameters = new HashMap<>();

    Batch(Workspace ws, Dataset data, Settings settings, boolean draws) {
      Precision precision = settings.precision;
      workspace = ws;
      points = Cells.of(ws, "points", precision);
      classes = data.hasClasses() ? ws.indices("targets") : null;
      targets = data.hasClasses() ? null : Cells.of(ws, "targets", precision);
      weights = data.weights() == null ? null : Cells.of(ws, "weights", precision);
      step = draws ? ws.indices("step") : null;
      error = Cells.of(ws, "error", precision);
      for (String name : Stepping.hyperparameters(settings.optimizer, 0).keySet()) {
        hyperparameters.put(name, Cells.of(ws, name, precision));
      }
    }
  }

  /** How much the rows count together. */
  double weight(int[] order, int from, int to) {
    if (weights == null) return to - from;
    double sum = 0;
    for (int i = from; i < to; i++) sum += weights[order[i]];
    return sum;
  }

  private Batch batch(int n) {
    StepPlan.Made step = StepPlan.of(settings.objective, settings.optimizer, start, data, n,
        settings.seed, settings.precision);
    Workspace ws = step.plan().workspace(settings.threads);
    store.forEach((name, cells) -> cells.bindTo(ws, name));
    return new Batch(ws, data, settings, step.draws());
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
