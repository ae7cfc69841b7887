package dev.gradus.autodiff;

import dev.gradus.autodiff.math.DoubleExponential;
import dev.gradus.autodiff.math.DoubleTrigonometry;
import org.jspecify.annotations.Nullable;

/**
 * Variance, standard deviation and norms, over chosen axes or, where none is named, over all. An
 * axis that is reduced is dropped, or kept with length 1 where asked for.
 */
public sealed interface Statistics permits Var {
  /**
   * The variance of all entries: Σ(x − mean)²/(n − correction).
   *
   * @param correction 0 for the variance of these entries, 1 for an unbiased estimate of that of
   *     what they are a sample of
   * @return a scalar; NaN if there are not more entries than the correction
   * @throws IllegalArgumentException if the correction is below 0
   */
  default Var variance(int correction) { return ((Var) this).flatten().variance(correction, 0); }

  /**
   * The variance over the given axes, which are dropped.
   *
   * @param correction 0, or 1 for an unbiased estimate
   * @param axes the axes, negative ones counted from the end; none for all
   * @return of the shape without them
   * @throws IllegalArgumentException if the correction is below 0, or an axis does not exist or is
   *     named twice
   */
  default Var variance(int correction, int... axes) { return variance(correction, false, axes); }

  /**
   * The variance over the given axes; NaN if there are not more entries than the correction.
   *
   * @param correction 0, or 1 for an unbiased estimate
   * @param keepDims whether they stay, with length 1
   * @param axes the axes, negative ones counted from the end; none for all
   * @return of the reduced shape
   * @throws IllegalArgumentException if the correction is below 0, or an axis does not exist or is
   *     named twice
   */
  default Var variance(int correction, boolean keepDims, int... axes) {
    double n = freedom("variance", ((Var) this).shape(), correction, axes);
    return ReductionLines.deviations((Var) this, axes).square().sum(keepDims, axes).divide(n);
  }

  /**
   * The standard deviation of all entries, √variance. Of equal ones the slope is taken as 0.
   *
   * @param correction 0, or 1 for the root of an unbiased variance
   * @return a scalar; NaN if there are not more entries than the correction
   * @throws IllegalArgumentException if the correction is below 0
   */
  default Var standardDeviation(int correction) {
    return ((Var) this).flatten().standardDeviation(correction, 0);
  }

  /**
   * The standard deviation over the given axes, which are dropped. Of equal entries the slope is
   * taken as 0.
   *
   * @param correction 0, or 1 for the root of an unbiased variance
   * @param axes the axes, negative ones counted from the end; none for all
   * @return of the shape without them
   * @throws IllegalArgumentException if the correction is below 0, or an axis does not exist or is
   *     named twice
   */
  default Var standardDeviation(int correction, int... axes) {
    return standardDeviation(correction, false, axes);
  }

  /**
   * The standard deviation over the given axes. Of equal entries the slope is taken as 0. NaN if
   * there are not more entries than the correction.
   *
   * @param correction 0, or 1 for the root of an unbiased variance
   * @param keepDims whether they stay, with length 1
   * @param axes the axes, negative ones counted from the end; none for all
   * @return of the reduced shape
   * @throws IllegalArgumentException if the correction is below 0, or an axis does not exist or is
   *     named twice
   */
  default Var standardDeviation(int correction, boolean keepDims, int... axes) {
    double n = freedom("standardDeviation", ((Var) this).shape(), correction, axes);
    return ReductionLines.rootMeanSquare(ReductionLines.deviations((Var) this, axes), n, 0, axes)
        .reshape(((Var) this).shape().reduce("standardDeviation", keepDims, axes));
  }

  /**
   * The Euclidean norm √Σx² of all entries, without overflow in between. At 0 the slope is taken
   * as 0.
   *
   * @return a scalar
   */
  default Var norm() { return norm(2); }

  /**
   * The p-norm (Σ|x|ᵖ)^(1/p) of all entries. At 0 the slope is taken as 0; below p = 2 that of each
   * entry 0 is.
   *
   * @param p 1, 2, +∞ for the largest absolute value, or any number above 0
   * @return a scalar
   * @throws IllegalArgumentException if p is not above 0
   */
  default Var norm(double p) { return ((Var) this).flatten().norm(p, 0); }

