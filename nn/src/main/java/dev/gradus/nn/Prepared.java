package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import java.util.List;
import java.util.OptionalDouble;

/** A {@link Preparation} that has seen the points that are learnt from. Immutable. */
public final class Prepared {
  private final int inputs;
  private final List<Column> columns;
  private final List<Column> targets; // none if they stay as they are

  /**
   * A column that is made: (x − subtract) / divide + add, or 1 where x equals a number.
   *
   * @param from the column of x
   * @param subtract a mean or a least number; what x is compared with
   * @param divide a deviation or a length, not 0
   * @param add the lower end of a range
   * @param isEqual whether it says 1 or 0
   */
  record Column(int from, double subtract, double divide, double add, boolean isEqual) {
    static Column affine(int from, double subtract, double divide) {
      return new Column(from, subtract, divide, 0, false);
    }

    static Column equal(int from, double value) { return new Column(from, value, 1, 0, true); }

    double of(double x) {
      if (!isEqual) return (x - subtract) / divide + add;
      return Double.isNaN(x) ? x : x == subtract ? 1 : 0;
    }

    /** What a target was that is learned as y. */
    double back(double y) { return y * divide + subtract; }
  }

  Prepared(int inputs, List<Column> columns, List<Column> targets) {
    this.inputs = inputs;
    this.columns = List.copyOf(columns);
    this.targets = List.copyOf(targets);
  }

  /**
   * How many columns points have before.
   *
   * @return how many features
   */
  public int inputs() { return inputs; }

  /**
   * How many columns points have after: what the first layer of the network takes.
   *
   * @return how many inputs of the network
   */
  public int outputs() { return columns.size(); }

  /**
   * Prepares points.
   *
   * @param points [points, features], or one point as a vector
   * @return [points, outputs], or a vector
   * @throws IllegalArgumentException if the points have another number of columns
   */
  public Tensor apply(Tensor points) {
    given(points, "Prepared.apply", "the tensor of points", "a row for each point");
    return apply("Prepared.apply", points);
  }

  /**
   * Prepares points and their targets.
   *
   * @param data as they are in the world
   * @return as a network learns them
   * @throws IllegalArgumentException if the points or targets have another number of columns
   */
  public Dataset apply(Dataset data) {
    given(data, "Prepared.apply", "the data set", "points and targets as they are");
    return data.prepared("Prepared.apply", this);
  }

  /**
   * How many numbers of a target are learned in another unit than they have.
   *
   * @return how many; 0 if they stay as they are
   */
  public int targets() { return targets.size(); }

  /**
   * The mean of a number to predict, which is learned as 0.
   *
   * @param output which of those of a target, from 0
   * @return in the unit of the data
   * @throws IndexOutOfBoundsException if there is none, or they stay as they are
   */
  public double targetShift(int output) { return target("Prepared.targetShift", output).subtract; }

  /**
   * The deviation of a number to predict, which is learned as 1.
   *
   * @param output which of those of a target, from 0
   * @return in the unit of the data
   * @throws IndexOutOfBoundsException if there is none, or they stay as they are
   */
  public double targetScale(int output) { return target("Prepared.targetScale", output).divide; }

  private Column target(String call, int output) {
    if (output >= 0 && output < targets.size()) return targets.get(output);
    throw new IndexOutOfBoundsException(call + ": there is no target " + output + " among "
        + targets.size() + " that are standardised"
        + (targets.isEmpty() ? "; say standardiseTargets() before it is fitted"
            : "; count them from 0"));
  }

  /**
   * What a network that learned such targets predicts, in the unit of the data.
   *
   * @param outputs [points, outputs], or those of one point as a vector
   * @return of the same shape
   * @throws IllegalArgumentException if there are not as many outputs as targets
   */
  public Tensor answers(Tensor outputs) {
    given(outputs, "Prepared.answers", "the tensor of outputs", "a row for each point");
    return inUnits("Prepared.answers", outputs, Column::back);
  }

  /** Outputs of as many numbers as targets have, for some points, in the unit of the data. */
  void answer(double[] outputs) {
    int n = targets.size();
    for (int i = 0; i < outputs.length; i++) outputs[i] = targets.get(i % n).back(outputs[i]);
  }

  /** Targets as they are learned. */
  Tensor learned(String call, Tensor raw) { return inUnits(call, raw, Column::of); }

  private interface Change {
    double of(Column c, double x);
  }

  private Tensor inUnits(String call, Tensor x, Change change) {
    if (targets.isEmpty()) return x;
    Shape shape = x.shape();
    if (shape.rank() < 1 || shape.rank() > 2 || shape.dim(-1) != targets.size()) {
      throw new IllegalArgumentException(call + ": targets of " + targets.size() + " numbers are "
          + "standardised, but these have shape " + shape + "; give [points, " + targets.size()
          + "]");
    }
    double[] y = x.toArray();
    for (int i = 0; i < y.length; i++) y[i] = change.of(targets.get(i % targets.size()), y[i]);
    return Tensor.of(shape, y);
  }

