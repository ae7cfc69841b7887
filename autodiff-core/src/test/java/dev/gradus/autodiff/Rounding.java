package dev.gradus.autodiff;

import dev.gradus.autodiff.plan.Precision;

/** How numbers are rounded that a plan computes in a precision, compared with a tape's. */
final class Rounding {
  private static final double MAX_FLOAT = 0x1p128 - 0x1p103; // from here on it rounds to ∞

  private final double unit; // half the distance of 1 to the next number, for both sides
  private final double tiny; // what the smallest numbers are rounded by
  private final boolean wide;

  Rounding(Precision precision) {
    wide = precision == Precision.DOUBLE;
    unit = wide ? 0x1p-52 : 0x1p-24 + 0x1p-53;
    tiny = wide ? 2 * Double.MIN_VALUE : Float.MIN_VALUE;
  }

  /** Of a number of this size. */
  double of(double size) { return unit * size + tiny; }

  /** An operation as plans of the precision compute it. */
  Op of(Op op) { return wide ? op : op.inFloats(); }

  /** Whether the precision has no number as large. */
  boolean isOut(double x) { return Math.abs(x) > (wide ? Double.MAX_VALUE : MAX_FLOAT); }

  /** How far numbers are from the nearest that the precision has. */
  double[] off(Tensor x) {
    double[] off = new double[x.size()];
    for (int i = 0; !wide && i < off.length; i++) {
      double v = x.at(i);
      off[i] = isOut(v) || Double.isNaN(v) ? 0 : Math.abs(v - (float) v);
    }
    return off;
  }

  /** The numbers, infinite where the precision has none as large. */
  Tensor inRange(Tensor x) {
    double[] y = x.toArray();
    for (int i = 0; i < y.length; i++) if (isOut(y[i])) y[i] *= Double.POSITIVE_INFINITY;
    return Tensor.of(x.shape(), y);
  }
}
