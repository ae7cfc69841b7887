package dev.gradus.autodiff;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Largest and smallest entries, where they are, and sorting. NaN counts as the largest and as the
 * smallest: it wins every maximum and minimum, and is sorted to the end.
 */
public sealed interface Extremes permits Var {
  /**
   * The largest entry. Equal ones share the slope. NaN wins, and has the slope.
   *
   * @return a scalar
   * @throws IllegalArgumentException if there are no entries
   */
  default Var max() {
    Shape shape = ((Var) this).shape();
    AxisLines.some("max", shape, shape.size());
    return ((Var) this).flatten().max(0);
  }

  /**
   * The largest entry over the given axes, which are dropped. Equal ones share the slope. NaN wins.
   *
   * @param axes the axes, negative ones counted from the end; none for all
   * @return of the shape without them
   * @throws IllegalArgumentException if an axis does not exist, is named twice or has no entries
   */
  default Var max(int... axes) { return max(false, axes); }

  /**
   * The largest entry over the given axes. Equal ones share the slope. NaN wins, and has the slope.
   *
   * @param keepDims whether they stay, with length 1
   * @param axes the axes, negative ones counted from the end; none for all
   * @return of the reduced shape
   * @throws IllegalArgumentException if an axis does not exist, is named twice or has no entries
   */
  default Var max(boolean keepDims, int... axes) {
    Var x = (Var) this;
    Shape result = x.shape().reduce("max", keepDims, axes);
    boolean one = axes.length == 1;
    Var lines = one ? x : AxisLines.joined("max", x, axes);
    int axis = one ? x.shape().axis("max", axes[0]) : lines.shape().rank() - 1;
    return Var.apply(new Max(axis), lines).reshape(result);
  }

  /**
   * The smallest entry. Equal ones share the slope. NaN wins, and has the slope.
   *
   * @return a scalar
   * @throws IllegalArgumentException if there are no entries
   */
  default Var min() {
    Shape shape = ((Var) this).shape();
    AxisLines.some("min", shape, shape.size());
    return ((Var) this).flatten().min(0);
  }

  /**
   * The smallest entry over the given axes, which are dropped. Equal ones share the slope. NaN
   * wins.
   *
   * @param axes the axes, negative ones counted from the end; none for all
   * @return of the shape without them
   * @throws IllegalArgumentException if an axis does not exist, is named twice or has no entries
   */
  default Var min(int... axes) { return min(false, axes); }

  /**
   * The smallest entry over the given axes. Equal ones share the slope. NaN wins, and has the
   * slope.
   *
   * @param keepDims whether they stay, with length 1
   * @param axes the axes, negative ones counted from the end; none for all
   * @return of the reduced shape
   * @throws IllegalArgumentException if an axis does not exist, is named twice or has no entries
   */
  default Var min(boolean keepDims, int... axes) {
    Shape shape = ((Var) this).shape();
    for (int axis : shape.reduced("min", axes)) AxisLines.some("min", shape, shape.dim(axis));
    return ((Var) this).negate().max(keepDims, axes).negate();
  }

  /**
   * Where along an axis the largest entry is; of equal ones the first, of NaN the first. It has no
   * slope.
   *
   * @param axis the axis, a negative one counted from the end
   * @return whole numbers, of the shape without the axis
   * @throws IllegalArgumentException if the axis does not exist or has no entries
   */
  default Var argmax(int axis) {
    Shape shape = ((Var) this).shape();
    int i = shape.axis("argmax", axis);
    AxisLines.some("argmax", shape, shape.dim(i));
    return Var.apply(new Argmax(i), (Var) this).reshape(shape.reduce("argmax", false, i));
  }

  /**
   * Where along an axis the smallest entry is; of equal ones the first, of NaN the first. It has no
   * slope.
   *
   * @param axis the axis, a negative one counted from the end
   * @return whole numbers, of the shape without the axis
   * @throws IllegalArgumentException if the axis does not exist or has no entries
   */
  default Var argmin(int axis) {
    Shape shape = ((Var) this).shape();
    AxisLines.some("argmin", shape, shape.dim(shape.axis("argmin", axis)));
    return ((Var) this).negate().argmax(axis);
  }

  /**
   * The entries along an axis in ascending order. Equal ones keep their order; NaN comes last.
   *
   * @param axis the axis, a negative one counted from the end
   * @return of the same shape
   * @throws IllegalArgumentException if the axis does not exist
   */
  default Var sort(int axis) {
    int i = ((Var) this).shape().axis("sort", axis);
    return ((Var) this).gather(i, Var.apply(new Argsort(i, false), (Var) this));
  }

