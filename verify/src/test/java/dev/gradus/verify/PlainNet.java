package dev.gradus.verify;

import java.util.SplittableRandom;

/**
 * A network with one hidden layer of tanh units and sigmoids behind them, by hand: value and
 * backpropagation of the mean squared error over some points.
 */
final class PlainNet {
  private final int inputs;
  private final int hidden;
  private final int outputs;
  private final double[][] points;
  private final double[][] targets;

  PlainNet(int inputs, int hidden, int outputs, int count, long seed) {
    this.inputs = inputs;
    this.hidden = hidden;
    this.outputs = outputs;
    SplittableRandom random = new SplittableRandom(seed);
    points = new double[count][];
    targets = new double[count][];
    for (int r = 0; r < count; r++) {
      points[r] = random.doubles(inputs, -1.5, 1.5).toArray();
      targets[r] = random.doubles(outputs).toArray();
    }
  }

  int size() { return (inputs + 1) * hidden + (hidden + 1) * outputs; }

  double[] start(long seed) {
    double most = 1.7 / Math.sqrt(inputs);
    return new SplittableRandom(seed).doubles(size(), -most, most).toArray();
  }

  double value(double[] w) { return run(w, null); }

  double[] slope(double[] w) {
    double[] d = new double[size()];
    run(w, d);
    return d;
  }

  /** The error; adds its slopes to d if that is given. */
  private double run(double[] w, double[] d) {
    double sum = 0;
    for (int r = 0; r < points.length; r++) sum += run(w, d, points[r], targets[r]);
    return sum;
  }

  private double run(double[] w, double[] d, double[] x, double[] target) {
    int b1 = inputs * hidden;
    int w2 = b1 + hidden;
    int b2 = w2 + hidden * outputs;
    double[] a = new double[hidden];
    double[] da = new double[hidden];
    for (int j = 0; j < hidden; j++) {
      double z = w[b1 + j];
      for (int i = 0; i < inputs; i++) z += x[i] * w[i * hidden + j];
      a[j] = Math.tanh(z);
    }
    double sum = 0;
    for (int k = 0; k < outputs; k++) {
      double z = w[b2 + k];
      for (int j = 0; j < hidden; j++) z += a[j] * w[w2 + j * outputs + k];
      double y = 1 / (1 + Math.exp(-z));
      double off = y - target[k];
      sum += off * off / (points.length * outputs);
      if (d == null) continue;
      double dz = 2 * off / (points.length * outputs) * y * (1 - y);
      d[b2 + k] += dz;
      for (int j = 0; j < hidden; j++) {
        d[w2 + j * outputs + k] += dz * a[j];
        da[j] += dz * w[w2 + j * outputs + k];
      }
    }
    for (int j = 0; d != null && j < hidden; j++) {
      double dz = da[j] * (1 - a[j] * a[j]);
      d[b1 + j] += dz;
      for (int i = 0; i < inputs; i++) d[i * hidden + j] += dz * x[i];
    }
    return sum;
  }
}
