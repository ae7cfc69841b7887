package dev.gradus.benchmarks;

import dev.gradus.autodiff.plan.Precision;
import java.util.ArrayList;
import java.util.List;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.buffer.DoubleDataBuffer;
import org.tensorflow.ndarray.buffer.FloatDataBuffer;
import org.tensorflow.ndarray.buffer.LongDataBuffer;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.core.Variable;
import org.tensorflow.proto.ConfigProto;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.family.TNumber;

/** TensorFlow for Java: the step is a graph with the updates in it, run in a session. */
public final class TensorFlowGraph implements TrainingSystem {
  /** Found by name. */
  public TensorFlowGraph() {}

  @Override
  public String name() { return "tensorflow"; }

  @Override
  public Steps steps(Workload workload, Precision precision, int threads) {
    ConfigProto config = ConfigProto.newBuilder().setIntraOpParallelismThreads(threads)
        .setInterOpParallelismThreads(1).build();
    return precision == Precision.FLOAT ? new GraphSteps<>(workload, TFloat32.class, config)
        : new GraphSteps<>(workload, TFloat64.class, config);
  }

  /** Steps of a graph; W is (in, out). */
  private static final class GraphSteps<T extends TNumber> implements Steps {
    private final Workload workload;
    private final Class<T> type;
    private final DoubleDataBuffer points;
    private final FloatDataBuffer floatPoints;
    private final DoubleDataBuffer targets;
    private final FloatDataBuffer floatTargets;
    private final LongDataBuffer classes;
    private final Graph graph = new Graph();
    private final Session session;
    private final List<Variable<T>> parameters = new ArrayList<>();
    private final Placeholder<T> x;
    private final Placeholder<? extends TNumber> y;
    private final Operand<T> loss;
    private final List<Op> updates = new ArrayList<>();
    private int step;

    GraphSteps(Workload workload, Class<T> type, ConfigProto config) {
      this.workload = workload;
      this.type = type;
      double[] data = workload.points();
      double[] labels = workload.targets();
      points = DataBuffers.of(data, true, false);
      floatPoints = DataBuffers.of(Workload.rounded(data), true, false);
      targets = DataBuffers.of(labels, true, false);
      floatTargets = DataBuffers.of(Workload.rounded(labels), true, false);
      long[] c = new long[labels.length];
      for (int i = 0; i < c.length; i++) c[i] = (long) labels[i];
      classes = DataBuffers.of(c, true, false);
      session = new Session(graph, config);
      Ops tf = Ops.create(graph);
      x = tf.placeholder(type,
          Placeholder.shape(Shape.of(workload.batch, workload.widths.get(0))));
      y = workload.outputs() == 1
          ? tf.placeholder(type, Placeholder.shape(Shape.of(workload.batch, 1)))
          : tf.placeholder(TInt64.class, Placeholder.shape(Shape.of(workload.batch)));
      begin(tf);
      loss = loss(tf, output(tf));
      Output<?>[] by = parameters.stream().map(Operand::asOutput).toArray(Output[]::new);
      Output<?>[] slopes = graph.addGradients(loss.asOutput(), by);
      Operand<T> rate = tf.dtypes.cast(tf.constant(Workload.RATE), type);
      List<Op> allSlopes = new ArrayList<>();
      for (Output<?> slope : slopes) allSlopes.add(slope);
      Ops after = tf.withControlDependencies(allSlopes); // no weight changes while one is read
      for (int i = 0; i < slopes.length; i++) {
        @SuppressWarnings("unchecked") // a gradient is of the type of what it is taken by
        Output<T> slope = (Output<T>) slopes[i];
        updates.add(after.train.applyGradientDescent(parameters.get(i), rate, slope));
      }
    }

