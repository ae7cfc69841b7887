package dev.gradus.nn;

import java.util.List;
import java.util.TreeSet;

/**
 * What a {@link Preparation} must know of one column. Points come three times, each time in the
 * same order: for the ends, for the mean, and for the deviation.
 */
final class Measured {
  private final int column;
  private final Preparation.Kind kind;
  private final TreeSet<Double> values = new TreeSet<>(); // of one-hot columns
  private double least = Double.POSITIVE_INFINITY;
  private double most = Double.NEGATIVE_INFINITY;
  private double mean; // in parts of the largest one, whose squares do not overflow
  private double squares;

  Measured(int column, Preparation.Kind kind) {
    this.column = column;
    this.kind = kind;
  }

  /** Points as they come, each with its target and weight. */
  interface Use {
    void point(double[] point, double[] target, double weight);
  }

  boolean isStandardised() { return kind == Preparation.Kind.STANDARDISE; }

  void first(double x, double weight) {
    if (!(weight > 0)) return;
    least = Math.min(least, x);
    most = Math.max(most, x);
    if (kind == Preparation.Kind.ONE_HOT) values.add(x + 0.0); // −0 is 0
  }

  private double unit() { return Math.max(Math.abs(least), Math.abs(most)); }

  void second(double x, double share) {
    if (share > 0 && isStandardised() && least < most) mean += share * (x / unit());
  }

  void third(double x, double share) {
    if (!(share > 0 && isStandardised() && least < most)) return;
    double d = x / unit() - mean;
    squares += share * d * d;
  }

  /** What the column becomes. */
  void addTo(List<Prepared.Column> all, String call, double from, double to) {
    switch (kind) {
      case LEAVE -> all.add(Prepared.Column.affine(column, 0, 1));
      case STANDARDISE -> all.add(standardised(call));
      case RANGE -> all.add(ranged(call, from, to));
      case ONE_HOT -> {
        for (double v : values) all.add(Prepared.Column.equal(column, v));
      }
    }
  }

  private Prepared.Column standardised(String call) {
    if (least == most) return Prepared.Column.affine(column, least, 1);
    checkLength(call);
    double deviation = Math.sqrt(squares) * unit();
    return Prepared.Column.affine(column, mean * unit(), deviation > 0 ? deviation : 1);
  }

  /** (x − a)/d + from, as one subtraction and one division. */
  private Prepared.Column ranged(String call, double from, double to) {
    checkLength(call);
    double scale = (most - least) / (to - from);
    boolean usable = scale > 0 && Double.isFinite(scale);
    return new Prepared.Column(column, least, usable ? scale : 1, from, false);
  }

  private void checkLength(String call) {
    if (Double.isFinite(most - least)) return;
    throw new IllegalArgumentException(call + ": column " + column + " runs from " + least + " to "
        + most + ", which is longer than a double holds; divide that column by " + unit());
  }
}
