package dev.gradus.autodiff;

/** Running sums and products along an axis. The shape is kept. */
public sealed interface Scans permits Var {
  /**
   * The running sums x₀, x₀ + x₁, x₀ + x₁ + x₂, … along an axis.
   *
   * @param axis the axis, a negative one counted from the end
   * @return of the same shape
   * @throws IllegalArgumentException if the axis does not exist
   */
  default Var cumsum(int axis) {
    return Var.apply(new Cumsum(((Var) this).shape().axis("cumsum", axis), false), (Var) this);
  }

  /**
   * The running products x₀, x₀x₁, x₀x₁x₂, … along an axis. Right also where some entries are 0,
   * with all its derivatives: nothing is divided. Source: Hillis and Steele, Data parallel
   * algorithms, 1986.
   *
   * @param axis the axis, a negative one counted from the end
   * @return of the same shape
   * @throws IllegalArgumentException if the axis does not exist
   */
  default Var cumprod(int axis) {
    Var y = (Var) this;
    int i = y.shape().axis("cumprod", axis);
    int n = y.shape().dim(i);
    // after each round entry j is the product of the last 2·shift entries up to j
    for (int shift = 1; shift < n; shift *= 2) {
      Var products = y.slice(i, shift, n).multiply(y.slice(i, 0, n - shift));
      y = y.slice(i, 0, shift).concat(i, products);
    }
    return y;
  }

  /**
   * Running sums along an axis: the transpose runs the other way.
   *
   * @param axis the axis, from 0
   * @param backwards whether from the end
   */
  record Cumsum(int axis, boolean backwards) implements Op.Linear {
    @Override public Shape shape(Shape... x) { return x[0]; }

    @Override public Tensor value(Shape shape, Tensor... x) {
      double[] a = x[0].dense();
      double[] y = new double[a.length];
      AxisLines line = new AxisLines(shape, axis);
      int step = backwards ? -line.stride() : line.stride();
      for (int l = 0; l < line.count(); l++) {
        int i = line.from(l) + (backwards ? (line.length() - 1) * line.stride() : 0);
        double sum = 0;
        for (int j = 0; j < line.length(); j++, i += step) {
          sum += a[i];
          y[i] = sum;
        }
      }
      return Tensor.owning(shape, y);
    }

    @Override public Var transpose(Var ybar, Shape x) {
      return Var.apply(new Cumsum(axis, !backwards), ybar);
    }

    @Override public Var batched(int n, Var... x) {
      return Var.apply(new Cumsum(axis + 1, backwards), x[0]);
    }
  }
}
