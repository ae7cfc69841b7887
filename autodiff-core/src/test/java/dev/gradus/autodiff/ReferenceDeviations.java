package dev.gradus.autodiff;

import static dev.gradus.autodiff.ReferenceAnswers.Quantity.HVP;
import static dev.gradus.autodiff.ReferenceAnswers.Quantity.JVP;
import static dev.gradus.autodiff.ReferenceAnswers.Quantity.OUTPUT;
import static dev.gradus.autodiff.ReferenceAnswers.Quantity.VJP;

import dev.gradus.autodiff.ReferenceAnswers.Difference;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Where this library means to answer otherwise than the reference, and the operations of the
 * reference that it does not have. Both hold for any file of reference cases.
 */
final class ReferenceDeviations {
  /**
   * One convention.
   *
   * @param operations their names in the reference
   * @param reason why this library answers otherwise
   * @param condition where it does
   * @param answer what it answers there, from a formula of its own
   */
  record Deviation(Set<String> operations, String reason, Predicate<Difference> condition,
      ToDoubleFunction<Difference> answer) {
    boolean explains(Difference d) {
      if (!operations.contains(d.c().op()) || !condition.test(d)) return false;
      double stated = answer.applyAsDouble(d);
      return ReferenceAnswers.same(d.found(), stated)
          || Math.abs(d.found() - stated) <= d.quantity().tolerance() * Math.abs(stated);
    }
  }

  /** Linear algebra, convolution, pooling, attention and eigenvalues. */
  static final Set<String> UNSUPPORTED = Set.of(
      "inverse", "det", "cholesky", "solve", "logdet", "slogdet", "triangular_solve",
      "cholesky_logdet", "cholesky_solve", "matrix_exp", "pinv", "matrix_power", // linear algebra
      "gaussian_nll", // by solve and logdet
      "eigvalsh", "svdvals", // eigenvalues
      "conv1d", "conv2d", "max_pool2d", "avg_pool2d", "attention");

  static final List<Deviation> ALL = List.of(
      new Deviation(Set.of("max", "min"), "equal largest or smallest entries share the slope; the "
          + "reference gives it to one of them",
          d -> isFirstOrder(d) && !ReferenceOperations.all(d.c().args())
              && new Ties(d).count() > 1,
          d -> new Ties(d).share()),
      new Deviation(Set.of("hardsigmoid"), "the slope is 1/6; the reference rounds it to a float",
          d -> isFirstOrder(d) && Math.abs(d.at(0)) < 3,
          d -> fed(d).at(d.entry()) / 6),
      new Deviation(Set.of("lgamma"), "the trigamma function of the reference has 9 right digits",
          d -> d.quantity() == HVP && d.at(0) > 0,
          d -> d.c().cotangent().at(d.entry()) * trigamma(d.at(0))
              * d.c().tangents().get(0).at(d.entry())),
      new Deviation(Set.of("atan2"), "the slope is 0 at the origin, and right where the square of "
          + "the radius overflows or underflows",
          d -> isFirstOrder(d) && !isNormal(square(d)),
          ReferenceDeviations::atan2),
      new Deviation(Set.of("norm2"), "the norm is right where the sum of the squares overflows or "
          + "underflows",
          d -> ReferenceOperations.all(d.c().args()) && !isNormal(sumOfSquares(d))
              && d.quantity() != HVP,
          ReferenceDeviations::norm),
      new Deviation(Set.of("bce", "bce_of_sigmoid"), "the logarithm of 0 is −∞; the reference cuts "
          + "it at −100",
          d -> d.quantity() != HVP && new CrossEntropy(d).isCut(),
          d -> new CrossEntropy(d).answer()));

  private ReferenceDeviations() {}

  private static boolean isFirstOrder(Difference d) {
    return d.quantity() == VJP || d.quantity() == JVP;
  }

  /** What the slope is multiplied by: the cotangent or the tangent. */
  private static Tensor fed(Difference d) {
    return d.quantity() == VJP ? d.c().cotangent() : d.c().tangents().get(0);
  }

  private static boolean isNormal(double x) {
    return x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE;
  }

  /** ψ₁ by the recurrence up to 30 and the asymptotic series there. */
  private static double trigamma(double x) {
    double sum = 0;
    for (; x < 30; x++) sum += 1 / (x * x);
    double z = 1 / (x * x);
    return sum + 1 / x + z / 2 + z / x * (1 / 6.0 - z * (1 / 30.0 - z * (1 / 42.0 - z / 30)));
  }

  // ---- angles and lengths ----