  /**
   * The p-norm over the given axes, which are dropped. At 0 the slope is taken as 0.
   *
   * @param p 1, 2, +∞ for the largest absolute value, or any number above 0
   * @param axes the axes, negative ones counted from the end; none for all
   * @return of the shape without them
   * @throws IllegalArgumentException if p is not above 0, or an axis does not exist or is named
   *     twice
   */
  default Var norm(double p, int... axes) { return norm(p, false, axes); }

  /**
   * The p-norm over the given axes, without overflow in between. At 0 the slope is taken as 0;
   * below p = 2 that of each entry 0 is. Of the norm +∞ equal largest entries share the slope.
   *
   * @param p 1, 2, +∞ for the largest absolute value, or any number above 0
   * @param keepDims whether they stay, with length 1
   * @param axes the axes, negative ones counted from the end; none for all
   * @return of the reduced shape
   * @throws IllegalArgumentException if p is not above 0, or an axis does not exist or is named
   *     twice
   */
  default Var norm(double p, boolean keepDims, int... axes) {
    Var x = (Var) this;
    Shape result = x.shape().reduce("norm", keepDims, axes);
    if (p == 1) return x.abs().sum(keepDims, axes);
    if (p == Double.POSITIVE_INFINITY) {
      // nothing has no largest entry, but its norm is 0 for every p
      return x.shape().reducedSize("norm", axes) == 0 ? x.abs().sum(keepDims, axes)
          : x.abs().max(keepDims, axes);
    }
    if (p == 2) return ReductionLines.rootMeanSquare(x, 1, 0, axes).reshape(result);
    Var joined = AxisLines.joined("norm", x, axes);
    return Var.apply(new Norm(p, joined.shape().rank() - 1), joined).reshape(result);
  }

  /** What the squares are divided by; NaN where there are too few of them. */
  private static double freedom(String operation, Shape shape, int correction, int... axes) {
    int n = shape.reducedSize(operation, axes);
    if (correction < 0) {
      throw new IllegalArgumentException(operation + ": the correction is " + correction
          + "; use 0 or more: 0 for the entries themselves, 1 for an unbiased estimate");
    }
    return n > correction ? n - correction : Double.NaN;
  }

  /**
   * The means of lines, but of equal entries these themselves, which a rounded mean may miss: then
   * they have no deviations. Slope: that of the mean, which is the second input; the first is
   * there to be compared.
   *
   * @param kept shape of the means: that of the entries, with length 1 along the lines
   */
  record Centre(Shape kept) implements Op {
    @Override public String parameters() { return ""; }

