package dev.gradus.autodiff.plan.run;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import java.util.Arrays;

/** Tensors to arrays of any kind of number and back. */
final class Conversions {
  private Conversions() {}

  static void copy(Tensor from, double[] to) { from.copyTo(0, from.size(), to, 0); }

  static void copy(Tensor from, float[] to) { from.copyTo(0, from.size(), to, 0); }

  static void copy(Tensor from, int[] to) {
    double[] all = from.toArray();
    for (int i = 0; i < all.length; i++) to[i] = (int) all[i];
  }

  static Tensor tensor(Shape shape, double[] x) {
    int n = shape.size();
    return Tensor.of(shape, x.length == n ? x : Arrays.copyOf(x, n));
  }

  static Tensor tensor(Shape shape, float[] x) {
    int n = shape.size();
    return Tensor.of(shape, x.length == n ? x : Arrays.copyOf(x, n));
  }

  static Tensor tensor(Shape shape, int[] x) {
    double[] y = new double[shape.size()];
    for (int i = 0; i < y.length; i++) y[i] = x[i];
    return Tensor.of(shape, y);
  }
}
