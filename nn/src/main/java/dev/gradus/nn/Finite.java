package dev.gradus.nn;

import dev.gradus.autodiff.Tensor;

/** Looks for numbers that nothing can be learnt from. */
final class Finite {
  private Finite() {}

  /** Fails unless all points are finite, also as floats if these are computed with. */
  static void check(String call, Points points, boolean inFloats) {
    if (points instanceof Rows.OfTensor t) {
      check(call, "point", t.tensor, inFloats);
      return;
    }
    double[] row = new double[points.columns()];
    for (int i = 0, n = points.size(); i < n; i++) {
      points.read(i, row, 0);
      check(call, "point ", i, row, inFloats);
    }
  }

  /** The same of one row; the message is made only if it is needed. */
  static void check(String call, String what, long number, double[] row, boolean inFloats) {
    for (int j = 0; j < row.length; j++) {
      if (!isFinite(row[j], inFloats)) check(call, what + number, row[j], j, inFloats);
    }
  }

  static void check(String call, String what, Tensor x, boolean inFloats) {
    double[] all = x.toPeriod();
    for (int i = 0; i < all.length; i++) {
      if (isFinite(all[i], inFloats)) continue;
      int width = x.size() / x.shape().dim(0);
      check(call, what + " " + i / width, all[i], i % width, inFloats);
    }
  }

  private static boolean isFinite(double x, boolean inFloats) {
    return inFloats ? Float.isFinite((float) x) : Double.isFinite(x);
  }

  private static void check(String call, String what, double x, int column, boolean inFloats) {
    if (isFinite(x, inFloats)) return;
    throw new IllegalArgumentException(call + ": " + what + " has " + x + " in column " + column
        + (Double.isFinite(x) ? ", more than a float holds; scale that column, or use "
            + "Precision.DOUBLE" : "; mend or leave out that row"));
  }
}
