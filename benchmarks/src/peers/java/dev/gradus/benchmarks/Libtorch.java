package dev.gradus.benchmarks;

import dev.gradus.autodiff.plan.Precision;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.LongPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.SGD;
import org.bytedeco.pytorch.SGDOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptions;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * PyTorch's C++ library through JavaCPP, with OpenBLAS: linear layers, its autograd and its SGD.
 *
 * <p>Everything made in a step is let go at its end, as its memory is not on the Java heap. Batches
 * are copied straight into a tensor that is there from the start.
 */
public final class Libtorch implements TrainingSystem {
  /** Found by name. */
  public Libtorch() {}

  @Override
  public String name() { return "libtorch"; }

  @Override
  public Steps steps(Workload workload, Precision precision, int threads) {
    torch.set_num_threads(threads);
    openblas.blas_set_num_threads(threads);
    return new TorchSteps(workload, precision);
  }

  /** The transpose of a matrix. */
  static double[] turned(double[] a, int rows, int columns) {
    double[] y = new double[a.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) y[j * rows + i] = a[i * columns + j];
    }
    return y;
  }

  /** Steps on native tensors; W is (out, in), as PyTorch has it. */
  private static final class TorchSteps implements Steps {
    private final Workload workload;
    private final boolean single;
    private final double[] points;
    private final float[] floatPoints;
    private final double[] targets;
    private final float[] floatTargets;
    private final long[] classes;
    private final List<Tensor> parameters = new ArrayList<>();
    private final Tensor x;
    private final Tensor y;
    private final FloatPointer floatX;
    private final DoublePointer doubleX;
    private final SGD optimizer;
    private int step;

    TorchSteps(Workload workload, Precision precision) {
      this.workload = workload;
      single = precision == Precision.FLOAT;
      points = workload.points();
      floatPoints = single ? Workload.rounded(points) : new float[0];
      targets = workload.targets();
      floatTargets = Workload.rounded(targets);
      classes = new long[targets.length];
      for (int i = 0; i < classes.length; i++) classes[i] = (long) targets[i];
      TensorOptions real = new TensorOptions(
          single ? torch.ScalarType.Float : torch.ScalarType.Double);
      x = torch.empty(new long[] {workload.batch, workload.widths.get(0)}, real, null);
      y = workload.outputs() == 1 ? torch.empty(new long[] {workload.batch, 1}, real, null)
          : torch.empty(new long[] {workload.batch},
              new TensorOptions(torch.ScalarType.Long), null);
      floatX = single ? x.data_ptr_float() : new FloatPointer();
      doubleX = single ? new DoublePointer() : x.data_ptr_double();
      var start = workload.net().initialize(1).tensors();
      for (int l = 0; l + 1 < workload.widths.size(); l++) {
        int in = workload.widths.get(l);
        int out = workload.widths.get(l + 1);
        parameters.add(parameter(turned(start.get(2 * l).toArray(), in, out), real, out, in));
        parameters.add(parameter(start.get(2 * l + 1).toArray(), real, out));
      }
      TensorVector all = new TensorVector(parameters.toArray(new Tensor[0]));
      optimizer = new SGD(all, new SGDOptions(Workload.RATE));
    }

    private static Tensor parameter(double[] values, TensorOptions real, long... shape) {
      Tensor t = torch.empty(shape, new TensorOptions(torch.ScalarType.Double), null);
      t.data_ptr_double().put(values);
      return t.to(real.dtype().toScalarType()).requires_grad_(true);
    }

    @Override
    @SuppressWarnings("try") // the scope works by being there
    public double next() {
      int first = step++ % Workload.BATCHES * workload.batch;
      int size = workload.batch * workload.widths.get(0);
      int at = first * workload.widths.get(0);
      try (PointerScope unused = new PointerScope()) {
        if (single) floatX.put(floatPoints, at, size);
        else doubleX.put(points, at, size);
        if (workload.outputs() > 1) y.data_ptr_long().put(classes, first, workload.batch);
        else if (single) y.data_ptr_float().put(floatTargets, first, workload.batch);
        else y.data_ptr_double().put(targets, first, workload.batch);
        optimizer.zero_grad();
        Tensor loss = loss();
        loss.backward();
        optimizer.step();
        return loss.item_double();
      }
    }

    private Tensor loss() {
      Tensor h = x;
      for (int i = 0; i < parameters.size(); i += 2) {
        if (i > 0) h = torch.sigmoid(h);
        h = torch.linear(h, parameters.get(i), parameters.get(i + 1));
      }
      return workload.outputs() == 1 ? torch.binary_cross_entropy_with_logits(h, y)
          : torch.cross_entropy(h, y);
    }

    @Override
    @SuppressWarnings("try")
    public double[] weights() {
      List<double[]> parts = new ArrayList<>();
      try (PointerScope unused = new PointerScope()) {
        for (int l = 0; 2 * l < parameters.size(); l++) {
          int in = workload.widths.get(l);
          int out = workload.widths.get(l + 1);
          parts.add(turned(values(parameters.get(2 * l), in * out), out, in));
          parts.add(values(parameters.get(2 * l + 1), out));
        }
      }
      return parts.stream().flatMapToDouble(java.util.Arrays::stream).toArray();
    }

    private static double[] values(Tensor t, int n) {
      double[] v = new double[n];
      t.detach().to(torch.ScalarType.Double).data_ptr_double().get(v);
      return v;
    }

    @Override
    public void close() {
      optimizer.close();
      parameters.forEach(Tensor::close);
      x.close();
      y.close();
    }
  }
}
