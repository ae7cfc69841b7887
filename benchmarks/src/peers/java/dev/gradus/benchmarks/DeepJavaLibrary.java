package dev.gradus.benchmarks;

import dev.gradus.autodiff.plan.Precision;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.nio.Buffer;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Amazon's Deep Java Library on PyTorch: its arrays, gradient collector, losses and SGD.
 *
 * <p>Without its {@code Trainer}, which takes longer on small networks and reads
 * gradients as {@code float} whatever they are.
 */
public final class DeepJavaLibrary implements TrainingSystem {
  /** Found by name. */
  public DeepJavaLibrary() {}

  @Override
  public String name() { return "djl"; }

  @Override
  public Steps steps(Workload workload, Precision precision, int threads) {
    // read when the engine starts, so before its first use in this JVM
    System.setProperty("ai.djl.pytorch.num_threads", Integer.toString(threads));
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("OPT_OUT_TRACKING", "true");
    return new ArraySteps(workload, precision);
  }

  /** Steps on its arrays; W is (out, in), as PyTorch has it. */
  private static final class ArraySteps implements Steps {
    private final Workload workload;
    private final boolean single;
    private final double[] points;
    private final float[] floatPoints;
    private final double[] targets;
    private final float[] floatTargets;
    private final NDManager manager = NDManager.newBaseManager();
    private final List<NDArray> parameters = new ArrayList<>();
    private final Loss error;
    private final Optimizer optimizer = Optimizer.sgd()
        .setLearningRateTracker(Tracker.fixed((float) Workload.RATE)).build();
    private int step;

    ArraySteps(Workload workload, Precision precision) {
      this.workload = workload;
      single = precision == Precision.FLOAT;
      points = workload.points();
      floatPoints = single ? Workload.rounded(points) : new float[0];
      targets = workload.targets();
      floatTargets = Workload.rounded(targets);
      error = workload.outputs() == 1 ? Loss.sigmoidBinaryCrossEntropyLoss()
          : Loss.softmaxCrossEntropyLoss();
      var start = workload.net().initialize(1).tensors();
      for (int l = 0; l + 1 < workload.widths.size(); l++) {
        int in = workload.widths.get(l);
        int out = workload.widths.get(l + 1);
        double[] w = Libtorch.turned(start.get(2 * l).toArray(), in, out);
        double[] b = start.get(2 * l + 1).toArray();
        parameters.add(array(manager, Workload.rounded(w), w, 0, new Shape(out, in)));
        parameters.add(array(manager, Workload.rounded(b), b, 0, new Shape(out)));
      }
      for (NDArray p : parameters) p.setRequiresGradient(true);
    }

    @Override
    public double next() {
      int first = step++ % Workload.BATCHES * workload.batch;
      int inputs = workload.widths.get(0);
      try (NDManager once = manager.newSubManager()) {
        NDArray x = array(once, floatPoints, points, first * inputs,
            new Shape(workload.batch, inputs));
        NDArray y = array(once, floatTargets, targets, first, new Shape(workload.batch, 1));
        NDArray loss;
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
          loss = error.evaluate(new NDList(y), new NDList(output(once, x)));
          loss.attach(once);
          collector.backward(loss);
        }
        for (int i = 0; i < parameters.size(); i++) {
          NDArray gradient = parameters.get(i).getGradient();
          gradient.attach(once);
          optimizer.update(Integer.toString(i), parameters.get(i), gradient);
        }
        return single ? loss.getFloat() : loss.getDouble();
      }
    }

    private NDArray output(NDManager once, NDArray x) {
      NDArray h = x;
      for (int i = 0; i < parameters.size(); i += 2) {
        if (i > 0) h = Activation.sigmoid(h);
        h = Linear.linear(h, parameters.get(i), parameters.get(i + 1)).singletonOrThrow();
        h.attach(once);
      }
      return h;
    }

    private NDArray array(NDManager owner, float[] f, double[] d, int from, Shape shape) {
      int n = (int) shape.size();
      Buffer part = single ? FloatBuffer.wrap(f, from, n) : DoubleBuffer.wrap(d, from, n);
      return owner.create(part, shape, single ? DataType.FLOAT32 : DataType.FLOAT64);
    }

    @Override
    public double[] weights() {
      List<double[]> parts = new ArrayList<>();
      for (int i = 0; i < parameters.size(); i++) {
        double[] values;
        try (NDArray wide = parameters.get(i).toType(DataType.FLOAT64, true)) {
          values = wide.toDoubleArray();
        }
        int l = i / 2;
        parts.add(i % 2 == 1 ? values
            : Libtorch.turned(values, workload.widths.get(l + 1), workload.widths.get(l)));
      }
      return parts.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
    }

    @Override
    public void close() { manager.close(); }
  }
}
