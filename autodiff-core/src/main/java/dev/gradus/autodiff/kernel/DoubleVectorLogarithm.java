package dev.gradus.autodiff.kernel;

import dev.gradus.autodiff.math.DoubleExponential;
import dev.gradus.autodiff.math.DoubleLogarithm;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link DoubleLogarithm} for a vector of numbers, step by step the same. The last steps stand
 * where they are used: a method so late in a long one would not be compiled into it.
 */
final class DoubleVectorLogarithm {
  private static final DoubleVector CUBIC = DoubleVectors.all(DoubleLogarithm.CUBIC);
  private static final DoubleVector HALF = DoubleVectors.HALF;
  private static final DoubleVector LG1 = DoubleVectors.all(DoubleLogarithm.LG1);
  private static final DoubleVector LG2 = DoubleVectors.all(DoubleLogarithm.LG2);
  private static final DoubleVector LG3 = DoubleVectors.all(DoubleLogarithm.LG3);
  private static final DoubleVector LG4 = DoubleVectors.all(DoubleLogarithm.LG4);
  private static final DoubleVector LG5 = DoubleVectors.all(DoubleLogarithm.LG5);
  private static final DoubleVector LG6 = DoubleVectors.all(DoubleLogarithm.LG6);
  private static final DoubleVector LG7 = DoubleVectors.all(DoubleLogarithm.LG7);
  private static final DoubleVector LIFT = DoubleVectors.all(DoubleLogarithm.LIFT);
  private static final DoubleVector LIFTED = DoubleVectors.all(DoubleLogarithm.LIFTED);
  private static final DoubleVector LN_2 = DoubleVectors.all(DoubleExponential.LN_2);
  private static final DoubleVector LN_2_REST = DoubleVectors.all(DoubleExponential.LN_2_REST);
  private static final DoubleVector MINUS_HALF = DoubleVectors.all(-DoubleLogarithm.HALF);
  private static final DoubleVector MIN_NORMAL = DoubleVectors.all(Double.MIN_NORMAL);
  private static final DoubleVector NAN = DoubleVectors.all(Double.NaN);
  private static final DoubleVector NEGATIVE_INFINITY = DoubleVectors.all(Double.NEGATIVE_INFINITY);
  private static final DoubleVector OFFSET = DoubleVectors.all(DoubleLogarithm.OFFSET);
  private static final DoubleVector ONE = DoubleVectors.ONE;
  private static final DoubleVector POSITIVE_INFINITY = DoubleVectors.all(Double.POSITIVE_INFINITY);
  private static final DoubleVector R0 = DoubleVectors.all(DoubleLogarithm.R0);
  private static final DoubleVector R1 = DoubleVectors.all(DoubleLogarithm.R1);
  private static final DoubleVector R2 = DoubleVectors.all(DoubleLogarithm.R2);
  private static final DoubleVector R3 = DoubleVectors.all(DoubleLogarithm.R3);
  private static final DoubleVector R4 = DoubleVectors.all(DoubleLogarithm.R4);
  private static final DoubleVector R5 = DoubleVectors.all(DoubleLogarithm.R5);
  private static final DoubleVector R6 = DoubleVectors.all(DoubleLogarithm.R6);
  private static final DoubleVector R7 = DoubleVectors.all(DoubleLogarithm.R7);
  private static final DoubleVector R8 = DoubleVectors.all(DoubleLogarithm.R8);
  private static final DoubleVector R9 = DoubleVectors.all(DoubleLogarithm.R9);
  private static final DoubleVector TWO = DoubleVectors.TWO;
  private static final DoubleVector ZERO = DoubleVectors.ZERO;
  private static final LongVector BITS_FRACTION = bits(DoubleLogarithm.FRACTION);
  private static final LongVector BITS_FROM_ROOT_HALF =
      bits(DoubleLogarithm.ONE - DoubleLogarithm.ROOT_HALF);
  private static final LongVector BITS_ROOT_HALF = bits(DoubleLogarithm.ROOT_HALF);
  private static final LongVector BITS_ROUND = bits(DoubleLogarithm.ROUND);
  private static final LongVector BITS_TWICE = bits(DoubleLogarithm.TWICE);
  private static final int MANTISSA = DoubleLogarithm.MANTISSA;

