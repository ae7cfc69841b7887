// twin: float
package dev.gradus.autodiff.kernel.product;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** A tile of a product, twelve rows by one vector wide, held in registers over the inner index. */
final class DoubleTile12x1 {
  static final int ROWS = 12;
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

  private DoubleTile12x1() {}

  /**
   * C = Z + A·B, in a tile each: k products for an entry, one chain from +0, are added to what Z
   * has. Rows past the last are computed again in the place of the last one.
   */
  static void run(int k, double[] a, int ao, int as, int step, int last, double[] b, int bo,
      int ldb, double[] z, int zo, int ldz, double[] c, int co, int ldc) {
    int i1 = Math.min(1, last);
    int i2 = Math.min(2, last);
    int i3 = Math.min(3, last);
    int i4 = Math.min(4, last);
    int i5 = Math.min(5, last);
    int i6 = Math.min(6, last);
    int i7 = Math.min(7, last);
    int i8 = Math.min(8, last);
    int i9 = Math.min(9, last);
    int i10 = Math.min(10, last);
    int i11 = Math.min(11, last);
    DoubleVector zero = DoubleVector.broadcast(SPECIES, 0);
    DoubleVector c0_0 = zero;
    DoubleVector c1_0 = zero;
    DoubleVector c2_0 = zero;
    DoubleVector c3_0 = zero;
    DoubleVector c4_0 = zero;
    DoubleVector c5_0 = zero;
    DoubleVector c6_0 = zero;
    DoubleVector c7_0 = zero;
    DoubleVector c8_0 = zero;
    DoubleVector c9_0 = zero;
    DoubleVector c10_0 = zero;
    DoubleVector c11_0 = zero;
    int a0 = ao;
    int a1 = ao + i1 * as;
    int a2 = ao + i2 * as;
    int a3 = ao + i3 * as;
    int a4 = ao + i4 * as;
    int a5 = ao + i5 * as;
    int a6 = ao + i6 * as;
    int a7 = ao + i7 * as;
    int a8 = ao + i8 * as;
    int a9 = ao + i9 * as;
    int a10 = ao + i10 * as;
    int a11 = ao + i11 * as;
    for (int p = 0, q = bo; p < k; p++, q += ldb) {
      DoubleVector b0 = DoubleVector.fromArray(SPECIES, b, q);
      DoubleVector x0 = DoubleVector.broadcast(SPECIES, a[a0]);
      c0_0 = x0.fma(b0, c0_0);
      a0 += step;
      DoubleVector x1 = DoubleVector.broadcast(SPECIES, a[a1]);
      c1_0 = x1.fma(b0, c1_0);
      a1 += step;
      DoubleVector x2 = DoubleVector.broadcast(SPECIES, a[a2]);
      c2_0 = x2.fma(b0, c2_0);
      a2 += step;
      DoubleVector x3 = DoubleVector.broadcast(SPECIES, a[a3]);
      c3_0 = x3.fma(b0, c3_0);
      a3 += step;
      DoubleVector x4 = DoubleVector.broadcast(SPECIES, a[a4]);
      c4_0 = x4.fma(b0, c4_0);
      a4 += step;
      DoubleVector x5 = DoubleVector.broadcast(SPECIES, a[a5]);
      c5_0 = x5.fma(b0, c5_0);
      a5 += step;
      DoubleVector x6 = DoubleVector.broadcast(SPECIES, a[a6]);
      c6_0 = x6.fma(b0, c6_0);
      a6 += step;
      DoubleVector x7 = DoubleVector.broadcast(SPECIES, a[a7]);
      c7_0 = x7.fma(b0, c7_0);
      a7 += step;
      DoubleVector x8 = DoubleVector.broadcast(SPECIES, a[a8]);
      c8_0 = x8.fma(b0, c8_0);
      a8 += step;
      DoubleVector x9 = DoubleVector.broadcast(SPECIES, a[a9]);
      c9_0 = x9.fma(b0, c9_0);
      a9 += step;
      DoubleVector x10 = DoubleVector.broadcast(SPECIES, a[a10]);
      c10_0 = x10.fma(b0, c10_0);
      a10 += step;
      DoubleVector x11 = DoubleVector.broadcast(SPECIES, a[a11]);
      c11_0 = x11.fma(b0, c11_0);
      a11 += step;
    }
    c0_0 = c0_0.add(DoubleVector.fromArray(SPECIES, z, zo));
    int z1 = zo + i1 * ldz;
    c1_0 = c1_0.add(DoubleVector.fromArray(SPECIES, z, z1));
    int z2 = zo + i2 * ldz;
    c2_0 = c2_0.add(DoubleVector.fromArray(SPECIES, z, z2));
    int z3 = zo + i3 * ldz;
    c3_0 = c3_0.add(DoubleVector.fromArray(SPECIES, z, z3));
    int z4 = zo + i4 * ldz;
    c4_0 = c4_0.add(DoubleVector.fromArray(SPECIES, z, z4));
    int z5 = zo + i5 * ldz;
    c5_0 = c5_0.add(DoubleVector.fromArray(SPECIES, z, z5));
    int z6 = zo + i6 * ldz;
    c6_0 = c6_0.add(DoubleVector.fromArray(SPECIES, z, z6));
    int z7 = zo + i7 * ldz;
    c7_0 = c7_0.add(DoubleVector.fromArray(SPECIES, z, z7));
    int z8 = zo + i8 * ldz;
    c8_0 = c8_0.add(DoubleVector.fromArray(SPECIES, z, z8));
    int z9 = zo + i9 * ldz;
    c9_0 = c9_0.add(DoubleVector.fromArray(SPECIES, z, z9));
    int z10 = zo + i10 * ldz;
    c10_0 = c10_0.add(DoubleVector.fromArray(SPECIES, z, z10));
    int z11 = zo + i11 * ldz;
    c11_0 = c11_0.add(DoubleVector.fromArray(SPECIES, z, z11));
    c0_0.intoArray(c, co);
    int r1 = co + i1 * ldc;
    c1_0.intoArray(c, r1);
    int r2 = co + i2 * ldc;
    c2_0.intoArray(c, r2);
    int r3 = co + i3 * ldc;
    c3_0.intoArray(c, r3);
    int r4 = co + i4 * ldc;
    c4_0.intoArray(c, r4);
    int r5 = co + i5 * ldc;
    c5_0.intoArray(c, r5);
    int r6 = co + i6 * ldc;
    c6_0.intoArray(c, r6);
    int r7 = co + i7 * ldc;
    c7_0.intoArray(c, r7);
    int r8 = co + i8 * ldc;
    c8_0.intoArray(c, r8);
    int r9 = co + i9 * ldc;
    c9_0.intoArray(c, r9);
    int r10 = co + i10 * ldc;
    c10_0.intoArray(c, r10);
    int r11 = co + i11 * ldc;
    c11_0.intoArray(c, r11);
  }
}
