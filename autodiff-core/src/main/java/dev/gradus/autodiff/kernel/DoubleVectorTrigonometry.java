package dev.gradus.autodiff.kernel;

import dev.gradus.autodiff.math.DoubleTrigonometry;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;

/** {@link DoubleTrigonometry} for vectors of numbers, step by step the same. */
final class DoubleVectorTrigonometry {
  private static final DoubleVector C1 = DoubleVectors.all(DoubleTrigonometry.C1);
  private static final DoubleVector C2 = DoubleVectors.all(DoubleTrigonometry.C2);
  private static final DoubleVector C3 = DoubleVectors.all(DoubleTrigonometry.C3);
  private static final DoubleVector C4 = DoubleVectors.all(DoubleTrigonometry.C4);
  private static final DoubleVector C5 = DoubleVectors.all(DoubleTrigonometry.C5);
  private static final DoubleVector C6 = DoubleVectors.all(DoubleTrigonometry.C6);
  private static final DoubleVector CLOSE = DoubleVectors.all(DoubleTrigonometry.CLOSE);
  private static final DoubleVector HALF = DoubleVectors.HALF;
  private static final DoubleVector LARGEST = DoubleVectors.all(DoubleTrigonometry.LARGEST);
  private static final DoubleVector HALF_PI = DoubleVectors.all(DoubleTrigonometry.HALF_PI);
  private static final DoubleVector HALF_PI_2 = DoubleVectors.all(DoubleTrigonometry.HALF_PI_2);
  private static final DoubleVector HALF_PI_3 = DoubleVectors.all(DoubleTrigonometry.HALF_PI_3);
  private static final DoubleVector ONE = DoubleVectors.ONE;
  private static final DoubleVector ROUND = DoubleVectors.all(DoubleTrigonometry.ROUND);
  private static final DoubleVector S1 = DoubleVectors.all(DoubleTrigonometry.S1);
  private static final DoubleVector S2 = DoubleVectors.all(DoubleTrigonometry.S2);
  private static final DoubleVector S3 = DoubleVectors.all(DoubleTrigonometry.S3);
  private static final DoubleVector S4 = DoubleVectors.all(DoubleTrigonometry.S4);
  private static final DoubleVector S5 = DoubleVectors.all(DoubleTrigonometry.S5);
  private static final DoubleVector S6 = DoubleVectors.all(DoubleTrigonometry.S6);
  private static final DoubleVector TWO_OVER_PI =
      DoubleVectors.all(DoubleTrigonometry.TWO_OVER_PI);
  private static final LongVector BIT_0 =
      LongVector.broadcast(LongVector.SPECIES_PREFERRED, 1);
  private static final LongVector BIT_1 =
      LongVector.broadcast(LongVector.SPECIES_PREFERRED, 2);

  private DoubleVectorTrigonometry() {}

  static void sin(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += DoubleVectors.LENGTH) turned(x, xo + i, y, yo + i, 0);
  }

  static void cos(double[] x, int xo, double[] y, int yo, int n) {
    for (int i = 0; i < n; i += DoubleVectors.LENGTH) turned(x, xo + i, y, yo + i, 1);
  }

  /** One vector's sines of x + quarter·π/2. */
  private static void turned(double[] x, int xo, double[] y, int yo, int quarter) {
    DoubleVector v = DoubleVector.fromArray(DoubleVectors.SPECIES, x, xo);
    DoubleVector t = v.mul(TWO_OVER_PI).add(ROUND);
    DoubleVector n = t.sub(ROUND);
    DoubleVector r = v.sub(n.mul(HALF_PI));
    DoubleVector second = n.mul(HALF_PI_2);
    DoubleVector a = r.sub(second);
    DoubleVector arrived = r.sub(a);
    DoubleVector lost = r.sub(a.add(arrived)).add(arrived.sub(second));
    DoubleVector rest = n.mul(HALF_PI_3).sub(lost);
    DoubleVector h = a.sub(rest);
    if (!v.abs().compare(VectorOperators.LE, LARGEST).allTrue()
        || h.abs().compare(VectorOperators.LT, n.abs().mul(CLOSE)).anyTrue()) {
      oneByOne(x, xo, y, yo, quarter);
      return;
    }
    DoubleVector l = a.sub(h).sub(rest);
    LongVector q = t.reinterpretAsLongs().add(quarter);
    DoubleVector z = h.mul(h);
    LongVector sine = sine(h, l, z).reinterpretAsLongs();
    LongVector cosine = cosine(h, l, z).reinterpretAsLongs();
    // where q is odd, the cosine; where its next bit is set, the sign is changed
    sine.lanewise(VectorOperators.XOR, sine.lanewise(VectorOperators.XOR, cosine)
        .and(q.and(BIT_0).neg()))
        .lanewise(VectorOperators.XOR, q.and(BIT_1).lanewise(VectorOperators.LSHL, 62))
        .reinterpretAsDoubles().intoArray(y, yo);
  }

  private static DoubleVector sine(DoubleVector h, DoubleVector l, DoubleVector z) {
    DoubleVector v = z.mul(h);
    DoubleVector p = z.mul(S6).add(S5).mul(z).add(S4).mul(z).add(S3).mul(z).add(S2);
    return h.sub(z.mul(HALF.mul(l).sub(v.mul(p))).sub(l).sub(v.mul(S1)));
  }

  private static DoubleVector cosine(DoubleVector h, DoubleVector l, DoubleVector z) {
    DoubleVector p = z.mul(C6).add(C5).mul(z).add(C4).mul(z).add(C3);
    p = z.mul(p.mul(z).add(C2).mul(z).add(C1));
    DoubleVector half = HALF.mul(z);
    DoubleVector w = ONE.sub(half);
    return w.add(ONE.sub(w).sub(half).add(z.mul(p).sub(h.mul(l))));
  }

  private static void oneByOne(double[] x, int xo, double[] y, int yo, int quarter) {
    for (int k = 0; k < DoubleVectors.LENGTH; k++) {
      double a = x[xo + k];
      y[yo + k] = quarter == 0 ? DoubleTrigonometry.sin(a) : DoubleTrigonometry.cos(a);
    }
  }
}
