package dev.gradus.autodiff;

/**
 * The lines of a tensor that a reduction over any axes makes one number each of: line l has the
 * entries from[l] + offset[j].
 *
 * @param from where each line begins, in the order of the reduced shape
 * @param offset how far from there its entries are
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares lines
record ReductionLines(int[] from, int[] offset) {
  /** x less its mean over axes: exactly 0 where the entries of a line are equal. */
  static Var deviations(Var x, int... axes) {
    Var mean = x.mean(true, axes);
    return x.subtract(Var.apply(new Statistics.Centre(mean.shape()), x, mean));
  }

  /** √(Σx²/n + ε) over axes, which stay with length 1; no square overflows or underflows. */
  static Var rootMeanSquare(Var x, double n, double epsilon, int... axes) {
    Var squares = x.square().sum(true, axes);
    return Var.apply(new Statistics.RootMeanSquare(squares.shape(), n, epsilon), x, squares);
  }

  /**
   * The lines along the axes that have length 1 in the second shape.
   *
   * @param x shape of the tensor
   * @param kept the reduced shape, of the same rank
   */
  static ReductionLines of(Shape x, Shape kept) {
    int[] steps = x.stridesIn(x);
    int[] along = new int[x.rank()];
    for (int i = 0; i < along.length; i++) along[i] = kept.dim(i) == 1 ? x.dim(i) : 1;
    return new ReductionLines(kept.offsets(steps), Shape.of(along).offsets(steps));
  }

  /** Whether all entries of a line are equal; there is one at least. */
  boolean areEqual(double[] x, int line) {
    double first = x[from[line]];
    for (int d : offset) if (x[from[line] + d] != first) return false;
    return true;
  }

  /** √(Σx²/n) of a line, where squares are out of range: of entries divided by a power of two. */
  double rootMeanSquare(double[] x, int line, double n) {
    double largest = 0;
    for (int d : offset) largest = Math.max(largest, Math.abs(x[from[line] + d]));
    int exponent = largest < Double.POSITIVE_INFINITY ? Math.getExponent(largest) : 0;
    double sum = 0;
    for (int d : offset) {
      double part = Math.scalb(x[from[line] + d], -exponent);
      sum += part * part;
    }
    return Math.scalb(Math.sqrt(sum / n), exponent); // the length alone may overflow
  }
}
