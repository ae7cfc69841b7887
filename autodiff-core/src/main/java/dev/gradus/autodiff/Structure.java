package dev.gradus.autodiff;

import org.jspecify.annotations.Nullable;

/** Rearranging entries without computing: shapes, transposes, broadcasting, parts and joins. */
public sealed interface Structure permits Var {
  /**
   * The matrix with rows and columns exchanged; of more axes, the last two are.
   *
   * @return of the shape with the last two lengths exchanged
   * @throws IllegalArgumentException if the rank is below 2
   */
  default Var transpose() { return Var.apply(Transpose.OP, (Var) this); }

  /**
   * The same entries in row-major order in another shape.
   *
   * @param shape a shape with as many entries
   * @return of that shape
   * @throws IllegalArgumentException if the number of entries differs
   */
  default Var reshape(Shape shape) {
    Var x = (Var) this;
    return x.shape().equals(shape) ? x : Var.apply(new Reshape(shape), x);
  }

  /**
   * The same entries in row-major order in another shape.
   *
   * @param dims the axis lengths, none for a scalar
   * @return of that shape
   * @throws IllegalArgumentException if the number of entries differs
   */
  default Var reshape(int... dims) { return reshape(Shape.of(dims)); }

  /**
   * The tensor repeated to a larger shape: axes are aligned at the end, and those of length 1
   * stretch.
   *
   * @param shape the larger shape
   * @return of that shape
   * @throws IllegalArgumentException if this shape does not broadcast to it
   */
  default Var broadcastTo(Shape shape) {
    Var x = (Var) this;
    if (x.shape().equals(shape)) return x;
    // a number that is not recorded needs no node for being repeated
    if (x.isPlainScalar()) return Var.constant(Tensor.full(shape, x.toDouble()));
    return Var.apply(new BroadcastTo(shape), x);
  }

  /**
   * The rows from one index up to, not including, another: a part along the first axis.
   *
   * @param from the first row, from 0
   * @param to one past the last row
   * @return of the same shape but for to − from rows
   * @throws IllegalArgumentException if there are no such rows
   */
  default Var slice(int from, int to) { return Var.apply(new Slice(0, from, to), (Var) this); }

  /**
   * One entry of each row: entry {@code index[i]} of row i, such as the log-probability of each
   * point's class.
   *
   * @param index a vector with a whole number for each row, such as {@link Tape#indices}
   * @return a vector with one entry a row
   * @throws IllegalArgumentException if this is no matrix, or the index no vector of its rows
   * @throws IndexOutOfBoundsException if an index is no whole number or outside the columns
   */
  default Var gather(Var index) { return Var.apply(Gather.OP, (Var) this, index); }

  /**
   * This tensor and others one after the other along an axis.
   *
   * @param axis the axis, a negative one counted from the end
   * @param others tensors of the same shape but for that axis
   * @return their concatenation
   * @throws IllegalArgumentException if the shapes do not fit
   */
  default Var concat(int axis, Var... others) {
    Var[] all = new Var[others.length + 1];
    all[0] = (Var) this;
    System.arraycopy(others, 0, all, 1, others.length);
    return Var.apply(new Concat(all[0].shape().axis("concat", axis)), all);
  }

  /** The exchange of the last two axes: its own transpose. */
  record Transpose() implements Op.Linear {
    static final Transpose OP = new Transpose();

    @Override public Shape shape(Shape... x) {
      int rank = x[0].rank();
      if (rank < 2) {
        throw new IllegalArgumentException("transpose: shape " + x[0] + " has rank " + rank
            + ", so there are no rows and columns; reshape it to a matrix first");
      }
      return x[0].with(rank - 2, x[0].dim(-1)).with(rank - 1, x[0].dim(-2));
    }

    @Override public Tensor value(Shape shape, Tensor... x) {
      return Tensor.owning(shape, of(x[0].dense(), shape.dim(-1), shape.dim(-2)));
    }

    /** Each block of rows × columns entries, written by columns. */
    static double[] of(double[] a, int rows, int columns) {
      double[] y = new double[a.length];
      int block = rows * columns;
      for (int from = 0; from < a.length; from += block) {
        for (int i = 0; i < rows; i++) {
          for (int j = 0; j < columns; j++) y[from + j * rows + i] = a[from + i * columns + j];
        }
      }
      return y;
    }

    @Override public Var transpose(Var ybar, Shape x) { return ybar.transpose(); }
  }

