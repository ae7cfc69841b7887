// twin: float
package dev.gradus.autodiff.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/** The vectors that this machine is best at. */
final class DoubleVectors {
  static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
  static final int LENGTH = SPECIES.length();

  static final DoubleVector ZERO = all(0);
  static final DoubleVector HALF = all(0.5d);
  static final DoubleVector ONE = all(1);
  static final DoubleVector TWO = all(2);
  static final DoubleVector MINUS_ONE = all(-1);
  static final DoubleVector MINUS_TWO = all(-2);
  private static final long SIGN = 1L << 63; // float: private static final int SIGN = 1 << 31;

  private DoubleVectors() {}

  /** A vector of one number throughout. */
  static DoubleVector all(double x) { return DoubleVector.broadcast(SPECIES, x); }

  /** The size of one vector's entries with the signs of another's. */
  static DoubleVector withSign(DoubleVector size, DoubleVector sign) {
    return size.reinterpretAsLongs() // float: return size.reinterpretAsInts()
        .or(sign.reinterpretAsLongs().and(SIGN)) // float: .or(sign.reinterpretAsInts().and(SIGN))
        .reinterpretAsDoubles();
  }
}
