package dev.gradus.autodiff;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.errors.Given;
import java.util.List;

/** Products of vectors and matrices, and of batches of them. */
public sealed interface Products permits Var {
  /**
   * The matrix product. A vector on the left counts as one row, on the right as one column, and the
   * axis that this adds is dropped from the result: [m, k]·[k, n] gives [m, n], [k]·[k, n] gives
   * [n], [m, k]·[k] gives [m], [k]·[k] a scalar. Axes before the last two are a batch of matrices;
   * they broadcast: [b, m, k]·[k, n] gives [b, m, n].
   *
   * <p>NaN and infinities propagate also past factors 0. With k = 0 the result is 0.
   *
   * @param b the right factor
   * @return the product
   * @throws IllegalArgumentException if the inner lengths differ, a factor is a scalar or the
   *     batches do not broadcast
   */
  default Var matmul(Var b) {
    given(b, "matmul", "the other factor", "a var, as Var.constant(…) for plain numbers");
    Var a = (Var) this;
    Shape p = a.shape();
    Shape q = b.shape();
    if (p.rank() == 2 && q.rank() == 2) return Var.apply(Matmul.PLAIN, a, b);
    if (p.isScalar() || q.isScalar()) {
      throw new IllegalArgumentException("matmul: shapes " + p + " and " + q
          + " are not both vectors or matrices; use multiply for products with a scalar");
    }
    Matmul.check(p, q, p.dim(-1), q.dim(q.rank() == 1 ? 0 : -2), false, false);
    Var left = p.rank() == 1 ? a.expandDims(0) : a;
    Var right = q.rank() == 1 ? b.expandDims(1) : b;
    Var y = Matmul.batched(left, right);
    if (p.rank() == 1) y = y.squeeze(-2);
    return q.rank() == 1 ? y.squeeze(-1) : y;
  }

  /**
   * The product of two matrices, either of them read transposed, without a copy: AB, AᵀB, ABᵀ or
   * AᵀBᵀ. Axes before the last two are a batch of matrices; both factors must have the same ones.
   *
   * @param b the right matrix
   * @param transposeThis whether to use the transpose of this matrix
   * @param transposeOther whether to use the transpose of {@code b}
   * @return the product
   * @throws IllegalArgumentException if the inner lengths or the batches differ or a factor is no
   *     matrix
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
    given(b, "dot", "the other factor", "a var, as Var.constant(…) for plain numbers");
    Shape p = ((Var) this).shape();
    Shape q = b.shape();
    if (p.rank() != 1 || !p.equals(q)) {
      throw new IllegalArgumentException("dot: shapes " + p + " and " + q
          + " are not vectors of one length; reshape them, or use matmul");
    }
    return ((Var) this).multiply(b).sum();
  }

  /**
   * The products of all pairs of entries of two vectors, aᵢbⱼ.
   *
   * @param b a vector
   * @return a matrix with a row for each entry of this vector
   * @throws IllegalArgumentException if these are not vectors
   */
  default Var outer(Var b) {
    given(b, "outer", "the other factor", "a var, as Var.constant(…) for plain numbers");
    Shape p = ((Var) this).shape();
    Shape q = b.shape();
    if (p.rank() != 1 || q.rank() != 1) {
      throw new IllegalArgumentException("outer: shapes " + p + " and " + q
          + " are not both vectors; flatten them first, or use kron for matrices");
    }
    return ((Var) this).expandDims(1).multiply(b);
  }

