package dev.gradus.benchmarks;

import java.util.List;
import java.util.Locale;

/** Figures of repeated measurements: their median, and from the smallest to the largest. */
record Sample(List<Double> figures) {
  static double median(List<Double> figures) {
    double[] sorted = figures.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    int n = sorted.length;
    return n == 0 ? Double.NaN : (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
  }

  double median() { return median(figures); }

  /** Such as {@code 12.3 (11.9–14.0)}. */
  String text() {
    if (figures.isEmpty()) return "–";
    double low = figures.stream().mapToDouble(Double::doubleValue).min().orElseThrow();
    double high = figures.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    return number(median()) + " (" + number(low) + "–" + number(high) + ")";
  }

  /** With three significant digits. */
  static String number(double x) {
    int before = (int) Math.floor(Math.log10(Math.max(x, 1e-9))) + 1;
    return String.format(Locale.ROOT, "%,." + Math.max(0, Math.min(3, 3 - before)) + "f", x);
  }
}
