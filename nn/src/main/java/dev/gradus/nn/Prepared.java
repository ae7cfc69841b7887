package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import java.util.List;

/** A {@link Preparation} that has seen the points that are learnt from. Immutable. */
public final class Prepared {
  private final int inputs;
  private final List<Column> columns;

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
  }

  Prepared(int inputs, List<Column> columns) {
    this.inputs = inputs;
    this.columns = List.copyOf(columns);
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

  Tensor apply(String call, Tensor points) {
    Shape shape = points.shape();
    boolean are = shape.rank() == 1 || shape.rank() == 2;
    checkColumns(call, shape.toString(), are ? shape.dim(-1) : -1);
    double[] x = points.toArray();
    int n = x.length / inputs;
    Shape after = shape.rank() == 1 ? Shape.of(outputs()) : Shape.of(n, outputs());
    double[] y = new double[n * outputs()];
    for (int i = 0; i < n; i++) apply(x, i * inputs, y, i * outputs());
    return Tensor.of(after, y);
  }

  /**
   * What is taken from a column before it is divided by its {@link #scale}: the mean of one that is
   * standardised, and 0 for one that is left as it is.
   *
   * @param column one that points have after, from 0
   * @return in the unit that points have before
   * @throws IndexOutOfBoundsException if there is no such column
   * @throws IllegalArgumentException if the column says whether a number is another
   */
  public double shift(int column) {
    Column c = affine("Prepared.shift", column);
    return c.subtract - c.add * c.divide;
  }

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

  private Column affine(String call, int column) {
    if (column < 0 || column >= columns.size()) {
      throw new IndexOutOfBoundsException(call + ": there is no column " + column
          + "; points have columns 0 to " + (columns.size() - 1) + " after they are prepared");
    }
    Column c = columns.get(column);
    if (!c.isEqual) return c;
    throw new IllegalArgumentException(call + ": column " + column + " says whether column "
        + c.from + " is " + c.subtract + ", so it has no shift and scale; ask for another");
  }

  void checkColumns(String call, String shape, int given) {
    if (given == inputs) return;
    throw new IllegalArgumentException(call + ": the points have shape " + shape
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

  /** Whether the other does the same, bit for bit. */
  @Override
  public boolean equals(Object o) {
    return o instanceof Prepared p && inputs == p.inputs && columns.equals(p.columns);
  }

  @Override
  public int hashCode() { return columns.hashCode(); }

  /** How many columns are made of how many. */
  @Override
  public String toString() { return "prepared: " + outputs() + " columns of " + inputs; }
}
