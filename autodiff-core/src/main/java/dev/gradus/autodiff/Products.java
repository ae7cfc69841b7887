package dev.gradus.autodiff;

/** The matrix product and the scalar product. */
public sealed interface Products permits Var {
  /**
   * The matrix product. A vector on the left counts as a row, on the right as a column, and the
   * axis that this adds is dropped from the result: [m, k]·[k, n] gives [m, n], [k]·[k, n] gives
   * [n], [m, k]·[k] gives [m], [k]·[k] a scalar.
   *
   * <p>NaN and infinities propagate also past factors 0. With k = 0 the result is 0.
   *
   * @param b the right factor
   * @return the product
   * @throws IllegalArgumentException if the inner lengths differ or a factor is no vector or matrix
   */
  default Var matmul(Var b) {
    Var a = (Var) this;
    Shape p = a.shape();
    Shape q = b.shape();
    if (p.rank() == 2 && q.rank() == 2) return Var.apply(Matmul.PLAIN, a, b);
    if (p.rank() < 1 || p.rank() > 2 || q.rank() < 1 || q.rank() > 2) {
      throw new IllegalArgumentException("matmul: shapes " + p + " and " + q
          + " are not vectors or matrices; use multiply for entry-by-entry products, or reshape");
    }
    Matmul.check(p, q, p.dim(-1), q.dim(0), false, false);
    Var left = p.rank() == 2 ? a : a.reshape(1, p.dim(0));
    Var right = q.rank() == 2 ? b : b.reshape(q.dim(0), 1);
    Var y = Var.apply(Matmul.PLAIN, left, right);
    return p.rank() == 2 ? y.reshape(p.dim(0)) : q.rank() == 2 ? y.reshape(q.dim(1)) : y.reshape();
  }

  /**
   * The product of two matrices, either of them read transposed, without a copy: AB, AᵀB, ABᵀ or
   * AᵀBᵀ.
   *
   * @param b the right matrix
   * @param transposeThis whether to use the transpose of this matrix
   * @param transposeOther whether to use the transpose of {@code b}
   * @return the product
   * @throws IllegalArgumentException if the inner lengths differ or a factor is no matrix
   */
  default Var matmul(Var b, boolean transposeThis, boolean transposeOther) {
    return Var.apply(Matmul.of(transposeThis, transposeOther), (Var) this, b);
  }

  /**
   * The scalar product ⟨a, b⟩ = Σ aᵢbᵢ of two vectors.
   *
   * @param b a vector of the same length
   * @return a scalar; 0 for empty vectors
   * @throws IllegalArgumentException if these are not vectors of one length
   */
  default Var dot(Var b) {
    Shape p = ((Var) this).shape();
    Shape q = b.shape();
    if (p.rank() != 1 || !p.equals(q)) {
      throw new IllegalArgumentException("dot: shapes " + p + " and " + q
          + " are not vectors of one length; reshape them, or use matmul");
    }
    return ((Var) this).multiply(b).sum();
  }

  /**
   * The matrix product of op(A) and op(B), where op transposes or not.
   *
   * @param ta whether A is read transposed
   * @param tb whether B is read transposed
   */
  record Matmul(boolean ta, boolean tb) implements Op.Bilinear {
    static final Matmul PLAIN = new Matmul(false, false);
    private static final Matmul LEFT = new Matmul(true, false);
    private static final Matmul RIGHT = new Matmul(false, true);
    private static final Matmul BOTH = new Matmul(true, true);

    static Matmul of(boolean ta, boolean tb) { return ta ? tb ? BOTH : LEFT : tb ? RIGHT : PLAIN; }

    static void check(Shape a, Shape b, int columns, int rows, boolean ta, boolean tb) {
      if (columns != rows) {
        throw new IllegalArgumentException("matmul: left has " + columns + " columns" + when(ta)
            + " but right has " + rows + " rows" + when(tb) + " (shapes " + a + " and " + b
            + "); transpose or reshape one of them");
      }
    }

    @Override
    public String parameters() {
      return ta ? tb ? "both transposed" : "left transposed" : tb ? "right transposed" : "";
    }

    private static String when(boolean transposed) { return transposed ? " when transposed" : ""; }

    @Override
    public Shape shape(Shape... x) {
      Shape a = x[0];
      Shape b = x[1];
      if (a.rank() != 2 || b.rank() != 2) {
        throw new IllegalArgumentException("matmul: shapes " + a + " and " + b
            + " are not both matrices, which the transpose flags need; reshape them to rank 2");
      }
      check(a, b, a.dim(ta ? 0 : 1), b.dim(tb ? 1 : 0), ta, tb);
      return Shape.owning(a.dim(ta ? 1 : 0), b.dim(tb ? 0 : 1));
    }

    @Override
    public Tensor value(Shape shape, Tensor... x) {
      int m = shape.dim(0);
      int n = shape.dim(1);
      int inner = x[0].shape().dim(ta ? 0 : 1);
      double[] a = x[0].dense();
      // rows of B are added up below, so a transposed B is written out by rows first
      double[] b = tb ? Structure.Transpose.of(x[1].dense(), n, inner) : x[1].dense();
      int rowStep = ta ? 1 : inner;
      int columnStep = ta ? m : 1;
      double[] c = new double[m * n];
      for (int i = 0; i < m; i++) {
        int p = 0;
        int at = i * rowStep;
        for (; p + 4 <= inner; p += 4, at += 4 * columnStep) {
          addRows(c, i * n, a[at], a[at + columnStep], a[at + 2 * columnStep],
              a[at + 3 * columnStep], b, p * n, n);
        }
        for (; p < inner; p++, at += columnStep) addRow(c, i * n, a[at], b, p * n, n);
      }
      return Tensor.owning(shape, c);
    }

    private static void addRow(double[] c, int to, double factor, double[] b, int from, int n) {
      for (int j = 0; j < n; j++) c[to + j] += factor * b[from + j];
    }

    /** Four rows at once, in the same order: a quarter of the traffic to and from c. */
    private static void addRows(double[] c, int to, double f0, double f1, double f2, double f3,
        double[] b, int from, int n) {
      int from1 = from + n;
      int from2 = from1 + n;
      int from3 = from2 + n;
      for (int j = 0; j < n; j++) {
        c[to + j] = c[to + j] + f0 * b[from + j] + f1 * b[from1 + j] + f2 * b[from2 + j]
            + f3 * b[from3 + j];
      }
    }

    // C = op(A)·op(B): the adjoint of op(A) is C̄·op(B)ᵀ, that of op(B) is op(A)ᵀ·C̄
    @Override
    public Var pullback(int k, Var ybar, Var y) {
      if (k == 0) {
        Var b = y.input(1);
        return ta ? b.matmul(ybar, tb, true) : ybar.matmul(b, false, !tb);
      }
      Var a = y.input(0);
      return tb ? ybar.matmul(a, true, ta) : a.matmul(ybar, !ta, false);
    }
  }
}
