package dev.gradus.examples.report;

import dev.gradus.examples.data.Points;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rectangle of two features that a picture shows.
 *
 * @param left the smallest first feature
 * @param right the largest first feature
 * @param bottom the smallest second feature
 * @param top the largest second feature
 */
record Window(double left, double right, double bottom, double top) {
  private static final double MARGIN = 0.12;

  /** A window with all points in it, and some room around them. */
  static Window around(Points points, @Nullable Points held) {
    double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (Points some : held == null ? List.of(points) : List.of(points, held)) {
      for (double[] x : some.rows().toMatrix()) {
        for (int j = 0; j < 2; j++) {
          low[j] = Math.min(low[j], x[j]);
          high[j] = Math.max(high[j], x[j]);
        }
      }
    }
    for (int j = 0; j < 2; j++) {
      double extent = high[j] - low[j];
      boolean flat = extent <= 1e-9 * Math.abs(high[j]);
      double room = flat ? Math.max(1, Math.abs(high[j]) / 10) : MARGIN * extent;
      low[j] -= room;
      high[j] += room;
    }
    return new Window(low[0], high[0], low[1], high[1]);
  }

  double width() { return right - left; }

  double height() { return top - bottom; }
}
