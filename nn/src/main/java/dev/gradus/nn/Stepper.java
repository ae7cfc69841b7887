package dev.gradus.nn;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Steps by plans: parameters, buffers and what the optimiser remembers live in arrays, which every
 * step changes in place. Batches of another size have a plan of their own on the same arrays.
 */
final class Stepper {
  private final Settings settings;
  private final Sequential net;
  private final Optimizer rule;
  private Hyperparameters said;
  private final Parameters start;
  private final Form form;
  /** What a step changes, by name: one array for all batch sizes. */
  private final Map<String, Cells> store = new LinkedHashMap<>();

  private final List<Batch> batches = new ArrayList<>(); // one or two sizes

  Stepper(Settings settings, Parameters start, Parameters buffers, Form form) {
    this.settings = settings;
    this.form = form;
    this.start = start;
    net = settings.objective.net();
    rule = settings.rule(1);
    said = new Hyperparameters(rule);
    put(start);
    put(buffers);
    Stepping.begin(rule, net, start)
        .forEach((name, x) -> store.put(name, Cells.of(x, settings.precision)));
  }

  private void put(Parameters all) {
    for (String name : all.layout().names()) {
      store.put(name, Cells.of(all.get(name), settings.precision));
    }
  }

  /** Makes plans for batches, so that what is wrong with one shows before the first step. */
  void prepare(int... sizes) {
    for (int n : sizes) if (n > 0) made(n);
  }

  private Batch made(int n) {
    for (int i = 0; i < batches.size(); i++) {
      if (batches.get(i).size == n) return batches.get(i);
    }
    Batch b = batch(n);
    batches.add(b);
    return b;
  }

  /**
   * One step on the next points.
   *
   * @return the error before it
   */
  double step(Feed feed, long step) {
    Batch b = made(feed.next(settings.batch));
    feed.write(b);
    b.hyperparameters(said, step);
    if (b.step != null) b.step[0] = Math.toIntExact(step);
    b.workspace.run();
    return b.error.get(0);
  }

  /** Multiplies steps by a factor, from the next one on. */
  void slow(double factor) { said = new Hyperparameters(settings.rule(factor)); }

  private Batch batch(int n) {
    StepPlan.Made step = StepPlan.of(settings.objective, rule, start, form, n,
        settings.seed, settings.precision);
    Workspace ws = step.plan().workspace(settings.threads);
    store.forEach((name, cells) -> cells.bindTo(ws, name));
    return new Batch(ws, form, settings.precision, said, step.draws());
  }

  /** The parameters now. */
  Parameters parameters() { return read(net.layout(), ""); }

  /** The parameters to predict with now. */
  Parameters served() {
    String slot = rule.served();
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