  /**
   * The Kronecker product: each entry of this tensor times the whole other tensor, in its place.
   * Where one has fewer axes, axes of length 1 are added in front of it.
   *
   * @param b the other factor
   * @return of a shape whose lengths are products: [m·p, n·q] of [m, n] and [p, q]
   * @throws IllegalArgumentException if a length gets larger than 2147483647
   */
  default Var kron(Var b) {
    given(b, "kron", "the other factor", "a var, as Var.constant(…) for plain numbers");
    int rank = Math.max(((Var) this).shape().rank(), b.shape().rank());
    Shape p = ((Var) this).shape().padded(rank);
    Shape q = b.shape().padded(rank);
    int[] outer = new int[2 * rank]; // each axis of this, then the one of b inside it
    int[] inner = new int[2 * rank];
    int[] together = new int[rank];
    for (int i = 0; i < rank; i++) {
      long length = (long) p.dim(i) * q.dim(i);
      if (length > Integer.MAX_VALUE) {
        throw new IllegalArgumentException("kron: shapes " + p + " and " + q + " make axis " + i
            + " " + length + " long, more than 2147483647; use smaller factors");
      }
      outer[2 * i] = p.dim(i);
      inner[2 * i + 1] = q.dim(i);
      outer[2 * i + 1] = inner[2 * i] = 1;
      together[i] = (int) length;
    }
    return ((Var) this).reshape(outer).multiply(b.reshape(inner)).reshape(together);
  }

  /**
   * The cross product of vectors with three entries, along the last axis.
   *
   * @param b of a shape that broadcasts with this one
   * @return of the common shape
   * @throws IllegalArgumentException if the last axis has not length 3 or the shapes do not
   *     broadcast
   */
  default Var cross(Var b) {
    given(b, "cross", "the other factor", "a var, as Var.constant(…) for plain numbers");
    Var a = (Var) this;
    if (a.shape().isScalar() || b.shape().isScalar() || a.shape().dim(-1) != 3
        || b.shape().dim(-1) != 3) {
      throw new IllegalArgumentException("cross: shapes " + a.shape() + " and " + b.shape()
          + " do not both end in an axis of length 3; permute or slice them first");
    }
    Shape.broadcast("cross", a.shape(), b.shape());
    Var first = a.roll(-1, -1).multiply(b.roll(-1, -2));
    return first.subtract(a.roll(-1, -2).multiply(b.roll(-1, -1)));
  }

  /**
   * The quadratic form xᵀAx of this vector.
   *
   * @param a a square matrix of its length
   * @return a scalar
   * @throws IllegalArgumentException if the shapes do not fit
   */
  default Var quadraticForm(Var a) {
    given(a, "quadraticForm", "the matrix", "a var, as Var.constant(…) for plain numbers");
    Shape n = ((Var) this).shape();
    if (n.rank() != 1 || !a.shape().equals(n.then(n))) {
      throw new IllegalArgumentException("quadraticForm: shapes " + n + " and " + a.shape()
          + " are not a vector and a square matrix of its length; reshape them");
    }
    return ((Var) this).matmul(a).dot((Var) this);
  }

