package dev.gradus.examples.report;

/**
 * The rectangle that a picture shows.
 *
 * @param left the smallest first coordinate
 * @param right the largest first coordinate
 * @param bottom the smallest second coordinate
 * @param top the largest second coordinate
 */
record Window(double left, double right, double bottom, double top) {
  private static final double MARGIN = 0.12;

  /** A window with all places of both lists in it, and some room around them. */
  static Window around(double[][] some, double[][] others) {
    double[] low = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
    double[] high = {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY};
    for (double[][] places : new double[][][] {some, others}) {
      for (double[] x : places) {
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
