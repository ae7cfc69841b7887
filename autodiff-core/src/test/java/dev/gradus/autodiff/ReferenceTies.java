package dev.gradus.autodiff;

import static dev.gradus.autodiff.ReferenceAnswers.Quantity.VJP;

import dev.gradus.autodiff.ReferenceAnswers.Difference;

/** The entries that a reduction reduces to one: what extremes among them share, and products. */
final class ReferenceTies {
  private final Difference d;
  private final Tensor x;
  /** For each entry the place of what it is reduced to. */
  private final int[] place;
  private final int of;
  private final double extreme;

  ReferenceTies(Difference d) {
    this.d = d;
    x = d.c().inputs().get(0);
    int[] axes = ReferenceOperations.axes(d.c().args(), Var.constant(x));
    place = x.shape().offsets(x.shape().reduce("ties", true, axes).stridesIn(x.shape()));
    of = ofInput() ? place[d.entry()] : d.entry();
    double sign = d.c().op().endsWith("max") ? 1 : -1;
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < place.length; i++) {
      if (place[i] == of) best = Math.max(best, sign * x.at(i));
    }
    extreme = sign * best;
  }

  /** Whether there is an answer for each entry of the input. */
  private boolean ofInput() {
    return d.quantity() != ReferenceAnswers.Quantity.OUTPUT
        && d.quantity() != ReferenceAnswers.Quantity.JVP;
  }

  boolean isNaN() { return Double.isNaN(extreme); }

  boolean isTie() { return !isNaN() && count() > 1; }

  private boolean attains(int i) {
    return place[i] == of && ReferenceAnswers.same(x.at(i), extreme);
  }

  private int count() {
    int n = 0;
    for (int i = 0; i < place.length; i++) if (attains(i)) n++;
    return n;
  }

  /** Of the slope of a maximum or minimum. */
  double share() {
    if (d.quantity() == VJP) {
      return attains(d.entry()) ? d.c().cotangent().at(of) / count() : 0;
    }
    if (isNaN()) return Double.NaN;
    double sum = 0;
    for (int i = 0; i < place.length; i++) if (attains(i)) sum += d.c().tangents().get(0).at(i);
    return sum / count();
  }

  /** The Hessian of a product times the tangent: ȳ·Σⱼ dxⱼ·(the product without both). */
  double productTimesTangent() {
    double sum = 0;
    for (int j = 0; j < place.length; j++) {
      if (place[j] != of || j == d.entry()) continue;
      double rest = d.c().tangents().get(0).at(j);
      for (int k = 0; k < place.length; k++) {
        if (place[k] == of && k != j && k != d.entry()) rest *= x.at(k);
      }
      sum += rest;
    }
    return d.c().cotangent().at(of) * sum;
  }
}
