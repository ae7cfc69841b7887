package dev.gradus.autodiff.kernel;

import dev.gradus.autodiff.math.FloatHyperbolic;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@link FloatHyperbolic} for a vector of numbers, step by step the same. */
final class FloatVectorHyperbolic {
  private static final FloatVector MINUS_ONE = FloatVectors.MINUS_ONE;
  private static final FloatVector MINUS_TWO = FloatVectors.MINUS_TWO;
  private static final FloatVector ONE = FloatVectors.ONE;
  private static final FloatVector P0 = FloatVectors.all(FloatHyperbolic.P0);
  private static final FloatVector P1 = FloatVectors.all(FloatHyperbolic.P1);
  private static final FloatVector P2 = FloatVectors.all(FloatHyperbolic.P2);
  private static final FloatVector P3 = FloatVectors.all(FloatHyperbolic.P3);
  private static final FloatVector P4 = FloatVectors.all(FloatHyperbolic.P4);
  private static final FloatVector SMALL = FloatVectors.all(FloatHyperbolic.SMALL);
  private static final FloatVector TWO = FloatVectors.TWO;

  private FloatVectorHyperbolic() {}

  static FloatVector tanh(FloatVector x) {
    FloatVector a = x.abs();
    VectorMask<Float> large = a.compare(VectorOperators.GE, SMALL);
    FloatVector e = FloatVectorExponential.ofNegative(a.mul(MINUS_TWO));
    FloatVector z = a.mul(a);
    FloatVector p = z.mul(P4).add(P3).mul(z).add(P2);
    p = z.mul(p.mul(z).add(P1).mul(z).add(P0));
    FloatVector quotient = p.blend(e.mul(TWO).div(e.add(ONE)), large);
    FloatVector y = quotient.mul(a.blend(MINUS_ONE, large)).add(a.blend(ONE, large));
    return FloatVectors.withSign(y, x);
  }
}
