package dev.gradus.autodiff.plan.run;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;

/** Tensors to arrays of any kind of number and back. */
final class Conversions {
  private Conversions() {}

  static void copy(double[] from, double[] to) { System.arraycopy(from, 0, to, 0, from.length); }

  static void copy(double[] from, float[] to) {
    for (int i = 0; i < from.length; i++) to[i] = (float) from[i];
  }

  static void copy(double[] from, int[] to) {
    for (int i = 0; i < from.length; i++) to[i] = (int) from[i];
  }

  static Tensor tensor(Shape shape, double[] x) {
    int n = shape.size();
    return Tensor.of(shape, x.length == n ? x : java.util.Arrays.copyOf(x, n));
  }

  static Tensor tensor(Shape shape, float[] x) {
    double[] y = new double[shape.size()];
    for (int i = 0; i < y.length; i++) y[i] = x[i];
    return Tensor.of(shape, y);
  }

  static Tensor tensor(Shape shape, int[] x) {
    double[] y = new double[shape.size()];
    for (int i = 0; i < y.length; i++) y[i] = x[i];
    return Tensor.of(shape, y);
  }
}
