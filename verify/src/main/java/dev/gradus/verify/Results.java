package dev.gradus.verify;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The results of a function, each asked for by itself, but computed together. */
final class Results {
  private final Watched f;
  private final Settings s;
  private final int count;
  private final Map<Point, double[]> known = new HashMap<>();

  Results(Watched f, Settings s, int count) {
    this.f = f;
    this.s = s;
    this.count = count;
  }

  int count() { return count; }

  String name() { return "f"; }

  /** One of the results; NaN outside the domain. */
  double at(double[] x, int result) {
    if (!s.holds(x)) return Double.NaN;
    if (count == 1) return f.at(x)[0];
    double[] all = known.get(new Point(x));
    if (all == null) {
      all = f.at(x);
      known.put(new Point(x), all);
    }
    return all[result];
  }

  private static final class Point {
    private final double[] x;

    Point(double[] x) { this.x = x; }

    @Override public boolean equals(Object o) {
      return o instanceof Point p && Arrays.equals(x, p.x);
    }

    @Override public int hashCode() { return Arrays.hashCode(x); }
  }
}
