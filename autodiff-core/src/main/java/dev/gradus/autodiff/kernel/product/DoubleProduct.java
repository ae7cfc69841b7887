// twin: float
package dev.gradus.autodiff.kernel.product;

import dev.gradus.autodiff.kernel.Chains;
import dev.gradus.autodiff.kernel.DoubleColumnSums;

/**
 * A matrix product C = A·B of fixed sizes and strides, ready to run on any arrays; immutable, so
 * that threads share it. Entry (i, p) of A stands at {@code a[ao + i·ai + p·ap]}, entry (p, j) of B
 * at {@code b[bo + p·bp + j·bj]}, entry (i, j) of C at {@code c[co + i·ci + j]}: a transpose is but
 * other strides.
 *
 * <p>Each entry of C is a sum over p divided as {@link Chains} says, where a chain is one of fused
 * multiply-adds, ascending. So it has the same bits whatever computes it: plain loops or vectors of
 * any length, tiles of any shape, cold or compiled, one thread or many. What is chosen here, by
 * shape or by the clock, is speed alone.
 *
 * <p>To run: one thread calls {@link #begin}; if that says so, B is packed, in parts by as many
 * threads as like; when all parts are done, rows of C may be computed, in any split and order.
 * {@link #run} does all that on one thread.
 */
public final class DoubleProduct {
  /** From how many multiply-adds on tiles of vectors pay, for some rows and columns. */
  private static final int SMALL = 512;
  /** The same for fewer than four rows or columns. */
  private static final int THIN = 2048;
  /** The rows that are computed at a time where sums of runs wait for others. */
  private static final int ROWS = 192;

  final int m;
  final int n;
  final int k;
  final int ai;
  final int ap;
  final int bp;
  final int bj;
  final int ci;
  /** Where chains begin along the inner length, and its end. */
  final int[] edges;
  private final int runs;
  private final boolean small;

  /**
   * A product of an m×k and a k×n matrix.
   *
   * @param m rows of A and C
   * @param n columns of B and C
   * @param k the inner length; the entries are 0 if it is 0
   * @param ai from one row of A to the next
   * @param ap from one column of A to the next
   * @param bp from one row of B to the next
   * @param bj from one column of B to the next
   * @param ci from one row of C to the next
   */
  public DoubleProduct(int m, int n, int k, int ai, int ap, int bp, int bj, int ci) {
    this.m = m;
    this.n = n;
    this.k = k;
    this.ai = ai;
    this.ap = ap;
    this.bp = bp;
    this.bj = bj;
    this.ci = ci;
    edges = Chains.edges(k, DoubleColumnSums.CHAIN);
    runs = Chains.runs(edges.length - 1);
    small = work() < (m < 4 || n < 4 ? THIN : SMALL);
  }

  /**
   * Chooses how this run goes, and makes the scratch fit: the first time it may allocate.
   *
   * @param s where intermediate numbers go; for one product at a time
   * @return whether B has to be packed
   */
  public boolean begin(DoubleScratch s) {
    return begin(s, way(!small && fitsVectors() && DoubleWarmUp.isOver(this)));
  }

  /** Which way is fastest. */
  Way way(boolean vectors) {
    if (small) return Way.ENTRIES;
    if (!vectors) return plainWay();
    if (!row() && !isColumn()) {
      boolean groups = DoublePanels.wantsGroups(this) && DoubleWarmUp.isOverForGroups(this);
      return groups ? Way.GROUPS : Way.PANELS;
    }
    return Math.max(m, n) < DoublePanels.LANES ? Way.ENTRIES : Way.ONE_ROW;
  }

  private Way plainWay() {
    if (DoubleFewRows.fits(this)) return Way.FEW_ROWS;
    return n < DoubleBands.NARROW || m < DoubleBands.FEW ? Way.ENTRIES : Way.BANDS;
  }

  /** Makes the scratch fit; whether B has to be packed. */
  boolean begin(DoubleScratch s, Way way) {
    s.way = way;
    if (runs > 1) s.reserveSums(Chains.depth(runs), (Math.min(ROWS, m) - 1) * ci + n);
    if (way == Way.BANDS) {
      s.reserveBands(DoubleBands.count(this));
      return true;
    }
    if (way == Way.FEW_ROWS) s.reserveBands(0);
    if (way != Way.PANELS && way != Way.GROUPS) return false;
    boolean packed = isPacked(way);
    s.reserve(packed ? DoublePanels.packedLength(this) : 0,
        DoublePanels.edgeLength(this, way == Way.GROUPS));
    return packed;
  }

  /**
   * Packs a part of B, after {@link #begin} has asked for it.
   *
   * @param s the scratch given there
   * @param part which part, from 0
   * @param parts how many there are
   * @param b the array that holds B
   * @param bo where it begins
   */
  public void pack(DoubleScratch s, int part, int parts, double[] b, int bo) {
    int from = Chains.cut(k, part, parts);
    int to = Chains.cut(k, part + 1, parts);
    if (s.way == Way.BANDS) DoubleBands.pack(this, from, to, b, bo, s.bands);
    else DoublePanels.pack(this, from, to, b, bo, s.packed);
  }

