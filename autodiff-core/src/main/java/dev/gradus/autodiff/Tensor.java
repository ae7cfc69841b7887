package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.errors.Given;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;

/**
 * Numbers with a {@link Shape}: a scalar, a vector, a matrix or more axes; row-major, {@code
 * double}, immutable.
 *
 * <p>Factories and {@code toArray} copy, so a tensor never changes after it was made and can be
 * shared between threads. NaN and infinities are allowed as entries.
 *
 * <pre>{@code
 * Tensor x = Tensor.matrix(new double[][] {{1, 2}, {3, 4}, {5, 6}});   // shape [3, 2]
 * x.get(2, 1);                                                         // 6.0
 * Tensor.matrix(new double[][] {{1, 2}, {3}});   // error: row 1 has 1 entries but row 0 has 2
 * }</pre>
 */
public final class Tensor implements Serializable {
  private static final long serialVersionUID = 1;

  private static final int PRINTED_ENTRIES = 1000;
  private static final int PRINTED_AXES = 32;

  /** Stands in for entries that are not known yet; told apart by identity. */
  private static final double[] UNKNOWN = {};

  private final transient Shape shape;

  /**
   * The entries, or the part of them that repeats: entry i is {@code data[i % data.length]}. A
   * number or a bias row broadcast over a matrix thus costs no memory. Nobody writes to it.
   */
  private final transient double[] data;

  private Tensor(Shape shape, double[] data) {
    this.shape = shape;
    this.data = data;
  }

  /** A tensor over an array that nobody else will change; its length divides the shape's size. */
  static Tensor owning(Shape shape, double[] data) { return new Tensor(shape, data); }

  /** What a symbolic var has for a value: a shape without entries. Never handed out. */
  static Tensor symbolic(Shape shape) { return new Tensor(shape, UNKNOWN); }

  /** Whether only the shape is known. */
  boolean isSymbolic() { return data == UNKNOWN; }

  /**
   * A single number.
   *
   * @param x the number
   * @return a tensor of shape []
   */
  public static Tensor scalar(double x) { return new Tensor(Shape.SCALAR, new double[] {x}); }

  /**
   * A vector.
   *
   * @param x its entries
   * @return a tensor of shape [x.length]
   */
  public static Tensor vector(double... x) {
    given(x, "Tensor.vector", "the array of entries", "its numbers");
    return new Tensor(Shape.of(x.length), x.clone());
  }

