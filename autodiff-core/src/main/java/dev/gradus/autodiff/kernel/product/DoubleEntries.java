// twin: float
package dev.gradus.autodiff.kernel.product;

/** Products by plain loops without preparation: a few entries at a time, factors read in place. */
final class DoubleEntries {
  private DoubleEntries() {}

  /** Computes rows from..to of C, the sums of some chains. */
  static void rows(DoubleProduct s, int first, int last, int from, int to, double[] a, int ao,
      double[] b, int bo, double[] c, int co) {
    for (int e = first; e < last; e++) {
      int p = s.edges[e];
      chain(s, s.edges[e + 1] - p, e > first, from, to, a, ao + p * s.ap, b, bo + p * s.bp, c, co);
    }
  }

  /** One chain of k products for each entry, to be added to what is there or not. */
  private static void chain(DoubleProduct s, int k, boolean more, int from, int to, double[] a,
      int ao, double[] b, int bo, double[] c, int co) {
    int wide = s.n / 4 * 4;
    int i = from;
    if (wide > 0) {
      for (; i + 4 <= to; i += 4) {
        for (int j = 0; j < wide; j += 4) {
          tile(s, k, more, a, ao + i * s.ai, b, bo + j * s.bj, c, co + i * s.ci + j);
        }
      }
      for (; i < to; i++) row(s, k, more, wide, a, ao + i * s.ai, b, bo, c, co + i * s.ci);
    }
    for (int j = wide; j < s.n; j++) {
      column(s, k, more, from, to, a, ao, b, bo + j * s.bj, c, co + j);
    }
  }

  /** The first entries of one row of C. */
  private static void row(DoubleProduct s, int k, boolean more, int n, double[] a, int ao,
      double[] b, int bo, double[] c, int co) {
    int j = 0;
    for (; j + 8 <= n; j += 8) {
      eight(k, more, a, ao, s.ap, b, bo + j * s.bj, s.bj, s.bp, c, co + j, 1);
    }
    for (; j < n; j += 4) {
      four(k, more, n - j, a, ao, s.ap, b, bo + j * s.bj, s.bj, s.bp, c, co + j, 1);
    }
  }

  /** Some entries of one column of C. */
  private static void column(DoubleProduct s, int k, boolean more, int from, int to, double[] a,
      int ao, double[] b, int bo, double[] c, int co) {
    int i = from;
    for (; i + 8 <= to; i += 8) {
      eight(k, more, b, bo, s.bp, a, ao + i * s.ai, s.ai, s.ap, c, co + i * s.ci, s.ci);
    }
    for (; i < to; i += 4) {
      four(k, more, to - i, b, bo, s.bp, a, ao + i * s.ai, s.ai, s.ap, c, co + i * s.ci, s.ci);
    }
  }

  /** Eight scalar products of one vector x with vectors y that stand a step apart. */
  private static void eight(int k, boolean more, double[] x, int xo, int xp, double[] y, int yo,
      int step, int yp, double[] c, int co, int cs) {
    double c0 = 0;
    double c1 = 0;
    double c2 = 0;
    double c3 = 0;
    double c4 = 0;
    double c5 = 0;
    double c6 = 0;
    double c7 = 0;
    int four = 4 * step;
    for (int p = 0, u = xo, v = yo; p < k; p++, u += xp, v += yp) {
      double f = x[u];
      int w = v + four;
      c0 = MultiplyAdd.of(f, y[v], c0);
      c1 = MultiplyAdd.of(f, y[v + step], c1);
      c2 = MultiplyAdd.of(f, y[v + 2 * step], c2);
      c3 = MultiplyAdd.of(f, y[v + 3 * step], c3);
      c4 = MultiplyAdd.of(f, y[w], c4);
      c5 = MultiplyAdd.of(f, y[w + step], c5);
      c6 = MultiplyAdd.of(f, y[w + 2 * step], c6);
      c7 = MultiplyAdd.of(f, y[w + 3 * step], c7);
    }
    if (more) {
      c0 += c[co];
      c1 += c[co + cs];
      c2 += c[co + 2 * cs];
      c3 += c[co + 3 * cs];
      c4 += c[co + 4 * cs];
      c5 += c[co + 5 * cs];
      c6 += c[co + 6 * cs];
      c7 += c[co + 7 * cs];
    }
    c[co] = c0;
    c[co + cs] = c1;
    c[co + 2 * cs] = c2;
    c[co + 3 * cs] = c3;
    c[co + 4 * cs] = c4;
    c[co + 5 * cs] = c5;
    c[co + 6 * cs] = c6;
    c[co + 7 * cs] = c7;
  }

