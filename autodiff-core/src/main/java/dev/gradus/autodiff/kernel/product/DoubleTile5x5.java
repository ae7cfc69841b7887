// twin: float
package dev.gradus.autodiff.kernel.product;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** A tile of a product, five rows by five vectors wide, held in registers over the inner index. */
final class DoubleTile5x5 {
  static final int ROWS = 5;
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private DoubleTile5x5() {}

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
    int v4 = Math.min(4 * LANES, width - LANES);
    int i1 = Math.min(1, last);
    int i2 = Math.min(2, last);
    int i3 = Math.min(3, last);
    int i4 = Math.min(4, last);
    DoubleVector zero = DoubleVector.broadcast(SPECIES, 0);
    DoubleVector c00 = zero;
    DoubleVector c01 = zero;
    DoubleVector c02 = zero;
    DoubleVector c03 = zero;
    DoubleVector c04 = zero;
    DoubleVector c10 = zero;
    DoubleVector c11 = zero;
    DoubleVector c12 = zero;
    DoubleVector c13 = zero;
    DoubleVector c14 = zero;
    DoubleVector c20 = zero;
    DoubleVector c21 = zero;
    DoubleVector c22 = zero;
    DoubleVector c23 = zero;
    DoubleVector c24 = zero;
    DoubleVector c30 = zero;
    DoubleVector c31 = zero;
    DoubleVector c32 = zero;
    DoubleVector c33 = zero;
    DoubleVector c34 = zero;
    DoubleVector c40 = zero;
    DoubleVector c41 = zero;
    DoubleVector c42 = zero;
    DoubleVector c43 = zero;
    DoubleVector c44 = zero;
    int a0 = ao;
    int a1 = ao + i1 * as;
    int a2 = ao + i2 * as;
    int a3 = ao + i3 * as;
    int a4 = ao + i4 * as;
    for (int p = 0, q = bo; p < k; p++, q += ldb) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector b1 = DoubleVector.fromArray(SPECIES, b, q + v1);
      DoubleVector b2 = DoubleVector.fromArray(SPECIES, b, q + v2);
      DoubleVector b3 = DoubleVector.fromArray(SPECIES, b, q + v3);
      DoubleVector b4 = DoubleVector.fromArray(SPECIES, b, q + v4);
      DoubleVector x0 = DoubleVector.broadcast(SPECIES, a[a0]);
      c00 = x0.fma(b0, c00);
      c01 = x0.fma(b1, c01);
      c02 = x0.fma(b2, c02);
      c03 = x0.fma(b3, c03);
      c04 = x0.fma(b4, c04);
      a0 += step;
      DoubleVector x1 = DoubleVector.broadcast(SPECIES, a[a1]);
      c10 = x1.fma(b0, c10);
      c11 = x1.fma(b1, c11);
      c12 = x1.fma(b2, c12);
      c13 = x1.fma(b3, c13);
      c14 = x1.fma(b4, c14);
      a1 += step;
      DoubleVector x2 = DoubleVector.broadcast(SPECIES, a[a2]);
      c20 = x2.fma(b0, c20);
      c21 = x2.fma(b1, c21);
      c22 = x2.fma(b2, c22);
      c23 = x2.fma(b3, c23);
      c24 = x2.fma(b4, c24);
      a2 += step;
      DoubleVector x3 = DoubleVector.broadcast(SPECIES, a[a3]);
      c30 = x3.fma(b0, c30);
      c31 = x3.fma(b1, c31);
      c32 = x3.fma(b2, c32);
      c33 = x3.fma(b3, c33);
      c34 = x3.fma(b4, c34);
      a3 += step;
      DoubleVector x4 = DoubleVector.broadcast(SPECIES, a[a4]);
      c40 = x4.fma(b0, c40);
      c41 = x4.fma(b1, c41);
      c42 = x4.fma(b2, c42);
      c43 = x4.fma(b3, c43);
      c44 = x4.fma(b4, c44);
      a4 += step;
    }
    c00 = c00.add(DoubleVector.fromArray(SPECIES, z, zo));
    c01 = c01.add(DoubleVector.fromArray(SPECIES, z, zo + v1));
    c02 = c02.add(DoubleVector.fromArray(SPECIES, z, zo + v2));
    c03 = c03.add(DoubleVector.fromArray(SPECIES, z, zo + v3));
    c04 = c04.add(DoubleVector.fromArray(SPECIES, z, zo + v4));
    int z1 = zo + i1 * ldz;
    c10 = c10.add(DoubleVector.fromArray(SPECIES, z, z1));
    c11 = c11.add(DoubleVector.fromArray(SPECIES, z, z1 + v1));
    c12 = c12.add(DoubleVector.fromArray(SPECIES, z, z1 + v2));
    c13 = c13.add(DoubleVector.fromArray(SPECIES, z, z1 + v3));
    c14 = c14.add(DoubleVector.fromArray(SPECIES, z, z1 + v4));
    int z2 = zo + i2 * ldz;
    c20 = c20.add(DoubleVector.fromArray(SPECIES, z, z2));
    c21 = c21.add(DoubleVector.fromArray(SPECIES, z, z2 + v1));
    c22 = c22.add(DoubleVector.fromArray(SPECIES, z, z2 + v2));
    c23 = c23.add(DoubleVector.fromArray(SPECIES, z, z2 + v3));
    c24 = c24.add(DoubleVector.fromArray(SPECIES, z, z2 + v4));
    int z3 = zo + i3 * ldz;
    c30 = c30.add(DoubleVector.fromArray(SPECIES, z, z3));
    c31 = c31.add(DoubleVector.fromArray(SPECIES, z, z3 + v1));
    c32 = c32.add(DoubleVector.fromArray(SPECIES, z, z3 + v2));
    c33 = c33.add(DoubleVector.fromArray(SPECIES, z, z3 + v3));
    c34 = c34.add(DoubleVector.fromArray(SPECIES, z, z3 + v4));
    int z4 = zo + i4 * ldz;
    c40 = c40.add(DoubleVector.fromArray(SPECIES, z, z4));
    c41 = c41.add(DoubleVector.fromArray(SPECIES, z, z4 + v1));
    c42 = c42.add(DoubleVector.fromArray(SPECIES, z, z4 + v2));
    c43 = c43.add(DoubleVector.fromArray(SPECIES, z, z4 + v3));
    c44 = c44.add(DoubleVector.fromArray(SPECIES, z, z4 + v4));
    c00.intoArray(c, co);
    c01.intoArray(c, co + v1);
    c02.intoArray(c, co + v2);
    c03.intoArray(c, co + v3);
    c04.intoArray(c, co + v4);
    int r1 = co + i1 * ldc;
    c10.intoArray(c, r1);
    c11.intoArray(c, r1 + v1);
    c12.intoArray(c, r1 + v2);
    c13.intoArray(c, r1 + v3);
    c14.intoArray(c, r1 + v4);
    int r2 = co + i2 * ldc;
    c20.intoArray(c, r2);
    c21.intoArray(c, r2 + v1);
    c22.intoArray(c, r2 + v2);
    c23.intoArray(c, r2 + v3);
    c24.intoArray(c, r2 + v4);
    int r3 = co + i3 * ldc;
    c30.intoArray(c, r3);
    c31.intoArray(c, r3 + v1);
    c32.intoArray(c, r3 + v2);
    c33.intoArray(c, r3 + v3);
    c34.intoArray(c, r3 + v4);
    int r4 = co + i4 * ldc;
    c40.intoArray(c, r4);
    c41.intoArray(c, r4 + v1);
    c42.intoArray(c, r4 + v2);
    c43.intoArray(c, r4 + v3);
    c44.intoArray(c, r4 + v4);
  }
}
