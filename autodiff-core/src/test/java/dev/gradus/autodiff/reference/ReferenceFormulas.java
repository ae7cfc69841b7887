package dev.gradus.autodiff.reference;

import static dev.gradus.autodiff.reference.ReferenceAnswers.Quantity.HVP;
import static dev.gradus.autodiff.reference.ReferenceAnswers.Quantity.OUTPUT;
import static dev.gradus.autodiff.reference.ReferenceAnswers.Quantity.VJP;
import static dev.gradus.autodiff.reference.ReferenceOperations.number;

import dev.gradus.autodiff.reference.ReferenceAnswers.Difference;
import java.math.BigDecimal;

/** Answers where the reference has another, each from a formula that the library does not use. */
final class ReferenceFormulas {
  private ReferenceFormulas() {}

  /** ψ₁ by the recurrence up to 30 and the asymptotic series there; below 0 by reflection. */
  static double trigamma(double x) {
    if (x < 0) {
      double sin = Math.sin(Math.PI * (x - Math.rint(x)));
      return Math.PI * Math.PI / (sin * sin) - trigamma(1 - x);
    }
    double sum = 0;
    double at = x;
    for (; at < 30; at++) sum += 1 / (at * at);
    double z = 1 / (at * at);
    return sum + 1 / at + z / 2 + z / at * (1 / 6.0 - z * (1 / 30.0 - z * (1 / 42.0 - z / 30)));
  }

  /** sin(πx)/(πx) for small x and its slope, by Taylor's series. */
  static double sinc(Difference d) {
    double x = d.at(0);
    double z = Math.PI * Math.PI * x * x;
    if (d.quantity() == OUTPUT) return 1 - z / 6 + z * z / 120 - z * z * z / 5040;
    double slope = -Math.PI * Math.PI * x * (1 / 3.0 - z / 30 + z * z / 840);
    return ReferenceDeviations.fed(d) * slope;
  }

  /** The maximum or minimum of two of which one is NaN, or both: of these each has half. */
  static double ofTheNaN(Difference d) {
    boolean both = Double.isNaN(d.at(0)) && Double.isNaN(d.at(1));
    if (d.quantity() == VJP) {
      double weight = both ? 0.5 : Double.isNaN(d.at(d.input())) ? 1 : 0;
      return weight * d.cotangent(d.entry());
    }
    double da = d.tangent(0, d.entry());
    double db = d.tangent(1, d.entry());
    return both ? (da + db) / 2 : Double.isNaN(d.at(0)) ? da : db;
  }

  // ---- softplus ----

  private static double beta(Difference d) { return number(d.c().args(), "beta", 1); }

  static boolean isPastThreshold(Difference d) {
    return beta(d) * d.at(0) > number(d.c().args(), "threshold", 20);
  }

  static double softplus(Difference d) {
    double z = beta(d) * d.at(0);
    if (d.quantity() == OUTPUT) return (z + Math.log1p(Math.exp(-z))) / beta(d);
    double slope = 1 / (1 + Math.exp(-z));
    if (d.quantity() != HVP) return ReferenceDeviations.fed(d) * slope;
    return d.cotangent(d.entry()) * d.tangent(0, d.entry()) * beta(d) * slope
        / (1 + Math.exp(z));
  }

  // ---- angles and lengths ----

  static double atan2(Difference d) {
    double y = d.at(0);
    double x = d.at(1);
    double r = Math.hypot(x, y);
    if (Double.isNaN(r) || Double.isInfinite(r)) return d.expected(); // no deviation there
    double byY = r == 0 ? 0 : x / r / r;
    double byX = r == 0 ? 0 : -(y / r / r);
    if (d.quantity() == VJP) return d.cotangent(d.entry()) * (d.input() == 0 ? byY : byX);
    return byY * d.tangent(0, d.entry()) + byX * d.tangent(1, d.entry());
  }

  private static double[] entries(Difference d) { return d.c().inputs().get(0).toArray(); }

  /** Whether the entries are finite and the sum of their powers is too large or too small. */
  static boolean isFarFromOne(Difference d) {
    double p = number(d.c().args(), "p", 2);
    double sum = 0;
    for (double x : entries(d)) sum += Math.pow(Math.abs(x), p);
    return Double.isFinite(norm(d, 1)) && Double.isFinite(p) && !ReferenceDeviations.isNormal(sum);
  }

  /** The p-norm of all entries, by way of the largest, and its slope. */
  static double norm(Difference d) {
    double p = number(d.c().args(), "p", 2);
    double norm = norm(d, p);
    if (d.quantity() == OUTPUT || norm == 0) return norm;
    if (d.quantity() == VJP) {
      return d.c().cotangent().toDouble() * slope(entries(d)[d.entry()], norm, p);
    }
    double sum = 0;
    double[] x = entries(d);
    for (int i = 0; i < x.length; i++) {
      sum += slope(x[i], norm, p) * d.tangent(0, i);
    }
    return sum;
  }

  private static double slope(double x, double norm, double p) {
    return x == 0 ? 0 : Math.signum(x) * Math.pow(Math.abs(x) / norm, p - 1);
  }

  static double norm(Difference d, double p) {
    double largest = 0;
    for (double x : entries(d)) largest = Math.max(largest, Math.abs(x));
    if (largest == 0 || !Double.isFinite(largest)) return largest;
    double sum = 0;
    for (double x : entries(d)) sum += Math.pow(Math.abs(x) / largest, p);
    return largest * Math.pow(sum, 1 / p);
  }

  // ---- sums ----

  /** The sum of all entries without rounding, or their mean. */
  static double sum(Difference d) {
    BigDecimal sum = BigDecimal.ZERO;
    for (double x : entries(d)) sum = sum.add(new BigDecimal(x));
    return sum.doubleValue() / (d.c().op().equals("mean") ? entries(d).length : 1);
  }

  /** The adjoint of an entry of a matrix whose trace is taken. */
  static double trace(Difference d) {
    int columns = d.c().inputs().get(0).shape().dim(1);
    return d.entry() / columns == d.entry() % columns ? d.c().cotangent().toDouble() : 0;
  }
}