  /**
   * The same entries in another shape.
   *
   * @param target the new shape
   */
  record Reshape(Shape target) implements Op.Linear {
    @Override public String parameters() { return ""; }

    @Override public Shape shape(Shape... x) {
      if (x[0].size() != target.size()) {
        throw new IllegalArgumentException("reshape: shape " + x[0] + " has " + x[0].size()
            + " entries but " + target + " has " + target.size() + "; use a shape with as many");
      }
      return target;
    }

    @Override public Tensor value(Shape shape, Tensor... x) { return x[0].as(shape); }
    @Override public Var transpose(Var ybar, Shape x) { return ybar.reshape(x); }
  }

  /**
   * Repetition to a larger shape: its transpose is {@code sumTo}.
   *
   * @param target the larger shape
   */
  record BroadcastTo(Shape target) implements Op.Linear {
    @Override public String parameters() { return ""; }

    @Override public Shape shape(Shape... x) {
      if (!x[0].broadcastsTo(target)) {
        throw new IllegalArgumentException("broadcastTo: shape " + x[0] + " does not broadcast to "
            + target + "; its axes, aligned at the end, must have the same length or 1");
      }
      return target;
    }

    @Override public Tensor value(Shape shape, Tensor... x) {
      Shape from = x[0].shape();
      if (shape.size() == 0 || from.repeatsTo(shape)) return x[0].as(shape);
      double[] a = x[0].dense();
      int[] place = places(from, shape);
      double[] y = new double[place.length];
      for (int i = 0; i < y.length; i++) y[i] = a[place[i]];
      return Tensor.owning(shape, y);
    }

    /** For each entry of the large shape the place in the small one that it is a copy of. */
    static int[] places(Shape small, Shape large) {
      int[] strides = small.stridesIn(large);
      int[] index = new int[large.rank()];
      int[] places = new int[large.size()];
      for (int i = 1, at = 0; i < places.length; i++) {
        for (int axis = index.length - 1; ; axis--) { // count one further, carrying to the left
          at += strides[axis];
          if (++index[axis] < large.dim(axis)) break;
          at -= strides[axis] * index[axis];
          index[axis] = 0;
        }
        places[i] = at;
      }
      return places;
    }

    @Override public Var transpose(Var ybar, Shape x) { return ybar.sumTo(x); }
  }

