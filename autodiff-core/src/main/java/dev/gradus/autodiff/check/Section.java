package dev.gradus.autodiff.check;

import java.util.function.DoubleUnaryOperator;

/**
 * A function of one number around a point, as measuring sees it: NaN where it is not defined,
 * whether it answers so, throws, or was said to end there.
 */
final class Section implements DoubleUnaryOperator {
  private static final double UNSEEN = 0x1p-8; // of all changes: those of which steps see none
  private static final double ROUGH = 1024; // roundings of f

  private final DoubleUnaryOperator f;
  private final double x;
  private final double value;
  private final double lower;
  private final double upper;
  private boolean floats = true;
  private int digits; // binary ones of the longest value
  private double rounding; // of all values near x; 0 if it was not seen

  /**
   * A function around x.
   *
   * @param f the function
   * @param x the point
   * @param value of f at x, known before
   * @param lower f is not evaluated there or below
   * @param upper f is not evaluated there or above
   */
  Section(DoubleUnaryOperator f, double x, double value, double lower, double upper) {
    this.f = f;
    this.x = x;
    this.value = x > lower && x < upper ? seen(value) : Double.NaN;
    this.lower = lower;
    this.upper = upper;
  }

  double x() { return x; }

  double value() { return value; }

  /** What steps are measured against where nothing else is known: |x|, but 1 at least. */
  double reach() { return Math.max(1, Math.abs(x)); }

  /**
   * Whether values that differ by so much are neither rounded so nor follow from all the changes
   * that are seen.
   *
   * @param change how far values differ that should not
   * @param range how far values differ at all
   * @param unit the rounding, in units of a double's
   */
  boolean isRough(double change, double range, double unit) {
    return change > roundings(unit) && change > UNSEEN * range;
  }

  /** What is more is not rounding of f alone. */
  double roundings(double unit) { return ROUGH * unit * Math.ulp(value); }

  /**
   * Takes note of how far all values near x are rounded. It may be much more than that of the value
   * at x alone, which is small next to a root: 1 − 0.9995 is rounded like 1.
   */
  void roundedBy(double seen) { rounding = seen; }

  /** How far a value of a size is rounded at least, in units of a double's. */
  double rounding(double size, double unit) { return Math.max(unit * Math.ulp(size), rounding); }

  /** Whether every value up to now is a float, and one has more than so many binary digits. */
  boolean isOfFloats(int few) { return floats && digits > few; }

  private double seen(double y) {
    if (y == 0 || !Double.isFinite(y)) return y;
    floats &= (float) y == y;
    long bits = Double.doubleToRawLongBits(y) | 1L << 52;
    digits = Math.max(digits, 53 - Long.numberOfTrailingZeros(bits));
    return y;
  }

  @Override
  public double applyAsDouble(double v) {
    if (v == x) return value;
    if (!(v > lower && v < upper)) return Double.NaN;
    try {
      return seen(f.applyAsDouble(v));
    } catch (RuntimeException e) {
      return Double.NaN; // it had a value at x, so v is outside its domain
    }
  }
}