  /**
   * Four scalar products likewise, or as many as are left, the last one then more than once: four
   * take no longer than one, which waits for each sum before it begins the next.
   */
  private static void four(int k, boolean more, int left, double[] x, int xo, int xp, double[] y,
      int yo, int step, int yp, double[] c, int co, int cs) {
    int i1 = Math.min(1, left - 1);
    int i2 = Math.min(2, left - 1);
    int i3 = Math.min(3, left - 1);
    int y1 = i1 * step;
    int y2 = i2 * step;
    int y3 = i3 * step;
    double c0 = 0;
    double c1 = 0;
    double c2 = 0;
    double c3 = 0;
    for (int p = 0, u = xo, v = yo; p < k; p++, u += xp, v += yp) {
      double f = x[u];
      c0 = MultiplyAdd.of(f, y[v], c0);
      c1 = MultiplyAdd.of(f, y[v + y1], c1);
      c2 = MultiplyAdd.of(f, y[v + y2], c2);
      c3 = MultiplyAdd.of(f, y[v + y3], c3);
    }
    if (more) {
      c0 += c[co];
      c1 += c[co + i1 * cs];
      c2 += c[co + i2 * cs];
      c3 += c[co + i3 * cs];
    }
    c[co] = c0;
    c[co + i1 * cs] = c1;
    c[co + i2 * cs] = c2;
    c[co + i3 * cs] = c3;
  }

  /** Four rows by four columns. */
  private static void tile(DoubleProduct s, int k, boolean more, double[] a, int ao, double[] b,
      int bo, double[] c, int co) {
    double c00 = 0;
    double c01 = 0;
    double c02 = 0;
    double c03 = 0;
    double c10 = 0;
    double c11 = 0;
    double c12 = 0;
    double c13 = 0;
    double c20 = 0;
    double c21 = 0;
    double c22 = 0;
    double c23 = 0;
    double c30 = 0;
    double c31 = 0;
    double c32 = 0;
    double c33 = 0;
    int ai = s.ai;
    int ap = s.ap;
    int bj = s.bj;
    int bp = s.bp;
    for (int p = 0, u = ao, v = bo; p < k; p++, u += ap, v += bp) {
      double y0 = b[v];
      double y1 = b[v + bj];
      double y2 = b[v + 2 * bj];
      double y3 = b[v + 3 * bj];
      double x0 = a[u];
      c00 = MultiplyAdd.of(x0, y0, c00);
      c01 = MultiplyAdd.of(x0, y1, c01);
      c02 = MultiplyAdd.of(x0, y2, c02);
      c03 = MultiplyAdd.of(x0, y3, c03);
      double x1 = a[u + ai];
      c10 = MultiplyAdd.of(x1, y0, c10);
      c11 = MultiplyAdd.of(x1, y1, c11);
      c12 = MultiplyAdd.of(x1, y2, c12);
      c13 = MultiplyAdd.of(x1, y3, c13);
      double x2 = a[u + 2 * ai];
      c20 = MultiplyAdd.of(x2, y0, c20);
      c21 = MultiplyAdd.of(x2, y1, c21);
      c22 = MultiplyAdd.of(x2, y2, c22);
      c23 = MultiplyAdd.of(x2, y3, c23);
      double x3 = a[u + 3 * ai];
      c30 = MultiplyAdd.of(x3, y0, c30);
      c31 = MultiplyAdd.of(x3, y1, c31);
      c32 = MultiplyAdd.of(x3, y2, c32);
      c33 = MultiplyAdd.of(x3, y3, c33);
    }
    int r1 = co + s.ci;
    int r2 = co + 2 * s.ci;
    int r3 = co + 3 * s.ci;
    if (more) {
      c00 += c[co];
      c01 += c[co + 1];
      c02 += c[co + 2];
      c03 += c[co + 3];
      c10 += c[r1];
      c11 += c[r1 + 1];
      c12 += c[r1 + 2];
      c13 += c[r1 + 3];
      c20 += c[r2];
      c21 += c[r2 + 1];
      c22 += c[r2 + 2];
      c23 += c[r2 + 3];
      c30 += c[r3];
      c31 += c[r3 + 1];
      c32 += c[r3 + 2];
      c33 += c[r3 + 3];
    }
    c[co] = c00;
    c[co + 1] = c01;
    c[co + 2] = c02;
    c[co + 3] = c03;
    c[r1] = c10;
    c[r1 + 1] = c11;
    c[r1 + 2] = c12;
    c[r1 + 3] = c13;
    c[r2] = c20;
    c[r2 + 1] = c21;
    c[r2 + 2] = c22;
    c[r2 + 3] = c23;
    c[r3] = c30;
    c[r3 + 1] = c31;
    c[r3 + 2] = c32;
    c[r3 + 3] = c33;
  }
}
