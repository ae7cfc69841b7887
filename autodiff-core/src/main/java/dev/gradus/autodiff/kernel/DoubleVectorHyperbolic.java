package dev.gradus.autodiff.kernel;

import dev.gradus.autodiff.math.DoubleHyperbolic;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@link DoubleHyperbolic} for a vector of numbers, step by step the same. */
final class DoubleVectorHyperbolic {
  private static final DoubleVector MINUS_ONE = DoubleVectors.MINUS_ONE;
  private static final DoubleVector MINUS_TWO = DoubleVectors.MINUS_TWO;
  private static final DoubleVector ONE = DoubleVectors.ONE;
  private static final DoubleVector P0 = DoubleVectors.all(DoubleHyperbolic.P0);
  private static final DoubleVector P1 = DoubleVectors.all(DoubleHyperbolic.P1);
  private static final DoubleVector P2 = DoubleVectors.all(DoubleHyperbolic.P2);
  private static final DoubleVector Q0 = DoubleVectors.all(DoubleHyperbolic.Q0);
  private static final DoubleVector Q1 = DoubleVectors.all(DoubleHyperbolic.Q1);
  private static final DoubleVector Q2 = DoubleVectors.all(DoubleHyperbolic.Q2);
  private static final DoubleVector SMALL = DoubleVectors.all(DoubleHyperbolic.SMALL);
  private static final DoubleVector TWO = DoubleVectors.TWO;

  private DoubleVectorHyperbolic() {}

  static DoubleVector tanh(DoubleVector x) {
    DoubleVector a = x.abs();
    VectorMask<Double> large = a.compare(VectorOperators.GE, SMALL);
    DoubleVector e = DoubleVectorExponential.ofNegative(a.mul(MINUS_TWO));
    DoubleVector z = a.mul(a);
    DoubleVector p = z.mul(z.mul(P2).add(P1).mul(z).add(P0));
    DoubleVector q = z.add(Q2).mul(z).add(Q1).mul(z).add(Q0);
    DoubleVector quotient = p.blend(e.mul(TWO), large).div(q.blend(e.add(ONE), large));
    DoubleVector y = quotient.mul(a.blend(MINUS_ONE, large)).add(a.blend(ONE, large));
    return DoubleVectors.withSign(y, x);
  }
}
