package dev.gradus.autodiff.optimize;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * What the last steps said of the second derivatives: pairs of a step s and the change y of the
 * gradient along it, which stand for an inverse of the matrix of second derivatives, H.
 */
final class Curvature {
  private static final double ROUNDING = Math.ulp(1.0);

  private final int memory;
  private final Deque<Pair> pairs = new ArrayDeque<>(); // the oldest first

  private static final class Pair {
    final double[] s;
    final double[] y;
    final double sy;
    double alpha; // of the first loop, for the second

    Pair(double[] s, double[] y, double sy) {
      this.s = s;
      this.y = y;
      this.sy = sy;
    }
  }

  /** Of so many pairs at most. */
  Curvature(int memory) { this.memory = memory; }

  boolean isEmpty() { return pairs.isEmpty(); }

  void forget() { pairs.clear(); }

  /** Keeps a pair, unless the slope did not grow along the step: then H would not be positive. */
  void add(Point from, Point to) {
    double[] s = Point.sum(to.w, -1, from.w);
    double[] y = Point.sum(to.gradient, -1, from.gradient);
    double sy = Point.dot(s, y);
    double yy = Point.dot(y, y);
    if (!(sy > ROUNDING * yy) || !Double.isFinite(yy)) return;
    if (pairs.size() == memory) pairs.removeFirst();
    pairs.addLast(new Pair(s, y, sy));
  }

  /** Downhill, −H·g, by two loops. Source: Nocedal and Wright, algorithm 7.4, (7.20). */
  double[] direction(double[] gradient) {
    double[] d = Point.sum(new double[gradient.length], -1, gradient);
    for (Iterator<Pair> newest = pairs.descendingIterator(); newest.hasNext();) {
      Pair p = newest.next();
      p.alpha = Point.dot(p.s, d) / p.sy;
      d = Point.sum(d, -p.alpha, p.y);
    }
    if (!pairs.isEmpty()) {
      Pair last = pairs.getLast();
      double gamma = last.sy / Point.dot(last.y, last.y);
      for (int i = 0; i < d.length; i++) d[i] *= gamma;
    }
    for (Pair p : pairs) {
      double beta = Point.dot(p.y, d) / p.sy;
      d = Point.sum(d, p.alpha - beta, p.s);
    }
    return d;
  }
}
