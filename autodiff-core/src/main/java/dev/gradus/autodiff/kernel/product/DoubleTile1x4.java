// twin: float
package dev.gradus.autodiff.kernel.product;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** A tile of a product, one row by four vectors wide, held in registers over the inner index. */
final class DoubleTile1x4 {
  static final int ROWS = 1;
  private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  private static final int LANES = SPECIES.length();

  private DoubleTile1x4() {}

  /**
   * C = Z + A·B, in a tile each: k products for an entry, one chain from +0, are added to what Z
   * has. Vectors past the width are computed again in the place of the last one.
   */
  static void run(int k, double[] a, int ao, int step, double[] b, int bo, int ldb,
      int width, double[] z, int zo, double[] c, int co) {
    int v1 = Math.min(LANES, width - LANES);
    int v2 = Math.min(2 * LANES, width - LANES);
    int v3 = Math.min(3 * LANES, width - LANES);
    DoubleVector zero = DoubleVector.broadcast(SPECIES, 0);
    DoubleVector c00 = zero;
    DoubleVector c01 = zero;
    DoubleVector c02 = zero;
    DoubleVector c03 = zero;
    int a0 = ao;
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
    }
    c00 = c00.add(DoubleVector.fromArray(SPECIES, z, zo));
    c01 = c01.add(DoubleVector.fromArray(SPECIES, z, zo + v1));
    c02 = c02.add(DoubleVector.fromArray(SPECIES, z, zo + v2));
    c03 = c03.add(DoubleVector.fromArray(SPECIES, z, zo + v3));
    c00.intoArray(c, co);
    c01.intoArray(c, co + v1);
    c02.intoArray(c, co + v2);
    c03.intoArray(c, co + v3);
  }
}