  private static double square(Difference d) { return d.at(0) * d.at(0) + d.at(1) * d.at(1); }

  private static double atan2(Difference d) {
    double y = d.at(0);
    double x = d.at(1);
    double r = Math.hypot(x, y);
    if (Double.isNaN(r) || Double.isInfinite(r)) return d.found(); // compared as everywhere else
    double byY = r == 0 ? 0 : x / r / r;
    double byX = r == 0 ? 0 : -(y / r / r);
    if (d.quantity() == VJP) return d.c().cotangent().at(d.entry()) * (d.input() == 0 ? byY : byX);
    List<Tensor> dx = d.c().tangents();
    return byY * dx.get(0).at(d.entry()) + byX * dx.get(1).at(d.entry());
  }

  private static double sumOfSquares(Difference d) {
    double sum = 0;
    for (double x : d.c().inputs().get(0).toArray()) sum += x * x;
    return sum;
  }

  private static double norm(Difference d) {
    double norm = 0;
    for (double x : d.c().inputs().get(0).toArray()) norm = Math.hypot(norm, x);
    if (d.quantity() == OUTPUT) return norm;
    if (d.quantity() == VJP) {
      return norm == 0 ? 0 : d.c().cotangent().toDouble() * (d.at(0) / norm);
    }
    double slope = 0;
    Tensor x = d.c().inputs().get(0);
    for (int i = 0; norm > 0 && i < x.size(); i++) {
      slope += x.at(i) / norm * d.c().tangents().get(0).at(i);
    }
    return slope;
  }

  /** The entries that attain the maximum or minimum along the axis of a case. */
  private static final class Ties {
    private final Difference d;
    private final Tensor x;
    private final Line line;
    private final int of;
    private final double extreme;

    Ties(Difference d) {
      this.d = d;
      x = d.c().inputs().get(0);
      int axis = x.shape().axis("ties", ReferenceOperations.axes(d.c().args())[0]);
      line = new Line(x.shape(), axis);
      int stride = line.stride();
      of = d.quantity() == JVP ? d.entry()
          : d.entry() / (stride * line.length()) * stride + d.entry() % stride;
      double best = x.at(line.from(of));
      for (int j = 1; j < line.length(); j++) {
        double other = entry(x, j);
        best = d.c().op().equals("max") ? Math.max(best, other) : Math.min(best, other);
      }
      extreme = best;
    }

    private double entry(Tensor t, int j) { return t.at(line.from(of) + j * line.stride()); }

    int count() {
      int n = 0;
      for (int j = 0; j < line.length(); j++) if (entry(x, j) == extreme) n++;
      return n;
    }

    double share() {
      if (d.quantity() == VJP) {
        return x.at(d.entry()) == extreme ? d.c().cotangent().at(of) / count() : 0;
      }
      double sum = 0;
      for (int j = 0; j < line.length(); j++) {
        if (entry(x, j) == extreme) sum += entry(d.c().tangents().get(0), j);
      }
      return sum / count();
    }
  }

  /** The binary cross-entropy of probabilities, or of the sigmoid of logits, by its definition. */
  private static final class CrossEntropy {
    private final Difference d;
    private final double[] x;
    private final double[] t;
    private final boolean logits;
    private final boolean mean;

    CrossEntropy(Difference d) {
      this.d = d;
      x = d.c().inputs().get(0).toArray();
      t = ReferenceCase.doubles(d.c().args().get("target"));
      logits = d.c().op().equals("bce_of_sigmoid");
      mean = ReferenceOperations.reduction(d.c().args()) == Reduction.MEAN;
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
      return -(t[i] == 0 ? 0 : t[i] * Math.log(p))
          - (t[i] == 1 ? 0 : (1 - t[i]) * Math.log1p(-p));
    }

    /** The chain rule through probability and logit, infinite where its factors are. */
    private double slope(int i) {
      double p = probability(i);
      double byP = -(t[i] == 0 ? 0 : t[i] / p) + (t[i] == 1 ? 0 : (1 - t[i]) / (1 - p));
      return logits ? byP * (p * (1 / (1 + Math.exp(x[i])))) : byP;
    }

    double answer() {
      double n = mean ? x.length : 1;
      if (d.quantity() == VJP) return d.c().cotangent().toDouble() / n * slope(d.entry());
      double sum = 0;
      for (int i = 0; i < x.length; i++) {
        sum += d.quantity() == OUTPUT ? loss(i) : slope(i) * d.c().tangents().get(0).at(i);
      }
      return sum / n;
    }
  }
}
