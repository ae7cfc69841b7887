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
 * The plans by which a network predicts, one for each number of points, and workspaces that wait
 * for their next use. It keeps the plans used last, and a few workspaces of each. For any number of
 * threads and of models of the network.
 */
final class Predictions {
  private static final int MOST_PLANS = 8;
  private static final int MOST_WAITING = Runtime.getRuntime().availableProcessors();

  /** More points than this are taken in parts where layers allow it: it bounds the memory. */
  private static final int PART = 1024;

  private record Key(int points, Precision precision) {}

  /** A workspace and the parameters that are in it. */
  private record Loaded(Workspace workspace, Parameters parameters) {}

  /** A plan and its workspaces that wait. */
  private record Pool(Plan plan, Deque<Loaded> waiting) {}

  private final Sequential net;
  private final boolean pointwise;
  private final Map<Key, Pool> pools = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1;

    @Override protected boolean removeEldestEntry(Map.Entry<Key, Pool> eldest) {
      return size() > MOST_PLANS;
    }
  };

  Predictions(Sequential net) {
    this.net = net;
    pointwise = net.layers().stream().allMatch(Layer::isPointwise);
  }

  /** The predictions for points of shape [points, inputs]. */
  Tensor of(Tensor points, Parameters parameters, Precision precision) {
    int n = points.shape().dim(0);
    if (n <= PART || !pointwise) return part(points, parameters, precision);
    double[] all = new double[n * net.outputs()];
    for (int from = 0; from < n; from += PART) {
      int[] rows = new int[Math.min(PART, n - from)];
      for (int i = 0; i < rows.length; i++) rows[i] = from + i;
      double[] y = part(points.rows(rows), parameters, precision).toArray();
      System.arraycopy(y, 0, all, from * net.outputs(), y.length);
    }
    return Tensor.of(Shape.of(n, net.outputs()), all);
  }

  private Tensor part(Tensor points, Parameters parameters, Precision precision) {
    Pool pool = pool(new Key(points.shape().dim(0), precision));
    Loaded loaded = take(pool);
    Workspace ws = loaded == null ? pool.plan.workspace() : loaded.workspace;
    if (loaded == null || loaded.parameters != parameters) {
      List<String> names = net.layout().names();
      for (int i = 0; i < names.size(); i++) ws.set(names.get(i), parameters.tensors().get(i));
    }
    Tensor y = ws.run(points).get(0);
    give(pool, new Loaded(ws, parameters));
    return y;
  }

  private synchronized Pool pool(Key key) {
    return pools.computeIfAbsent(key, k -> new Pool(plan(k), new ArrayDeque<>()));
  }

  private synchronized @Nullable Loaded take(Pool pool) {
    return pool.waiting.pollFirst();
  }

  private synchronized void give(Pool pool, Loaded loaded) {
    if (pool.waiting.size() < MOST_WAITING) pool.waiting.addFirst(loaded);
  }

  private Plan plan(Key key) {
    Tape tape = new Tape();
    List<Var> w = new ArrayList<>();
    for (String name : net.layout().names()) w.add(tape.variable(name, net.layout().shape(name)));
    Var x = tape.input("points", Shape.of(key.points, net.inputs()));
    return Plan.of(tape).output("predictions", net.apply(x, w)).compile(key.precision);
  }
}
