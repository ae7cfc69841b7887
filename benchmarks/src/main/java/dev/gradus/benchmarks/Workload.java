package dev.gradus.benchmarks;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Sigmoid;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A network and a batch size: sigmoid hidden layers; with one output a sigmoid and binary
 * cross-entropy, with several softmax cross-entropy.
 */
public enum Workload {
  /** 2-4-1, one point a step. */
  A1(1, 2, 4, 1),
  /** 2-4-1, 100 points a step. */
  A100(100, 2, 4, 1),
  /** 2-16-16-1, 100 points a step. */
  B100(100, 2, 16, 16, 1),
  /** 784-128-64-10, 64 points a step. */
  C64(64, 784, 128, 64, 10),
  /** 784-128-64-10, 256 points a step. */
  C256(256, 784, 128, 64, 10),
  /** 1024-2048-2048-1024-10, 256 points a step. */
  D256(256, 1024, 2048, 2048, 1024, 10);

  /** How many different batches the steps go through in turn. */
  static final int BATCHES = 4;

  /** Of the first weights. */
  static final long SEED = 3;

  /** The learning rate of every system: the same number in float. */
  static final double RATE = 0x1p-7;

  final int batch;
  @SuppressWarnings("ImmutableEnumChecker") // List.of's lists are immutable
  final List<Integer> widths;

  Workload(int batch, Integer... widths) {
    this.batch = batch;
    this.widths = List.of(widths);
  }

  int outputs() { return widths.get(widths.size() - 1); }

  Sequential net() {
    List<Layer> layers = new ArrayList<>();
    for (int l = 1; l < widths.size(); l++) {
      layers.add(new Dense(widths.get(l - 1), widths.get(l)));
      if (l < widths.size() - 1 || outputs() == 1) layers.add(new Sigmoid());
    }
    return Sequential.of(layers.toArray(new Layer[0]));
  }

  Loss loss() { return outputs() == 1 ? Loss.binaryCrossEntropy() : Loss.crossEntropy(); }

  Dataset data() {
    Random random = new Random(7);
    int n = BATCHES * batch;
    int features = widths.get(0);
    double[] entries = random.doubles((long) n * features, -1, 1).toArray();
    Tensor x = Tensor.of(Shape.of(n, features), entries);
    int[] classes = random.ints(n, 0, Math.max(2, outputs())).toArray();
    if (outputs() > 1) return Dataset.classes(x, classes);
    double[] labels = new double[n];
    for (int i = 0; i < n; i++) labels[i] = classes[i];
    return Dataset.numbers(x, Tensor.vector(labels));
  }

  /** The points of all batches, row by row: the user's array. */
  double[] points() { return data().points().toArray(); }

  /** Their labels, or classes. */
  double[] targets() { return data().targets().toArray(); }

  /** Numbers as somebody who computes in {@code float} has them. */
  static float[] rounded(double[] x) {
    float[] y = new float[x.length];
    for (int i = 0; i < x.length; i++) y[i] = (float) x[i];
    return y;
  }

  /** The same numbers in {@code double}. */
  static double[] widened(float[] x) {
    double[] y = new double[x.length];
    for (int i = 0; i < x.length; i++) y[i] = x[i];
    return y;
  }

  /** How many steps are compared with eager ones: each batch and one again; 2 of D256. */
  int checkedSteps() { return this == D256 ? 2 : BATCHES + 1; }

  /** The rows of one batch. */
  int[] rows(int step) {
    int[] rows = new int[batch];
    for (int q = 0; q < batch; q++) rows[q] = step % BATCHES * batch + q;
    return rows;
  }
}
