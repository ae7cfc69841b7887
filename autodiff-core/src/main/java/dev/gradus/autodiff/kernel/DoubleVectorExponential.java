package dev.gradus.autodiff.kernel;

import dev.gradus.autodiff.math.DoubleExponential;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@link DoubleExponential} for a vector of numbers, step by step the same. */
final class DoubleVectorExponential {
  private static final DoubleVector C0 = DoubleVectors.all(DoubleExponential.C0);
  private static final DoubleVector C1 = DoubleVectors.all(DoubleExponential.C1);
  private static final DoubleVector C10 = DoubleVectors.all(DoubleExponential.C10);
  private static final DoubleVector C2 = DoubleVectors.all(DoubleExponential.C2);
  private static final DoubleVector C3 = DoubleVectors.all(DoubleExponential.C3);
  private static final DoubleVector C4 = DoubleVectors.all(DoubleExponential.C4);
  private static final DoubleVector C5 = DoubleVectors.all(DoubleExponential.C5);
  private static final DoubleVector C6 = DoubleVectors.all(DoubleExponential.C6);
  private static final DoubleVector C7 = DoubleVectors.all(DoubleExponential.C7);
  private static final DoubleVector C8 = DoubleVectors.all(DoubleExponential.C8);
  private static final DoubleVector C9 = DoubleVectors.all(DoubleExponential.C9);
  private static final DoubleVector HALF = DoubleVectors.HALF;
  private static final DoubleVector HIGHEST = DoubleVectors.all(DoubleExponential.HIGHEST);
  private static final DoubleVector LOG2_E = DoubleVectors.all(DoubleExponential.LOG2_E);
  private static final DoubleVector LOWEST = DoubleVectors.all(DoubleExponential.LOWEST);
  private static final DoubleVector LN_2 = DoubleVectors.all(DoubleExponential.LN_2);
  private static final DoubleVector LN_2_REST = DoubleVectors.all(DoubleExponential.LN_2_REST);
  private static final DoubleVector MINUS_ONE = DoubleVectors.all(DoubleExponential.MINUS_ONE);
  private static final DoubleVector ONE = DoubleVectors.ONE;
  private static final DoubleVector ROUND_HALF = DoubleVectors.all(DoubleExponential.ROUND_HALF);
  private static final DoubleVector ROUND_HIGH = DoubleVectors.all(DoubleExponential.ROUND_HIGH);
  private static final DoubleVector ROUND_LOW = DoubleVectors.all(DoubleExponential.ROUND_LOW);
  private static final DoubleVector SCALE_HIGH = DoubleVectors.all(DoubleExponential.SCALE_HIGH);
  private static final DoubleVector SCALE_LOW = DoubleVectors.all(DoubleExponential.SCALE_LOW);
  private static final DoubleVector TINY = DoubleVectors.all(DoubleExponential.TINY);
  private static final DoubleVector TWO = DoubleVectors.TWO;
  private static final DoubleVector ZERO = DoubleVectors.ZERO;
  private static final int MANTISSA = DoubleExponential.MANTISSA;

  private DoubleVectorExponential() {}

  static DoubleVector exp(DoubleVector x) {
    DoubleVector a = x.blend(HIGHEST, x.compare(VectorOperators.GT, HIGHEST));
    a = a.blend(LOWEST, a.compare(VectorOperators.LT, LOWEST));
    VectorMask<Double> low = x.compare(VectorOperators.LT, ZERO);
    DoubleVector round = ROUND_HIGH.blend(ROUND_LOW, low);
    DoubleVector t = a.mul(LOG2_E).add(round);
    return minusOne(a, t.sub(round)).add(ONE).mul(power(t))
        .mul(SCALE_HIGH.blend(SCALE_LOW, low));
  }

  static DoubleVector ofNegative(DoubleVector x) {
    DoubleVector a = x.blend(LOWEST, x.compare(VectorOperators.LT, LOWEST));
    DoubleVector t = a.mul(LOG2_E).add(ROUND_LOW);
    return minusOne(a, t.sub(ROUND_LOW)).add(ONE).mul(power(t)).mul(SCALE_LOW);
  }

  static DoubleVector expm1(DoubleVector x) {
    DoubleVector a = x.blend(HIGHEST, x.compare(VectorOperators.GT, HIGHEST));
    a = a.blend(MINUS_ONE, a.compare(VectorOperators.LT, MINUS_ONE));
    DoubleVector t = a.mul(LOG2_E).add(ROUND_HALF);
    DoubleVector half = power(t);
    DoubleVector n = t.sub(ROUND_HALF);
    DoubleVector y = half.mul(a.sub(n.mul(LN_2))).add(half.sub(HALF)).add(half.mul(rest(a, n)))
        .mul(TWO);
    return y.blend(x, x.abs().compare(VectorOperators.LT, TINY));
  }

  private static DoubleVector minusOne(DoubleVector x, DoubleVector n) {
    return x.sub(n.mul(LN_2)).add(rest(x, n));
  }

  private static DoubleVector rest(DoubleVector x, DoubleVector n) {
    DoubleVector high = x.sub(n.mul(LN_2));
    DoubleVector low = n.mul(LN_2_REST);
    DoubleVector r = high.sub(low);
    DoubleVector r2 = r.mul(r);
    DoubleVector r4 = r2.mul(r2);
    DoubleVector a0 = r.mul(C3).add(C2).mul(r2).add(r.mul(C1).add(C0));
    DoubleVector a1 = r.mul(C7).add(C6).mul(r2).add(r.mul(C5).add(C4));
    DoubleVector a2 = r2.mul(C10).add(r.mul(C9).add(C8));
    return a2.mul(r4).add(a1).mul(r4).add(a0).mul(r2).sub(low);
  }

  private static DoubleVector power(DoubleVector t) {
    return t.reinterpretAsLongs().lanewise(VectorOperators.LSHL, MANTISSA)
        .reinterpretAsDoubles();
  }
}
