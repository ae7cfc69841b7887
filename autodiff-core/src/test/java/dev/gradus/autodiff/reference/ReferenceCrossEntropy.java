package dev.gradus.autodiff.reference;

import static dev.gradus.autodiff.reference.ReferenceAnswers.Quantity.JVP;
import static dev.gradus.autodiff.reference.ReferenceAnswers.Quantity.OUTPUT;
import static dev.gradus.autodiff.reference.ReferenceAnswers.Quantity.VJP;

import dev.gradus.autodiff.Reduction;
import dev.gradus.autodiff.reference.ReferenceAnswers.Difference;

/** The binary cross-entropy of probabilities, or of the sigmoid of logits, by its definition. */
final class ReferenceCrossEntropy {
  private final Difference d;
  private final double[] x;
  private final double[] t;
  private final boolean logits;
  private final Reduction reduction;

  ReferenceCrossEntropy(Difference d) {
    this.d = d;
    x = d.c().inputs().get(0).toArray();
    t = ReferenceCase.doubles(d.c().args().get("target"));
    logits = d.c().op().equals("bce_of_sigmoid");
    reduction = ReferenceOperations.reduction(d.c().args());
  }

  private double probability(int i) { return logits ? 1 / (1 + Math.exp(-x[i])) : x[i]; }

  /** Where a probability is so near 0 or 1 that the reference cuts its logarithm or slope. */
  boolean isCut() {
    for (int i = 0; i < x.length; i++) {
      double p = probability(i);
      if (p * (1 - p) < 1e-12) return true;
    }
    return false;
  }

  private double loss(int i) {
    double p = probability(i);
    return -(t[i] == 0 ? 0 : t[i] * Math.log(p)) - (t[i] == 1 ? 0 : (1 - t[i]) * Math.log1p(-p));
  }

  /** The chain rule through probability and logit, infinite where its factors are. */
  private double slope(int i) {
    double p = probability(i);
    double byP = -(t[i] == 0 ? 0 : t[i] / p) + (t[i] == 1 ? 0 : (1 - t[i]) / (1 - p));
    return logits ? byP * (p * (1 / (1 + Math.exp(x[i])))) : byP;
  }

  double answer() {
    double n = reduction == Reduction.MEAN ? x.length : 1;
    if (d.quantity() == VJP) {
      int of = d.c().cotangent().size() == 1 ? 0 : d.entry();
      return d.cotangent(of) / n * slope(d.entry());
    }
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      if (reduction == Reduction.NONE && i != d.entry()) continue;
      if (d.quantity() == OUTPUT) sum += loss(i);
      if (d.quantity() == JVP) sum += slope(i) * d.tangent(0, i);
    }
    return sum / n;
  }
}
