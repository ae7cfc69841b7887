// twin: float
package dev.gradus.autodiff.kernel.product;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** The transpose of eight by eight entries, in registers: three rounds swap ever smaller blocks. */
final class DoubleTranspose {
  private static final VectorSpecies<Double> SPECIES = VectorSpecies.of(double.class,
      VectorShape.forBitSize(8 * Double.SIZE));
  /** Whether this machine has vectors of eight, and its JVM compiles what is done here to them. */
  static final boolean IS_FAST = DoubleVector.SPECIES_PREFERRED.length() >= 8
      && Runtime.version().feature() >= 21;
  private static final VectorShuffle<Double> BY_4 = swap(4);
  private static final VectorShuffle<Double> BY_2 = swap(2);
  private static final VectorShuffle<Double> BY_1 = swap(1);
  private static final VectorMask<Double> HIGH_4 = VectorMask.fromLong(SPECIES, 0xf0);
  private static final VectorMask<Double> HIGH_2 = VectorMask.fromLong(SPECIES, 0xcc);
  private static final VectorMask<Double> HIGH_1 = VectorMask.fromLong(SPECIES, 0xaa);

  private DoubleTranspose() {}

  private static VectorShuffle<Double> swap(int distance) {
    return VectorShuffle.fromOp(SPECIES, i -> i ^ distance);
  }

  /** Copies eight entries. */
  static void copy(double[] b, int from, double[] c, int to) {
    DoubleVector.fromArray(SPECIES, b, from).intoArray(c, to);
  }

  /** Reads eight rows that stand a step apart and writes their transpose likewise. */
  static void run(double[] b, int from, int bj, double[] c, int to, int step) {
    DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, from);
    DoubleVector x1 = DoubleVector.fromArray(SPECIES, b, from + bj);
    DoubleVector x2 = DoubleVector.fromArray(SPECIES, b, from + 2 * bj);
    DoubleVector x3 = DoubleVector.fromArray(SPECIES, b, from + 3 * bj);
    DoubleVector x4 = DoubleVector.fromArray(SPECIES, b, from + 4 * bj);
    DoubleVector x5 = DoubleVector.fromArray(SPECIES, b, from + 5 * bj);
    DoubleVector x6 = DoubleVector.fromArray(SPECIES, b, from + 6 * bj);
    DoubleVector x7 = DoubleVector.fromArray(SPECIES, b, from + 7 * bj);
    DoubleVector y0 = x0.blend(x4.rearrange(BY_4), HIGH_4);
    DoubleVector y4 = x0.rearrange(BY_4).blend(x4, HIGH_4);
    DoubleVector y1 = x1.blend(x5.rearrange(BY_4), HIGH_4);
    DoubleVector y5 = x1.rearrange(BY_4).blend(x5, HIGH_4);
    DoubleVector y2 = x2.blend(x6.rearrange(BY_4), HIGH_4);
    DoubleVector y6 = x2.rearrange(BY_4).blend(x6, HIGH_4);
    DoubleVector y3 = x3.blend(x7.rearrange(BY_4), HIGH_4);
    DoubleVector y7 = x3.rearrange(BY_4).blend(x7, HIGH_4);
    x0 = y0.blend(y2.rearrange(BY_2), HIGH_2);
    x2 = y0.rearrange(BY_2).blend(y2, HIGH_2);
    x1 = y1.blend(y3.rearrange(BY_2), HIGH_2);
    x3 = y1.rearrange(BY_2).blend(y3, HIGH_2);
    x4 = y4.blend(y6.rearrange(BY_2), HIGH_2);
    x6 = y4.rearrange(BY_2).blend(y6, HIGH_2);
    x5 = y5.blend(y7.rearrange(BY_2), HIGH_2);
    x7 = y5.rearrange(BY_2).blend(y7, HIGH_2);
    x0.blend(x1.rearrange(BY_1), HIGH_1).intoArray(c, to);
    x0.rearrange(BY_1).blend(x1, HIGH_1).intoArray(c, to + step);
    x2.blend(x3.rearrange(BY_1), HIGH_1).intoArray(c, to + 2 * step);
    x2.rearrange(BY_1).blend(x3, HIGH_1).intoArray(c, to + 3 * step);
    x4.blend(x5.rearrange(BY_1), HIGH_1).intoArray(c, to + 4 * step);
    x4.rearrange(BY_1).blend(x5, HIGH_1).intoArray(c, to + 5 * step);
    x6.blend(x7.rearrange(BY_1), HIGH_1).intoArray(c, to + 6 * step);
    x6.rearrange(BY_1).blend(x7, HIGH_1).intoArray(c, to + 7 * step);
  }
}