  /** One target as it is learned. */
  void learn(double[] target) {
    for (int j = 0; j < targets.size(); j++) target[j] = targets.get(j).of(target[j]);
  }

  Tensor apply(String call, Tensor points) {
    Shape shape = points.shape();
    check(call, shape);
    double[] x = points.toArray();
    int n = x.length / inputs;
    Shape after = shape.rank() == 1 ? Shape.of(outputs()) : Shape.of(n, outputs());
    double[] y = new double[n * outputs()];
    for (int i = 0; i < n; i++) apply(x, i * inputs, y, i * outputs());
    return Tensor.of(after, y);
  }

  /**
   * What is taken from a column before it is divided by its {@link #scale}: the mean of one that is
   * standardised, the least number of one that was brought into a range, and 0 for one that is left
   * as it is.
   *
   * @param column one that points have after, from 0
   * @return in the unit that points have before
   * @throws IndexOutOfBoundsException if there is no such column
   * @throws IllegalArgumentException if the column says whether a number is another
   */
  public double shift(int column) {
    return affine("Prepared.shift", column).subtract;
  }

  /**
   * What is added to a column after it was divided by its {@link #scale}: the lower end of a range,
   * and 0 for all others.
   *
   * @param column one that points have after, from 0
   * @return in the unit that points have after
   * @throws IndexOutOfBoundsException if there is no such column
   * @throws IllegalArgumentException if the column says whether a number is another
   */
  public double offset(int column) { return affine("Prepared.offset", column).add; }

  /**
   * What a column is divided by: the deviation of one that is standardised, the length of one that
   * was brought into the range from 0 to 1, and 1 for one that is left as it is.
   *
   * @param column one that points have after, from 0
   * @return in the unit that points have before
   * @throws IndexOutOfBoundsException if there is no such column
   * @throws IllegalArgumentException if the column says whether a number is another
   */
  public double scale(int column) { return affine("Prepared.scale", column).divide; }

  /**
   * Which column a column is made of.
   *
   * @param column one that points have after, from 0
   * @return the place of one that they have before
   * @throws IndexOutOfBoundsException if there is no such column
   */
  public int from(int column) { return column("Prepared.from", column).from; }

  /**
   * The number for which a column says 1, and 0 for others, as those that {@link
   * Preparation#oneHot} makes.
   *
   * @param column one that points have after, from 0
   * @return the number; empty for a column that has a {@link #shift} and a {@link #scale}
   * @throws IndexOutOfBoundsException if there is no such column
   */
  public OptionalDouble equal(int column) {
    Column c = column("Prepared.equal", column);
    return c.isEqual ? OptionalDouble.of(c.subtract) : OptionalDouble.empty();
  }

  private Column column(String call, int column) {
    if (column < 0 || column >= columns.size()) {
      throw new IndexOutOfBoundsException(call + ": there is no column " + column
          + "; points have columns 0 to " + (columns.size() - 1) + " after they are prepared");
    }
    return columns.get(column);
  }

  private Column affine(String call, int column) {
    Column c = column(call, column);
    if (!c.isEqual) return c;
    throw new IllegalArgumentException(call + ": column " + column + " says whether column "
        + c.from + " is " + c.subtract + ", so it has no shift and scale; ask for another");
  }

  /** Fails, in the name of what the user called, unless these are points as they were before. */
  void check(String call, Shape points) {
    boolean are = points.rank() == 1 || points.rank() == 2;
    if (!are || points.dim(-1) != inputs) throw wrongColumns(call, points.toString());
  }

  void checkColumns(String call, String shape, int given) {
    if (given != inputs) throw wrongColumns(call, shape);
  }

  private IllegalArgumentException wrongColumns(String call, String shape) {
    return new IllegalArgumentException(call + ": the points have shape " + shape
        + ", but they were prepared from " + inputs + " columns; give [points, " + inputs
        + "], as they were before they were prepared");
  }

  /** Prepares one point. */
  void apply(double[] x, int from, double[] y, int to) {
    for (int j = 0; j < columns.size(); j++) { // an iterator would be left behind by each row
      Column c = columns.get(j);
      y[to + j] = c.of(x[from + c.from]);
    }
  }

  List<Column> columns() { return columns; }

  List<Column> targetColumns() { return targets; }

  /** Whether the other does the same, bit for bit. */
  @Override
  public boolean equals(Object o) {
    return o instanceof Prepared p && inputs == p.inputs && columns.equals(p.columns)
        && targets.equals(p.targets);
  }

  @Override
  public int hashCode() { return columns.hashCode(); }

  /** How many columns are made of how many. */
  @Override
  public String toString() {
    return "prepared: " + outputs() + " columns of " + inputs
        + (targets.isEmpty() ? "" : ", and standardised targets");
  }
}