  private DoubleVectorLogarithm() {}

  private static LongVector bits(long x) {
    return LongVector.broadcast(LongVector.SPECIES_PREFERRED, x);
  }

  static DoubleVector log(DoubleVector x) {
    VectorMask<Double> subnormal = x.compare(VectorOperators.LT, MIN_NORMAL);
    LongVector bits = fromRootHalf(x.blend(x.mul(LIFT), subnormal));
    DoubleVector e = exponent(bits.lanewise(VectorOperators.LSHR, MANTISSA));
    e = e.blend(e.sub(LIFTED), subnormal);
    DoubleVector y = scaled(e, fraction(bits).sub(ONE), ZERO);
    y = y.blend(NAN, x.compare(VectorOperators.LT, ZERO))
        .blend(NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, ZERO));
    return x.blend(y, x.compare(VectorOperators.LT, POSITIVE_INFINITY));
  }

  static DoubleVector log1p(DoubleVector x) {
    DoubleVector u = x.add(ONE);
    DoubleVector arrived = u.sub(ONE);
    DoubleVector rest = ONE.sub(u.sub(arrived)).add(x.sub(arrived));
    LongVector bits = fromRootHalf(u);
    LongVector biased = bits.lanewise(VectorOperators.LSHR, MANTISSA);
    DoubleVector f = fraction(bits).sub(ONE);
    DoubleVector inverse = f.mul(CUBIC).add(HALF).mul(f).add(MINUS_HALF).mul(f).add(HALF);
    DoubleVector c = rest.mul(twiceInversePower(biased)).mul(inverse);
    DoubleVector y = scaled(exponent(biased), f, c);
    y = y.blend(NAN, u.compare(VectorOperators.LT, ZERO))
        .blend(NEGATIVE_INFINITY, u.compare(VectorOperators.EQ, ZERO));
    return x.blend(y, u.compare(VectorOperators.LT, POSITIVE_INFINITY))
        .blend(x, u.compare(VectorOperators.EQ, ONE));
  }

  static DoubleVector log1pOfUnit(DoubleVector x) {
    DoubleVector s = x.div(x.add(TWO));
    DoubleVector z = s.mul(s);
    DoubleVector z2 = z.mul(z);
    DoubleVector z4 = z2.mul(z2);
    DoubleVector a0 = z.mul(R3).add(R2).mul(z2).add(z.mul(R1).add(R0));
    DoubleVector a1 = z.mul(R7).add(R6).mul(z2).add(z.mul(R5).add(R4));
    DoubleVector p = z.mul(R9).add(R8).mul(z4).add(a1).mul(z4).add(a0);
    DoubleVector half = x.mul(x).mul(HALF);
    return x.sub(half.sub(s.mul(z.mul(p).add(half))));
  }

  private static DoubleVector scaled(DoubleVector e, DoubleVector f, DoubleVector c) {
    DoubleVector s = f.div(f.add(TWO));
    DoubleVector z = s.mul(s);
    DoubleVector w = z.mul(z);
    DoubleVector odd = w.mul(w.mul(LG6).add(LG4).mul(w).add(LG2));
    DoubleVector even = z.mul(w.mul(LG7).add(LG5).mul(w).add(LG3).mul(w).add(LG1));
    DoubleVector half = f.mul(f).mul(HALF);
    DoubleVector u = s.mul(half.add(odd.add(even))).add(c);
    u = e.mul(LN_2_REST).add(u);
    return e.mul(LN_2).add(f.sub(half.sub(u)));
  }

  private static LongVector fromRootHalf(DoubleVector x) {
    return x.reinterpretAsLongs().add(BITS_FROM_ROOT_HALF);
  }

  private static DoubleVector exponent(LongVector biased) {
    return biased.add(BITS_ROUND).reinterpretAsDoubles().sub(OFFSET);
  }

  private static DoubleVector fraction(LongVector bits) {
    return bits.and(BITS_FRACTION).add(BITS_ROOT_HALF).reinterpretAsDoubles();
  }

  private static DoubleVector twiceInversePower(LongVector biased) {
    return BITS_TWICE.sub(biased).lanewise(VectorOperators.LSHL, MANTISSA).reinterpretAsDoubles();
  }
}
