package dev.gradus.autodiff;

import static dev.gradus.autodiff.ReferenceAnswers.Quantity.OUTPUT;
import static dev.gradus.autodiff.ReferenceAnswers.Quantity.VJP;

import dev.gradus.autodiff.ReferenceAnswers.Difference;

/** The cosine of two vectors along an axis of two tensors of one shape, by its definition. */
final class ReferenceCosine {
  private final Difference d;
  private final AxisLines line;
  private final int of;
  private final double[] length = new double[2];
  private final double cosine;

  ReferenceCosine(Difference d) {
    this.d = d;
    Shape shape = d.c().inputs().get(0).shape();
    int axis = shape.axis("cosine", ReferenceOperations.whole(d.c().args(), "axis", 1));
    line = new AxisLines(shape, axis);
    int stride = line.stride();
    of = d.quantity() != VJP ? d.entry()
        : d.entry() / (stride * line.length()) * stride + d.entry() % stride;
    for (int k = 0; k < 2; k++) {
      for (int j = 0; j < line.length(); j++) length[k] = Math.hypot(length[k], x(k, at(j)));
    }
    double sum = 0;
    for (int j = 0; j < line.length(); j++) sum += unit(0, at(j)) * unit(1, at(j));
    cosine = sum;
  }

  private int at(int j) { return line.from(of) + j * line.stride(); }

  private double x(int k, int i) { return d.c().inputs().get(k).at(i); }

  private double unit(int k, int i) { return length[k] == 0 ? 0 : x(k, i) / length[k]; }

  boolean isShort() { return Math.min(length[0], length[1]) < 1e-8; }

  private double slope(int k, int i) {
    return length[k] == 0 ? 0 : (unit(1 - k, i) - cosine * unit(k, i)) / length[k];
  }

  double answer() {
    if (d.quantity() == OUTPUT) return cosine;
    if (d.quantity() == VJP) return d.c().cotangent().at(of) * slope(d.input(), d.entry());
    double sum = 0;
    for (int k = 0; k < 2; k++) {
      for (int j = 0; j < line.length(); j++) {
        sum += slope(k, at(j)) * d.c().tangents().get(k).at(at(j));
      }
    }
    return sum;
  }
}
