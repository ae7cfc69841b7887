package dev.gradus.autodiff.kernel;

import dev.gradus.autodiff.math.DoubleTrigonometry;
import dev.gradus.autodiff.math.FloatTrigonometry;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** {@link FloatTrigonometry} for vectors of numbers, step by step the same. */
final class FloatVectorTrigonometry {
  /** As many floats as there are doubles in a vector. */
  private static final VectorSpecies<Float> S = VectorSpecies.of(float.class,
      VectorShape.forBitSize(DoubleVectors.SPECIES.vectorBitSize() / 2));

  private static final DoubleVector C0 = DoubleVectors.all(FloatTrigonometry.C0);
  private static final DoubleVector C1 = DoubleVectors.all(FloatTrigonometry.C1);
  private static final DoubleVector C2 = DoubleVectors.all(FloatTrigonometry.C2);
  private static final DoubleVector C3 = DoubleVectors.all(FloatTrigonometry.C3);
  private static final DoubleVector LARGEST = DoubleVectors.all(FloatTrigonometry.LARGEST);
  private static final DoubleVector HALF_PI = DoubleVectors.all(FloatTrigonometry.HALF_PI);
  private static final DoubleVector HALF_PI_2 = DoubleVectors.all(FloatTrigonometry.HALF_PI_2);
  private static final DoubleVector HALF_PI_3 = DoubleVectors.all(FloatTrigonometry.HALF_PI_3);
  private static final DoubleVector ONE = DoubleVectors.ONE;
  private static final DoubleVector ROUND = DoubleVectors.all(DoubleTrigonometry.ROUND);
  private static final DoubleVector S1 = DoubleVectors.all(FloatTrigonometry.S1);
  private static final DoubleVector S2 = DoubleVectors.all(FloatTrigonometry.S2);
  private static final DoubleVector S3 = DoubleVectors.all(FloatTrigonometry.S3);
  private static final DoubleVector S4 = DoubleVectors.all(FloatTrigonometry.S4);
  private static final DoubleVector TWO_OVER_PI =
      DoubleVectors.all(DoubleTrigonometry.TWO_OVER_PI);
  private static final LongVector BIT_0 =
      LongVector.broadcast(LongVector.SPECIES_PREFERRED, 1);
  private static final LongVector BIT_1 =
      LongVector.broadcast(LongVector.SPECIES_PREFERRED, 2);

  private FloatVectorTrigonometry() {}

  static void sin(float[] x, int xo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += DoubleVectors.LENGTH) turned(x, xo + i, y, yo + i, 0);
  }

  static void cos(float[] x, int xo, float[] y, int yo, int n) {
    for (int i = 0; i < n; i += DoubleVectors.LENGTH) turned(x, xo + i, y, yo + i, 1);
  }

  /** One vector's sines of x + quarter·π/2. */
  private static void turned(float[] x, int xo, float[] y, int yo, int quarter) {
    DoubleVector a = (DoubleVector) FloatVector.fromArray(S, x, xo)
        .convertShape(VectorOperators.F2D, DoubleVectors.SPECIES, 0);
    if (!a.abs().compare(VectorOperators.LE, LARGEST).allTrue()) {
      oneByOne(x, xo, y, yo, quarter);
      return;
    }
    DoubleVector t = a.mul(TWO_OVER_PI).add(ROUND);
    DoubleVector n = t.sub(ROUND);
    DoubleVector h = a.sub(n.mul(HALF_PI)).sub(n.mul(HALF_PI_2)).sub(n.mul(HALF_PI_3));
    LongVector q = t.reinterpretAsLongs().add(quarter);
    DoubleVector z = h.mul(h);
    DoubleVector p = z.mul(S4).add(S3).mul(z).add(S2).mul(z).add(S1).mul(z).add(ONE);
    LongVector sine = h.mul(p).reinterpretAsLongs();
    LongVector cosine =
        z.mul(C3).add(C2).mul(z).add(C1).mul(z).add(C0).mul(z).add(ONE).reinterpretAsLongs();
    // where q is odd, the cosine; where its next bit is set, the sign is changed
    DoubleVector result = sine.lanewise(VectorOperators.XOR,
        sine.lanewise(VectorOperators.XOR, cosine).and(q.and(BIT_0).neg()))
        .lanewise(VectorOperators.XOR, q.and(BIT_1).lanewise(VectorOperators.LSHL, 62))
        .reinterpretAsDoubles();
    ((FloatVector) result.convertShape(VectorOperators.D2F, S, 0)).intoArray(y, yo);
  }

  private static void oneByOne(float[] x, int xo, float[] y, int yo, int quarter) {
    for (int k = 0; k < DoubleVectors.LENGTH; k++) {
      float a = x[xo + k];
      y[yo + k] = quarter == 0 ? FloatTrigonometry.sin(a) : FloatTrigonometry.cos(a);
    }
  }
}
