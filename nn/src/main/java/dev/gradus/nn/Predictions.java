package dev.gradus.nn;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The plans by which a network predicts, one for each of the first numbers of points, and
 * workspaces that wait for their next use. Other numbers are put together: as many points as fit
 * are predicted by a plan for 1, 2, 4 or so on, then the rest. So an end comes to making plans.
 * Where a layer mixes points they stay together: each number of points has a plan then, and the
 * plans used last are kept. For any number of threads and of models of the network.
 */
final class Predictions {
  static final String POINTS = "points"; // what the plan calls them
  private static final int MOST_PLANS = 8;
  private static final int PROCESSORS = Runtime.getRuntime().availableProcessors();
  /** How many workers of a plan wait where there are not more processors. */
  private static final int MOST_WAITING = 64;
  /** How many numbers those may have together that are more than there are processors. */
  private static final long ROOM = 1 << 22;

  /** More points than this are taken in parts where layers allow it: it bounds the memory. */
  private static final int PART = 1024;

  private final Sequential net;
  private final Precision precision;
  private final int[] counts; // of the layers after which something comes out
  private final boolean pointwise;
  private @Nullable Predictions first; // of fewer layers
  /** Read without a lock: another array takes its place when a pool is added. */
  private volatile Pool[] pools = {};
  private int uses; // counted without care for other threads: it says about which was used last

  /** What the plan calls what comes out at the k-th place. */
  static String output(int k) { return "predictions " + k; }

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

  /** The same for the rows of a tensor, or a vector, which are prepared first. */
  Tensor rows(Tensor points, @Nullable Prepared by, State state) {
    return predicted(points, by, state, false);
  }

  /** The same as the user has them: of a vector a vector, and in the unit of the data. */
  Tensor answers(Tensor points, @Nullable Prepared by, State state) {
    return predicted(points, by, state, true);
  }

  /** In one go, where there is a plan for that many points, and then nothing but it is left. */
  private Tensor predicted(Tensor x, @Nullable Prepared by, State state, boolean asGiven) {
    boolean one = x.shape().rank() == 1;
    int n = one ? 1 : x.shape().dim(0);
    Pool pool = pool(n);
    if (pool.points != n) { // so there are many, and rows of them
      Tensor y = of(Rows.prepared("Model.predict", new Rows.OfTensor(x), by), state);
      return by != null && asGiven ? by.answers(y) : y;
    }
    Worker worker = pool.take(state);
    try {
      worker.read(x, by);
      worker.run();
      return asGiven ? worker.answer(one ? pool.vector : pool.shapes[0], by)
          : worker.output(0, pool.shapes[0]);
    } finally {
      pool.give(worker);
    }
  }

  /** Makes as many workers for that many points as can work at once here. */
  void fill(int points, State state) {
    Pool last = null;
    for (int n = points; n > 0;) {
      Pool pool = pool(n);
      n -= pool.points;
      if (pool == last) continue;
      last = pool;
      Worker[] all = new Worker[PROCESSORS];
      for (int i = 0; i < all.length; i++) all[i] = pool.take(state);
      for (Worker worker : all) {
        worker.run(); // the first run makes what the others need
        pool.give(worker);
      }
    }
  }

  /** What comes out after each of the counts of layers. */
  List<Tensor> all(Points points, State state) {
    int n = points.size();
    Shape.of(n, net.outputs()); // says the limit before anything is made
    double[][] all = new double[counts.length][];
    Shape[] shapes = new Shape[counts.length];
    int from = 0;
    do {
      Pool pool = pool(n - from);
      Worker worker = pool.take(state);
      try {
        worker.read(points, from, from + pool.points);
        worker.run();
        for (int k = 0; k < all.length; k++) {
          int width = pool.shapes[k].dim(1);
          if (from == 0) {
            shapes[k] = Shape.of(n, width);
            all[k] = new double[shapes[k].size()];
          }
          worker.output(k, all[k], from * width);
        }
      } finally {
        pool.give(worker);
      }
      from += pool.points;
    } while (from < n);
    List<Tensor> whole = new ArrayList<>();
    for (int k = 0; k < all.length; k++) whole.add(Tensor.of(shapes[k], all[k]));
    return whole;
  }