  /**
   * The sum of products that an index expression states, as Einstein's convention writes it: {@code
   * a.einsum("ij,jk->ik", b)} is the matrix product, {@code a.einsum("ij,jk,kl->il", b, c)} that of
   * three, {@code a.einsum("ij->ji")} the transpose and {@code a.einsum("ii->")} the trace. A
   * letter that the result has not is summed over; one that all have counts a batch; a letter twice
   * in one factor takes its diagonal. {@code ...} stands for any further axes, which broadcast:
   * {@code "...ij,...jk->...ik"} is the product of batches of matrices.
   *
   * <p>Two factors at a time are multiplied, as a product of batches of matrices: at each step the
   * two whose product takes the fewest multiplications, which is the product of the lengths of
   * their letters. Shapes alone decide that. The order is not always the best; to choose another,
   * multiply two by two.
   *
   * @param expression letters for the axes of this tensor, of each other one, and of the result
   * @param others the other factors
   * @return of the shape that the letters of the result say
   * @throws IllegalArgumentException if the expression is none or does not fit the shapes
   */
  default Var einsum(String expression, Var... others) {
    given(expression, "einsum", "the expression", "letters for the axes, such as ij,jk->ik");
    Given.all(others, "einsum", "the array of factors", "a var for each further factor");
    Var[] all = new Var[others.length + 1];
    all[0] = (Var) this;
    System.arraycopy(others, 0, all, 1, others.length);
    return new Einsum(expression).of(all);
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

    @Override
    public List<Formula> formulas() {
      String a = ta ? "_ji" : "_ij";
      String b = tb ? "b_kj" : "b_jk";
      return Formula.list("y_ik = Σ_j a" + a + "·" + b, "ā" + a + " = Σ_k ȳ_ik·" + b,
          "b̄" + b.substring(1) + " = Σ_i a" + a + "·ȳ_ik");
    }

    private static String when(boolean transposed) { return transposed ? " when transposed" : ""; }

    /** Factors of rank 2 or more, their batches broadcast to each other. */
    static Var batched(Var a, Var b) {
      Shape p = a.shape();
      Shape q = b.shape();
      int m = p.dim(-2);
      int k = p.dim(-1);
      int n = q.dim(-1);
      if (q.rank() == 2) { // one right factor for all: the batch is but more rows
        Shape batch = p.reduce("matmul", false, -2, -1);
        return Var.apply(PLAIN, a.reshape(batch.size() * m, k), b)
            .reshape(batch.then(Shape.of(m, n)));
      }
      Shape left = p.reduce("matmul", false, -2, -1);
      Shape right = q.reduce("matmul", false, -2, -1);
      Shape batch = left.broadcastsTo(right) ? right : right.broadcastsTo(left) ? left
          : Shape.broadcast("matmul: batches of " + p + " and " + q, left, right);
      return Var.apply(PLAIN, a.broadcastTo(batch.then(Shape.of(m, k))),
          b.broadcastTo(batch.then(Shape.of(k, n))));
    }

    @Override
    public Shape shape(Shape... x) {
      Shape a = x[0];
      Shape b = x[1];
      if (a.rank() < 2 || b.rank() < 2) {
        throw new IllegalArgumentException("matmul: shapes " + a + " and " + b
            + " are not both matrices, which the transpose flags need; reshape them to rank 2");
      }
      check(a, b, a.dim(ta ? -2 : -1), b.dim(tb ? -1 : -2), ta, tb);
      Shape batch = a.reduce("matmul", false, -2, -1);
      if (!batch.equals(b.reduce("matmul", false, -2, -1))) {
        throw new IllegalArgumentException("matmul: shapes " + a + " and " + b
            + " are batches of different shape; broadcast one to the other first");
      }
      return batch.then(Shape.of(a.dim(ta ? -1 : -2), b.dim(tb ? -2 : -1)));
    }

    @Override
    public Tensor value(Shape shape, Tensor... x) {
      int m = shape.dim(-2);
      int n = shape.dim(-1);
      int inner = x[0].shape().dim(ta ? -2 : -1);
      double[] c = new double[shape.size()];
      if (c.length == 0 || inner == 0) return Tensor.owning(shape, c);
      double[] a = matrices(x[0], m * inner);
      double[] b = matrices(x[1], inner * n);
      // rows of B are added up below, so a transposed B is written out by rows first
      if (tb) b = Shapes.Transpose.of(b, n, inner);
      for (int to = 0, p = 0, q = 0; to < c.length; to += m * n) {
        multiply(a, p, b, q, c, to, m, n, inner);
        p = (p + m * inner) % a.length;
        q = (q + inner * n) % b.length;
      }
      return Tensor.owning(shape, c);
    }

    /** The entries, or the part of whole matrices that repeats. */
    private static double[] matrices(Tensor x, int size) {
      return x.period().length % size == 0 ? x.period() : x.dense();
    }

    private void multiply(double[] a, int p, double[] b, int q, double[] c, int to, int m, int n,
        int inner) {
      int rowStep = ta ? 1 : inner;
      int columnStep = ta ? m : 1;
      for (int i = 0; i < m; i++, to += n) {
        int r = 0;
        int at = p + i * rowStep;
        for (; r + 4 <= inner; r += 4, at += 4 * columnStep) {
          addRows(c, to, a[at], a[at + columnStep], a[at + 2 * columnStep], a[at + 3 * columnStep],
              b, q + r * n, n);
        }
        for (; r < inner; r++, at += columnStep) addRow(c, to, a[at], b, q + r * n, n);
      }
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

    @Override
    public Var batched(int n, Var... x) { return Var.apply(this, x[0], x[1]); }
  }
}
