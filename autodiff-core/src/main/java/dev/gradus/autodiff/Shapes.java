package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.errors.Brief;
import java.util.List;

/** The same entries in another order of axes or in another shape, and repetition. */
public sealed interface Shapes permits Var {
  /**
   * The matrix with rows and columns exchanged; of more axes, the last two are.
   *
   * @return of the shape with the last two lengths exchanged
   * @throws IllegalArgumentException if the rank is below 2
   */
  default Var transpose() { return Var.apply(Transpose.OP, (Var) this); }

  /**
   * The tensor with its axes in another order.
   *
   * @param axes for each axis of the result the axis of this tensor, negative ones counted from the
   *     end
   * @return of the shape with the lengths in that order
   * @throws IllegalArgumentException if these are not all axes, each once
   */
  default Var permute(int... axes) {
    given(axes, "permute", "the array of axes", "the old axes in their new order");
    Shape shape = ((Var) this).shape();
    int[] order = new int[axes.length];
    for (int i = 0; i < order.length; i++) order[i] = shape.axis("permute", axes[i]);
    return Var.apply(new Permute(order), (Var) this);
  }

  /**
   * The same entries in row-major order in another shape.
   *
   * @param shape a shape with as many entries
   * @return of that shape
   * @throws IllegalArgumentException if the number of entries differs
   */
  default Var reshape(Shape shape) {
    given(shape, "reshape", "the shape", "a shape, as Shape.of(2, 3)");
    Var x = (Var) this;
    return x.shape().equals(shape) ? x : Var.apply(new Reshape(shape), x);
  }

  /**
   * The same entries in row-major order in another shape.
   *
   * @param dims the axis lengths, none for a scalar; one may be −1 and is then found from the
   *     number of entries
   * @return of that shape
   * @throws IllegalArgumentException if the number of entries differs
   */
  default Var reshape(int... dims) {
    given(dims, "reshape", "the array of lengths",
        "the length of each axis, −1 for one that follows");
    int[] d = dims.clone();
    int open = -1;
    for (int i = 0; i < d.length; i++) {
      if (d[i] < -1 || d[i] == -1 && open >= 0) {
        throw new IllegalArgumentException("reshape: " + Brief.of(dims)
            + (d[i] == -1 ? " has −1 twice" : " has the negative length " + d[i])
            + "; use 0 or more, and −1 at most once, for a length to be found");
      }
      if (d[i] == -1) open = i;
    }
    if (open >= 0) d[open] = found(((Var) this).shape(), open, d);
    return reshape(Shape.of(d));
  }

  /** The length of the axis left open, by which the others make up the number of entries. */
  private static int found(Shape shape, int open, int... dims) {
    int[] others = dims.clone();
    others[open] = 1;
    int n = Shape.of(others).size();
    if (n == 0 ? shape.size() > 0 : shape.size() % n != 0) {
      throw new IllegalArgumentException("reshape: shape " + shape + " has " + shape.size()
          + " entries, which is no multiple of the " + n + " that " + Brief.of(dims)
          + " has without −1; use lengths that divide it");
    }
    return n == 0 ? 0 : shape.size() / n;
  }

  /**
   * All entries in row-major order as a vector.
   *
   * @return a vector
   */
  default Var flatten() { return reshape(((Var) this).shape().size()); }

  /**
   * The tensor without an axis of length 1.
   *
   * @param axis the axis, a negative one counted from the end
   * @return of the shape without it
   * @throws IllegalArgumentException if the axis does not exist or has another length
   */
  default Var squeeze(int axis) {
    Shape shape = ((Var) this).shape();
    Shape to = shape.reduce("squeeze", false, axis);
    if (shape.dim(axis) != 1) {
      throw new IllegalArgumentException("squeeze: axis " + axis + " of shape " + shape
          + " has length " + shape.dim(axis) + ", not 1; use slice or a reduction to shorten it");
    }
    return reshape(to);
  }

  /**
   * The tensor with an axis of length 1 more.
   *
   * @param axis where it is in the result, a negative one counted from the end
   * @return of the shape with it
   * @throws IllegalArgumentException if the result would have no such axis
   */
  default Var expandDims(int axis) {
    Shape shape = ((Var) this).shape();
    int at = shape.newAxis("expandDims", axis);
    int[] d = new int[shape.rank() + 1];
    d[at] = 1;
    for (int i = 0; i < shape.rank(); i++) d[i < at ? i : i + 1] = shape.dim(i);
    return reshape(d);
  }

  /**
   * The tensor repeated to a larger shape: axes are aligned at the end, and those of length 1
   * stretch.
   *
   * @param shape the larger shape
   * @return of that shape
   * @throws IllegalArgumentException if this shape does not broadcast to it
   */
  default Var broadcastTo(Shape shape) {
    given(shape, "broadcastTo", "the shape", "a shape, as Shape.of(2, 3)");
    Var x = (Var) this;
    if (x.shape().equals(shape)) return x;
    // a number that is not recorded needs no node for being repeated
    if (x.isPlainScalar()) return Var.constant(Tensor.full(shape, x.toDouble()));
    return Var.apply(new BroadcastTo(shape), x);
  }