  /** What predicts for that many points, or for as many of them as can be done in one go. */
  private Pool pool(int points) {
    Pool known = known(points);
    if (known == null) known = added(points);
    if (!pointwise) known.lastUse = ++uses;
    return known;
  }

  private @Nullable Pool known(int points) {
    Pool[] all = pools;
    int n = pointwise ? Math.min(points, PART) : points;
    for (Pool p : all) if (p.points == n) return p;
    if (!pointwise || all.length < MOST_PLANS) return null;
    n = Integer.highestOneBit(n);
    for (Pool p : all) if (p.points == n) return p;
    return null;
  }

  private synchronized Pool added(int points) { // plans are made outside
    Pool known = known(points);
    if (known != null) return known;
    int n = pointwise ? Math.min(points, PART) : points;
    List<Pool> all = new ArrayList<>(List.of(pools));
    if (all.size() >= MOST_PLANS) {
      if (pointwise) n = Integer.highestOneBit(n);
      else all.remove(Collections.max(all, Comparator.comparingInt(p -> uses - p.lastUse)));
    }
    Pool pool = new Pool(n);
    all.add(pool);
    pools = all.toArray(new Pool[0]);
    return pool;
  }

  /** Plans for a number of points, made when it is first needed, and workers that wait. */
  private final class Pool {
    private final int points;
    private final AtomicReferenceArray<@Nullable Worker> waiting;
    private @Nullable Plan plan;
    private final Shape[] shapes = new Shape[counts.length];
    private Shape vector = Shape.SCALAR; // of the first output for one point
    private int lastUse;

    Pool(int points) {
      this.points = points;
      long most = Math.min(MOST_WAITING, ROOM / numbers(points));
      waiting = new AtomicReferenceArray<>((int) Math.max(PROCESSORS, most));
    }

    /** About how many a worker has: parameters, and what layers give. */
    private long numbers(int points) {
      int width = net.width();
      long all = width;
      for (Layer layer : net.layers()) {
        width = layer.outputs(width);
        all += width;
      }
      return Math.max(1, net.layout().size() + points * all);
    }

    /**
     * A worker that has these numbers: the one of last time if possible, as its processor still has
     * what it read, or one that has had others, or a new one.
     */
    Worker take(State state) {
      Worker worker = waiting(state);
      if (worker == null) worker = waiting(null);
      if (worker == null) {
        worker = new Worker(plan().workspace(), precision, net.width(), counts.length);
      }
      worker.load(state);
      return worker;
    }

    private @Nullable Worker waiting(@Nullable State state) {
      int n = waiting.length();
      int first = (int) (Thread.currentThread().getId() % n);
      for (int i = 0; i < n; i++) {
        int place = (first + i) % n;
        Worker w = waiting.get(place);
        if (w != null && (state == null || w.has(state)) && waiting.compareAndSet(place, w, null)) {
          return w;
        }
      }
      return null;
    }

    void give(Worker worker) {
      int n = waiting.length();
      int first = (int) (Thread.currentThread().getId() % n);
      for (int i = 0; i < n; i++) {
        if (waiting.compareAndSet((first + i) % n, null, worker)) return;
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
      Var x = tape.input(POINTS, Shape.of(points, net.width()));
      Plan.Builder plan = Plan.builder(tape);
      Var y = x;
      for (int k = 0; k < counts.length; k++) {
        Var before = y;
        int from = k == 0 ? 0 : counts[k - 1];
        int to = counts[k];
        y = tape.recording(() -> net.apply(before, pass, from, to));
        plan.output(output(k), y);
        shapes[k] = y.shape();
      }
      vector = Shape.of(shapes[0].dim(1));
      return plan.compile(precision);
    }

    private static List<Var> leaves(Tape tape, Layout layout) {
      List<Var> all = new ArrayList<>();
      for (String name : layout.names()) all.add(tape.variable(name, layout.shape(name)));
      return all;
    }
  }
}
