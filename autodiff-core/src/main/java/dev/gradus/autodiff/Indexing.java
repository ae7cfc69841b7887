package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import org.jspecify.annotations.Nullable;

/**
 * Entries picked or placed by indices that are data: whole numbers from 0 in a tensor of their own,
 * such as {@link Tape#indices}. Indices have no slope.
 */
public sealed interface Indexing permits Var {
  /**
   * One entry of each row: entry {@code index[i]} of row i, such as the log-probability of each
   * point's class.
   *
   * @param index a vector with a whole number for each row, such as {@link Tape#indices}
   * @return a vector with one entry a row
   * @throws IllegalArgumentException if this is no matrix, or the index no vector of its rows
   * @throws IndexOutOfBoundsException if an index is no whole number or outside the columns
   */
  default Var gather(Var index) {
    given(index, "gather", "the index", "a var of whole numbers");
    Shape shape = ((Var) this).shape();
    if (shape.rank() != 2 || index.shape().rank() != 1 || shape.dim(0) != index.shape().dim(0)) {
      throw new IllegalArgumentException("gather: shapes " + shape + " and index " + index.shape()
          + " do not fit; use a matrix and a vector with one index for each of its rows");
    }
    return gather(1, index.expandDims(1)).squeeze(1);
  }

  /**
   * Entries picked along an axis, at each place by an index of its own: y[i][j] = x[i][index[i][j]]
   * along axis 1.
   *
   * @param axis the axis, a negative one counted from the end
   * @param index whole numbers; a tensor of the same rank, not longer than this one along the other
   *     axes
   * @return of the shape of the index
   * @throws IllegalArgumentException if the shapes do not fit or the axis does not exist
   * @throws IndexOutOfBoundsException if an index is no whole number or outside the axis
   */
  default Var gather(int axis, Var index) {
    return Var.apply(new Gather(((Var) this).shape().axis("gather", axis), "gather"), (Var) this,
        index);
  }

  /**
   * The parts of the given indices along an axis, in that order; one may come twice.
   *
   * @param axis the axis, a negative one counted from the end
   * @param index a vector of whole numbers
   * @return of the same shape but for as many entries along the axis as there are indices
   * @throws IllegalArgumentException if the index is no vector or the axis does not exist
   * @throws IndexOutOfBoundsException if an index is no whole number or outside the axis
   */
  default Var indexSelect(int axis, Var index) {
    given(index, "indexSelect", "the index", "a var of whole numbers");
    Shape shape = ((Var) this).shape();
    int i = shape.axis("indexSelect", axis);
    if (index.shape().rank() != 1) {
      throw new IllegalArgumentException("indexSelect: the index has shape " + index.shape()
          + ", not that of a vector; flatten it, or use gather");
    }
    return select("indexSelect", i, index);
  }

  /** The parts that the indices of a vector name along an axis from 0. */
  private Var select(String operation, int i, Var index) {
    Shape shape = ((Var) this).shape();
    index.checkIndices(operation, shape, i);
    int n = index.shape().size();
    int[] along = new int[shape.rank() - i];
    java.util.Arrays.fill(along, 1);
    along[0] = n;
    return Var.apply(new Gather(i, operation), (Var) this,
        index.reshape(along).broadcastTo(shape.with(i, n)));
  }

  /**
   * The rows of this table that the indices name: for each word its vector.
   *
   * @param index whole numbers, of any shape
   * @return of the shape of the index followed by that of a row
   * @throws IllegalArgumentException if this is a scalar
   * @throws IndexOutOfBoundsException if an index is no whole number or names no row
   */
  default Var embedding(Var index) {
    given(index, "embedding", "the index", "a var of whole numbers");
    Shape table = ((Var) this).shape();
    Shape row = table.reduce("embedding", false, 0);
    return select("embedding", 0, index.flatten()).reshape(index.shape().then(row));
  }

