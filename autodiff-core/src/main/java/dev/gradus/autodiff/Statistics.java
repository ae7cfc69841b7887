package dev.gradus.autodiff;

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
   */
  default Var variance(int correction) { return ((Var) this).flatten().variance(correction, 0); }

  /**
   * The variance over the given axes, which are dropped.
   *
   * @param correction 0, or 1 for an unbiased estimate
   * @param axes the axes, negative ones counted from the end; none for all
   * @return of the shape without them
   * @throws IllegalArgumentException if an axis does not exist or is named twice
   */
  default Var variance(int correction, int... axes) { return variance(correction, false, axes); }

  /**
   * The variance over the given axes; NaN if there are not more entries than the correction.
   *
   * @param correction 0, or 1 for an unbiased estimate
   * @param keepDims whether they stay, with length 1
   * @param axes the axes, negative ones counted from the end; none for all
   * @return of the reduced shape
   * @throws IllegalArgumentException if an axis does not exist or is named twice
   */
  default Var variance(int correction, boolean keepDims, int... axes) {
    int n = freedom("variance", ((Var) this).shape(), correction, axes);
    Var x = (Var) this;
    return x.subtract(x.mean(true, axes)).square().sum(keepDims, axes).divide(n);
  }

  /**
   * The standard deviation of all entries, √variance. Of equal ones the slope is taken as 0.
   *
   * @param correction 0, or 1 for the root of an unbiased variance
   * @return a scalar; NaN if there are not more entries than the correction
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
   * @throws IllegalArgumentException if an axis does not exist or is named twice
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
   * @throws IllegalArgumentException if an axis does not exist or is named twice
   */
  default Var standardDeviation(int correction, boolean keepDims, int... axes) {
    int n = freedom("standardDeviation", ((Var) this).shape(), correction, axes);
    Var x = (Var) this;
    return x.subtract(x.mean(true, axes)).norm(2, keepDims, axes).divide(Math.sqrt(n));
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
    Var joined = Line.joined("norm", x, axes);
    return Var.apply(new Norm(p, joined.shape().rank() - 1), joined).reshape(result);
  }

  /** What the squares are divided by; 0 where there are too few, so that the result is NaN. */
  private static int freedom(String operation, Shape shape, int correction, int... axes) {
    return Math.max(0, shape.reducedSize(operation, axes) - correction);
  }

  /**
   * (Σ|x|ᵖ)^(1/p) along an axis, which stays with length 1: slope sign x·(|x|/y)ᵖ⁻¹, for p = 2 that
   * is x/y, and 0 where y = 0.
   *
   * @param p above 0, finite
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
      Line line = new Line(x[0].shape(), axis);
      for (int l = 0; l < y.length; l++) y[l] = norm(a, line, l);
      return Tensor.owning(shape, y);
    }

    /** Entries are divided by a power of two near the largest, which rounds nothing. */
    private double norm(double[] a, Line line, int l) {
      double largest = 0;
      for (int j = 0, i = line.from(l); j < line.length(); j++, i += line.stride()) {
        largest = Math.max(largest, Math.abs(a[i]));
      }
      if (largest == 0 || !(largest < Double.POSITIVE_INFINITY)) return largest;
      int exponent = Math.getExponent(largest);
      double sum = 0;
      for (int j = 0, i = line.from(l); j < line.length(); j++, i += line.stride()) {
        double x = Math.scalb(Math.abs(a[i]), -exponent);
        sum += p == 2 ? x * x : Math.pow(x, p);
      }
      return Math.scalb(p == 2 ? Math.sqrt(sum) : Math.pow(sum, 1 / p), exponent);
    }

    private Var slope(Var x, Var y) {
      Var all = y.broadcastTo(x.shape());
      if (p == 2) return x.xdivy(all);
      Var part = x.abs().xdivy(all);
      if (p < 2) part = part.where(x, Var.constant(1)); // whose power has a pole at 0
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
