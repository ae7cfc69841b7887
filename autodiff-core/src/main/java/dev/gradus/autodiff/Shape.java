package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.errors.Brief;
import dev.gradus.autodiff.errors.Index;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;

/**
 * The lengths of a tensor's axes, outermost first: {@code []} for a scalar, {@code [3]} for a
 * vector, {@code [5, 3]} for a matrix of 5 rows and 3 columns.
 *
 * <p>An axis may have length 0; the tensor then has no entries. Axes are counted from 0, and from
 * the end with negative numbers: axis −1 is the last one.
 */
public final class Shape implements Serializable {
  private static final long serialVersionUID = 1;

  /** The shape of a single number: no axes, one entry. */
  public static final Shape SCALAR = new Shape(new int[0], 1);

  private final transient int[] dims;
  private final transient int size;

  private Shape(int[] dims, int size) {
    this.dims = dims;
    this.size = size;
  }

  /**
   * A shape with the given axis lengths.
   *
   * @param dims length of each axis, outermost first; none for a scalar
   * @return the shape
   * @throws IllegalArgumentException if a length is negative or there are more than 2³¹−1 entries
   */
  public static Shape of(int... dims) {
    given(dims, "Shape.of", "the array of lengths", "the length of each axis");
    return dims.length == 0 ? SCALAR : owning(dims.clone());
  }

  /** A shape over an array that nobody else will change. */
  static Shape owning(int... dims) {
    long size = 1;
    for (int d : dims) {
      if (d < 0) {
        throw new IllegalArgumentException("shape: axis length " + d + " in "
            + Brief.of(dims)
            + " is negative; use 0 or more");
      }
      size *= d; // cannot overflow: both are below 2³¹
      if (size > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("shape: " + Brief.of(dims)
            + " has more than 2147483647 entries; split the data into smaller tensors");
      }
    }
    return new Shape(dims, (int) size);
  }

  /**
   * The number of axes.
   *
   * @return 0 for a scalar, 1 for a vector, 2 for a matrix
   */
  public int rank() { return dims.length; }

  /**
   * The length of one axis.
   *
   * @param axis from 0, or from −1 backwards
   * @return its length
   * @throws IllegalArgumentException if there is no such axis
   */
  public int dim(int axis) { return dims[axis("shape", axis)]; }

  /**
   * The number of entries: the product of the axis lengths.
   *
   * @return 1 for a scalar
   */
  public int size() { return size; }

  /**
   * Whether this is the shape of a single number.
   *
   * @return true if there are no axes
   */
  public boolean isScalar() { return dims.length == 0; }

  /**
   * The axis lengths.
   *
   * @return a new array, outermost first
   */
  public int[] toArray() { return dims.clone(); }

  /** The axis counted from 0, or an error of the operation that asked for it. */
  int axis(String operation, int axis) {
    int rank = dims.length;
    if (axis < -rank || axis >= rank) {
      throw new IllegalArgumentException(operation + ": axis " + axis + " does not exist in shape "
          + this
          + (rank == 0 ? "; a scalar has no axes" : "; use " + -rank + " to " + (rank - 1)));
    }
    return axis < 0 ? axis + rank : axis;
  }

  /** Where an axis more is, counted from 0 in the result, or an error of the operation. */
  int newAxis(String operation, int axis) {
    int rank = dims.length + 1;
    if (axis < -rank || axis >= rank) {
      throw new IllegalArgumentException(operation + ": axis " + axis + " cannot be added to shape "
          + this + "; use " + -rank + " to " + (rank - 1));
    }
    return axis < 0 ? axis + rank : axis;
  }

  /** An index along an axis counted from 0, or an error of the operation that asked for it. */
  int position(String operation, int axis, int index) {
    int n = dims[axis];
    if (index < -n || index >= n) {
      throw new IndexOutOfBoundsException(operation + ": index " + index + " is none of axis "
          + axis + " of shape " + this
          + (n == 0 ? "; the axis is empty" : "; use " + -n + " to " + (n - 1)));
    }
    return index < 0 ? index + n : index;
  }

  /** The row-major place of an entry, or an error of the operation that asked for it. */
  int entry(String operation, int... index) {
    if (index.length != rank()) {
      throw new IllegalArgumentException(operation + ": " + index.length + " indices for shape "
          + this + "; give one index for each axis");
    }
    int place = 0;
    for (int i = 0; i < index.length; i++) {
      place = place * dims[i] + position(operation, i, index[i]);
    }
    return place;
  }

  /** An index of data along an axis, as a whole number; it stands at the given place of others. */
  int index(String operation, int axis, double index, int place) {
    return Index.checked(operation, index, place, axis, this, dims[axis]);
  }

  /** The same shape with one axis of another length. */
  Shape with(int axis, int length) {
    int[] d = dims.clone();
    d[axis] = length;
    return owning(d);
  }

  /** The number of entries in the axes before the given one: the outer loops around it. */
  int sizeBefore(int axis) {
    int n = 1;
    for (int i = 0; i < axis; i++) n *= dims[i];
    return n;
  }

  /** The number of entries in the axes after the given one: the stride along it. */
  int sizeAfter(int axis) {
    int n = 1;
    for (int i = axis + 1; i < dims.length; i++) n *= dims[i];
    return n;
  }

