package dev.gradus.autodiff.kernel;

import dev.gradus.autodiff.math.FloatExponential;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@link FloatExponential} for a vector of numbers, step by step the same. */
final class FloatVectorExponential {
  private static final FloatVector C0 = FloatVectors.all(FloatExponential.C0);
  private static final FloatVector C1 = FloatVectors.all(FloatExponential.C1);
  private static final FloatVector C2 = FloatVectors.all(FloatExponential.C2);
  private static final FloatVector C3 = FloatVectors.all(FloatExponential.C3);
  private static final FloatVector C4 = FloatVectors.all(FloatExponential.C4);
  private static final FloatVector HALF = FloatVectors.HALF;
  private static final FloatVector HIGHEST = FloatVectors.all(FloatExponential.HIGHEST);
  private static final FloatVector LOG2_E = FloatVectors.all(FloatExponential.LOG2_E);
  private static final FloatVector LOWEST = FloatVectors.all(FloatExponential.LOWEST);
  private static final FloatVector LN_2 = FloatVectors.all(FloatExponential.LN_2);
  private static final FloatVector LN_2_REST = FloatVectors.all(FloatExponential.LN_2_REST);
  private static final FloatVector MINUS_ONE = FloatVectors.all(FloatExponential.MINUS_ONE);
  private static final FloatVector ONE = FloatVectors.ONE;
  private static final FloatVector ROUND_HALF = FloatVectors.all(FloatExponential.ROUND_HALF);
  private static final FloatVector ROUND_HIGH = FloatVectors.all(FloatExponential.ROUND_HIGH);
  private static final FloatVector ROUND_LOW = FloatVectors.all(FloatExponential.ROUND_LOW);
  private static final FloatVector SCALE_HIGH = FloatVectors.all(FloatExponential.SCALE_HIGH);
  private static final FloatVector SCALE_LOW = FloatVectors.all(FloatExponential.SCALE_LOW);
  private static final FloatVector TINY = FloatVectors.all(FloatExponential.TINY);
  private static final FloatVector TWO = FloatVectors.TWO;
  private static final FloatVector ZERO = FloatVectors.ZERO;
  private static final int MANTISSA = FloatExponential.MANTISSA;

  private FloatVectorExponential() {}

  static FloatVector exp(FloatVector x) {
    FloatVector a = x.blend(HIGHEST, x.compare(VectorOperators.GT, HIGHEST));
    a = a.blend(LOWEST, a.compare(VectorOperators.LT, LOWEST));
    VectorMask<Float> low = x.compare(VectorOperators.LT, ZERO);
    FloatVector round = ROUND_HIGH.blend(ROUND_LOW, low);
    FloatVector t = a.mul(LOG2_E).add(round);
    return minusOne(a, t.sub(round)).add(ONE).mul(power(t))
        .mul(SCALE_HIGH.blend(SCALE_LOW, low));
  }

  static FloatVector ofNegative(FloatVector x) {
    FloatVector a = x.blend(LOWEST, x.compare(VectorOperators.LT, LOWEST));
    FloatVector t = a.mul(LOG2_E).add(ROUND_LOW);
    return minusOne(a, t.sub(ROUND_LOW)).add(ONE).mul(power(t)).mul(SCALE_LOW);
  }

  static FloatVector expm1(FloatVector x) {
    FloatVector a = x.blend(HIGHEST, x.compare(VectorOperators.GT, HIGHEST));
    a = a.blend(MINUS_ONE, a.compare(VectorOperators.LT, MINUS_ONE));
    FloatVector t = a.mul(LOG2_E).add(ROUND_HALF);
    FloatVector half = power(t);
    FloatVector y = half.mul(minusOne(a, t.sub(ROUND_HALF))).add(half.sub(HALF)).mul(TWO);
    return y.blend(x, x.abs().compare(VectorOperators.LT, TINY));
  }

  private static FloatVector minusOne(FloatVector x, FloatVector n) {
    FloatVector high = x.sub(n.mul(LN_2));
    FloatVector low = n.mul(LN_2_REST);
    FloatVector r = high.sub(low);
    FloatVector p = r.mul(C4).add(C3).mul(r).add(C2);
    p = p.mul(r).add(C1).mul(r).add(C0);
    return high.add(p.mul(r.mul(r)).sub(low));
  }

  private static FloatVector power(FloatVector t) {
    return t.reinterpretAsInts().lanewise(VectorOperators.LSHL, MANTISSA).reinterpretAsFloats();
  }
}
