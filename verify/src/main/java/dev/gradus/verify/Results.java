package dev.gradus.verify;

import dev.gradus.autodiff.check.Verdict;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The results of a function, each asked for by itself, but computed together. */
final class Results {
  private final Watched f;
  private final Settings s;
  private final int count;
  private int other = -1; // another number of results, if there was one
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
    if (count == 1) return one(f.at(x), result);
    double[] all = known.get(new Point(x));
    if (all == null) {
      all = f.at(x);
      known.put(new Point(x), all);
    }
    return one(all, result);
  }

  private double one(double[] all, int result) {
    if (all.length == count) return all[result];
    other = all.length;
    return Double.NaN;
  }

  /** That the function had another number of results than at the point, if it ever had. */
  List<Finding> otherCount() {
    return other < 0 ? List.of() : List.of(Finding.of(Finding.Kind.SIZE, Verdict.UNDECIDED,
        "the function gave " + count + " numbers at the point, and " + other + " near it: a "
            + "derivative has a row for each, so their number must stay the same"));
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