  /**
   * A matrix from its rows.
   *
   * @param rows the rows, all of one length
   * @return a tensor of shape [rows.length, columns]; [0, 0] for no rows
   * @throws IllegalArgumentException if the rows differ in length
   */
  public static Tensor matrix(double[]... rows) {
    Given.all(rows, "Tensor.matrix", "the array of rows", "an array for each row");
    int n = rows.length == 0 ? 0 : rows[0].length;
    Shape shape = Shape.of(rows.length, n); // says the limit before anything is made
    double[] data = new double[shape.size()];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != n) {
        throw new IllegalArgumentException("Tensor.matrix: row " + i + " has " + rows[i].length
            + " entries but row 0 has " + n + "; make all rows the same length");
      }
      System.arraycopy(rows[i], 0, data, i * n, n);
    }
    return new Tensor(shape, data);
  }

  /**
   * A tensor of any shape from its entries in row-major order.
   *
   * @param shape the shape
   * @param data as many entries as the shape has
   * @return the tensor
   * @throws IllegalArgumentException if the number of entries does not fit
   */
  public static Tensor of(Shape shape, double... data) {
    given(shape, "Tensor.of", "the shape", "a shape, as Shape.of(2, 3)");
    given(data, "Tensor.of", "the array of entries", "as many numbers as the shape has");
    checkCount(shape, data.length);
    return new Tensor(shape, data.clone());
  }

  /**
   * A tensor of any shape from floats in row-major order, which doubles hold as they are.
   *
   * @param shape the shape
   * @param data as many entries as the shape has
   * @return the tensor
   * @throws IllegalArgumentException if the number of entries does not fit
   */
  public static Tensor of(Shape shape, float[] data) {
    given(shape, "Tensor.of", "the shape", "a shape, as Shape.of(2, 3)");
    given(data, "Tensor.of", "the array of entries", "as many numbers as the shape has");
    checkCount(shape, data.length);
    double[] all = new double[data.length];
    for (int i = 0; i < all.length; i++) all[i] = data[i];
    return new Tensor(shape, all);
  }

  private static void checkCount(Shape shape, int length) {
    if (length == shape.size()) return;
    throw new IllegalArgumentException("Tensor.of: shape " + shape + " has " + shape.size()
        + " entries but the array has " + length + "; change one of them");
  }

  /**
   * A tensor with the same number everywhere.
   *
   * @param shape the shape
   * @param x the number
   * @return the tensor
   */
  public static Tensor full(Shape shape, double x) {
    given(shape, "Tensor.full", "the shape", "a shape, as Shape.of(2, 3)");
    return new Tensor(shape, shape.size() == 0 ? new double[0] : new double[] {x});
  }

  /**
   * A tensor of zeros.
   *
   * @param dims the axis lengths
   * @return the tensor
   */
  public static Tensor zeros(int... dims) {
    given(dims, "Tensor.zeros", "the array of lengths", "the length of each axis");
    return full(Shape.of(dims), 0);
  }

  /**
   * A tensor of ones.
   *
   * @param dims the axis lengths
   * @return the tensor
   */
  public static Tensor ones(int... dims) {
    given(dims, "Tensor.ones", "the array of lengths", "the length of each axis");
    return full(Shape.of(dims), 1);
  }

  /**
   * The shape.
   *
   * @return the axis lengths
   */
  public Shape shape() { return shape; }

  /**
   * The number of entries.
   *
   * @return the product of the axis lengths
   */
  public int size() { return shape.size(); }

  /**
   * One entry.
   *
   * @param index its place along each axis, a negative one counted from the end
   * @return the entry
   * @throws IllegalArgumentException if the number of indices is not the rank
   * @throws IndexOutOfBoundsException if an index lies outside its axis
   */
  public double get(int... index) {
    given(index, "Tensor.get", "the index", "the place along each axis");
    return at(shape.entry("Tensor.get", index));
  }

  /** The entry at a row-major position. */
  double at(int i) { return data[i % data.length]; }

  /**
   * The only entry, as a number.
   *
   * @return the entry
   * @throws IllegalStateException if there is not exactly one entry
   */
  public double toDouble() {
    if (size() != 1) {
      throw new IllegalStateException("Tensor.toDouble: shape " + shape + " has " + size()
          + " entries, not 1; use toArray, or sum or mean first");
    }
    return data[0];
  }

  /**
   * All entries in row-major order.
   *
   * @return a new array
   */
  public double[] toArray() { return data.length == size() ? data.clone() : dense(); }

  /**
   * Copies some entries, in row-major order, into an array that is there already.
   *
   * @param from the first of them, from 0
   * @param length how many
   * @param to where to
   * @param at the place of the first one there
   * @throws IndexOutOfBoundsException if there are fewer, or there is no room for them
   */
  public void copyTo(int from, int length, double[] to, int at) {
    given(to, "Tensor.copyTo", "the array", "one with room for the entries");
    checkRange(from, length, to.length, at);
    if (data.length == size()) {
      System.arraycopy(data, from, to, at, length);
    } else {
      for (int i = 0; i < length; i++) to[at + i] = at(from + i);
    }
  }

  /**
   * Copies some entries likewise, rounded to floats.
   *
   * @param from the first of them, from 0
   * @param length how many
   * @param to where to
   * @param at the place of the first one there
   * @throws IndexOutOfBoundsException if there are fewer, or there is no room for them
   */
  public void copyTo(int from, int length, float[] to, int at) {
    given(to, "Tensor.copyTo", "the array", "one with room for the entries");
    checkRange(from, length, to.length, at);
    if (data.length == size()) {
      for (int i = 0; i < length; i++) to[at + i] = (float) data[from + i];
    } else {
      for (int i = 0; i < length; i++) to[at + i] = (float) at(from + i);
    }
  }

  private void checkRange(int from, int length, int room, int at) {
    if (from >= 0 && length >= 0 && from <= size() - length && at >= 0 && at <= room - length) {
      return;
    }
    throw new IndexOutOfBoundsException("Tensor.copyTo: " + length + " entries from " + from
        + " on, of " + size() + ", do not fit an array of " + room + " from place " + at
        + " on; take fewer, or a longer array");
  }

  /**
   * The leading part that all entries repeat: entry i is entry i % length of it. Of what was
   * broadcast, such as a number or a bias row over a matrix, it is shorter than the whole.
   *
   * @return a new array, whose length divides the number of entries
   */
  public double[] toPeriod() { return data.clone(); }

  /**
   * The rows of a matrix.
   *
   * @return a new array of new rows
   * @throws IllegalStateException if this is no matrix
   */
  public double[][] toMatrix() {
    if (shape.rank() != 2) {
      throw new IllegalStateException("Tensor.toMatrix: shape " + shape
          + " has rank " + shape.rank() + ", not 2; use toArray or reshape first");
    }
    double[] d = dense();
    int n = shape.dim(1);
    double[][] rows = new double[shape.dim(0)][];
    for (int i = 0; i < rows.length; i++) rows[i] = Arrays.copyOfRange(d, i * n, (i + 1) * n);
    return rows;
  }

  /**
   * The given rows: parts along the first axis, such as a batch of points.
   *
   * @param rows their indices in the order wanted, negative ones counted from the end; one may come
   *     twice
   * @return a tensor with as many rows
   * @throws IllegalStateException if this is a scalar
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public Tensor rows(int... rows) {
    given(rows, "Tensor.rows", "the array of rows", "their places, from 0");
    if (shape.isScalar()) {
      throw new IllegalStateException("Tensor.rows: a scalar has no rows; use a vector or a "
          + "matrix");
    }
    for (int row : rows) shape.position("Tensor.rows", 0, row);
    Shape chosen = shape.with(0, rows.length); // says the limit before anything is made
    int stride = shape.sizeAfter(0);
    double[] from = dense();
    double[] to = new double[chosen.size()];
    for (int i = 0; i < rows.length; i++) {
      int row = shape.position("Tensor.rows", 0, rows[i]);
      System.arraycopy(from, row * stride, to, i * stride, stride);
    }
    return new Tensor(chosen, to);
  }

  /** Fails, in the name of what the user called, unless all entries are indices along an axis. */
  void checkIndices(String operation, Shape x, int axis) {
    for (int i = 0; i < size(); i++) x.index(operation, axis, at(i), i);
  }

  /** All entries, one by one; not to be written to. */
  double[] dense() {
    int n = size();
    if (data.length == n) return data;
    double[] all = new double[n];
    for (int i = 0; i < n; i += data.length) System.arraycopy(data, 0, all, i, data.length);
    return all;
  }

  /** The part that repeats; not to be written to. */
  double[] period() { return data; }

  /** The same entries in another shape of the same size, or repeated to a larger one. */
  Tensor as(Shape other) { return other.size() == 0 ? full(other, 0) : new Tensor(other, data); }

  /**
   * Whether the other is a tensor of the same shape with the same entries, bit by bit as in
   * {@link Double#equals}: NaN equals NaN, and 0.0 differs from −0.0.
   */
  @Override
  public boolean equals(Object o) {
    if (this == o) return true;
    if (!(o instanceof Tensor t) || !shape.equals(t.shape)) return false;
    if (data.length == t.data.length) return Arrays.equals(data, t.data);
    return EntryText.difference(this, t) < 0;
  }

  @Override
  public int hashCode() {
    int h = 1; // as of the array of all entries, which would need room
    for (int i = 0, n = size(); i < n; i += data.length) {
      for (double x : data) h = 31 * h + Double.hashCode(x);
    }
    return 31 * shape.hashCode() + h;
  }

  /** The entries in nested brackets; of a large tensor only the shape and the first ones. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    if (brackets() > PRINTED_ENTRIES || shape.rank() > PRINTED_AXES) {
      out.append("tensor ").append(shape).append(size() == 0 ? " without entries" : " beginning [");
      for (int i = 0; i < Math.min(8, size()); i++) out.append(at(i)).append(", ");
      return out.append(size() == 0 ? "" : "…]").toString();
    }
    print(out, 0, 0);
    return out.toString();
  }

  /** How many entries, or pairs of brackets around nothing, there are to print. */
  private long brackets() {
    long n = 1;
    for (int i = 0; i < shape.rank() && shape.dim(i) > 0; i++) n *= shape.dim(i);
    return n;
  }

  private void print(StringBuilder out, int axis, int from) {
    if (axis == shape.rank()) {
      out.append(at(from));
      return;
    }
    int stride = shape.sizeAfter(axis);
    out.append('[');
    for (int i = 0; i < shape.dim(axis); i++) {
      if (i > 0) out.append(", ");
      print(out, axis + 1, from + i * stride);
    }
    out.append(']');
  }

  private Object writeReplace() { return new Written(this); }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("Tensor: a stream holds its entries; write it with an "
        + "ObjectOutputStream");
  }
}
