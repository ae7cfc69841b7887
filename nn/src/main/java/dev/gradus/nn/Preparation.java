package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How columns of points are made fit for a network. It is fitted once, on the points that are
 * learnt from, and the model keeps what came of it, so that {@link Model#predict} takes points as
 * they are. Immutable.
 *
 * <pre>{@code
 * Training.of(net, loss).prepared(Preparation.standardise().oneHot(3)).run(data);
 * }</pre>
 */
public final class Preparation {
  private enum Kind {
    LEAVE, STANDARDISE, RANGE, ONE_HOT
  }

  /** How many numbers are looked at together; each time all points are read. */
  private static final int AT_ONCE = 4_000_000;

  private final Kind others;
  private final double from; // of a range
  private final double to;
  private final Map<Integer, Kind> some; // columns that are treated otherwise

  private Preparation(Kind others, double from, double to, Map<Integer, Kind> some) {
    this.others = others;
    this.from = from;
    this.to = to;
    this.some = some;
  }

  /**
   * All columns as they are.
   *
   * @return the preparation, to be told of columns that are not
   */
  public static Preparation none() { return new Preparation(Kind.LEAVE, 0, 1, Map.of()); }

  /**
   * Columns with mean 0 and standard deviation 1, of all points and not of a sample. A column of
   * equal numbers becomes 0.
   *
   * @return the preparation
   */
  public static Preparation standardise() {
    return new Preparation(Kind.STANDARDISE, 0, 1, Map.of());
  }

  /**
   * Columns whose least number becomes one end of a range and whose largest the other. A column of
   * equal numbers becomes the lower end.
   *
   * @param from the lower end, such as 0
   * @param to the upper end, such as 1
   * @return the preparation
   * @throws IllegalArgumentException if an end is not finite, or the range is empty
   */
  public static Preparation range(double from, double to) {
    if (!(from < to) || !Double.isFinite(to - from)) {
      throw new IllegalArgumentException("Preparation.range: from " + from + " to " + to
          + " is no range of finite length; use 0 and 1, or -1 and 1");
    }
    return new Preparation(Kind.RANGE, from, to, Map.of());
  }

  /**
   * The same, but these columns become a column for each of the numbers that stand in them, from
   * the least: 1 where it is that number and 0 elsewhere. A number that was not there as it was
   * fitted has 0 in all.
   *
   * @param columns from 0
   * @return the preparation
   * @throws IndexOutOfBoundsException if a column is negative
   */
  public Preparation oneHot(int... columns) {
    return with("Preparation.oneHot", Kind.ONE_HOT, columns);
  }

  /**
   * The same, but these columns stay as they are.
   *
   * @param columns from 0
   * @return the preparation
   * @throws IndexOutOfBoundsException if a column is negative
   */
  public Preparation leave(int... columns) {
    return with("Preparation.leave", Kind.LEAVE, columns);
  }

  private Preparation with(String call, Kind kind, int... columns) {
    given(columns, call, "the array of columns", "their places, from 0");
    Map<Integer, Kind> all = new TreeMap<>(some);
    for (int c : columns) {
      if (c < 0) {
        throw new IndexOutOfBoundsException(call + ": there is no column " + c
            + "; columns are numbered from 0");
      }
      all.put(c, kind);
    }
    return new Preparation(others, from, to, all);
  }

  /**
   * Looks at points, each by its weight.
   *
   * @param data those that are learnt from
   * @return what to do with these and others
   * @throws IllegalArgumentException if there are no points, or one is not finite
   * @throws IndexOutOfBoundsException if there is no such column as was spoken of
   */
  public Prepared fit(Dataset data) {
    given(data, "Preparation.fit", "the data set", "that which is learnt from");
    return fit("Preparation.fit", data);
  }

  Prepared fit(String call, Dataset data) {
    Points points = data.rows();
    int width = points.columns();
    if (data.size() == 0) {
      throw new IllegalArgumentException(call + ": there are no points to prepare by; give at "
          + "least 1");
    }
    for (int c : some.keySet()) {
      if (c < width) continue;
      throw new IndexOutOfBoundsException(call + ": the preparation speaks of column " + c
          + " but the points have " + width + ", from 0 to " + (width - 1)
          + "; name one of these");
    }
    Finite.check(call, points, false);
    double[] weights = data.weightsOrOnes();
    List<Prepared.Column> all = new ArrayList<>();
    int most = Math.max(1, AT_ONCE / points.size());
    for (int from = 0; from < width; from += most) {
      double[][] columns = columns(points, from, Math.min(width, from + most));
      for (int j = 0; j < columns.length; j++) fit(from + j, columns[j], weights, all);
    }
    return new Prepared(width, all);
  }

  /** Some columns, each as an array: so points that lie elsewhere need not all be in memory. */
  private static double[][] columns(Points points, int from, int to) {
    double[][] columns = new double[to - from][points.size()];
    double[] row = new double[points.columns()];
    for (int i = 0; i < points.size(); i++) {
      points.read(i, row, 0);
      for (int j = from; j < to; j++) columns[j - from][i] = row[j];
    }
    return columns;
  }

  private void fit(int j, double[] x, double[] weights, List<Prepared.Column> all) {
    switch (some.getOrDefault(j, others)) {
      case LEAVE -> all.add(Prepared.Column.affine(j, 0, 1));
      case STANDARDISE -> all.add(standardised(j, x, weights));
      case RANGE -> all.add(ranged(j, x, weights));
      case ONE_HOT -> {
        TreeSet<Double> values = new TreeSet<>();
        for (int i = 0; i < x.length; i++) if (weights[i] > 0) values.add(x[i] + 0.0); // −0 is 0
        for (double v : values) all.add(Prepared.Column.equal(j, v));
      }
    }
  }

  /** In parts of the largest one, whose squares do not overflow. */
  private static Prepared.Column standardised(int j, double[] x, double[] weights) {
    double least = end(x, weights, false);
    double most = end(x, weights, true);
    if (least == most) return Prepared.Column.affine(j, least, 1);
    double unit = Math.max(Math.abs(least), Math.abs(most));
    double all = Arrays.stream(weights).sum();
    double mean = 0;
    for (int i = 0; i < x.length; i++) mean += weights[i] * (x[i] / unit) / all;
    double squares = 0;
    for (int i = 0; i < x.length; i++) {
      double d = x[i] / unit - mean;
      squares += weights[i] * d * d / all;
    }
    double deviation = Math.sqrt(squares) * unit;
    return Prepared.Column.affine(j, mean * unit, deviation > 0 ? deviation : 1);
  }

  /** (x − a)/d + from, as one subtraction and one division. */
  private Prepared.Column ranged(int j, double[] x, double[] weights) {
    double least = end(x, weights, false);
    double most = end(x, weights, true);
    double scale = (most - least) / (to - from);
    boolean usable = scale > 0 && Double.isFinite(scale);
    return new Prepared.Column(j, least, usable ? scale : 1, from, false);
  }

  private static double end(double[] x, double[] weights, boolean largest) {
    double end = largest ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    for (int i = 0; i < x.length; i++) {
      if (weights[i] > 0) end = largest ? Math.max(end, x[i]) : Math.min(end, x[i]);
    }
    return end;
  }

  /** Whether the other does the same. */
  @Override
  public boolean equals(Object o) {
    return o instanceof Preparation p && others == p.others && from == p.from && to == p.to
        && some.equals(p.some);
  }

  @Override
  public int hashCode() { return java.util.Objects.hash(others.name(), from, to); }

  /** What it does. */
  @Override
  public String toString() {
    return "preparation: " + (others == Kind.RANGE ? "from " + from + " to " + to
        : others.name().toLowerCase(java.util.Locale.ROOT))
        + (some.isEmpty() ? "" : ", but " + Given.list(some.entrySet()));
  }
}