  /**
   * The axes that a reduction is over, counted from 0, in the order named; all where none is
   * named. Every reduction asks here, so that all mean the same.
   */
  int[] reduced(String operation, int... axes) {
    given(axes, operation, "the array of axes", "the axes to take together");
    boolean none = axes.length == 0;
    int[] all = new int[none ? rank() : axes.length];
    boolean[] named = new boolean[rank()];
    for (int k = 0; k < all.length; k++) {
      all[k] = none ? k : axis(operation, axes[k]);
      if (named[all[k]]) {
        throw new IllegalArgumentException(operation + ": axis " + axes[k] + " of shape " + this
            + " is named twice; name each axis once");
      }
      named[all[k]] = true;
    }
    return all;
  }

  /** How many entries a reduction over the axes makes one of. */
  int reducedSize(String operation, int... axes) {
    int n = 1;
    for (int axis : reduced(operation, axes)) n *= dims[axis];
    return n;
  }

  /** The shape after reducing the axes, which are kept with length 1 or dropped. */
  Shape reduce(String operation, boolean keepDims, int... axes) {
    int[] over = reduced(operation, axes);
    boolean[] gone = new boolean[rank()];
    for (int axis : over) gone[axis] = true;
    int[] d = new int[keepDims ? rank() : rank() - over.length];
    for (int i = 0, j = 0; i < gone.length; i++) {
      if (keepDims || !gone[i]) d[j++] = gone[i] ? 1 : dims[i];
    }
    return owning(d);
  }

  /** The shape that both broadcast to: axes aligned at the end, length 1 stretches. */
  static Shape broadcast(String operation, Shape a, Shape b) {
    if (b.broadcastsTo(a)) return a;
    if (a.broadcastsTo(b)) return b;
    return stretched(operation, a, b);
  }

  private static Shape stretched(String operation, Shape a, Shape b) {
    int rank = Math.max(a.rank(), b.rank());
    int[] d = new int[rank];
    for (int i = 1; i <= rank; i++) {
      int p = i > a.rank() ? 1 : a.dims[a.rank() - i];
      int q = i > b.rank() ? 1 : b.dims[b.rank() - i];
      if (p != q && p != 1 && q != 1) {
        throw new IllegalArgumentException(operation + ": shapes " + a + " and " + b
            + " do not broadcast: axis " + -i + " has length " + p + " on the left but " + q
            + " on the right; reshape one of them so that the lengths agree or one is 1");
      }
      d[rank - i] = p == 1 ? q : p;
    }
    return owning(d);
  }

  /** Whether a tensor of this shape can be broadcast to the other. */
  boolean broadcastsTo(Shape target) {
    int lead = target.rank() - rank();
    if (lead < 0) return false;
    for (int i = 0; i < dims.length; i++) {
      if (dims[i] != 1 && dims[i] != target.dims[lead + i]) return false;
    }
    return true;
  }

  /** Whether broadcasting to the target is mere repetition of the whole: [3] to [5, 3]. */
  boolean repeatsTo(Shape target) {
    int skip = 0;
    while (skip < dims.length && dims[skip] == 1) skip++;
    int lead = target.rank() - rank();
    for (int i = skip; i < dims.length; i++) {
      if (dims[i] != target.dims[lead + i]) return false;
    }
    return true;
  }

  /**
   * How far one step along each axis of {@code target} moves in a tensor of this shape that is
   * broadcast to it: 0 along stretched axes.
   */
  int[] stridesIn(Shape target) {
    int[] strides = new int[target.rank()];
    int lead = target.rank() - rank();
    int step = 1;
    for (int i = dims.length - 1; i >= 0; i--) {
      strides[lead + i] = dims[i] == 1 ? 0 : step;
      step *= dims[i];
    }
    return strides;
  }

  /** For each entry of this shape, in order, its place where axes move by the given strides. */
  int[] offsets(int[] strides) {
    int[] index = new int[rank()];
    int[] places = new int[size];
    for (int i = 1, at = 0; i < size; i++) {
      for (int axis = index.length - 1;; axis--) { // count one further, carrying to the left
        at += strides[axis];
        if (++index[axis] < dims[axis]) break;
        at -= strides[axis] * index[axis];
        index[axis] = 0;
      }
      places[i] = at;
    }
    return places;
  }

  /** The shape of n of these: one more axis in front. */
  Shape after(int n) { return of(n).then(this); }

  /** The shape of one of the first axis: without it. */
  Shape row() { return owning(Arrays.copyOfRange(dims, 1, dims.length)); }

  /** The same axes at the end of more, with length 1 before them. */
  Shape padded(int rank) {
    int[] d = new int[rank];
    Arrays.fill(d, 1);
    System.arraycopy(dims, 0, d, rank - dims.length, dims.length);
    return owning(d);
  }

  /** The axes of this shape followed by those of another. */
  Shape then(Shape other) {
    int[] d = Arrays.copyOf(dims, rank() + other.rank());
    System.arraycopy(other.dims, 0, d, rank(), other.rank());
    return owning(d);
  }

  @Override
  public boolean equals(Object o) {
    return this == o || o instanceof Shape s && equalDims(s.dims);
  }

  /** Equality of a few numbers, without the call that pays off for long arrays only. */
  private boolean equalDims(int[] other) {
    if (dims.length != other.length) return false;
    for (int i = 0; i < other.length; i++) if (dims[i] != other[i]) return false;
    return true;
  }

  @Override
  public int hashCode() { return Arrays.hashCode(dims); }

  /** The axis lengths in brackets, such as {@code [5, 3]}. */
  @Override
  public String toString() { return Brief.of(dims); }

  private Object writeReplace() { return new Written(this); }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("Shape: a stream holds its lengths; write it with an "
        + "ObjectOutputStream");
  }
}
