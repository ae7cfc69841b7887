package dev.gradus.autodiff.check;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The sections through a function of a long vector at a point: the function of one number that is
 * left where one entry moves, or several together. Counts how often the function is evaluated, each
 * time with an array of its own.
 */
final class Sections {
  private static final double CURVING = 1e-2;

  private final ToDoubleFunction<double[]> f;
  private final double[] x;
  private final double lower;
  private final double upper;
  private final double value;
  private double steepest = Double.NaN; // measured when it is asked for
  private long evaluations;

  /** Through f at x; no entry is moved to a bound or beyond. What f throws at x is thrown. */
  Sections(ToDoubleFunction<double[]> f, double[] x, double lower, double upper) {
    this.f = f;
    this.x = x;
    this.lower = lower;
    this.upper = upper;
    this.value = value(x.clone());
  }

  /** The entry of the point at a place. */
  double at(int place) { return x[place]; }

  /** The size of the largest entry. */
  double largest() {
    double largest = 0;
    for (double entry : x) largest = Math.max(largest, Math.abs(entry));
    return largest;
  }

  /**
   * The largest slope that an entry has as far off as the largest of them is from 0, were the point
   * a minimum. In what several entries make together all are rounded like the largest.
   */
  double steepest() {
    if (!Double.isNaN(steepest)) return steepest;
    steepest = 0;
    double far = largest() == 0 ? 1 : largest();
    double h = CURVING * far;
    for (int i = 0; i < x.length; i++) {
      Section s = along(i);
      double curving = s.applyAsDouble(s.x() + h) - 2 * value + s.applyAsDouble(s.x() - h);
      double steep = Math.abs(curving) / h * (far / h);
      if (steep > steepest && Double.isFinite(steep)) steepest = steep;
    }
    return steepest;
  }

  long evaluations() { return evaluations; }

  /** The function of one entry alone. */
  Section along(int place) {
    return new Section(v -> {
      double[] moved = x.clone();
      moved[place] = v;
      return value(moved);
    }, at(place), value, lower, upper);
  }

  /** The function of t where each of the entries is moved by t times its factor. */
  Section along(List<Integer> places, List<Double> factors) {
    double[] direction = new double[x.length];
    for (int k = 0; k < places.size(); k++) direction[places.get(k)] += factors.get(k);
    return along(direction);
  }

  /** The function of t where the point is moved by t times a direction. */
  Section along(double[] direction) {
    return new Section(t -> {
      double[] moved = x.clone();
      for (int i = 0; i < moved.length; i++) {
        if (direction[i] == 0) continue;
        moved[i] += t * direction[i];
        if (!(moved[i] > lower && moved[i] < upper)) return Double.NaN;
      }
      return value(moved);
    }, 0, value, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
  }

  private double value(double[] at) {
    evaluations++;
    return f.applyAsDouble(at);
  }
}
