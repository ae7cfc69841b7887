package dev.gradus.verify.laws;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Fixed directions with no entry near 0 and no two alike, to contract derivatives with. */
final class Directions {
  private Directions() {}

  /** Entries between 0.5 and 1.5. */
  static Tensor first(Shape shape) { return filled(shape, i -> 1 + 0.5 * Math.sin(1 + i)); }

  /** Entries of both signs, between 0.5 and 1.5 in size. */
  static Tensor second(Shape shape) {
    return filled(shape, i -> (i % 3 == 1 ? -1 : 1) * (1 + 0.5 * Math.cos(2 + 1.7 * i)));
  }

  /** {@link #second} for each of several tensors. */
  static List<Tensor> second(List<Tensor> x) {
    return x.stream().map(t -> second(t.shape())).toList();
  }

  private static Tensor filled(Shape shape, IntToDoubleFunction entry) {
    double[] d = new double[shape.size()];
    for (int i = 0; i < d.length; i++) d[i] = entry.applyAsDouble(i);
    return Tensor.of(shape, d);
  }

  /** Σ aᵢbᵢ. */
  static double product(Tensor a, Tensor b) {
    double[] p = a.toArray();
    double[] q = b.toArray();
    double sum = 0;
    for (int i = 0; i < p.length; i++) sum += p[i] * q[i];
    return sum;
  }

  /** Σ |aᵢbᵢ|, which the rounding error of {@link #product} is relative to. */
  static double magnitude(Tensor a, Tensor b) {
    double[] p = a.toArray();
    double[] q = b.toArray();
    double sum = 0;
    for (int i = 0; i < p.length; i++) sum += Math.abs(p[i] * q[i]);
    return sum;
  }

  /** Σ |aᵢ|. */
  static double sizeOf(Tensor a) {
    double sum = 0;
    for (double d : a.toArray()) sum += Math.abs(d);
    return sum;
  }
}
