package dev.gradus.nn;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** Small data sets that can be learnt, and how well one is. */
final class Learnable {
  private Learnable() {}

  /** Points around as many centres as there are classes, some of which overlap. */
  static Dataset blobs(int points, int classes, long seed) {
    Random random = new Random(seed);
    int[] labels = new int[points];
    double[] x = new double[4 * points];
    for (int i = 0; i < points; i++) {
      labels[i] = i % classes;
      for (int j = 0; j < 4; j++) {
        x[4 * i + j] = Math.cos(1.5 * labels[i] + j) + 0.3 * random.nextGaussian();
      }
    }
    Tensor at = Tensor.of(Shape.of(points, 4), x);
    return classes == 2 ? Dataset.binary(at, labels) : Dataset.classes(at, labels);
  }

  /** Curved functions of the points. */
  static Dataset numbers(int points, int targets, long seed) {
    Random random = new Random(seed);
    double[] x = random.doubles(3L * points, -1, 1).toArray();
    double[] y = new double[points * targets];
    for (int i = 0; i < y.length; i++) {
      int p = 3 * (i / targets);
      y[i] = Math.sin(2 * x[p] + i % targets) + x[p + 1] * x[p + 2];
    }
    return Dataset.numbers(Tensor.of(Shape.of(points, 3), x),
        Tensor.of(Shape.of(points, targets), y));
  }

  /** Three labels for each point, none, one or several of which are 1. */
  static Dataset multilabel(int points) {
    Random random = new Random(6);
    double[] x = random.doubles(3L * points, -1, 1).toArray();
    double[] y = Arrays.stream(x).map(v -> v > 0.1 ? 1 : 0).toArray();
    return Dataset.numbers(Tensor.of(Shape.of(points, 3), x), Tensor.of(Shape.of(points, 3), y));
  }

  static double accuracy(Model model, Dataset data) {
    int[] predicted = model.classify(data.points());
    double[] labels = data.targets().toArray();
    return IntStream.range(0, predicted.length).filter(i -> predicted[i] == labels[i]).count()
        / (double) predicted.length;
  }

  /** The coefficient of determination, over all targets. */
  static double r2(Model model, Dataset data) {
    double[] y = data.targets().toArray();
    double[] p = model.predict(data.points()).toArray();
    double mean = Arrays.stream(y).average().orElseThrow();
    double left = IntStream.range(0, y.length).mapToDouble(i -> Math.pow(y[i] - p[i], 2)).sum();
    return 1 - left / Arrays.stream(y).map(v -> Math.pow(v - mean, 2)).sum();
  }
}
