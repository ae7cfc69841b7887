// twin: float
package dev.gradus.autodiff.kernel.product;

import dev.gradus.autodiff.kernel.Chains;
import dev.gradus.autodiff.kernel.DoubleColumnSums;
import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/**
 * Products by the Vector API, in panels of columns four vectors wide and tiles of a few rows. The
 * last panel has up to five vectors; its last vector is shifted to end with the last column.
 */
final class DoublePanels {
  static final int LANES = DoubleVector.SPECIES_PREFERRED.length();
  /** The columns of a panel that is not the last. */
  private static final int WIDTH = 4 * LANES;
  /** The rows of a tile one vector wide. */
  private static final int TALL = 12;
  /** The chains that a panel is used for at a time, at most: so much of it stays near. */
  private static final int DEPTH = 512 / DoubleColumnSums.CHAIN;
  /** The rows of A that all panels are used for, before the next ones. */
  private static final int HEIGHT = 192;
  /** The rows of B that are packed at a time: what lies beside a panel is the next one's. */
  private static final int NEAR = 256;
  /** For so few rows, or columns, B is not worth packing; for fewer yet where its rows clash. */
  private static final int FEW = 96;
  private static final int FEWEST = 16;
  /** In bytes: what lies so far apart has the same place in the nearest cache. */
  private static final int PAGE = 4096;
  private static final int NARROW = 2 * WIDTH;
  /** From so many columns on, A is read often enough to be worth packing. */
  private static final int WIDE = 8 * WIDTH;
  /** What is added to first chains: −0, as +0 would change one that is −0 by underflow. */
  private static final double[] NOTHING = new double[WIDTH + LANES];

  static {
    Arrays.fill(NOTHING, -0.0d);
  }

  private DoublePanels() {}

  /** Whether B is read where it is, by rows, with whole vectors, if A is. */
  static boolean readsInPlace(DoubleProduct s) {
    return s.bj == 1 && s.n >= LANES && (hasFewRows(s) || s.bp <= NARROW && s.m <= HEIGHT);
  }

  private static boolean hasFewRows(DoubleProduct s) {
    return s.m <= (clashes(s) ? FEWEST : FEW);
  }

  /** Whether rows of B lie so far apart that they displace one another in the nearest cache. */
  private static boolean clashes(DoubleProduct s) { return s.bp * Double.BYTES % PAGE == 0; }

  /** With room for the last vector of a narrow panel, which reads past it. */
  static int packedLength(DoubleProduct s) { return DoubleScratch.START + s.k * s.n + LANES; }

  /** Where the panel from column j on begins, in what is packed. */
  private static int start(DoubleProduct s, int j) { return DoubleScratch.START + j * s.k; }

  /** The scratch that a thread needs for itself. */
  static int edgeLength(DoubleProduct s, boolean grouped) {
    if (s.n < LANES) return TALL * LANES;
    int k = Math.min(DEPTH * DoubleColumnSums.CHAIN, s.k);
    return grouped ? DoublePacking.groupsLength(Math.min(HEIGHT, s.m), k) + k : 0;
  }

  /** Whether blocks of A can be packed, in groups of rows, as B is in panels. */
  static boolean hasGroups(DoubleProduct s) { return DoubleTranspose.IS_FAST && s.n >= LANES; }

  /** Whether that pays: with many panels, or with some where A has long columns, read across. */
  static boolean wantsGroups(DoubleProduct s) {
    boolean across = s.ap != 1 && s.m >= 2 * HEIGHT;
    return hasGroups(s) && s.n >= (across ? NARROW : WIDE) && !(s.bj == 1 && hasFewRows(s));
  }

  private static int width(DoubleProduct s, int j) {
    return s.n - j <= WIDTH + LANES ? s.n - j : WIDTH;
  }

  /**
   * Whether a product needs but the loops that are prepared first, as most do: not if its columns
   * end in two, three or five vectors.
   */
  static boolean isCommon(DoubleProduct s) {
    return s.n <= LANES || (s.n - 1) / LANES % 4 == 3;
  }

  /** Packs rows from..to of B: panel by panel, in each row by row. */
  static void pack(DoubleProduct s, int from, int to, double[] b, int bo, double[] packed) {
    if (s.bj == 1 && s.bp == s.n && s.n < LANES) {
      System.arraycopy(b, bo + from * s.n, packed, start(s, 0) + from * s.n, (to - from) * s.n);
      return;
    }
    int rows = s.bj == 1 ? NEAR : to - from; // columns are read as they lie anyway
    for (int p = from; p < to; p += rows) {
      int k = Math.min(rows, to - p);
      for (int j = 0, width; j < s.n; j += width) {
        width = width(s, j);
        int at = start(s, j) + p * width;
        int source = bo + j * s.bj + p * s.bp;
        if (s.bj == 1) DoublePacking.copy(k, b, source, s.bp, width, packed, at);
        else DoublePacking.transpose(k, b, source, s.bp, s.bj, width, packed, at);
      }
    }
  }

