package dev.gradus.nn;

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

  private record Key(int points, Precision precision) {}

  private final Sequential net;
  private final boolean pointwise;
  private final Map<Key, Pool> pools = new LinkedHashMap<>(16, 0.75f, true); // used last is last

  Predictions(Sequential net) {
    this.net = net;
    pointwise = net.layers().stream().allMatch(Layer::isPointwise);
  }

  /** The predictions for points of shape [points, inputs]. */
  Tensor of(Tensor points, Parameters parameters, Precision precision) {
    int n = points.shape().dim(0);
    Pool pool = pool(n, precision);
    if (pool.key.points == n) return pool.run(points, parameters);
    Shape shape = Shape.of(n, net.outputs()); // says the limit before anything is made
    double[] all = new double[shape.size()];
    for (int from = 0; from < n; from += pool.key.points) {
      pool = pool(n - from, precision);
      int[] rows = new int[pool.key.points];
      for (int i = 0; i < rows.length; i++) rows[i] = from + i;
      double[] y = pool.run(points.rows(rows), parameters).toArray();
      System.arraycopy(y, 0, all, from * net.outputs(), y.length);
    }
    return Tensor.of(shape, all);
  }

  /** What predicts for that many points, or for as many of them as can be done in one go. */
  private Pool pool(int points, Precision precision) {
    int n = pointwise ? Math.min(points, PART) : points;
    synchronized (pools) { // plans are made outside
      boolean own = !pointwise || pools.size() < MOST_PLANS;
      Key key = new Key(n, precision);
      Pool pool = pools.get(key);
      if (pool == null && !own) {
        key = new Key(Integer.highestOneBit(n), precision);
        pool = pools.get(key);
      }
      if (pool != null) return pool;
      if (!pointwise && pools.size() == MOST_PLANS) pools.remove(pools.keySet().iterator().next());
      pool = new Pool(key);
      pools.put(key, pool);
      return pool;
    }
  }

  /** A workspace and the parameters that are in it. */
  private record Loaded(Workspace workspace, Parameters parameters) {}

  /** A plan and its workspaces that wait. */
  private final class Pool {
    private final Key key;
    private final Deque<Loaded> waiting = new ArrayDeque<>();
    private @Nullable Plan plan;

    Pool(Key key) { this.key = key; }

    Tensor run(Tensor points, Parameters parameters) {
      Loaded loaded = take();
      Workspace ws = loaded == null ? plan().workspace() : loaded.workspace;
      if (loaded == null || loaded.parameters != parameters) {
        List<String> names = net.layout().names();
        for (int i = 0; i < names.size(); i++) ws.set(names.get(i), parameters.tensors().get(i));
      }
      Tensor y = ws.run(points).get(0);
      give(new Loaded(ws, parameters));
      return y;
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
      List<Var> w = new ArrayList<>();
      for (String name : net.layout().names()) w.add(tape.variable(name, net.layout().shape(name)));
      Var x = tape.input("points", Shape.of(key.points, net.inputs()));
      return Plan.builder(tape).output("predictions", net.apply(x, w)).compile(key.precision);
    }
  }
}
