package dev.gradus.autodiff;

/** Triangles, diagonals and traces: of more than two axes, those of the last two. */
public sealed interface Matrices permits Var {
  /**
   * The lower triangle, zeros above it.
   *
   * @param diagonal the highest diagonal that is kept: 0 the main one, 1 the one above
   * @return of the same shape
   * @throws IllegalArgumentException if the rank is below 2
   */
  default Var tril(int diagonal) {
    Shape shape = matrix("tril", ((Var) this).shape());
    return ((Var) this).where(triangle(shape, diagonal, true), Var.constant(0));
  }

  /**
   * The upper triangle, zeros below it.
   *
   * @param diagonal the lowest diagonal that is kept: 0 the main one, 1 the one above
   * @return of the same shape
   * @throws IllegalArgumentException if the rank is below 2
   */
  default Var triu(int diagonal) {
    Shape shape = matrix("triu", ((Var) this).shape());
    return ((Var) this).where(triangle(shape, diagonal, false), Var.constant(0));
  }

  /**
   * The main diagonal.
   *
   * @return of the shape with the last two axes replaced by one, of the shorter length
   * @throws IllegalArgumentException if the rank is below 2
   */
  default Var diagonal() { return diagonal(0); }

  /**
   * A diagonal.
   *
   * @param diagonal which: 0 the main one, 1 the one above, −1 the one below
   * @return of the shape with the last two axes replaced by one; of length 0 beyond the corners
   * @throws IllegalArgumentException if the rank is below 2
   */
  default Var diagonal(int diagonal) {
    Shape shape = matrix("diagonal", ((Var) this).shape());
    int rank = shape.rank();
    int m = shape.dim(-2);
    int n = shape.dim(-1);
    int count = Math.max(0, Math.min(m + Math.min(diagonal, 0), n - Math.max(diagonal, 0)));
    int from = diagonal < 0 ? -diagonal * n : diagonal;
    Shape flat = shape.reduce("diagonal", false, rank - 1).with(rank - 2, m * n);
    return Var.apply(new Parts.Slice(rank - 2, count == 0 ? 0 : from, n + 1, count),
        ((Var) this).reshape(flat));
  }

  /**
   * The square matrix with this vector as its diagonal, zeros elsewhere.
   *
   * @return of the shape with the last axis twice
   * @throws IllegalArgumentException if this is a scalar
   */
  default Var diagonalMatrix() {
    Shape shape = ((Var) this).shape();
    int last = shape.axis("diagonalMatrix", -1);
    int n = shape.dim(last);
    int[] d = java.util.Arrays.copyOf(shape.toArray(), shape.rank() + 1);
    d[last + 1] = n;
    Shape square = Shape.of(d); // before n·n, which overflows where this is too large
    return Var.apply(new Parts.Spread(last, 0, n + 1, n * n), (Var) this).reshape(square);
  }

  /**
   * The sum of the main diagonal.
   *
   * @return of the shape without the last two axes
   * @throws IllegalArgumentException if the rank is below 2
   */
  default Var trace() {
    matrix("trace", ((Var) this).shape());
    return diagonal().sum(-1);
  }

  private static Shape matrix(String operation, Shape shape) {
    if (shape.rank() < 2) {
      throw new IllegalArgumentException(operation + ": shape " + shape + " has rank "
          + shape.rank() + ", so there are no rows and columns; reshape it to a matrix first");
    }
    return shape;
  }

  /** 1 on and below the diagonal, or on and above it; 0 elsewhere. */
  private static Var triangle(Shape shape, int diagonal, boolean lower) {
    int m = shape.dim(-2);
    int n = shape.dim(-1);
    double[] mask = new double[m * n];
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        mask[i * n + j] = (lower ? j - i <= diagonal : j - i >= diagonal) ? 1 : 0;
      }
    }
    return Var.constant(Tensor.owning(Shape.of(m, n), mask));
  }
}
