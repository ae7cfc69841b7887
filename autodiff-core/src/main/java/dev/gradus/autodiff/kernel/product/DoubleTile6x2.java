// twin: float
package dev.gradus.autodiff.kernel.product;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** A tile of a product, six rows by two vectors wide, held in registers over the inner index. */
final class DoubleTile6x2 {
  static final int ROWS = 6;
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private DoubleTile6x2() {}

  /**
   * C = Z + A·B, in a tile each: k products for an entry, one chain from +0, are added to what Z
   * has. Rows past the last and vectors past the width are computed again in the place of the
   * last ones.
   */
  static void run(int k, double[] a, int ao, int as, int step, int last, double[] b, int bo,
      int ldb, int width, double[] z, int zo, int ldz, double[] c, int co, int ldc) {
    int v1 = Math.min(LANES, width - LANES);
    int i1 = Math.min(1, last);
    int i2 = Math.min(2, last);
    int i3 = Math.min(3, last);
    int i4 = Math.min(4, last);
    int i5 = Math.min(5, last);
    DoubleVector zero = DoubleVector.broadcast(SPECIES, 0);
    DoubleVector c00 = zero;
    DoubleVector c01 = zero;
    DoubleVector c10 = zero;
    DoubleVector c11 = zero;
    DoubleVector c20 = zero;
    DoubleVector c21 = zero;
    DoubleVector c30 = zero;
    DoubleVector c31 = zero;
    DoubleVector c40 = zero;
    DoubleVector c41 = zero;
    DoubleVector c50 = zero;
    DoubleVector c51 = zero;
    int a0 = ao;
    int a1 = ao + i1 * as;
    int a2 = ao + i2 * as;
    int a3 = ao + i3 * as;
    int a4 = ao + i4 * as;
    int a5 = ao + i5 * as;
    for (int p = 0, q = bo; p < k; p++, q += ldb) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + v1);
      DoubleVector x0 = DoubleVector.broadcast(SPECIES, a[a0]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      a0 += step;
      DoubleVector x1 = DoubleVector.broadcast(SPECIES, a[a1]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      a1 += step;
      DoubleVector x2 = DoubleVector.broadcast(SPECIES, a[a2]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      a2 += step;
      DoubleVector x3 = DoubleVector.broadcast(SPECIES, a[a3]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      a3 += step;
      DoubleVector x4 = DoubleVector.broadcast(SPECIES, a[a4]);
      c40 = x4.fma(b0, c40);
      c41 = x4.fma(b1, c41);
      a4 += step;
      DoubleVector x5 = DoubleVector.broadcast(SPECIES, a[a5]);
      c50 = x5.fma(b0, c50);
      c51 = x5.fma(b1, c51);
      a5 += step;
    }
    c00 = c00.add(DoubleVector.fromArray(SPECIES, z, zo));
    c01 = c01.add(DoubleVector.fromArray(SPECIES, z, zo + v1));
    int z1 = zo + i1 * ldz;
    c10 = c10.add(DoubleVector.fromArray(SPECIES, z, z1));
    c11 = c11.add(DoubleVector.fromArray(SPECIES, z, z1 + v1));
    int z2 = zo + i2 * ldz;
    c20 = c20.add(DoubleVector.fromArray(SPECIES, z, z2));
    c21 = c21.add(DoubleVector.fromArray(SPECIES, z, z2 + v1));
    int z3 = zo + i3 * ldz;
    c30 = c30.add(DoubleVector.fromArray(SPECIES, z, z3));
    c31 = c31.add(DoubleVector.fromArray(SPECIES, z, z3 + v1));
    int z4 = zo + i4 * ldz;
    c40 = c40.add(DoubleVector.fromArray(SPECIES, z, z4));
    c41 = c41.add(DoubleVector.fromArray(SPECIES, z, z4 + v1));
    int z5 = zo + i5 * ldz;
    c50 = c50.add(DoubleVector.fromArray(SPECIES, z, z5));
    c51 = c51.add(DoubleVector.fromArray(SPECIES, z, z5 + v1));
    c00.intoArray(c, co);
    c01.intoArray(c, co + v1);
    int r1 = co + i1 * ldc;
    c10.intoArray(c, r1);
    c11.intoArray(c, r1 + v1);
    int r2 = co + i2 * ldc;
    c20.intoArray(c, r2);
    c21.intoArray(c, r2 + v1);
    int r3 = co + i3 * ldc;
    c30.intoArray(c, r3);
    c31.intoArray(c, r3 + v1);
    int r4 = co + i4 * ldc;
    c40.intoArray(c, r4);
    c41.intoArray(c, r4 + v1);
    int r5 = co + i5 * ldc;
    c50.intoArray(c, r5);
    c51.intoArray(c, r5 + v1);
  }
}
