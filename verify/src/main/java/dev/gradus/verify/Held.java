package dev.gradus.verify;

import java.util.function.Supplier;

/**
 * Rows that a user handed out. At first they are what they were when they were handed out, later
 * what has become of them.
 */
final class Held implements Supplier<double[]> {
  private final double[][] rows;
  private final double[] first;
  private boolean asked;

  /** Of rows, as they are now. */
  Held(double[]... rows) {
    this.rows = rows;
    this.first = joined();
  }

  /** Of rows that have been joined already, as they were. */
  Held(double[][] rows, double[] first) {
    this.rows = rows;
    this.first = first;
  }

  @Override public double[] get() {
    if (asked) return joined();
    asked = true;
    return first;
  }

  private double[] joined() {
    int length = 0;
    for (double[] row : rows) length += row.length;
    double[] all = new double[length];
    int at = 0;
    for (double[] row : rows) {
      System.arraycopy(row, 0, all, at, row.length);
      at += row.length;
    }
    return all;
  }
}