  /**
   * Computes rows from..to of C, the sums of some chains, from B packed, or where it is from bo on.
   */
  static void rows(DoubleProduct s, int first, int last, boolean grouped, int from, int to,
      double[] a, int ao, double[] b, int bo, double[] c, int co, double[] edge) {
    int parts = Chains.parts(last - first, DEPTH);
    for (int i = from; i < to; i += HEIGHT) {
      int m = Math.min(HEIGHT, to - i);
      for (int part = 0; part < parts; part++) {
        int begin = first + Chains.edge(last - first, part, parts);
        int end = first + Chains.edge(last - first, part + 1, parts);
        panels(s, begin, end, begin == first, end == last, grouped, m, a, ao + i * s.ai, b, bo, c,
            co + i * s.ci, edge);
      }
    }
  }

  /** Computes m rows, the sums of some chains, or adds them: the first ones are not added. */
  private static void panels(DoubleProduct s, int begin, int end, boolean first, boolean last,
      boolean grouped, int m, double[] a, int ao, double[] b, int bo, double[] c, int co,
      double[] edge) {
    int p = s.edges[begin];
    int u = ao + p * s.ap;
    if (grouped) DoublePacking.groups(m, s.edges[end] - p, a, u, s.ai, s.ap, edge);
    for (int j = 0, width; j < s.n; j += width) {
      width = width(s, j);
      int step = bo < 0 ? width : s.bp;
      int at = (bo < 0 ? start(s, j) : bo + j) + p * step;
      if (width < LANES) {
        narrow(s, begin, end, first, last, m, a, u, b, at, c, co, edge);
      } else if (grouped && width == WIDTH) {
        int next = j + 2 * WIDTH <= s.n ? at + s.k * WIDTH : at;
        grouped(s, begin, end, first, m, edge, b, at, next, c, co + j);
      } else {
        panel(s, begin, end, first, m, a, u, b, at, step, width, c, co + j);
      }
    }
  }

  /**
   * Adds to m rows of a whole panel's columns, from A in groups of rows. Meanwhile each tile brings
   * a part of the next panel near.
   */
  private static void grouped(DoubleProduct s, int begin, int end, boolean first, int m,
      double[] a, double[] b, int bo, int next, double[] c, int co) {
    int p = s.edges[begin];
    int k = s.edges[end] - p;
    int tiles = (m + DoublePacking.GROUP - 1) / DoublePacking.GROUP;
    int pace = WIDTH / tiles; // at least 1: there are at most HEIGHT rows
    int rest = DoublePacking.groupsLength(m, k);
    for (int t = 0; t < tiles; t++) {
      int i = t * DoublePacking.GROUP;
      int last = Math.min(DoublePacking.GROUP, m - i) - 1;
      int r = co + i * s.ci;
      for (int e = begin; e < end; e++) {
        boolean z = first && e == begin;
        int q = s.edges[e] - p;
        DoubleTile6x4Packed.run(s.edges[e + 1] - p - q, a, i * k + q * DoublePacking.GROUP, last, b,
            bo + q * WIDTH, next + (t * k + q) * pace, pace, rest, z ? NOTHING : c, z ? 0 : r,
            z ? 0 : s.ci, c, r, s.ci);
      }
    }
  }

  /** Adds to m rows of a panel's columns, from A as it lies. */
  private static void panel(DoubleProduct s, int begin, int end, boolean first, int m, double[] a,
      int ao, double[] b, int bo, int step, int width, double[] c, int co) {
    int vectors = (width + LANES - 1) / LANES;
    int height = vectors == 5 ? 5 : vectors == 1 ? TALL : 6; // of a tile
    // one or two rows alone go faster by themselves than as a tile
    int alone = m % height <= 2 && vectors > 1 && vectors < 5 ? m % height : 0;
    int tiled = m - alone;
    for (int e = begin; e < end; e++) { // so that the rows of B of one chain are near for all tiles
      int q = s.edges[e] - s.edges[begin];
      int k = s.edges[e + 1] - s.edges[e];
      boolean z = first && e == begin;
      for (int i = 0; i < tiled; i += height) {
        int last = Math.min(height, m - i) - 1;
        int r = co + i * s.ci;
        tile(vectors, k, a, ao + i * s.ai + q * s.ap, s.ai, s.ap, last, b, bo + q * step, step,
            width, z ? NOTHING : c, z ? 0 : r, z ? 0 : s.ci, c, r, s.ci);
      }
    }
    for (int i = tiled; i < m; i++) {
      row(s, begin, end, first, a, ao + i * s.ai, s.ap, b, bo, step, width, c, co + i * s.ci);
    }
  }

