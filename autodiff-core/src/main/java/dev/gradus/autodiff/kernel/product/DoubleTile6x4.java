// twin: float
package dev.gradus.autodiff.kernel.product;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** A tile of a product, six rows by four vectors wide, held in registers over the inner index. */
final class DoubleTile6x4 {
  static final int ROWS = 6;
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private DoubleTile6x4() {}

  /**
   * C = Z + A·B, in a tile each: k products for an entry, one chain from +0, are added to what Z
   * has. Rows past the last and vectors past the width are computed again in the place of the
   * last ones.
   */
  static void run(int k, double[] a, int ao, int as, int step, int last, double[] b, int bo,
      int ldb, int width, double[] z, int zo, int ldz, double[] c, int co, int ldc) {
    int v1 = Math.min(LANES, width - LANES);
    int v2 = Math.min(2 * LANES, width - LANES);
    int v3 = Math.min(3 * LANES, width - LANES);
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
    int a0 = ao;
    int a1 = ao + i1 * as;
    int a2 = ao + i2 * as;
    int a3 = ao + i3 * as;
    int a4 = ao + i4 * as;
    int a5 = ao + i5 * as;
    if (step == 1) { // the compiler checks the places in A once, and counts but p
      for (int p = 0, q = bo; p < k; p++, q += ldb) {
        DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
        DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + v1);
        DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, q + v2);
        DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, q + v3);
        DoubleVector x0 = DoubleVector.broadcast(SPECIES, a[a0 + p]);
        c00 = x0.fma(b0, c00);
        c01 = x0.fma(b1, c01);
        c02 = x0.fma(b2, c02);
        c03 = x0.fma(b3, c03);
        DoubleVector x1 = DoubleVector.broadcast(SPECIES, a[a1 + p]);
        c10 = x1.fma(b0, c10);
        c11 = x1.fma(b1, c11);
        c12 = x1.fma(b2, c12);
        c13 = x1.fma(b3, c13);
        DoubleVector x2 = DoubleVector.broadcast(SPECIES, a[a2 + p]);
        c20 = x2.fma(b0, c20);
        c21 = x2.fma(b1, c21);
        c22 = x2.fma(b2, c22);
        c23 = x2.fma(b3, c23);
        DoubleVector x3 = DoubleVector.broadcast(SPECIES, a[a3 + p]);
        c30 = x3.fma(b0, c30);
        c31 = x3.fma(b1, c31);
        c32 = x3.fma(b2, c32);
        c33 = x3.fma(b3, c33);
        DoubleVector x4 = DoubleVector.broadcast(SPECIES, a[a4 + p]);
        c40 = x4.fma(b0, c40);
        c41 = x4.fma(b1, c41);
        c42 = x4.fma(b2, c42);
        c43 = x4.fma(b3, c43);
        DoubleVector x5 = DoubleVector.broadcast(SPECIES, a[a5 + p]);
        c50 = x5.fma(b0, c50);
        c51 = x5.fma(b1, c51);
        c52 = x5.fma(b2, c52);
        c53 = x5.fma(b3, c53);
      }
    } else {
      for (int p = 0, q = bo; p < k; p++, q += ldb) {
        DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
        DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + v1);
        DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, q + v2);
        DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, q + v3);
        DoubleVector x0 = DoubleVector.broadcast(SPECIES, a[a0]);
        c00 = x0.fma(b0, c00);
        c01 = x0.fma(b1, c01);
        c02 = x0.fma(b2, c02);
        c03 = x0.fma(b3, c03);
        a0 += step;
        DoubleVector x1 = DoubleVector.broadcast(SPECIES, a[a1]);
        c10 = x1.fma(b0, c10);
        c11 = x1.fma(b1, c11);
        c12 = x1.fma(b2, c12);
        c13 = x1.fma(b3, c13);
        a1 += step;
        DoubleVector x2 = DoubleVector.broadcast(SPECIES, a[a2]);
        c20 = x2.fma(b0, c20);
        c21 = x2.fma(b1, c21);
        c22 = x2.fma(b2, c22);
        c23 = x2.fma(b3, c23);
        a2 += step;
        DoubleVector x3 = DoubleVector.broadcast(SPECIES, a[a3]);
        c30 = x3.fma(b0, c30);
        c31 = x3.fma(b1, c31);
        c32 = x3.fma(b2, c32);
        c33 = x3.fma(b3, c33);
        a3 += step;
        DoubleVector x4 = DoubleVector.broadcast(SPECIES, a[a4]);
        c40 = x4.fma(b0, c40);
        c41 = x4.fma(b1, c41);
        c42 = x4.fma(b2, c42);
        c43 = x4.fma(b3, c43);
        a4 += step;
        DoubleVector x5 = DoubleVector.broadcast(SPECIES, a[a5]);
        c50 = x5.fma(b0, c50);
        c51 = x5.fma(b1, c51);
        c52 = x5.fma(b2, c52);
        c53 = x5.fma(b3, c53);
        a5 += step;
      }
    }
    c00 = c00.add(DoubleVector.fromArray(SPECIES, z, zo));
    c01 = c01.add(DoubleVector.fromArray(SPECIES, z, zo + v1));
    c02 = c02.add(DoubleVector.fromArray(SPECIES, z, zo + v2));
    c03 = c03.add(DoubleVector.fromArray(SPECIES, z, zo + v3));
    int z1 = zo + i1 * ldz;
    c10 = c10.add(DoubleVector.fromArray(SPECIES, z, z1));
    c11 = c11.add(DoubleVector.fromArray(SPECIES, z, z1 + v1));
    c12 = c12.add(DoubleVector.fromArray(SPECIES, z, z1 + v2));
    c13 = c13.add(DoubleVector.fromArray(SPECIES, z, z1 + v3));
    int z2 = zo + i2 * ldz;
    c20 = c20.add(DoubleVector.fromArray(SPECIES, z, z2));
    c21 = c21.add(DoubleVector.fromArray(SPECIES, z, z2 + v1));
    c22 = c22.add(DoubleVector.fromArray(SPECIES, z, z2 + v2));
    c23 = c23.add(DoubleVector.fromArray(SPECIES, z, z2 + v3));
    int z3 = zo + i3 * ldz;
    c30 = c30.add(DoubleVector.fromArray(SPECIES, z, z3));
    c31 = c31.add(DoubleVector.fromArray(SPECIES, z, z3 + v1));
    c32 = c32.add(DoubleVector.fromArray(SPECIES, z, z3 + v2));
    c33 = c33.add(DoubleVector.fromArray(SPECIES, z, z3 + v3));
    int z4 = zo + i4 * ldz;
    c40 = c40.add(DoubleVector.fromArray(SPECIES, z, z4));
    c41 = c41.add(DoubleVector.fromArray(SPECIES, z, z4 + v1));
    c42 = c42.add(DoubleVector.fromArray(SPECIES, z, z4 + v2));
    c43 = c43.add(DoubleVector.fromArray(SPECIES, z, z4 + v3));
    int z5 = zo + i5 * ldz;
    c50 = c50.add(DoubleVector.fromArray(SPECIES, z, z5));
    c51 = c51.add(DoubleVector.fromArray(SPECIES, z, z5 + v1));
    c52 = c52.add(DoubleVector.fromArray(SPECIES, z, z5 + v2));
    c53 = c53.add(DoubleVector.fromArray(SPECIES, z, z5 + v3));
    c00.intoArray(c, co);
    c01.intoArray(c, co + v1);
    c02.intoArray(c, co + v2);
    c03.intoArray(c, co + v3);
    int r1 = co + i1 * ldc;
    c10.intoArray(c, r1);
    c11.intoArray(c, r1 + v1);
    c12.intoArray(c, r1 + v2);
    c13.intoArray(c, r1 + v3);
    int r2 = co + i2 * ldc;
    c20.intoArray(c, r2);
    c21.intoArray(c, r2 + v1);
    c22.intoArray(c, r2 + v2);
    c23.intoArray(c, r2 + v3);
    int r3 = co + i3 * ldc;
    c30.intoArray(c, r3);
    c31.intoArray(c, r3 + v1);
    c32.intoArray(c, r3 + v2);
    c33.intoArray(c, r3 + v3);
    int r4 = co + i4 * ldc;
    c40.intoArray(c, r4);
    c41.intoArray(c, r4 + v1);
    c42.intoArray(c, r4 + v2);
    c43.intoArray(c, r4 + v3);
    int r5 = co + i5 * ldc;
    c50.intoArray(c, r5);
    c51.intoArray(c, r5 + v1);
    c52.intoArray(c, r5 + v2);
    c53.intoArray(c, r5 + v3);
  }
}
