package dev.gradus.autodiff.reference;

import static dev.gradus.autodiff.reference.ReferenceAnswers.Quantity.OUTPUT;
import static dev.gradus.autodiff.reference.ReferenceAnswers.Quantity.VJP;

import dev.gradus.autodiff.reference.ReferenceAnswers.Difference;
import java.util.stream.IntStream;

/** The cosine of two vectors along an axis of two tensors of one shape, by its definition. */
final class ReferenceCosine {
  private final Difference d;
  private final int length;
  private final int stride;
  private final int of;
  private final double[] norm = new double[2];
  private final double cosine;

  ReferenceCosine(Difference d) {
    this.d = d;
    int[] lengths = d.c().inputs().get(0).shape().toArray();
    int axis = Math.floorMod(ReferenceOperations.whole(d.c().args(), "axis", 1), lengths.length);
    length = lengths[axis];
    stride = IntStream.of(lengths).skip(axis + 1).reduce(1, (a, b) -> a * b);
    of = d.quantity() != VJP ? d.entry()
        : d.entry() / (stride * length) * stride + d.entry() % stride;
    for (int k = 0; k < 2; k++) {
      for (int j = 0; j < length; j++) norm[k] = Math.hypot(norm[k], x(k, at(j)));
    }
    double sum = 0;
    for (int j = 0; j < length; j++) sum += unit(0, at(j)) * unit(1, at(j));
    cosine = sum;
  }

  /** The place of entry j of the vectors that the answer is about. */
  private int at(int j) { return (of / stride * length + j) * stride + of % stride; }

  private double x(int k, int i) { return d.c().inputs().get(k).toArray()[i]; }

  private double unit(int k, int i) { return norm[k] == 0 ? 0 : x(k, i) / norm[k]; }

  boolean isShort() { return Math.min(norm[0], norm[1]) < 1e-8; }

  private double slope(int k, int i) {
    return norm[k] == 0 ? 0 : (unit(1 - k, i) - cosine * unit(k, i)) / norm[k];
  }

  double answer() {
    if (d.quantity() == OUTPUT) return cosine;
    if (d.quantity() == VJP) return d.cotangent(of) * slope(d.input(), d.entry());
    double sum = 0;
    for (int k = 0; k < 2; k++) {
      for (int j = 0; j < length; j++) {
        sum += slope(k, at(j)) * d.tangent(k, at(j));
      }
    }
    return sum;
  }
}