  private static void tile(int vectors, int k, double[] a, int ao, int ai, int ap, int last,
      double[] b, int bo, int step, int width, double[] z, int zo, int zi, double[] c, int co,
      int ci) {
    switch (vectors) {
      case 1 -> DoubleTile12x1.run(k, a, ao, ai, ap, last, b, bo, step, width, z, zo, zi, c, co,
          ci);
      case 2 -> DoubleTile6x2.run(k, a, ao, ai, ap, last, b, bo, step, width, z, zo, zi, c, co, ci);
      case 3 -> DoubleTile6x3.run(k, a, ao, ai, ap, last, b, bo, step, width, z, zo, zi, c, co, ci);
      case 4 -> DoubleTile6x4.run(k, a, ao, ai, ap, last, b, bo, step, width, z, zo, zi, c, co, ci);
      default -> DoubleTile5x5.run(k, a, ao, ai, ap, last, b, bo, step, width, z, zo, zi, c, co,
          ci);
    }
  }

  /** Adds some chains to some columns of a single row: Σ xₚ·(row p of Y). */
  private static void row(DoubleProduct s, int begin, int end, boolean first, double[] x, int xo,
      int xp, double[] y, int yo, int yp, int width, double[] c, int co) {
    for (int e = begin; e < end; e++) {
      int q = s.edges[e] - s.edges[begin];
      boolean z = first && e == begin;
      DoubleTile1x4.run(s.edges[e + 1] - s.edges[e], x, xo + q * xp, 0, xp, 0, y, yo + q * yp, yp,
          width, z ? NOTHING : c, z ? 0 : co, 0, c, co, 0);
    }
  }

  /**
   * A panel narrower than a vector, and that is all of B. Where C has no gaps and these are all
   * chains, a row may be stored as a whole vector: what it spills is computed later. Otherwise a
   * tile is computed apart and copied.
   */
  private static void narrow(DoubleProduct s, int begin, int end, boolean first, boolean last,
      int m, double[] a, int ao, double[] b, int bo, double[] c, int co, double[] edge) {
    int n = s.n;
    int spilling = first && last && s.ci == n ? m - (LANES + n - 1) / n + 1 : 0;
    int i = 0;
    for (; i + TALL <= spilling; i += TALL) {
      narrow(s, begin, end, true, TALL, a, ao + i * s.ai, b, bo, c, co + i * n, n);
    }
    for (; i < m; i += TALL) {
      int count = Math.min(TALL, m - i);
      int r = co + i * s.ci;
      if (!first) {
        for (int q = 0; q < count; q++) copy(c, r + q * s.ci, edge, q * LANES, n);
      }
      narrow(s, begin, end, first, count, a, ao + i * s.ai, b, bo, edge, 0, LANES);
      for (int q = 0; q < count; q++) copy(edge, q * LANES, c, r + q * s.ci, n);
    }
  }

  /** Adds some chains to a tile of C whose rows have room for a vector. */
  private static void narrow(DoubleProduct s, int begin, int end, boolean first, int count,
      double[] a, int ao, double[] b, int bo, double[] c, int co, int ci) {
    for (int e = begin; e < end; e++) {
      int q = s.edges[e] - s.edges[begin];
      boolean z = first && e == begin;
      DoubleTile12x1.run(s.edges[e + 1] - s.edges[e], a, ao + q * s.ap, s.ai, s.ap, count - 1, b,
          bo + q * s.n, s.n, s.n, z ? NOTHING : c, z ? 0 : co, z ? 0 : ci, c, co, ci);
    }
  }

  private static void copy(double[] x, int from, double[] y, int to, int n) {
    for (int j = 0; j < n; j++) y[to + j] = x[from + j];
  }

  /** A single row of C, of a vector's length at least: Σ xₚ·(row p of Y), some chains. */
  static void row(DoubleProduct s, int first, int last, double[] x, int xo, int xp, double[] y,
      int yo, int yp, int n, double[] c, int co) {
    int p = s.edges[first];
    for (int j = 0; j < n; j += WIDTH) {
      // the last ones begin earlier, so that they are a vector's length
      int at = Math.min(j, n - LANES);
      row(s, first, last, true, x, xo + p * xp, xp, y, yo + p * yp + at, yp,
          Math.min(WIDTH, n - at), c, co + at);
    }
  }
}