  /**
   * The tensor put side by side with itself.
   *
   * @param times how often along each axis, aligned at the end; axes are added in front for more
   * @return of the shape with the lengths multiplied
   * @throws IllegalArgumentException if a number is negative or there are fewer than axes
   */
  default Var tile(int... times) {
    given(times, "tile", "the array of numbers", "how often along each axis");
    Shape shape = ((Var) this).shape();
    int lead = times.length - shape.rank();
    if (lead < 0) {
      throw new IllegalArgumentException("tile: " + Brief.of(times) + " has fewer numbers "
          + "than shape " + shape + " has axes; give one for each, 1 for an axis left alone");
    }
    int[] apart = new int[2 * times.length]; // each axis behind one that counts its copies
    int[] repeated = new int[2 * times.length];
    int[] together = new int[times.length];
    for (int i = 0; i < times.length; i++) {
      int n = i < lead ? 1 : shape.dim(i - lead);
      long length = (long) times[i] * n;
      if (times[i] < 0 || length > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("tile: " + Brief.of(times) + " times shape "
            + shape + (times[i] < 0 ? " has the negative number " + times[i] + "; use 0 or more"
                : " has an axis of length " + length + ", more than 2147483647; use fewer"));
      }
      apart[2 * i] = 1;
      repeated[2 * i] = times[i];
      apart[2 * i + 1] = repeated[2 * i + 1] = n;
      together[i] = times[i] * n;
    }
    return reshape(apart).broadcastTo(Shape.of(repeated)).reshape(together);
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

    @Override public Var batched(int n, Var... x) { return x[0].transpose(); }

    @Override public List<Formula> formulas() {
      return Formula.list("y_ji = x_ij", "x̄_ij = ȳ_ji");
    }
  }

  /**
   * The axes in another order: its transpose is the inverse order.
   *
   * @param axes for each axis of the result the axis of the input, from 0
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares permutations
  record Permute(int[] axes) implements Op.Linear {
    @Override public String parameters() { return "axes=" + Brief.of(axes); }

    @Override public Shape shape(Shape... x) {
      int[] d = new int[axes.length];
      boolean[] taken = new boolean[x[0].rank()];
      boolean each = axes.length == taken.length;
      for (int i = 0; each && i < d.length; i++) {
        each = !taken[axes[i]];
        taken[axes[i]] = true;
        d[i] = x[0].dim(axes[i]);
      }
      if (!each) {
        throw new IllegalArgumentException("permute: " + Brief.of(axes)
            + " are not the axes of shape " + x[0] + "; name each axis once");
      }
      return Shape.owning(d);
    }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] a = x[0].dense();
      int[] strides = new int[axes.length];
      for (int i = 0; i < axes.length; i++) strides[i] = x[0].shape().sizeAfter(axes[i]);
      int[] place = shape.offsets(strides);
      double[] y = new double[place.length];
      for (int i = 0; i < y.length; i++) y[i] = a[place[i]];
      return Tensor.owning(shape, y);
    }

    @Override public Var transpose(Var ybar, Shape x) {
      int[] inverse = new int[axes.length];
      for (int i = 0; i < axes.length; i++) inverse[axes[i]] = i;
      return Var.apply(new Permute(inverse), ybar);
    }

    @Override public Var batched(int n, Var... x) {
      int[] further = new int[axes.length + 1];
      for (int i = 0; i < axes.length; i++) further[i + 1] = axes[i] + 1;
      return x[0].permute(further);
    }
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

    @Override public Var batched(int n, Var... x) { return x[0].reshape(target.after(n)); }
  }

  /**
   * Repetition to a larger shape: its transpose is {@code sumTo}.
   *
   * @param target the larger shape
   */
  record BroadcastTo(Shape target) implements Op.Linear {
    // A record has these, but Java makes their code when a program's first plan compares two.
    @Override public boolean equals(Object o) {
      return o instanceof BroadcastTo b && target.equals(b.target);
    }

    @Override public int hashCode() { return target.hashCode(); }

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
      int[] place = shape.offsets(from.stridesIn(shape));
      double[] y = new double[place.length];
      for (int i = 0; i < y.length; i++) y[i] = a[place[i]];
      return Tensor.owning(shape, y);
    }

    @Override public Var transpose(Var ybar, Shape x) { return ybar.sumTo(x); }

    @Override public Var batched(int n, Var... x) {
      return x[0].reshape(x[0].shape().row().padded(target.rank()).after(n))
          .broadcastTo(target.after(n));
    }

    @Override public List<Formula> formulas() {
      return Formula.list("y = x", "x̄ = Σ ȳ");
    }
  }
}
