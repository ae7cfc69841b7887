package dev.gradus.autodiff.plan.run;

import dev.gradus.autodiff.Products;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.plan.program.Access;
import dev.gradus.autodiff.plan.program.Node;

/**
 * Sizes and strides of a product of matrices, or of a batch of them.
 *
 * @param batch how many products
 * @param m rows of the left factor, as multiplied
 * @param n columns of the right factor, as multiplied
 * @param k columns of the left and rows of the right one
 * @param ai from one row of the left factor to the next
 * @param ap from one of its columns to the next
 * @param bp from one row of the right factor to the next
 * @param bj from one of its columns to the next
 * @param aPeriod after how many entries the left factor begins again
 * @param bPeriod after how many entries the right factor begins again
 */
record ProductShape(int batch, int m, int n, int k, int ai, int ap, int bp, int bj, int aPeriod,
    int bPeriod) {
  static ProductShape of(Node node, Access left, Access right) {
    Products.Matmul op = (Products.Matmul) node.op;
    Shape a = node.input(0).shape;
    int m = node.shape.dim(-2);
    int n = node.shape.dim(-1);
    int k = a.dim(op.ta() ? -2 : -1);
    int batch = m * n == 0 ? 0 : node.size() / (m * n);
    return new ProductShape(batch, m, n, k, op.ta() ? 1 : k, op.ta() ? m : 1, op.tb() ? 1 : n,
        op.tb() ? k : 1, period(left), period(right));
  }

  /** Multiply-adds of one product. */
  long work() { return (long) m * n * k; }

  /** Constants are written out in full. */
  private static int period(Access x) { return x.source().isConstant() ? x.size() : x.period(); }

  /** Where the left factor of a product of the batch begins. */
  int a(int t) { return aPeriod == 0 ? 0 : (int) ((long) t * m * k % aPeriod); }

  /** Where the right factor of a product of the batch begins. */
  int b(int t) { return bPeriod == 0 ? 0 : (int) ((long) t * k * n % bPeriod); }
}
