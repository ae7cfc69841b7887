package dev.gradus.teaching.marking;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;

/**
 * Where the numbers of an exercise come from: drawn for a student, or the same for all. Drawn ones
 * have two decimals, so that they can be multiplied by hand.
 */
record Numbers(Shape shape, boolean areLabels, Draw draw) {
  /** How they are drawn: a function of a seed; the stream tells the arrays apart. */
  interface Draw {
    Tensor of(long seed, int stream);
  }

  /** From −most to most, and never near 0, where mistakes would not show. */
  static Numbers upTo(double most, Shape shape) {
    return new Numbers(shape, false, (seed, stream) -> {
      double[] x = uniform(seed, stream, shape.size());
      for (int i = 0; i < x.length; i++) {
        double size = 0.1 + 0.9 * Math.abs(2 * x[i] - 1);
        x[i] = Math.rint(100 * most * (x[i] < 0.5 ? -size : size)) / 100;
      }
      return Tensor.of(shape, x);
    });
  }

  /** Labels 0 and 1; both occur from two on. */
  static Numbers labels(Shape shape) {
    return new Numbers(shape, true, (seed, stream) -> {
      double[] t = new double[shape.size()];
      int first = uniform(seed, stream, 1)[0] < 0.5 ? 0 : 1;
      for (int i = 0; i < t.length; i++) t[i] = (first + i + i / 2) % 2;
      return Tensor.of(shape, t);
    });
  }

  /** A row for each point, with 1 at its class; all classes occur if there are rows enough. */
  static Numbers classes(int rows, int classes) {
    Shape shape = Shape.of(rows, classes);
    return new Numbers(shape, false, (seed, stream) -> {
      double[] t = new double[shape.size()];
      int first = (int) (uniform(seed, stream, 1)[0] * classes);
      for (int i = 0; i < rows; i++) t[i * classes + (first + i + i / classes) % classes] = 1;
      return Tensor.of(shape, t);
    });
  }

  static Numbers fixed(Tensor t) { return new Numbers(t.shape(), false, (seed, stream) -> t); }

  private static double[] uniform(long seed, int stream, int n) {
    return Var.constant(0).uniform(seed, stream, Shape.of(n)).value().toArray();
  }
}
