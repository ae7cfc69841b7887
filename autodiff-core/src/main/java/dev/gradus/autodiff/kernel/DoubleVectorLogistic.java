// twin: float
package dev.gradus.autodiff.kernel;

import dev.gradus.autodiff.math.DoubleLogistic;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@link DoubleLogistic} for a vector of numbers, step by step the same. */
final class DoubleVectorLogistic {
  private static final DoubleVector ONE = DoubleVectors.ONE;
  private static final DoubleVector TWO = DoubleVectors.TWO;
  private static final DoubleVector ZERO = DoubleVectors.ZERO;
  private static final DoubleVector RAISED = ONE.mul(4096);
  private static final DoubleVector SHARE = ONE.div(4096);

  private DoubleVectorLogistic() {}

  private static DoubleVector e(DoubleVector x) {
    return DoubleVectorExponential.ofNegative(x.abs().neg());
  }

  static DoubleVector sigmoid(DoubleVector x) {
    DoubleVector e = e(x);
    return e.blend(ONE, x.compare(VectorOperators.GE, ZERO)).div(e.add(ONE));
  }

  static DoubleVector sigmoidSlope(DoubleVector x) {
    DoubleVector e = e(x);
    return e.div(e.mul(e.add(TWO)).add(ONE));
  }

  private static DoubleVector raised(DoubleVector x) { return e(x.mul(0.5d)).mul(64); }

  static DoubleVector raisedSigmoid(DoubleVector x) {
    DoubleVector r = raised(x);
    DoubleVector square = r.mul(r);
    VectorMask<Double> right = x.compare(VectorOperators.GE, ZERO);
    return square.blend(RAISED, right).div(square.mul(SHARE).add(ONE));
  }

  static DoubleVector raisedSigmoidSlope(DoubleVector x) {
    DoubleVector r = raised(x);
    DoubleVector square = r.mul(r);
    DoubleVector root = square.mul(SHARE).add(ONE);
    return square.div(root.mul(root));
  }

  static DoubleVector softplus(DoubleVector x) {
    DoubleVector part = ZERO.blend(x, x.compare(VectorOperators.GT, ZERO));
    return part.add(DoubleVectorLogarithm.log1pOfUnit(e(x)));
  }

  static DoubleVector logSigmoid(DoubleVector x) {
    DoubleVector part = ZERO.blend(x, x.compare(VectorOperators.LT, ZERO));
    return part.sub(DoubleVectorLogarithm.log1pOfUnit(e(x)));
  }

  static DoubleVector bceWithLogits(DoubleVector z, DoubleVector t) {
    DoubleVector weight = t.blend(ONE.sub(t), z.compare(VectorOperators.GE, ZERO));
    return z.abs().mul(weight).add(DoubleVectorLogarithm.log1pOfUnit(e(z)));
  }

  static DoubleVector sigmoidError(DoubleVector z, DoubleVector t) {
    DoubleVector e = e(z);
    DoubleVector other = ONE.sub(t);
    DoubleVector minus = t.neg();
    VectorMask<Double> right = z.compare(VectorOperators.GE, ZERO);
    DoubleVector top = other.blend(minus, right).mul(e).add(minus.blend(other, right));
    return top.div(e.add(ONE));
  }
}
