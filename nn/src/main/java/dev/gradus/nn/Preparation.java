package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

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
  /** What becomes of a column. */
  enum Kind {
    LEAVE, STANDARDISE, RANGE, ONE_HOT
  }

  private final Kind others;
  private final double from; // of a range
  private final double to;
  private final Map<Integer, Kind> some; // columns that are treated otherwise
  private final boolean targets; // whether they are standardised

  private Preparation(Kind others, double from, double to, Map<Integer, Kind> some,
      boolean targets) {
    this.others = others;
    this.from = from;
    this.to = to;
    this.some = some;
    this.targets = targets;
  }

  /**
   * All columns as they are.
   *
   * @return the preparation, to be told of columns that are not
   */
  public static Preparation none() { return new Preparation(Kind.LEAVE, 0, 1, Map.of(), false); }

  /**
   * Columns with mean 0 and standard deviation 1, of all points and not of a sample. A column of
   * equal numbers becomes 0.
   *
   * @return the preparation
   */
  public static Preparation standardise() {
    return new Preparation(Kind.STANDARDISE, 0, 1, Map.of(), false);
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
    return new Preparation(Kind.RANGE, from, to, Map.of(), false);
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
    return new Preparation(others, from, to, all, targets);
  }

  /**
   * The same, and numbers to predict are learned with mean 0 and standard deviation 1, too. The
   * model answers in the unit that they have in the data, and metrics are in that; errors of a
   * training are in units of the deviation.
   *
   * @return the preparation
   */
  public Preparation standardiseTargets() {
    return new Preparation(others, from, to, some, true);
  }

  /**
   * Looks at points, each by its weight. A stream is opened up to three times for that.
   *
   * @param data those that are learnt from
   * @return what to do with these and others
   * @throws IllegalArgumentException if there are no points, one is not finite, or targets that are
   *     classes are to be standardised
   * @throws IndexOutOfBoundsException if there is no such column as was spoken of
   */
  public Prepared fit(Source data) {
    given(data, "Preparation.fit", "the data", "those that are learnt from");
    return fit("Preparation.fit", data);
  }

  Prepared fit(String call, Source data) {
    Form form = data.form();
    check(call, form);
    int width = form.columns();
    Measured[] all = new Measured[width + (targets ? form.outputs() : 0)];
    for (int j = 0; j < width; j++) all[j] = new Measured(j, some.getOrDefault(j, others));
    for (int j = width; j < all.length; j++) all[j] = new Measured(j - width, Kind.STANDARDISE);
    double[] sum = new double[1];
    data.scan(call, (x, t, w) -> {
      sum[0] += w;
      for (int j = 0; j < all.length; j++) all[j].first(j < width ? x[j] : t[j - width], w);
    });
    if (Arrays.stream(all).anyMatch(Measured::isStandardised)) {
      data.scan(call, (x, t, w) -> {
        double share = w / sum[0];
        for (int j = 0; j < all.length; j++) all[j].second(j < width ? x[j] : t[j - width], share);
      });
      data.scan(call, (x, t, w) -> {
        double share = w / sum[0];
        for (int j = 0; j < all.length; j++) all[j].third(j < width ? x[j] : t[j - width], share);
      });
    }
    List<Prepared.Column> columns = new ArrayList<>();
    List<Prepared.Column> answers = new ArrayList<>();
    for (int j = 0; j < all.length; j++) {
      all[j].addTo(j < width ? columns : answers, call, from, to);
    }
    return new Prepared(width, columns, answers);
  }

  private void check(String call, Form form) {
    for (int c : some.keySet()) {
      if (c < form.columns()) continue;
      throw new IndexOutOfBoundsException(call + ": the preparation speaks of column " + c
          + " but the points have " + form.columns() + ", from 0 to " + (form.columns() - 1)
          + "; name one of these");
    }
    if (!targets || !form.hasClasses()) return;
    throw new IllegalArgumentException(call + ": the targets are classes, which have no mean; "
        + "leave out standardiseTargets()");
  }

  /** Whether the other does the same. */
  @Override
  public boolean equals(Object o) {
    return o instanceof Preparation p && others == p.others && from == p.from && to == p.to
        && some.equals(p.some) && targets == p.targets;
  }

  @Override
  public int hashCode() { return java.util.Objects.hash(others.name(), from, to); }

  /** What it does. */
  @Override
  public String toString() {
    return "preparation: " + (others == Kind.RANGE ? "from " + from + " to " + to
        : others.name().toLowerCase(java.util.Locale.ROOT))
        + (some.isEmpty() ? "" : ", but " + Given.list(some.entrySet()))
        + (targets ? ", and standardised targets" : "");
  }
}
