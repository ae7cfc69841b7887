package dev.gradus.autodiff.kernel;

import dev.gradus.autodiff.math.FloatExponential;
import dev.gradus.autodiff.math.FloatLogarithm;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/**
 * {@link FloatLogarithm} for a vector of numbers, step by step the same. The last steps stand
 * where they are used: a method so late in a long one would not be compiled into it.
 */
final class FloatVectorLogarithm {
  private static final FloatVector CUBIC = FloatVectors.all(FloatLogarithm.CUBIC);
  private static final FloatVector HALF = FloatVectors.HALF;
  private static final FloatVector LIFT = FloatVectors.all(FloatLogarithm.LIFT);
  private static final FloatVector LIFTED = FloatVectors.all(FloatLogarithm.LIFTED);
  private static final FloatVector LN_2 = FloatVectors.all(FloatExponential.LN_2);
  private static final FloatVector LN_2_REST = FloatVectors.all(FloatExponential.LN_2_REST);
  private static final FloatVector MINUS_HALF = FloatVectors.all(-FloatLogarithm.HALF);
  private static final FloatVector MIN_NORMAL = FloatVectors.all(Float.MIN_NORMAL);
  private static final FloatVector NAN = FloatVectors.all(Float.NaN);
  private static final FloatVector NEGATIVE_INFINITY = FloatVectors.all(Float.NEGATIVE_INFINITY);
  private static final FloatVector OFFSET = FloatVectors.all(FloatLogarithm.OFFSET);
  private static final FloatVector ONE = FloatVectors.ONE;
  private static final FloatVector P0 = FloatVectors.all(FloatLogarithm.P0);
  private static final FloatVector P1 = FloatVectors.all(FloatLogarithm.P1);
  private static final FloatVector P2 = FloatVectors.all(FloatLogarithm.P2);
  private static final FloatVector P3 = FloatVectors.all(FloatLogarithm.P3);
  private static final FloatVector P4 = FloatVectors.all(FloatLogarithm.P4);
  private static final FloatVector P5 = FloatVectors.all(FloatLogarithm.P5);
  private static final FloatVector P6 = FloatVectors.all(FloatLogarithm.P6);
  private static final FloatVector P7 = FloatVectors.all(FloatLogarithm.P7);
  private static final FloatVector P8 = FloatVectors.all(FloatLogarithm.P8);
  private static final FloatVector POSITIVE_INFINITY = FloatVectors.all(Float.POSITIVE_INFINITY);
  private static final FloatVector R0 = FloatVectors.all(FloatLogarithm.R0);
  private static final FloatVector R1 = FloatVectors.all(FloatLogarithm.R1);
  private static final FloatVector R2 = FloatVectors.all(FloatLogarithm.R2);
  private static final FloatVector R3 = FloatVectors.all(FloatLogarithm.R3);
  private static final FloatVector R4 = FloatVectors.all(FloatLogarithm.R4);
  private static final FloatVector TWO = FloatVectors.TWO;
  private static final FloatVector ZERO = FloatVectors.ZERO;
  private static final IntVector BITS_FRACTION = bits(FloatLogarithm.FRACTION);
  private static final IntVector BITS_FROM_ROOT_HALF =
      bits(FloatLogarithm.ONE - FloatLogarithm.ROOT_HALF);
  private static final IntVector BITS_ROOT_HALF = bits(FloatLogarithm.ROOT_HALF);
  private static final IntVector BITS_ROUND = bits(FloatLogarithm.ROUND);
  private static final IntVector BITS_TWICE = bits(FloatLogarithm.TWICE);
  private static final int MANTISSA = FloatLogarithm.MANTISSA;

  private FloatVectorLogarithm() {}

  private static IntVector bits(int x) {
    return IntVector.broadcast(IntVector.SPECIES_PREFERRED, x);
  }

  static FloatVector log(FloatVector x) {
    VectorMask<Float> subnormal = x.compare(VectorOperators.LT, MIN_NORMAL);
    IntVector bits = fromRootHalf(x.blend(x.mul(LIFT), subnormal));
    FloatVector e = exponent(bits.lanewise(VectorOperators.LSHR, MANTISSA));
    e = e.blend(e.sub(LIFTED), subnormal);
    FloatVector y = scaled(e, fraction(bits).sub(ONE), ZERO);
    y = y.blend(NAN, x.compare(VectorOperators.LT, ZERO))
        .blend(NEGATIVE_INFINITY, x.compare(VectorOperators.EQ, ZERO));
    return x.blend(y, x.compare(VectorOperators.LT, POSITIVE_INFINITY));
  }

  static FloatVector log1p(FloatVector x) {
    FloatVector u = x.add(ONE);
    FloatVector arrived = u.sub(ONE);
    FloatVector rest = ONE.sub(u.sub(arrived)).add(x.sub(arrived));
    IntVector bits = fromRootHalf(u);
    IntVector biased = bits.lanewise(VectorOperators.LSHR, MANTISSA);
    FloatVector f = fraction(bits).sub(ONE);
    FloatVector inverse = f.mul(CUBIC).add(HALF).mul(f).add(MINUS_HALF).mul(f).add(HALF);
    FloatVector c = rest.mul(twiceInversePower(biased)).mul(inverse);
    FloatVector y = scaled(exponent(biased), f, c);
    y = y.blend(NAN, u.compare(VectorOperators.LT, ZERO))
        .blend(NEGATIVE_INFINITY, u.compare(VectorOperators.EQ, ZERO));
    return x.blend(y, u.compare(VectorOperators.LT, POSITIVE_INFINITY))
        .blend(x, u.compare(VectorOperators.EQ, ONE));
  }

  static FloatVector log1pOfUnit(FloatVector x) {
    FloatVector s = x.div(x.add(TWO));
    FloatVector z = s.mul(s);
    FloatVector p = z.mul(R4).add(R3).mul(z).add(R2).mul(z).add(R1).mul(z).add(R0);
    FloatVector half = x.mul(x).mul(HALF);
    return x.sub(half.sub(s.mul(z.mul(p).add(half))));
  }

  private static FloatVector scaled(FloatVector e, FloatVector f, FloatVector c) {
    FloatVector z = f.mul(f);
    FloatVector z2 = z.mul(z);
    FloatVector a0 = f.mul(P3).add(P2).mul(z).add(f.mul(P1).add(P0));
    FloatVector a1 = f.mul(P7).add(P6).mul(z).add(f.mul(P5).add(P4));
    FloatVector p = z2.mul(P8).add(a1).mul(z2).add(a0);
    FloatVector y = p.mul(f.mul(z)).add(c);
    y = e.mul(LN_2_REST).add(y);
    return e.mul(LN_2).add(f.add(y.sub(z.mul(HALF))));
  }

  private static IntVector fromRootHalf(FloatVector x) {
    return x.reinterpretAsInts().add(BITS_FROM_ROOT_HALF);
  }

  private static FloatVector exponent(IntVector biased) {
    return biased.add(BITS_ROUND).reinterpretAsFloats().sub(OFFSET);
  }

  private static FloatVector fraction(IntVector bits) {
    return bits.and(BITS_FRACTION).add(BITS_ROOT_HALF).reinterpretAsFloats();
  }

  private static FloatVector twiceInversePower(IntVector biased) {
    return BITS_TWICE.sub(biased).lanewise(VectorOperators.LSHL, MANTISSA).reinterpretAsFloats();
  }
}
