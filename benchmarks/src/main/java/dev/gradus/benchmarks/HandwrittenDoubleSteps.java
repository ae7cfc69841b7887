// twin: float
package dev.gradus.benchmarks;

import dev.gradus.autodiff.Tensor;
import dev.gradus.nn.Parameters;
import java.util.Arrays;

/**
 * What somebody writes who needs one network and no library: loops over arrays, with formulas
 * derived by hand.
 */
final class HandwrittenDoubleSteps {
  private static final double RATE =
      Workload.RATE; // float: (float) Workload.RATE;

  private final Workload workload;
  private final int[] widths;
  private final double[] points;
  private final double[] targets;
  final double[][] w;
  final double[][] b;
  final double[][] y; // the batch, then the outputs of each layer
  final double[][] delta; // ∂E/∂z of each layer
  private final double[][] dw; // ∂E/∂W
  private final double[][] db; // ∂E/∂b
  private final double[] target;
  private int step;

  HandwrittenDoubleSteps(Workload workload) {
    this.workload = workload;
    widths = workload.widths.stream().mapToInt(Integer::intValue).toArray();
    points = workload.points(); // float: points = Workload.rounded(workload.points());
    targets = workload.targets(); // float: targets = Workload.rounded(workload.targets());
    Parameters start = workload.net().initialize(Workload.SEED);
    int layers = widths.length - 1;
    w = new double[layers][];
    b = new double[layers][];
    y = new double[layers + 1][];
    delta = new double[layers][];
    dw = new double[layers][];
    db = new double[layers][];
    for (int l = 0; l <= layers; l++) y[l] = new double[workload.batch * widths[l]];
    for (int l = 0; l < layers; l++) {
      w[l] = numbers(start, 2 * l);
      b[l] = numbers(start, 2 * l + 1);
      delta[l] = new double[workload.batch * widths[l + 1]];
      dw[l] = new double[w[l].length];
      db[l] = new double[b[l].length];
    }
    target = new double[workload.batch];
  }

  /** Takes the next batch and one step on it; the error before. */
  double next() {
    int first = step++ % Workload.BATCHES * workload.batch;
    System.arraycopy(points, first * widths[0], y[0], 0, y[0].length);
    System.arraycopy(targets, first, target, 0, target.length);
    int last = w.length - 1;
    for (int l = 0; l <= last; l++) forward(l, l < last);
    double error = widths[last + 1] == 1 ? binaryError(last) : softmaxError(last);
    for (int l = last; l >= 0; l--) {
      if (l > 0) backward(l);
      descend(l);
    }
    return error;
  }

  private void forward(int l, boolean activate) {
    int in = widths[l];
    int out = widths[l + 1];
    double[] x = y[l];
    double[] z = y[l + 1];
    for (int i = 0; i < workload.batch; i++) {
      System.arraycopy(b[l], 0, z, i * out, out);
      for (int p = 0; p < in; p++) addRow(z, i * out, x[i * in + p], w[l], p * out, out);
    }
    if (activate) for (int i = 0; i < z.length; i++) z[i] = sigmoid(z[i]);
  }

  private static void addRow(double[] to, int at, double factor, double[] from, int start, int n) {
    for (int j = 0; j < n; j++) to[at + j] += factor * from[start + j];
  }

  private static double sigmoid(double x) {
    if (x >= 0) return 1 / (1 + exp(-x));
    double e = exp(x);
    return e / (1 + e);
  }

  private static double[] numbers(Parameters start, int k) {
    Tensor x = start.tensors().get(k);
    return x.toArray(); // float: return Workload.rounded(x.toArray());
  }

  private static double exp(double x) {
    return Math.exp(x); // float: return (float) Math.exp(x);
  }

  private static double log(double x) {
    return Math.log(x); // float: return (float) Math.log(x);
  }

  private static double log1p(double x) {
    return Math.log1p(x); // float: return (float) Math.log1p(x);
  }

  private double binaryError(int last) {
    double[] z = y[last + 1];
    double error = 0;
    for (int i = 0; i < z.length; i++) {
      error += Math.max(z[i], 0) - z[i] * target[i] + log1p(exp(-Math.abs(z[i])));
      delta[last][i] = (sigmoid(z[i]) - target[i]) / z.length;
    }
    return error / z.length;
  }

  private double softmaxError(int last) {
    int classes = widths[last + 1];
    double[] z = y[last + 1];
    double error = 0;
    for (int i = 0; i < target.length; i++) {
      double max = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < classes; j++) max = Math.max(max, z[i * classes + j]);
      double sum = 0;
      for (int j = 0; j < classes; j++) sum += exp(z[i * classes + j] - max);
      int label = (int) target[i];
      error += log(sum) + max - z[i * classes + label];
      for (int j = 0; j < classes; j++) {
        double p = exp(z[i * classes + j] - max) / sum;
        delta[last][i * classes + j] = (p - (j == label ? 1 : 0)) / target.length;
      }
    }
    return error / target.length;
  }

  /** ∂E/∂z of the layer before: δWᵀ times the slope of the sigmoid. */
  private void backward(int l) {
    int in = widths[l];
    int out = widths[l + 1];
    for (int i = 0; i < workload.batch; i++) {
      for (int p = 0; p < in; p++) {
        double sum = 0;
        for (int j = 0; j < out; j++) sum += delta[l][i * out + j] * w[l][p * out + j];
        double s = y[l][i * in + p];
        delta[l - 1][i * in + p] = sum * s * (1 - s);
      }
    }
  }

  /** W ← W − α xᵀδ, b ← b − α Σδ. */
  private void descend(int l) {
    int in = widths[l];
    int out = widths[l + 1];
    Arrays.fill(dw[l], 0);
    Arrays.fill(db[l], 0);
    for (int i = 0; i < workload.batch; i++) {
      for (int p = 0; p < in; p++) addRow(dw[l], p * out, y[l][i * in + p], delta[l], i * out, out);
      addRow(db[l], 0, 1, delta[l], i * out, out);
    }
    addRow(w[l], 0, -RATE, dw[l], 0, in * out);
    addRow(b[l], 0, -RATE, db[l], 0, out);
  }

  /** The weights now, layer by layer W, then b. */
  double[] weights() {
    int n = 0;
    for (int l = 0; l < w.length; l++) n += w[l].length + b[l].length;
    double[] all = new double[n];
    int at = 0;
    for (int l = 0; l < w.length; l++) {
      System.arraycopy(w[l], 0, all, at, w[l].length);
      System.arraycopy(b[l], 0, all, at + w[l].length, b[l].length);
      at += w[l].length + b[l].length;
    }
    return all;
  }
}
