package dev.gradus.autodiff;

/**
 * Sums, means and maxima, over all entries or over chosen axes. An axis that is reduced is dropped,
 * or kept with length 1 where asked for.
 */
public sealed interface Reductions permits Var {
  /**
   * The sum of all entries. Summed pairwise: the rounding error grows with the logarithm of their
   * number.
   *
   * @return a scalar; 0 where there are no entries
   */
  default Var sum() { return sumTo(Shape.SCALAR); }

  /**
   * The sum over the given axes, which are dropped.
   *
   * @param axes the axes, negative ones counted from the end
   * @return of the shape without them
   * @throws IllegalArgumentException if an axis does not exist or is named twice
   */
  default Var sum(int... axes) { return sum(false, axes); }

  /**
   * The sum over the given axes.
   *
   * @param keepDims whether they stay, with length 1
   * @param axes the axes, negative ones counted from the end
   * @return of the reduced shape
   * @throws IllegalArgumentException if an axis does not exist or is named twice
   */
  default Var sum(boolean keepDims, int... axes) {
    Shape shape = ((Var) this).shape();
    Shape kept = shape.reduce("sum", true, axes);
    return keepDims ? sumTo(kept) : sumTo(kept).reshape(shape.reduce("sum", false, axes));
  }

  /**
   * The sum to a shape that broadcasts to this one: the opposite of {@link
   * Structure#broadcastTo(Shape)}.
   *
   * @param shape the smaller shape, axes aligned at the end
   * @return of that shape
   * @throws IllegalArgumentException if that shape does not broadcast to this one
   */
  default Var sumTo(Shape shape) {
    Var x = (Var) this;
    return x.shape().equals(shape) ? x : Var.apply(new SumTo(shape), x);
  }

  /**
   * The mean of all entries.
   *
   * @return a scalar
   * @throws IllegalArgumentException if there are no entries
   */
  default Var mean() {
    Shape shape = ((Var) this).shape();
    int n = count("mean", shape, shape.size());
    return sum().divide(n);
  }

  /**
   * The mean over the given axes, which are dropped.
   *
   * @param axes the axes, negative ones counted from the end
   * @return of the shape without them
   * @throws IllegalArgumentException if an axis does not exist, is named twice or has no entries
   */
  default Var mean(int... axes) { return mean(false, axes); }

  /**
   * The mean over the given axes.
   *
   * @param keepDims whether they stay, with length 1
   * @param axes the axes, negative ones counted from the end
   * @return of the reduced shape
   * @throws IllegalArgumentException if an axis does not exist, is named twice or has no entries
   */
  default Var mean(boolean keepDims, int... axes) {
    Shape shape = ((Var) this).shape();
    Shape kept = shape.reduce("mean", true, axes);
    int entries = 1;
    for (int axis : axes) entries *= shape.dim(axis);
    int n = count("mean", shape, entries);
    Var mean = sumTo(kept).divide(n);
    return keepDims ? mean : mean.reshape(shape.reduce("mean", false, axes));
  }

  /**
   * The largest entry. Equal ones share the slope. NaN wins.
   *
   * @return a scalar
   * @throws IllegalArgumentException if there are no entries
   */
  default Var max() {
    Shape shape = ((Var) this).shape();
    return ((Var) this).reshape(count("max", shape, shape.size())).max(0);
  }

  /**
   * The largest entry along an axis, which is dropped. Equal ones share the slope. NaN wins.
   *
   * @param axis the axis, a negative one counted from the end
   * @return of the shape without it
   * @throws IllegalArgumentException if the axis does not exist or has no entries
   */
  default Var max(int axis) { return max(false, axis); }

  /**
   * The largest entry along an axis. Equal ones share the slope. NaN wins.
   *
   * @param keepDim whether the axis stays, with length 1
   * @param axis the axis, a negative one counted from the end
   * @return of the reduced shape
   * @throws IllegalArgumentException if the axis does not exist or has no entries
   */
  default Var max(boolean keepDim, int axis) {
    Shape shape = ((Var) this).shape();
    Var kept = Var.apply(new Max(shape.axis("max", axis)), (Var) this);
    return keepDim ? kept : kept.reshape(shape.reduce("max", false, axis));
  }

  private static int count(String operation, Shape shape, int n) {
    if (n == 0) {
      throw new IllegalArgumentException(operation + ": shape " + shape
          + " has no entries to reduce, so there is no answer; leave out what is empty");
    }
    return n;
  }

  /**
   * The sum to a smaller shape: linear, its transpose is {@code broadcastTo}.
   *
   * @param target the smaller shape
   */
  record SumTo(Shape target) implements Op.Linear {
    private static final int BLOCK = 128;

    @Override public String parameters() { return ""; }

    @Override public Shape shape(Shape... x) {
      if (!target.broadcastsTo(x[0])) {
        throw new IllegalArgumentException("sumTo: shape " + x[0] + " does not sum to " + target
            + "; the target's axes, aligned at the end, must have the same length or 1");
      }
      return target;
    }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] a = x[0].dense();
      if (shape.size() == 1) return Tensor.owning(shape, new double[] {pairwise(a, 0, a.length)});
      double[] y = new double[shape.size()];
      if (shape.repeatsTo(x[0].shape())) {
        for (int i = 0; i < a.length; i += y.length) {
          for (int j = 0; j < y.length; j++) y[j] += a[i + j];
        }
      } else {
        Shape from = x[0].shape();
        int[] place = Structure.BroadcastTo.places(shape, from);
        for (int i = 0; i < a.length; i++) y[place[i]] += a[i];
      }
      return Tensor.owning(shape, y);
    }

    /** Halves added up separately: the order depends on the length alone. */
    private static double pairwise(double[] a, int from, int to) {
      if (to - from > BLOCK) {
        int middle = from + (to - from) / 2;
        return pairwise(a, from, middle) + pairwise(a, middle, to);
      }
      double sum = 0;
      for (int i = from; i < to; i++) sum += a[i];
      return sum;
    }

    @Override public Var transpose(Var ybar, Shape x) { return ybar.broadcastTo(x); }
  }

  /**
   * The maximum along an axis, which stays with length 1. The entries equal to it share its
   * adjoint: a mask and a count, with no slope themselves.
   *
   * @param axis the axis, from 0
   */
  record Max(int axis) implements Op {
    @Override public Shape shape(Shape... x) {
      count("max", x[0], x[0].dim(axis));
      return x[0].with(axis, 1);
    }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] a = x[0].dense();
      double[] y = new double[shape.size()];
      Line line = new Line(x[0].shape(), axis);
      for (int l = 0; l < y.length; l++) y[l] = line.max(a, l);
      return Tensor.owning(shape, y);
    }

    private static Var share(Var x, Var y) {
      Var mask = Var.apply(Arithmetic.Equal.OP, x, y);
      return mask.divide(mask.sumTo(y.shape()));
    }

    @Override public Var pullback(int k, Var ybar, Var y) {
      return ybar.multiply(share(y.input(0), y));
    }

    @Override public Var pushforward(int k, Var dx, Var y) {
      return dx.multiply(share(y.input(0), y)).sumTo(y.shape());
    }
  }
}