    /** Variables, with the first weights in them. */
    @SuppressWarnings("try") // nothing is fetched
    private void begin(Ops tf) {
      var start = workload.net().initialize(1).tensors();
      for (var w : start) {
        int[] dims = w.shape().toArray();
        long[] shape = new long[dims.length];
        for (int i = 0; i < dims.length; i++) shape[i] = dims[i];
        Variable<T> variable = tf.variable(Shape.of(shape), type);
        Placeholder<T> first = tf.placeholder(type, Placeholder.shape(Shape.of(shape)));
        double[] values = w.toArray();
        try (Tensor t = tensor(DataBuffers.of(Workload.rounded(values)), DataBuffers.of(values),
            Shape.of(shape));
            Result unused = session.runner().feed(first, t).addTarget(tf.assign(variable, first))
                .run()) {
          parameters.add(variable);
        }
      }
    }

    private Operand<T> output(Ops tf) {
      Operand<T> h = x;
      for (int i = 0; i < parameters.size(); i += 2) {
        if (i > 0) h = tf.math.sigmoid(h);
        h = tf.nn.biasAdd(tf.linalg.matMul(h, parameters.get(i)), parameters.get(i + 1));
      }
      return h;
    }

    @SuppressWarnings("unchecked") // y is of type T where there is one output
    private Operand<T> loss(Ops tf, Operand<T> z) {
      if (workload.outputs() > 1) {
        // the C library has no gradient of the loss of class numbers, nor, in double, of rows
        Operand<T> chosen = tf.oneHot(y, tf.constant(workload.outputs()),
            tf.dtypes.cast(tf.constant(1.0), type), tf.dtypes.cast(tf.constant(0.0), type));
        Operand<T> each = type == TFloat32.class
            ? tf.nn.softmaxCrossEntropyWithLogits(z, chosen).loss()
            : tf.math.neg(tf.sum(tf.math.mul(chosen, tf.nn.logSoftmax(z)), tf.constant(1)));
        return tf.math.mean(each, tf.constant(0));
      }
      Operand<T> label = (Operand<T>) y;
      Operand<T> each = tf.math.add(tf.math.sub(tf.nn.relu(z), tf.math.mul(z, label)),
          tf.math.softplus(tf.math.neg(tf.math.abs(z))));
      return tf.math.mean(each, tf.constant(new int[] {0, 1}));
    }

    private Tensor tensor(FloatDataBuffer f, DoubleDataBuffer d, Shape shape) {
      return type == TFloat32.class ? TFloat32.tensorOf(shape, f) : TFloat64.tensorOf(shape, d);
    }

    @Override
    public double next() {
      int n = workload.batch;
      int first = step++ % Workload.BATCHES * n;
      int inputs = workload.widths.get(0);
      long at = (long) first * inputs;
      long size = (long) n * inputs;
      try (Tensor points = tensor(floatPoints.slice(at, size), this.points.slice(at, size),
          Shape.of(n, inputs));
          Tensor labels = workload.outputs() > 1
              ? TInt64.tensorOf(Shape.of(n), classes.slice(first, n))
              : tensor(floatTargets.slice(first, n), targets.slice(first, n), Shape.of(n, 1))) {
        Session.Runner runner = session.runner().feed(x, points).feed(y, labels).fetch(loss);
        for (Op update : updates) runner.addTarget(update);
        try (Result result = runner.run()) {
          return number(result.get(0));
        }
      }
    }

    private static double number(Tensor t) {
      return t instanceof TFloat32 f ? f.getFloat() : ((TFloat64) t).getDouble();
    }

    @Override
    public double[] weights() {
      List<double[]> parts = new ArrayList<>();
      for (Variable<T> p : parameters) {
        try (Result result = session.runner().fetch(p).run()) {
          Tensor t = result.get(0);
          double[] values = new double[(int) t.size()];
          if (t instanceof TFloat32 f) {
            float[] narrow = new float[values.length];
            f.copyTo(DataBuffers.of(narrow, false, false));
            for (int i = 0; i < values.length; i++) values[i] = narrow[i];
          } else {
            ((TFloat64) t).copyTo(DataBuffers.of(values, false, false));
          }
          parts.add(values);
        }
      }
      return parts.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
    }

    @Override
    public void close() {
      session.close();
      graph.close();
    }
  }
}
