package dev.gradus.autodiff.reference;

import static dev.gradus.autodiff.reference.ReferenceAnswers.Quantity.VJP;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.reference.ReferenceAnswers.Difference;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The entries that a reduction reduces to one: what extremes among them share, and products. */
final class ReferenceTies {
  private final Difference d;
  private final double[] x;
  /** For each entry the place of what it is reduced to. */
  private final int[] place;
  private final int of;
  private final double extreme;

  ReferenceTies(Difference d) {
    this.d = d;
    Var reduced = Var.constant(d.c().inputs().get(0));
    x = reduced.value().toArray();
    Shape kept = reduced.sum(true, ReferenceOperations.axes(d.c().args(), reduced)).shape();
    double[] places = IntStream.range(0, kept.size()).asDoubleStream().toArray();
    place = DoubleStream.of(Var.constant(Tensor.of(kept, places)).broadcastTo(reduced.shape())
        .value().toArray()).mapToInt(i -> (int) i).toArray();
    of = ofInput() ? place[d.entry()] : d.entry();
    double sign = d.c().op().endsWith("max") ? 1 : -1;
    double best = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < place.length; i++) {
      if (place[i] == of) best = Math.max(best, sign * x[i]);
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
    return place[i] == of && ReferenceAnswers.same(x[i], extreme);
  }

  private int count() {
    int n = 0;
    for (int i = 0; i < place.length; i++) if (attains(i)) n++;
    return n;
  }

  /** Of the slope of a maximum or minimum. */
  double share() {
    if (d.quantity() == VJP) {
      return attains(d.entry()) ? d.cotangent(of) / count() : 0;
    }
    if (isNaN()) return Double.NaN;
    double sum = 0;
    for (int i = 0; i < place.length; i++) if (attains(i)) sum += d.tangent(0, i);
    return sum / count();
  }

  /** The Hessian of a product times the tangent: ȳ·Σⱼ dxⱼ·(the product without both). */
  double productTimesTangent() {
    double sum = 0;
    for (int j = 0; j < place.length; j++) {
      if (place[j] != of || j == d.entry()) continue;
      double rest = d.tangent(0, j);
      for (int k = 0; k < place.length; k++) {
        if (place[k] == of && k != j && k != d.entry()) rest *= x[k];
      }
      sum += rest;
    }
    return d.cotangent(of) * sum;
  }
}
