package dev.gradus.examples.lessons;

import dev.gradus.verify.Blocks;
import java.util.SplittableRandom;

/**
 * A network of five layers as one writes it by hand, in plain Java: tanh units, a linear output,
 * the mean squared error, and a way past layers 3 and 4: what leaves layer 2 is added to what
 * leaves layer 4. Its backward pass may have a mistake in it.
 */
final class Backpropagation {
  static final int LAYERS = 5;
  static final int[] UNITS = {2, 8, 8, 8, 8, 1};

  final double[][] points = new double[10][];
  final double[] targets = new double[10];
  private final boolean mended;
  private final double[][][] w = new double[LAYERS + 1][][]; // from layer 1
  private final double[][] b = new double[LAYERS + 1][];
  private double[][][] dw = new double[0][][];
  private double[][] db = new double[0][];

  Backpropagation(boolean mended) {
    this.mended = mended;
    SplittableRandom random = new SplittableRandom(3);
    for (int k = 1; k <= LAYERS; k++) {
      w[k] = new double[UNITS[k - 1]][];
      for (int i = 0; i < w[k].length; i++) w[k][i] = random.doubles(UNITS[k], -1, 1).toArray();
      b[k] = random.doubles(UNITS[k], -0.5, 0.5).toArray();
    }
    for (int n = 0; n < points.length; n++) {
      points[n] = random.doubles(2, -1, 1).toArray();
      targets[n] = points[n][0] * points[n][1];
    }
  }

  /** The numbers of some layers, each with its slope. */
  Blocks layers(int first, int last) {
    Blocks all = new Blocks();
    for (int layer = first; layer <= last; layer++) {
      int k = layer;
      all = all.with("W" + k, w[k], () -> dw[k]).with("b" + k, b[k], () -> db[k]);
    }
    return all;
  }

  /** What leaves each layer for a point; behind the last one it is the prediction. */
  private double[][] forward(double[] point) {
    double[][] a = new double[LAYERS + 1][];
    a[0] = point;
    for (int k = 1; k <= LAYERS; k++) {
      a[k] = b[k].clone();
      for (int j = 0; j < a[k].length; j++) {
        for (int i = 0; i < w[k].length; i++) a[k][j] += a[k - 1][i] * w[k][i][j];
        if (k < LAYERS) a[k][j] = Math.tanh(a[k][j]);
        if (k == 4) a[k][j] += a[2][j];
      }
    }
    return a;
  }

  double error() {
    double sum = 0;
    for (int n = 0; n < points.length; n++) {
      double off = forward(points[n])[LAYERS][0] - targets[n];
      sum += off * off / points.length;
    }
    return sum;
  }

  void backward() {
    dw = new double[LAYERS + 1][][];
    db = new double[LAYERS + 1][];
    for (int k = 1; k <= LAYERS; k++) {
      dw[k] = new double[UNITS[k - 1]][UNITS[k]];
      db[k] = new double[UNITS[k]];
    }
    for (int n = 0; n < points.length; n++) {
      double[][] a = forward(points[n]);
      double[][] da = new double[LAYERS + 1][];
      for (int k = 0; k <= LAYERS; k++) da[k] = new double[UNITS[k]];
      da[LAYERS][0] = 2 * (a[LAYERS][0] - targets[n]) / points.length;
      for (int k = LAYERS; k >= 1; k--) back(k, a, da);
    }
  }

  /** One layer back: its slopes, and what flows on to the layer before it. */
  private void back(int k, double[][] a, double[][] da) {
    double[] delta = da[k].clone();
    for (int j = 0; j < delta.length && k < LAYERS; j++) {
      double y = k == 4 ? a[4][j] - a[2][j] : a[k][j];
      delta[j] *= 1 - y * y;
      if (k == 4) da[2][j] += da[4][j]; // the way past
    }
    for (int i = 0; i < w[k].length; i++) {
      double sum = 0;
      for (int j = 0; j < delta.length; j++) {
        dw[k][i][j] += a[k - 1][i] * delta[j];
        sum += w[k][i][j] * delta[j];
      }
      if (mended) da[k - 1][i] += sum;
      else da[k - 1][i] = sum; // the mistake
    }
    for (int j = 0; j < delta.length; j++) db[k][j] += delta[j];
  }
}