  /**
   * A part along an axis: its transpose fills up with zeros.
   *
   * @param axis the axis, from 0
   * @param from the first index
   * @param to one past the last
   */
  record Slice(int axis, int from, int to) implements Op.Linear {
    @Override public Shape shape(Shape... x) {
      int n = x[0].dim(x[0].axis("slice", axis));
      if (from < 0 || to < from || to > n) {
        throw new IllegalArgumentException("slice: " + from + " to " + to + " is outside axis "
            + axis
            + " of shape " + x[0] + "; use 0 ≤ from ≤ to ≤ " + n);
      }
      return x[0].with(axis, to - from);
    }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] y = new double[shape.size()];
      copyPart(x[0].dense(), x[0].shape(), from, y, shape, 0, axis, to - from);
      return Tensor.owning(shape, y);
    }

    /** Copies n indices of an axis from one tensor to another, for all indices of the others. */
    static void copyPart(double[] a, Shape p, int i, double[] b, Shape q, int j, int axis, int n) {
      int stride = p.sizeAfter(axis);
      int blocks = p.sizeBefore(axis);
      int stepA = p.dim(axis) * stride;
      int stepB = q.dim(axis) * stride;
      for (int o = 0; o < blocks; o++) {
        System.arraycopy(a, o * stepA + i * stride, b, o * stepB + j * stride, n * stride);
      }
    }

    @Override public Var transpose(Var ybar, Shape x) {
      return Var.apply(new Pad(axis, from, x.dim(axis) - to), ybar);
    }
  }

  /**
   * Zeros put before and after along an axis: its transpose is a part.
   *
   * @param axis the axis, from 0
   * @param before how many before
   * @param after how many after
   */
  record Pad(int axis, int before, int after) implements Op.Linear {
    @Override public Shape shape(Shape... x) {
      return x[0].with(axis, before + x[0].dim(axis) + after);
    }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] y = new double[shape.size()];
      Shape from = x[0].shape();
      Slice.copyPart(x[0].dense(), from, 0, y, shape, before, axis, from.dim(axis));
      return Tensor.owning(shape, y);
    }

    @Override public Var transpose(Var ybar, Shape x) {
      return Var.apply(new Slice(axis, before, before + x.dim(axis)), ybar);
    }
  }

  /**
   * Several tensors one after the other along an axis: each receives its part of the adjoint.
   *
   * @param axis the axis, from 0
   */
  record Concat(int axis) implements Op {
    @Override public Shape shape(Shape... x) {
      int n = 0;
      for (int i = 0; i < x.length; i++) {
        if (x[i].rank() != x[0].rank() || !x[i].with(axis, 0).equals(x[0].with(axis, 0))) {
          throw new IllegalArgumentException("concat: shape " + x[i] + " of input " + i
              + " does not fit " + x[0] + " of input 0 along axis " + axis
              + "; all other axes must have the same length");
        }
        n = Math.addExact(n, x[i].dim(axis));
      }
      return x[0].with(axis, n);
    }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] y = new double[shape.size()];
      int at = 0;
      for (Tensor part : x) {
        int n = part.shape().dim(axis);
        Slice.copyPart(part.dense(), part.shape(), 0, y, shape, at, axis, n);
        at += n;
      }
      return Tensor.owning(shape, y);
    }

    /** Where input k begins along the axis. */
    private int start(int k, Var y) {
      int at = 0;
      for (int i = 0; i < k; i++) at += y.input(i).shape().dim(axis);
      return at;
    }

    @Override public Var pullback(int k, Var ybar, Var y) {
      int at = start(k, y);
      return Var.apply(new Slice(axis, at, at + y.input(k).shape().dim(axis)), ybar);
    }

    @Override public Var pushforward(int k, Var dx, Var y) {
      int at = start(k, y);
      int after = y.shape().dim(axis) - at - dx.shape().dim(axis);
      return Var.apply(new Pad(axis, at, after), dx);
    }
  }

  /** One entry of each row: linear in the matrix; its transpose is {@link Scatter}. */
  record Gather() implements Op {
    static final Gather OP = new Gather();

    @Override public Shape shape(Shape... x) {
      if (x[0].rank() != 2 || x[1].rank() != 1 || x[0].dim(0) != x[1].dim(0)) {
        throw new IllegalArgumentException("gather: shapes " + x[0] + " and index " + x[1]
            + " do not fit; use a matrix and a vector with one index for each of its rows");
      }
      return x[1];
    }

    @Override public Tensor value(Shape shape, Tensor... x) {
      int columns = x[0].shape().dim(1);
      double[] a = x[0].dense();
      int[] place = places("gather", x[1], columns);
      double[] y = new double[place.length];
      for (int i = 0; i < y.length; i++) y[i] = a[place[i]];
      return Tensor.owning(shape, y);
    }

    /** The row-major place of each row's entry, checked. */
    static int[] places(String operation, Tensor index, int columns) {
      double[] c = index.dense();
      int[] place = new int[c.length];
      for (int i = 0; i < c.length; i++) {
        int j = (int) c[i];
        if (j != c[i] || j < 0 || j >= columns) {
          throw new IndexOutOfBoundsException(operation + ": index " + c[i] + " of row " + i
              + " is no column of " + columns + "; use whole numbers, 0 ≤ index < " + columns);
        }
        place[i] = i * columns + j;
      }
      return place;
    }

    @Override public @Nullable Var pullback(int k, Var ybar, Var y) {
      return k == 0 ? Var.apply(new Scatter(y.input(0).shape().dim(1)), ybar, y.input(1)) : null;
    }

    @Override public @Nullable Var pushforward(int k, Var dx, Var y) {
      return k == 0 ? dx.gather(y.input(1)) : null;
    }
  }

  /**
   * A matrix of zeros with one entry set in each row: linear in the vector of entries.
   *
   * @param columns how many columns the matrix has
   */
  record Scatter(int columns) implements Op {
    @Override public Shape shape(Shape... x) { return Shape.of(x[0].dim(0), columns); }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] a = x[0].dense();
      int[] place = Gather.places("scatter", x[1], columns);
      double[] y = new double[shape.size()];
      for (int i = 0; i < a.length; i++) y[place[i]] = a[i];
      return Tensor.owning(shape, y);
    }

    @Override public @Nullable Var pullback(int k, Var ybar, Var y) {
      return k == 0 ? ybar.gather(y.input(1)) : null;
    }

    @Override public @Nullable Var pushforward(int k, Var dx, Var y) {
      return k == 0 ? Var.apply(this, dx, y.input(1)) : null;
    }
  }
}
