// twin: float
package dev.gradus.autodiff.plan.run;

import dev.gradus.autodiff.kernel.DoubleSums;
import dev.gradus.autodiff.kernel.product.DoubleProduct;
import dev.gradus.autodiff.kernel.product.DoubleScratch;

/** Instructions bound to arrays, of the kinds that have threads: chains alone, and products. */
final class DoubleSteps {
  /** From how many entries on a chain alone is worth a second thread. */
  private static final int ENTRIES = 16_384;

  /** From how many multiply-adds on a product is. */
  private static final long MULTIPLY_ADDS = 200_000;

  /** How many numbers of a product's result wait for their chain, about. */
  private static final int PART = 32_768;

  /** Rows are split at multiples of this, which the kernels like. */
  private static final int ROWS = 24;

  /** Fewer rows at once than this would read the right factor too often. */
  private static final int FEWEST = 96;

  private DoubleSteps() {}

  /**
   * A chain without a head, divided between blocks, or between those of the sums that are taken.
   *
   * @param sumLength how many entries side by side are summed; 0 if none are
   */
  static Runnable chain(int size, int sumLength, DoubleChain[] chains, Crew crew) {
    if (chains.length == 1 || size < ENTRIES) return () -> chains[0].run(0, size, 0);
    int row = sumLength == 0 ? size : sumLength;
    int block = sumLength == 0 ? DoubleBlockChain.BLOCK : DoubleSums.BLOCK;
    int blocks = (row + block - 1) / block; // of a row
    int all = size / row * blocks;
    Crew.Task task = (part, parts) -> {
      int from = edge(all, part, parts);
      int to = edge(all, part + 1, parts);
      if (from == to) return;
      chains[part].run(from / blocks * row + from % blocks * block,
          to / blocks * row + to % blocks * block, 0);
    };
    return () -> crew.run(task);
  }

  private static int edge(int n, int part, int parts) { return (int) ((long) n * part / parts); }

  /** How many rows of a product are computed before their chain runs. */
  static int rowsAtOnce(int m, int n, boolean stored) {
    if ((long) m * n <= PART) return m;
    return Math.min(m, Math.max(FEWEST, PART / Math.max(1, n) / ROWS * ROWS));
  }

  /** A product of matrices, or of a batch of them, followed by its chain. */
  static final class Product implements Runnable {
    private final DoubleProduct product;
    private final DoubleScratch scratch;
    private final ProductShape shape;
    private final double[] a;
    private final double[] b;
    private final double[] c;
    private final double[][] parts;
    private final boolean stored; // whether c holds all of the result, or a part in turn
    private final int rows; // at once
    private final DoubleChain[] chains;
    private final Crew crew;
    private final boolean shared;
    private int ao;
    private int bo;
    private int co;
    private final Crew.Task packing = this::pack;
    private final Crew.Task computing = this::compute;

    Product(ProductShape shape, DoubleScratch scratch, double[] a, double[] b, double[][] parts,
        boolean stored, DoubleChain[] chains, Crew crew) {
      this.shape = shape;
      this.scratch = scratch;
      this.a = a;
      this.b = b;
      this.c = parts[0];
      this.stored = stored;
      this.chains = chains;
      this.crew = crew;
      this.parts = parts;
      product = new DoubleProduct(shape.m(), shape.n(), shape.k(), shape.ai(), shape.ap(),
          shape.bp(), shape.bj(), shape.n());
      rows = chains[0] == DoubleChain.NONE ? shape.m() : rowsAtOnce(shape.m(), shape.n(), stored);
      shared = crew.size() > 1 && shape.work() >= MULTIPLY_ADDS && shape.m() >= 2 * ROWS;
    }

    @Override public void run() {
      for (int t = 0; t < shape.batch(); t++) {
        ao = shape.a(t);
        bo = shape.b(t);
        co = t * shape.m() * shape.n();
        if (shared) {
          if (product.begin(scratch)) crew.run(packing);
          crew.run(computing);
        } else {
          if (product.begin(scratch)) product.pack(scratch, 0, 1, b, bo);
          rows(0, 0, shape.m());
        }
      }
    }

    private void pack(int part, int parts) { product.pack(scratch, part, parts, b, bo); }

    private void compute(int part, int parts) {
      int blocks = (shape.m() + ROWS - 1) / ROWS;
      int from = edge(blocks, part, parts) * ROWS;
      int to = Math.min(shape.m(), edge(blocks, part + 1, parts) * ROWS);
      if (from < to) rows(part, from, to);
    }

    private void rows(int part, int first, int last) {
      int n = shape.n();
      for (int from = first; from < last; from += rows) {
        int to = Math.min(last, from + rows);
        double[] target = stored ? c : parts[part];
        product.rows(scratch, part, from, to, a, ao, b, bo, target, stored ? co : -from * n);
        chains[part].run(co + from * n, co + to * n, co + from * n);
      }
    }
  }
}
