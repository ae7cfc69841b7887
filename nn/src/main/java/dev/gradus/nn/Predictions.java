package dev.gradus.nn;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The plans by which a network predicts, one for each of the first numbers of points, and
 * workspaces that wait for their next use. Other numbers are put together: as many points as fit
 * are predicted by a plan for 1, 2, 4 or so on, then the rest. So an end comes to making plans.
 * Where a layer mixes points they stay together: each number of points has a plan then, and the
 * plans used last are kept. For any number of threads and of models of the network.
 */
final class Predictions {
  private static final int MOST_PLANS = 8;
  private static final int MOST_WAITING = Runtime.getRuntime().availableProcessors();

  /** More points than this are taken in parts where layers allow it: it bounds the memory. */
  private static final int PART = 1024;

  private final Sequential net;
  private final Precision precision;
  private final int[] counts; // of the layers after which something comes out
  private final boolean pointwise;
  private @Nullable Predictions first; // of fewer layers
  private final Map<Integer, Pool> pools = new LinkedHashMap<>(16, 0.75f, true); // used last is
                                                                                // last

  /** The outputs of the first layers: after each of these counts of them. */
  Predictions(Sequential net, Precision precision, int... counts) {
    this.net = net;
    this.precision = precision;
    this.counts = counts;
    pointwise = net.isPointwise();
  }

  /** What comes out of so many layers: by these plans, or by others that are made once. */
  synchronized Predictions first(int layers) {
    if (layers == counts[0]) return this;
    if (first == null || first.counts[0] != layers) first = new Predictions(net, precision, layers);
    return first;
  }

  /** The numbers that predict: parameters and buffers. */
  record State(Parameters parameters, Parameters buffers) {}

  /** The predictions for points with as many columns as the network has inputs. */
  Tensor of(Points points, State state) { return all(points, state).get(0); }

  /** What comes out after each of the counts of layers. */
  List<Tensor> all(Points points, State state) {
    int n = points.size();
    Pool pool = pool(n);
    if (pool.points == n) return pool.run(Rows.tensor(points), state);
    Shape.of(n, net.outputs()); // says the limit before anything is made
    List<double[]> all = new ArrayList<>();
    int[] widths = new int[counts.length];
    for (int from = 0; from < n; from += pool.points) {
      pool = pool(n - from);
      List<Tensor> part = pool.run(Rows.tensor(points, from, from + pool.points), state);
      for (int k = 0; k < widths.length; k++) {
        widths[k] = part.get(k).shape().dim(1);
        if (from == 0) all.add(new double[Shape.of(n, widths[k]).size()]);
        double[] y = part.get(k).toArray();
        System.arraycopy(y, 0, all.get(k), from * widths[k], y.length);
      }
    }
    List<Tensor> whole = new ArrayList<>();
    for (int k = 0; k < widths.length; k++) {
      whole.add(Tensor.of(Shape.of(n, widths[k]), all.get(k)));
    }
    return whole;
  }

  /** What predicts for that many points, or for as many of them as can be done in one go. */
  private Pool pool(int points) {
    int n = pointwise ? Math.min(points, PART) : points;
    synchronized (pools) { // plans are made outside
      boolean own = !pointwise || pools.size() < MOST_PLANS;
      Pool pool = pools.get(n);
      if (pool == null && !own) {
        n = Integer.highestOneBit(n);
        pool = pools.get(n);
      }
      if (pool != null) return pool;
      if (!pointwise && pools.size() == MOST_PLANS) pools.remove(pools.keySet().iterator().next());
      pool = new Pool(n);
      pools.put(n, pool);
      return pool;
    }
  }

  /** A workspace and the numbers that are in it. */
  private record Loaded(Workspace workspace, State state) {}

  /** A plan and its workspaces that wait. */
  private final class Pool {
    private final int points;
    private final Deque<Loaded> waiting = new ArrayDeque<>();
    private @Nullable Plan plan;

    Pool(int points) { this.points = points; }

    List<Tensor> run(Tensor points, State state) {
      Loaded loaded = take();
      Workspace ws = loaded == null ? plan().workspace() : loaded.workspace;
      if (loaded == null || loaded.state.parameters != state.parameters) set(ws, state.parameters);
      if (loaded == null || loaded.state.buffers != state.buffers) set(ws, state.buffers);
      List<Tensor> y = ws.run(points);
      give(new Loaded(ws, state));
      return y;
    }

    private static void set(Workspace ws, Parameters all) {
      List<String> names = all.layout().names();
      for (int i = 0; i < names.size(); i++) ws.set(names.get(i), all.tensors().get(i));
    }

    private @Nullable Loaded take() {
      synchronized (waiting) {
        return waiting.pollFirst();
      }
    }

    private void give(Loaded loaded) {
      synchronized (waiting) {
        if (waiting.size() < MOST_WAITING) waiting.addFirst(loaded);
      }
    }

    /** The plan, made once: whoever needs it waits for it, and nobody else does. */
    private synchronized Plan plan() {
      if (plan == null) plan = made();
      return plan;
    }

    private Plan made() {
      Tape tape = new Tape();
      Pass pass = new Pass(net, leaves(tape, net.layout()), leaves(tape, net.bufferLayout()), 0,
          null);
      Var x = tape.input("points", Shape.of(points, net.width()));
      Plan.Builder plan = Plan.builder(tape);
      Var y = x;
      for (int k = 0; k < counts.length; k++) {
        Var before = y;
        int from = k == 0 ? 0 : counts[k - 1];
        int to = counts[k];
        y = tape.recording(() -> net.apply(before, pass, from, to));
        plan.output("predictions " + k, y);
      }
      return plan.compile(precision);
    }

    private static List<Var> leaves(Tape tape, Layout layout) {
      List<Var> all = new ArrayList<>();
      for (String name : layout.names()) all.add(tape.variable(name, layout.shape(name)));
      return all;
    }
  }
}
