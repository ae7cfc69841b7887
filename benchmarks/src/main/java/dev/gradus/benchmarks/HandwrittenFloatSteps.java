package dev.gradus.benchmarks;

import dev.gradus.nn.Parameters;
import java.util.Arrays;

/** {@link HandwrittenSteps} in {@code float}. */
final class HandwrittenFloatSteps implements Steps {
  private static final float RATE = (float) Workload.RATE;

  private final Workload workload;
  private final int[] widths;
  private final float[] points;
  private final float[] targets;
  private final float[][] w;
  private final float[][] b;
  private final float[][] y; // the batch, then the outputs of each layer
  private final float[][] delta; // ∂E/∂z of each layer
  private final float[][] dw; // ∂E/∂W
  private final float[][] db; // ∂E/∂b
  private final float[] target;
  private int step;

  HandwrittenFloatSteps(Workload workload) {
    this.workload = workload;
    widths = workload.widths.stream().mapToInt(Integer::intValue).toArray();
    points = Workload.rounded(workload.points());
    targets = Workload.rounded(workload.targets());
    Parameters start = workload.net().initialize(1);
    int layers = widths.length - 1;
    w = new float[layers][];
    b = new float[layers][];
    y = new float[layers + 1][];
    delta = new float[layers][];
    dw = new float[layers][];
    db = new float[layers][];
    for (int l = 0; l <= layers; l++) y[l] = new float[workload.batch * widths[l]];
    for (int l = 0; l < layers; l++) {
      w[l] = Workload.rounded(start.tensors().get(2 * l).toArray());
      b[l] = Workload.rounded(start.tensors().get(2 * l + 1).toArray());
      delta[l] = new float[workload.batch * widths[l + 1]];
      dw[l] = new float[w[l].length];
      db[l] = new float[b[l].length];
    }
    target = new float[workload.batch];
  }

  @Override
  public double next() {
    int first = step++ % Workload.BATCHES * workload.batch;
    System.arraycopy(points, first * widths[0], y[0], 0, y[0].length);
    System.arraycopy(targets, first, target, 0, target.length);
    int last = w.length - 1;
    for (int l = 0; l <= last; l++) forward(l, l < last);
    float error = widths[last + 1] == 1 ? binaryError(last) : softmaxError(last);
    for (int l = last; l >= 0; l--) {
      if (l > 0) backward(l);
      descend(l);
    }
    return error;
  }

  private void forward(int l, boolean activate) {
    int in = widths[l];
    int out = widths[l + 1];
    float[] x = y[l];
    float[] z = y[l + 1];
    for (int i = 0; i < workload.batch; i++) {
      System.arraycopy(b[l], 0, z, i * out, out);
      for (int p = 0; p < in; p++) addRow(z, i * out, x[i * in + p], w[l], p * out, out);
    }
    if (activate) for (int i = 0; i < z.length; i++) z[i] = sigmoid(z[i]);
  }

  private static void addRow(float[] to, int at, float factor, float[] from, int start, int n) {
    for (int j = 0; j < n; j++) to[at + j] += factor * from[start + j];
  }

  private static float sigmoid(float x) {
    if (x >= 0) return 1 / (1 + exp(-x));
    float e = exp(x);
    return e / (1 + e);
  }

  private static float exp(float x) { return (float) Math.exp(x); }

  private float binaryError(int last) {
    float[] z = y[last + 1];
    float error = 0;
    for (int i = 0; i < z.length; i++) {
      error += Math.max(z[i], 0) - z[i] * target[i] + (float) Math.log1p(exp(-Math.abs(z[i])));
      delta[last][i] = (sigmoid(z[i]) - target[i]) / z.length;
    }
    return error / z.length;
  }

  private float softmaxError(int last) {
    int classes = widths[last + 1];
    float[] z = y[last + 1];
    float error = 0;
    for (int i = 0; i < target.length; i++) {
      float max = Float.NEGATIVE_INFINITY;
      for (int j = 0; j < classes; j++) max = Math.max(max, z[i * classes + j]);
      float sum = 0;
      for (int j = 0; j < classes; j++) sum += exp(z[i * classes + j] - max);
      int label = (int) target[i];
      error += (float) Math.log(sum) + max - z[i * classes + label];
      for (int j = 0; j < classes; j++) {
        float p = exp(z[i * classes + j] - max) / sum;
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
        float sum = 0;
        for (int j = 0; j < out; j++) sum += delta[l][i * out + j] * w[l][p * out + j];
        float s = y[l][i * in + p];
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

  @Override
  public double[] weights() {
    int n = 0;
    for (int l = 0; l < w.length; l++) n += w[l].length + b[l].length;
    double[] all = new double[n];
    int at = 0;
    for (int l = 0; l < w.length; l++) {
      for (float x : w[l]) all[at++] = x;
      for (float x : b[l]) all[at++] = x;
    }
    return all;
  }
}
