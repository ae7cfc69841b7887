// twin: float
package dev.gradus.autodiff.kernel.product;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * A tile like {@link DoubleTile6x4} where A lies in groups of six rows and B in a panel of its
 * width. As all places follow from the inner index by constants, the compiler checks them once and
 * has registers to spare: a quarter faster. As it goes it reads what comes after its panel, so that
 * this is near when its turn comes: there is no other way to ask for it in Java, and where B is
 * large nothing else makes up for waiting.
 *
 * <p>Two rounds go at once, which halves the counting. The place read ahead is checked in each:
 * that parts them for the compiler, which would else bring in more vectors than it has registers.
 */
final class DoubleTile6x4Packed {
  static final int ROWS = 6;
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private DoubleTile6x4Packed() {}

  /**
   * C = Z + A·B, in a tile each: k products for an entry, one chain from +0, are added to what Z
   * has. Rows past the last are computed again in the place of the last one: the group repeats
   * it.
   *
   * @param next in b, what to read for later
   * @param pace how far to go there in each round
   * @param rest in a, where to put what is read, k numbers: unused reads would be removed
   */
  static void run(int k, double[] a, int ao, int last, double[] b, int bo, int next, int pace,
      int rest, double[] z, int zo, int ldz, double[] c, int co, int ldc) {
    int i1 = Math.min(1, last);
    int i2 = Math.min(2, last);
    int i3 = Math.min(3, last);
    int i4 = Math.min(4, last);
    int i5 = Math.min(5, last);
    DoubleVector zero = DoubleVector.broadcast(SPECIES, 0);
    DoubleVector c00 = zero;
    DoubleVector c01 = zero;
    DoubleVector c02 = zero;
    DoubleVector c03 = zero;
    DoubleVector c10 = zero;
    DoubleVector c11 = zero;
    DoubleVector c12 = zero;
    DoubleVector c13 = zero;
    DoubleVector c20 = zero;
    DoubleVector c21 = zero;
    DoubleVector c22 = zero;
    DoubleVector c23 = zero;
    DoubleVector c30 = zero;
    DoubleVector c31 = zero;
    DoubleVector c32 = zero;
    DoubleVector c33 = zero;
    DoubleVector c40 = zero;
    DoubleVector c41 = zero;
    DoubleVector c42 = zero;
    DoubleVector c43 = zero;
    DoubleVector c50 = zero;
    DoubleVector c51 = zero;
    DoubleVector c52 = zero;
    DoubleVector c53 = zero;
    for (int p = 0, q = bo, u = ao, g = next; p < k - 1; p += 2) {
      a[rest + p] = b[g];
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + LANES);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, q + 2 * LANES);
      DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, q + 3 * LANES);
      DoubleVector x0 = DoubleVector.broadcast(SPECIES, a[u]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      c02 = x0.fma(b2, c02);
      c03 = x0.fma(b3, c03);
      DoubleVector x1 = DoubleVector.broadcast(SPECIES, a[u + 1]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      c12 = x1.fma(b2, c12);
      c13 = x1.fma(b3, c13);
      DoubleVector x2 = DoubleVector.broadcast(SPECIES, a[u + 2]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      c22 = x2.fma(b2, c22);
      c23 = x2.fma(b3, c23);
      DoubleVector x3 = DoubleVector.broadcast(SPECIES, a[u + 3]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      c32 = x3.fma(b2, c32);
      c33 = x3.fma(b3, c33);
      DoubleVector x4 = DoubleVector.broadcast(SPECIES, a[u + 4]);
      c40 = x4.fma(b0, c40);
      c41 = x4.fma(b1, c41);
      c42 = x4.fma(b2, c42);
      c43 = x4.fma(b3, c43);
      DoubleVector x5 = DoubleVector.broadcast(SPECIES, a[u + 5]);
      c50 = x5.fma(b0, c50);
      c51 = x5.fma(b1, c51);
      c52 = x5.fma(b2, c52);
      c53 = x5.fma(b3, c53);
      a[rest + p + 1] = b[g + pace];
      DoubleVector d0 = DoubleVector.fromArray(SPECIES, b, q + 4 * LANES);
      DoubleVector d1 = DoubleVector.fromArray(SPECIES, b, q + 5 * LANES);
      DoubleVector d2 = DoubleVector.fromArray(SPECIES, b, q + 6 * LANES);
      DoubleVector d3 = DoubleVector.fromArray(SPECIES, b, q + 7 * LANES);
      DoubleVector y0 = DoubleVector.broadcast(SPECIES, a[u + 6]);
      c00 = y0.fma(d0, c00);
      c01 = y0.fma(d1, c01);
      c02 = y0.fma(d2, c02);
      c03 = y0.fma(d3, c03);
      DoubleVector y1 = DoubleVector.broadcast(SPECIES, a[u + 7]);
      c10 = y1.fma(d0, c10);
      c11 = y1.fma(d1, c11);
      c12 = y1.fma(d2, c12);
      c13 = y1.fma(d3, c13);
      DoubleVector y2 = DoubleVector.broadcast(SPECIES, a[u + 8]);
      c20 = y2.fma(d0, c20);
      c21 = y2.fma(d1, c21);
      c22 = y2.fma(d2, c22);
      c23 = y2.fma(d3, c23);
      DoubleVector y3 = DoubleVector.broadcast(SPECIES, a[u + 9]);
      c30 = y3.fma(d0, c30);
      c31 = y3.fma(d1, c31);
      c32 = y3.fma(d2, c32);
      c33 = y3.fma(d3, c33);
      DoubleVector y4 = DoubleVector.broadcast(SPECIES, a[u + 10]);
      c40 = y4.fma(d0, c40);
      c41 = y4.fma(d1, c41);
      c42 = y4.fma(d2, c42);
      c43 = y4.fma(d3, c43);
      DoubleVector y5 = DoubleVector.broadcast(SPECIES, a[u + 11]);
      c50 = y5.fma(d0, c50);
      c51 = y5.fma(d1, c51);
      c52 = y5.fma(d2, c52);
      c53 = y5.fma(d3, c53);
      q += 8 * LANES;
      u += 2 * ROWS;
      g += 2 * pace;
    }
    if (k % 2 == 1) {
      int q = bo + (k - 1) * 4 * LANES;
      int u = ao + (k - 1) * ROWS;
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + LANES);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, q + 2 * LANES);
      DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, q + 3 * LANES);
      DoubleVector x0 = DoubleVector.broadcast(SPECIES, a[u]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      c02 = x0.fma(b2, c02);
      c03 = x0.fma(b3, c03);
      DoubleVector x1 = DoubleVector.broadcast(SPECIES, a[u + 1]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      c12 = x1.fma(b2, c12);
      c13 = x1.fma(b3, c13);
      DoubleVector x2 = DoubleVector.broadcast(SPECIES, a[u + 2]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      c22 = x2.fma(b2, c22);
      c23 = x2.fma(b3, c23);
      DoubleVector x3 = DoubleVector.broadcast(SPECIES, a[u + 3]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      c32 = x3.fma(b2, c32);
      c33 = x3.fma(b3, c33);
      DoubleVector x4 = DoubleVector.broadcast(SPECIES, a[u + 4]);
      c40 = x4.fma(b0, c40);
      c41 = x4.fma(b1, c41);
      c42 = x4.fma(b2, c42);
      c43 = x4.fma(b3, c43);
      DoubleVector x5 = DoubleVector.broadcast(SPECIES, a[u + 5]);
      c50 = x5.fma(b0, c50);
      c51 = x5.fma(b1, c51);
      c52 = x5.fma(b2, c52);
      c53 = x5.fma(b3, c53);
    }
    c00 = c00.add(DoubleVector.fromArray(SPECIES, z, zo));
    c01 = c01.add(DoubleVector.fromArray(SPECIES, z, zo + LANES));
    c02 = c02.add(DoubleVector.fromArray(SPECIES, z, zo + 2 * LANES));
    c03 = c03.add(DoubleVector.fromArray(SPECIES, z, zo + 3 * LANES));
    int z1 = zo + i1 * ldz;
    c10 = c10.add(DoubleVector.fromArray(SPECIES, z, z1));
    c11 = c11.add(DoubleVector.fromArray(SPECIES, z, z1 + LANES));
    c12 = c12.add(DoubleVector.fromArray(SPECIES, z, z1 + 2 * LANES));
    c13 = c13.add(DoubleVector.fromArray(SPECIES, z, z1 + 3 * LANES));
    int z2 = zo + i2 * ldz;
    c20 = c20.add(DoubleVector.fromArray(SPECIES, z, z2));
    c21 = c21.add(DoubleVector.fromArray(SPECIES, z, z2 + LANES));
    c22 = c22.add(DoubleVector.fromArray(SPECIES, z, z2 + 2 * LANES));
    c23 = c23.add(DoubleVector.fromArray(SPECIES, z, z2 + 3 * LANES));
    int z3 = zo + i3 * ldz;
    c30 = c30.add(DoubleVector.fromArray(SPECIES, z, z3));
    c31 = c31.add(DoubleVector.fromArray(SPECIES, z, z3 + LANES));
    c32 = c32.add(DoubleVector.fromArray(SPECIES, z, z3 + 2 * LANES));
    c33 = c33.add(DoubleVector.fromArray(SPECIES, z, z3 + 3 * LANES));
    int z4 = zo + i4 * ldz;
    c40 = c40.add(DoubleVector.fromArray(SPECIES, z, z4));
    c41 = c41.add(DoubleVector.fromArray(SPECIES, z, z4 + LANES));
    c42 = c42.add(DoubleVector.fromArray(SPECIES, z, z4 + 2 * LANES));
    c43 = c43.add(DoubleVector.fromArray(SPECIES, z, z4 + 3 * LANES));
    int z5 = zo + i5 * ldz;
    c50 = c50.add(DoubleVector.fromArray(SPECIES, z, z5));
    c51 = c51.add(DoubleVector.fromArray(SPECIES, z, z5 + LANES));
    c52 = c52.add(DoubleVector.fromArray(SPECIES, z, z5 + 2 * LANES));
    c53 = c53.add(DoubleVector.fromArray(SPECIES, z, z5 + 3 * LANES));
    c00.intoArray(c, co);
    c01.intoArray(c, co + LANES);
    c02.intoArray(c, co + 2 * LANES);
    c03.intoArray(c, co + 3 * LANES);
    int r1 = co + i1 * ldc;
    c10.intoArray(c, r1);
    c11.intoArray(c, r1 + LANES);
    c12.intoArray(c, r1 + 2 * LANES);
    c13.intoArray(c, r1 + 3 * LANES);
    int r2 = co + i2 * ldc;
    c20.intoArray(c, r2);
    c21.intoArray(c, r2 + LANES);
    c22.intoArray(c, r2 + 2 * LANES);
    c23.intoArray(c, r2 + 3 * LANES);
    int r3 = co + i3 * ldc;
    c30.intoArray(c, r3);
    c31.intoArray(c, r3 + LANES);
    c32.intoArray(c, r3 + 2 * LANES);
    c33.intoArray(c, r3 + 3 * LANES);
    int r4 = co + i4 * ldc;
    c40.intoArray(c, r4);
    c41.intoArray(c, r4 + LANES);
    c42.intoArray(c, r4 + 2 * LANES);
    c43.intoArray(c, r4 + 3 * LANES);
    int r5 = co + i5 * ldc;
    c50.intoArray(c, r5);
    c51.intoArray(c, r5 + LANES);
    c52.intoArray(c, r5 + 2 * LANES);
    c53.intoArray(c, r5 + 3 * LANES);
  }
}