    @Override public Shape shape(Shape... x) { return kept; }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] a = x[0].dense();
      double[] y = x[1].toArray();
      ReductionLines lines = ReductionLines.of(x[0].shape(), kept);
      if (lines.offset().length == 0) return x[1];
      for (int l = 0; l < y.length; l++) {
        if (lines.areEqual(a, l)) y[l] = a[lines.from()[l]];
      }
      return Tensor.owning(shape, y);
    }

    @Override public @Nullable Var pullback(int k, Var ybar, Var y) { return k == 1 ? ybar : null; }

    @Override public @Nullable Var pushforward(int k, Var dx, Var y) { return k == 1 ? dx : null; }

    @Override public Var batched(int n, Var... x) {
      return Var.apply(new Centre(kept.after(n)), x);
    }
  }

  /**
   * √(Σx²/n + ε) of lines. The second input is Σx², which is used where it is in range; elsewhere
   * the squares are taken of entries divided by a power of two. Slope x/(n·y), 0 where y = 0; the
   * second input is a help and has none.
   *
   * @param kept shape of the result: that of the entries, with length 1 along the lines
   * @param n what the squares are divided by
   * @param epsilon what is added, 0 or more
   */
  record RootMeanSquare(Shape kept, double n, double epsilon) implements Op {
    /** Sums of squares below it may have lost digits, or all of them. */
    private static final double LEAST = 0x1p-960;

    @Override public String parameters() { return "n=" + n + ", epsilon=" + epsilon; }

    @Override public Shape shape(Shape... x) { return kept; }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] a = x[0].dense();
      double[] y = x[1].toArray();
      ReductionLines lines = ReductionLines.of(x[0].shape(), kept);
      for (int l = 0; l < y.length; l++) {
        boolean isInRange = y[l] < Double.POSITIVE_INFINITY && y[l] + epsilon >= LEAST;
        y[l] = isInRange ? Math.sqrt(y[l] / n + epsilon)
            : withEpsilon(lines.rootMeanSquare(a, l, n));
      }
      return Tensor.owning(shape, y);
    }

    /**
     * √(r² + ε), without overflow in between.
     *
     * @param r the root of the mean of the squares
     * @return the result where the sum of the squares is out of range
     */
    public double withEpsilon(double r) {
      return DoubleTrigonometry.hypot(r, Math.sqrt(epsilon));
    }

    /** n times the slope: a size of 0 counts as ∞, so that all derivatives there are 0. */
    private Var slope(Var x, Var y) {
      return x.divide(y.where(y, Var.constant(Double.POSITIVE_INFINITY)));
    }

    @Override public @Nullable Var pullback(int k, Var ybar, Var y) {
      return k == 1 ? null : ybar.divide(n).multiply(slope(y.input(0), y));
    }

    @Override public @Nullable Var pushforward(int k, Var dx, Var y) {
      return k == 1 ? null : dx.multiply(slope(y.input(0), y)).sumTo(kept).divide(n);
    }

    @Override public Var batched(int count, Var... x) {
      return Var.apply(new RootMeanSquare(kept.after(count), n, epsilon), x);
    }
  }

  /**
   * (Σ|x|ᵖ)^(1/p) along an axis, which stays with length 1: slope sign x·(|x|/y)ᵖ⁻¹, and 0 where
   * x = 0.
   *
   * @param p above 0, finite, not 2
   * @param axis the axis, from 0
   */
  record Norm(double p, int axis) implements Op {
    /** Rejects what gives no norm. */
    public Norm {
      if (!(p > 0)) {
        throw new IllegalArgumentException("norm: p is " + p + "; use a number above 0, such as 1, "
            + "2 or Double.POSITIVE_INFINITY");
      }
    }

    @Override public Shape shape(Shape... x) { return x[0].with(axis, 1); }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] a = x[0].dense();
      double[] y = new double[shape.size()];
      AxisLines line = new AxisLines(x[0].shape(), axis);
      for (int l = 0; l < y.length; l++) y[l] = norm(a, line, l);
      return Tensor.owning(shape, y);
    }

    /** Of entries divided by the largest: no power of them overflows, and one of them is 1. */
    private double norm(double[] a, AxisLines line, int l) {
      double largest = 0;
      for (int j = 0, i = line.from(l); j < line.length(); j++, i += line.stride()) {
        largest = Math.max(largest, Math.abs(a[i]));
      }
      if (largest == 0 || !(largest < Double.POSITIVE_INFINITY)) return largest;
      double sum = 0;
      for (int j = 0, i = line.from(l); j < line.length(); j++, i += line.stride()) {
        sum += DoubleExponential.pow(Math.abs(a[i]) / largest, p);
      }
      return largest * DoubleExponential.pow(sum, 1 / p);
    }

    private Var slope(Var x, Var y) {
      Var one = Var.constant(1); // in place of a 0, whose powers have poles, and sign x is 0
      Var part = x.where(x, one).abs().divide(y.where(y, one));
      return part.pow(p - 1).multiply(x.sign());
    }

    @Override public Var pullback(int k, Var ybar, Var y) {
      return ybar.multiply(slope(y.input(0), y));
    }

    @Override public Var pushforward(int k, Var dx, Var y) {
      return dx.multiply(slope(y.input(0), y)).sumTo(y.shape());
    }

    @Override public Var batched(int n, Var... x) {
      return Var.apply(new Norm(p, axis + 1), x[0]);
    }
  }
}