  /**
   * The k largest entries along an axis, the largest first. Equal ones keep their order; NaN counts
   * as the largest.
   *
   * @param k how many
   * @param axis the axis, a negative one counted from the end
   * @return of the same shape but for k entries along the axis
   * @throws IllegalArgumentException if the axis does not exist or has fewer than k entries
   */
  default Var topK(int k, int axis) {
    Shape shape = ((Var) this).shape();
    int i = shape.axis("topK", axis);
    if (k < 0 || k > shape.dim(i)) {
      throw new IllegalArgumentException("topK: there are no " + k + " entries along axis " + i
          + " of shape " + shape + "; use 0 ≤ k ≤ " + shape.dim(i));
    }
    Var order = Var.apply(new Argsort(i, true), (Var) this);
    return ((Var) this).gather(i, order.slice(i, 0, k));
  }

  /**
   * The maximum along an axis, which stays with length 1. The entries that attain it share its
   * adjoint: a mask and a count, with no slope themselves.
   *
   * @param axis the axis, from 0
   */
  record Max(int axis) implements Op {
    @Override public Shape shape(Shape... x) {
      AxisLines.some("max", x[0], x[0].dim(axis));
      return x[0].with(axis, 1);
    }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] a = x[0].dense();
      double[] y = new double[shape.size()];
      AxisLines line = new AxisLines(x[0].shape(), axis);
      for (int l = 0; l < y.length; l++) y[l] = line.max(a, l);
      return Tensor.owning(shape, y);
    }

    private static Var share(Var mask, Var y) { return mask.divide(mask.sumTo(y.shape())); }

    @Override public Var pullback(int k, Var ybar, Var y) {
      return ybar.multiply(share(Var.apply(Attains.OP, y.input(0), y), y));
    }

    // the change of a maximum that is NaN is NaN, by 0/0; its adjoint goes to the NaN to blame
    @Override public Var pushforward(int k, Var dx, Var y) {
      return dx.multiply(share(y.input(0).equalTo(y), y)).sumTo(y.shape());
    }

    @Override public Var batched(int n, Var... x) {
      return Var.apply(new Max(axis + 1), x[0]);
    }
  }

  /** 1 where an entry equals an extreme value or both are NaN, else 0: a mask, with no slope. */
  record Attains() implements Op.Zip, Op.Flat {
    static final Attains OP = new Attains();

    @Override public double value(double a, double b) {
      return a == b || Double.isNaN(a) && Double.isNaN(b) ? 1 : 0;
    }
  }

  /**
   * Where along an axis the largest entry is, the axis kept with length 1: no slope.
   *
   * @param axis the axis, from 0
   */
  record Argmax(int axis) implements Op.Flat {
    @Override public Shape shape(Shape... x) { return x[0].with(axis, 1); }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] a = x[0].dense();
      double[] y = new double[shape.size()];
      AxisLines line = new AxisLines(x[0].shape(), axis);
      for (int l = 0; l < y.length; l++) {
        double max = line.max(a, l);
        int i = line.from(l);
        while (Attains.OP.value(a[i], max) == 0) {
          i += line.stride();
          y[l]++;
        }
      }
      return Tensor.owning(shape, y);
    }

    @Override public Var batched(int n, Var... x) {
      return Var.apply(new Argmax(axis + 1), x[0]);
    }
  }

  /**
   * The order of the entries along an axis, as indices: no slope.
   *
   * @param axis the axis, from 0
   * @param descending whether the largest comes first
   */
  record Argsort(int axis, boolean descending) implements Op.Flat {
    @Override public Shape shape(Shape... x) { return x[0]; }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] a = x[0].dense();
      double[] y = new double[a.length];
      AxisLines line = new AxisLines(shape, axis);
      Integer[] order = new Integer[line.length()];
      for (int l = 0; l < line.count(); l++) {
        int from = line.from(l);
        for (int j = 0; j < order.length; j++) order[j] = j;
        // + 0.0 makes −0.0 and 0.0 equal, as they are for ==
        Comparator<Integer> ascending =
            Comparator.comparingDouble(j -> a[from + j * line.stride()] + 0.0);
        Arrays.sort(order, descending ? ascending.reversed() : ascending);
        for (int j = 0; j < order.length; j++) y[from + j * line.stride()] = order[j];
      }
      return Tensor.owning(shape, y);
    }

    @Override public Var batched(int n, Var... x) {
      return Var.apply(new Argsort(axis + 1, descending), x[0]);
    }
  }
}
