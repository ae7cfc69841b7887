// twin: float
package dev.gradus.autodiff.kernel;

import jdk.incubator.vector.DoubleVector;

/**
 * Products by the Vector API, in panels of columns four vectors wide and tiles of a few rows. The
 * last panel has up to five vectors; its last vector is shifted to end with the last column.
 */
final class DoublePanels {
  static final int LANES = DoubleVector.SPECIES_PREFERRED.length();
  /** The columns of a panel that is not the last. */
  private static final int WIDTH = 4 * LANES;
  /** The inner indices that a panel is used for at a time, at most: so much of it stays near. */
  private static final int DEPTH = 512;
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
  private static final double[] ZERO = new double[WIDTH + LANES];

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
    if (s.n < LANES) return DoubleTile12x1.ROWS * LANES;
    int k = Math.min(DEPTH, s.k);
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

  /** Computes rows from..to of C, from B packed, or where it is from bo on. */
  static void rows(DoubleProduct s, boolean grouped, int from, int to, double[] a, int ao,
      double[] b, int bo, double[] c, int co, double[] edge) {
    int parts = Math.max(1, (s.k + DEPTH - 1) / DEPTH); // one also for k = 0, whose entries are 0
    for (int i = from; i < to; i += HEIGHT) {
      int m = Math.min(HEIGHT, to - i);
      for (int part = 0, p = 0, k; part < parts; part++, p += k) {
        k = (s.k - p) / (parts - part);
        panels(s, grouped, p, m, k, a, ao + i * s.ai + p * s.ap, b, bo, c, co + i * s.ci, edge);
      }
    }
  }

  /** Adds products p to p + k to m rows. */
  private static void panels(DoubleProduct s, boolean grouped, int p, int m, int k, double[] a,
      int ao, double[] b, int bo, double[] c, int co, double[] edge) {
    if (grouped) DoublePacking.groups(m, k, a, ao, s.ai, s.ap, edge);
    for (int j = 0, width; j < s.n; j += width) {
      width = width(s, j);
      int step = bo < 0 ? width : s.bp;
      int at = (bo < 0 ? start(s, j) : bo + j) + p * step;
      if (width < LANES) {
        narrow(m, k, a, ao, s.ai, s.ap, b, at, width, p == 0, k == s.k, c, co, s.ci, edge);
      } else if (grouped && width == WIDTH) {
        int next = j + 2 * WIDTH <= s.n ? at + s.k * WIDTH : at;
        grouped(m, k, edge, b, at, next, p == 0, c, co + j, s.ci);
      } else {
        panel(m, k, a, ao, s.ai, s.ap, b, at, step, width, p == 0, c, co + j, s.ci);
      }
    }
  }

  /**
   * Adds to m rows of a whole panel's columns, from A in groups of rows. Meanwhile each tile brings
   * a part of the next panel near.
   */
  private static void grouped(int m, int k, double[] a, double[] b, int bo, int next,
      boolean first, double[] c, int co, int ci) {
    int tiles = (m + DoublePacking.GROUP - 1) / DoublePacking.GROUP;
    int pace = WIDTH / tiles; // at least 1: there are at most HEIGHT rows
    int rest = DoublePacking.groupsLength(m, k);
    for (int t = 0; t < tiles; t++) {
      int i = t * DoublePacking.GROUP;
      int r = co + i * ci;
      DoubleTile6x4Packed.run(k, a, i * k, Math.min(DoublePacking.GROUP, m - i) - 1, b, bo,
          next + t * k * pace, pace, rest, first ? ZERO : c, first ? 0 : r, first ? 0 : ci, c, r,
          ci);
    }
  }

  /** Adds to m rows of a panel's columns, from A as it lies. */
  private static void panel(int m, int k, double[] a, int ao, int ai, int ap, double[] b, int bo,
      int step, int width, boolean first, double[] c, int co, int ci) {
    int vectors = (width + LANES - 1) / LANES;
    int height = vectors == 5 ? 5 : vectors == 1 ? 12 : 6; // of a tile
    // one or two rows alone go faster by themselves than as a tile
    int alone = m % height <= 2 && vectors > 1 && vectors < 5 ? m % height : 0;
    int i = 0;
    for (; i < m - alone; i += height) {
      int last = Math.min(height, m - i) - 1;
      int u = ao + i * ai;
      int r = co + i * ci;
      double[] z = first ? ZERO : c;
      int zo = first ? 0 : r;
      int zi = first ? 0 : ci;
      switch (vectors) {
        case 1 -> DoubleTile12x1.run(k, a, u, ai, ap, last, b, bo, step, z, zo, zi, c, r, ci);
        case 2 -> DoubleTile6x2.run(k, a, u, ai, ap, last, b, bo, step, width, z, zo, zi, c, r, ci);
        case 3 -> DoubleTile6x3.run(k, a, u, ai, ap, last, b, bo, step, width, z, zo, zi, c, r, ci);
        case 4 -> DoubleTile6x4.run(k, a, u, ai, ap, last, b, bo, step, width, z, zo, zi, c, r, ci);
        default -> DoubleTile5x5.run(k, a, u, ai, ap, last, b, bo, step, width, z, zo, zi, c, r,
            ci);
      }
    }
    for (int q = 0; q < alone; q++) {
      int r = co + (i + q) * ci;
      DoubleTile1x4.run(k, a, ao + (i + q) * ai, ap, b, bo, step, width, first ? ZERO : c,
          first ? 0 : r, c, r);
    }
  }

  /**
   * A panel narrower than a vector, and that is all of B. Where C has no gaps and the chains are
   * not continued, a row may be stored as a whole vector: what it spills is computed later.
   * Otherwise a tile is computed apart and copied.
   */
  private static void narrow(int m, int k, double[] a, int ao, int ai, int ap, double[] b, int bo,
      int width, boolean first, boolean whole, double[] c, int co, int ci, double[] edge) {
    int spilling = whole && ci == width ? m - (LANES + width - 1) / width + 1 : 0;
    int i = 0;
    for (; i + DoubleTile12x1.ROWS <= spilling; i += DoubleTile12x1.ROWS) {
      DoubleTile12x1.run(k, a, ao + i * ai, ai, ap, DoubleTile12x1.ROWS - 1, b, bo, width, ZERO, 0,
          0, c, co + i * ci, ci);
    }
    for (; i < m; i += DoubleTile12x1.ROWS) {
      int count = Math.min(DoubleTile12x1.ROWS, m - i);
      int r = co + i * ci;
      if (!first) {
        for (int q = 0; q < count; q++) copy(c, r + q * ci, edge, q * LANES, width);
      }
      DoubleTile12x1.run(k, a, ao + i * ai, ai, ap, count - 1, b, bo, width, first ? ZERO : edge,
          0, first ? 0 : LANES, edge, 0, LANES);
      for (int q = 0; q < count; q++) copy(edge, q * LANES, c, r + q * ci, width);
    }
  }

  private static void copy(double[] x, int from, double[] y, int to, int n) {
    for (int j = 0; j < n; j++) y[to + j] = x[from + j];
  }

  /** A single row of C, of a vector's length at least: Σ xₚ·(row p of Y). */
  static void row(int k, double[] x, int xo, int xp, double[] y, int yo, int yp, int n, double[] c,
      int co) {
    for (int j = 0; j < n; j += WIDTH) {
      // the last ones begin earlier, so that they are a vector's length
      int at = Math.min(j, n - LANES);
      DoubleTile1x4.run(k, x, xo, xp, y, yo + at, yp, Math.min(WIDTH, n - at), ZERO, 0, c, co + at);
    }
  }
}