  /**
   * Computes rows from..to of C, after {@link #begin} and packing. Threads may do so at once for
   * different rows, each with a part of the scratch of its own.
   *
   * @param s the scratch given to {@link #begin}
   * @param part which part of it this thread uses, from 0
   * @param from the first row
   * @param to after the last row
   * @param a the array that holds A
   * @param ao where it begins
   * @param b the array that holds B
   * @param bo where it begins
   * @param c the array that holds C
   * @param co where it begins
   */
  public void rows(DoubleScratch s, int part, int from, int to, double[] a, int ao, double[] b,
      int bo, double[] c, int co) {
    if (runs == 1) {
      run(s, part, 0, from, to, a, ao, b, bo, c, co);
      return;
    }
    for (int i = from; i < to; i += ROWS) {
      runs(s, part, 0, runs, 0, i, Math.min(i + ROWS, to), a, ao, b, bo, c, co);
    }
  }

  /** The sum of some runs: the branches of their tree, one in place and one beside it. */
  private void runs(DoubleScratch s, int part, int first, int count, int level, int from, int to,
      double[] a, int ao, double[] b, int bo, double[] c, int co) {
    if (count == 1) {
      run(s, part, first, from, to, a, ao, b, bo, c, co);
      return;
    }
    int left = Chains.left(count);
    runs(s, part, first, left, level, from, to, a, ao, b, bo, c, co);
    double[] sums = s.sums(part, level);
    runs(s, part, first + left, count - left, level + 1, from, to, a, ao, b, bo, sums, -from * ci);
    for (int i = from; i < to; i++) {
      for (int j = 0; j < n; j++) c[co + i * ci + j] += sums[(i - from) * ci + j];
    }
  }

  /** The sum of the chains of one run. */
  private void run(DoubleScratch s, int part, int run, int from, int to, double[] a, int ao,
      double[] b, int bo, double[] c, int co) {
    int first = Chains.edge(edges.length - 1, run, runs);
    int last = Chains.edge(edges.length - 1, run + 1, runs);
    switch (s.way) {
      case ENTRIES -> DoubleEntries.rows(this, first, last, from, to, a, ao, b, bo, c, co);
      case BANDS -> DoubleBands.rows(this, first, last, from, to, a, ao, s.bands, c, co,
          s.rows(part));
      case FEW_ROWS -> DoubleFewRows.rows(this, first, last, from, to, a, ao, b, bo, c, co,
          s.rows(part));
      case ONE_ROW -> oneRow(first, last, from, to, a, ao, b, bo, c, co);
      case PANELS, GROUPS -> {
        boolean packed = isPacked(s.way);
        DoublePanels.rows(this, first, last, s.way == Way.GROUPS, from, to, a, ao,
            packed ? s.packed : b, packed ? -1 : bo, c, co, s.edge(part));
      }
    }
  }

  /**
   * Computes all of C on this thread.
   *
   * @param s where intermediate numbers go
   * @param a the array that holds A
   * @param ao where it begins
   * @param b the array that holds B
   * @param bo where it begins
   * @param c the array that holds C
   * @param co where it begins
   */
  public void run(DoubleScratch s, double[] a, int ao, double[] b, int bo, double[] c, int co) {
    if (begin(s)) pack(s, 0, 1, b, bo);
    rows(s, 0, 0, m, a, ao, b, bo, c, co);
  }

  /** Whether B is copied into panels. */
  private boolean isPacked(Way way) {
    return way == Way.GROUPS || !DoublePanels.readsInPlace(this);
  }

  private void oneRow(int first, int last, int from, int to, double[] a, int ao, double[] b,
      int bo, double[] c, int co) {
    if (from == to) return;
    if (row()) DoublePanels.row(this, first, last, a, ao, ap, b, bo, bp, n, c, co);
    else if (to - from >= DoublePanels.LANES) {
      DoublePanels.row(this, first, last, b, bo, bp, a, ao + from, ap, to - from, c, co + from);
    } else DoubleEntries.rows(this, first, last, from, to, a, ao, b, bo, c, co);
  }

  /** Whether C is one row and those of B are contiguous. */
  private boolean row() { return m == 1 && bj == 1; }

  /** Whether C is one column and those of A are contiguous: the product of a row, transposed. */
  boolean isColumn() { return n == 1 && ai == 1 && ci == 1; }

  /** A single row or column of scalar products has no vectors to be made of. */
  private boolean fitsVectors() { return m > 1 && n > 1 || row() || isColumn(); }

  /** How many multiply-adds it takes. */
  long work() { return (long) m * n * k; }

  /** The ways to compute a product. */
  enum Way {
    /** Entry by entry. */
    ENTRIES,
    /** By plain loops over rows. */
    BANDS,
    /** The same, where the result is a few rows, or a column. */
    FEW_ROWS,
    /** By vectors, in panels of B's columns. */
    PANELS,
    /** The same, with A copied in groups of rows. */
    GROUPS,
    /** By vectors, where the result is one row or column. */
    ONE_ROW
  }
}