  /**
   * This tensor with entries of another added at places along an axis: y[i][index[i][j]] +=
   * source[i][j] along axis 1. Where several fall together all are added.
   *
   * @param axis the axis, a negative one counted from the end
   * @param index whole numbers; a tensor of the same rank, not longer than this one along the other
   *     axes
   * @param source what is added, of the shape of the index
   * @return of the shape of this tensor
   * @throws IllegalArgumentException if the shapes do not fit or the axis does not exist
   * @throws IndexOutOfBoundsException if an index is no whole number or outside the axis
   */
  default Var scatterAdd(int axis, Var index, Var source) {
    given(index, "scatterAdd", "the index", "a var of whole numbers");
    given(source, "scatterAdd", "the source", "a var of what is added");
    Shape shape = ((Var) this).shape();
    int i = shape.axis("scatterAdd", axis);
    return ((Var) this).add(Var.apply(new Scatter(i, shape), source, index));
  }

  /**
   * Entries picked along an axis: linear in the tensor; its transpose is {@link Scatter}.
   *
   * @param axis the axis, from 0
   * @param asked what the user called, which errors name
   */
  record Gather(int axis, String asked) implements Op {
    /** Refuses null. */
    public Gather {
      given(asked, "Gather", "the name", "that of the method which was called");
    }

    @Override public String parameters() { return "axis=" + axis; }

    @Override public Shape shape(Shape... x) {
      Scatter.check(asked, x[0], x[1], axis);
      return x[1];
    }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] a = x[0].dense();
      int[] offset = Scatter.offsets(asked, x[1], x[0].shape(), axis);
      double[] y = new double[offset.length];
      for (int i = 0; i < y.length; i++) y[i] = a[offset[i]];
      return Tensor.owning(shape, y);
    }

    @Override public @Nullable Var pullback(int k, Var ybar, Var y) {
      return k > 0 ? null
          : Var.apply(new Scatter(axis, y.input(0).shape()), ybar, y.input(1));
    }

    @Override public @Nullable Var pushforward(int k, Var dx, Var y) {
      return k > 0 ? null : Var.apply(this, dx, y.input(1));
    }

    @Override public Var batched(int n, Var... x) {
      return Var.apply(new Gather(axis + 1, asked), x[0], x[1]);
    }
  }

  /**
   * Zeros with entries added at places along an axis: linear in the entries; its transpose is
   * {@link Gather}.
   *
   * @param axis the axis, from 0
   * @param target shape of the result
   */
  record Scatter(int axis, Shape target) implements Op {
    @Override public String parameters() { return "axis=" + axis; }

    @Override public Shape shape(Shape... x) {
      if (!x[0].equals(x[1])) {
        throw new IllegalArgumentException("scatterAdd: the source has shape " + x[0]
            + " but the index " + x[1] + "; give one index for each entry of the source");
      }
      check("scatterAdd", target, x[1], axis);
      return target;
    }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] a = x[0].dense();
      int[] offset = offsets("scatterAdd", x[1], shape, axis);
      double[] y = new double[shape.size()];
      for (int i = 0; i < a.length; i++) y[offset[i]] += a[i];
      return Tensor.owning(shape, y);
    }

    private static void check(String operation, Shape x, Shape index, int axis) {
      boolean fits = x.rank() == index.rank();
      for (int i = 0; fits && i < x.rank(); i++) fits = i == axis || index.dim(i) <= x.dim(i);
      if (!fits) {
        throw new IllegalArgumentException(operation + ": an index of shape " + index
            + " does not fit shape " + x + " along axis " + axis
            + "; use as many axes, none of the others longer");
      }
    }

    /** The row-major offset in a tensor of shape x that each index means, checked. */
    private static int[] offsets(String operation, Tensor index, Shape x, int axis) {
      int[] strides = new int[x.rank()];
      for (int i = 0; i < strides.length; i++) strides[i] = i == axis ? 0 : x.sizeAfter(i);
      int[] offset = index.shape().offsets(strides);
      int stride = x.sizeAfter(axis);
      for (int i = 0; i < offset.length; i++) {
        offset[i] += x.index(operation, axis, index.at(i), i) * stride;
      }
      return offset;
    }

    @Override public @Nullable Var pullback(int k, Var ybar, Var y) {
      return k > 0 ? null : Var.apply(new Gather(axis, "scatterAdd"), ybar, y.input(1));
    }

    @Override public @Nullable Var pushforward(int k, Var dx, Var y) {
      return k > 0 ? null : Var.apply(this, dx, y.input(1));
    }

    @Override public Var batched(int n, Var... x) {
      return Var.apply(new Scatter(axis + 1, target.after(n)), x[0], x[1]);
    }
  }
}
