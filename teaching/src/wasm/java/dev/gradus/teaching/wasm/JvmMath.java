package dev.gradus.teaching.wasm;

/** What the JVM's arithmetic gives and the compiler's does not, with the JVM's bits. */
final class JvmMath {
  private static final int BIAS = 1023;
  private static final int DIGITS = 52;
  private static final double WHOLE = 0x1p52; // from here on all numbers are
  private static final int STEP = 512;
  private static final int FARTHEST = 2200; // from the largest number to below the smallest

  private JvmMath() {}

  static double negated(double x) { return -1 * x; }

  static double rint(double x) {
    if (!(Math.abs(x) < WHOLE)) return x;
    double rounded = x < 0 ? x - WHOLE + WHOLE : x + WHOLE - WHOLE; // to even, as sums are
    return Math.copySign(rounded, x);
  }

  static long round(double x) {
    double below = Math.floor(x);
    return (long) (x - below >= 0.5 ? below + 1 : below);
  }

  /** x · 2^n, rounded once: at most the last of the products can be below the normal numbers. */
  static double scalb(double x, int n) {
    int left = Math.max(-FARTHEST, Math.min(n, FARTHEST));
    int first = left % STEP;
    double scaled = x * power(first);
    for (left -= first; left > 0; left -= STEP) scaled *= power(STEP);
    for (; left < 0; left += STEP) scaled *= power(-STEP);
    return scaled;
  }

  static double ulp(double x) {
    int exponent = Math.getExponent(x);
    if (exponent > BIAS) return Math.abs(x); // ∞ or no number
    int last = Math.max(exponent, 1 - BIAS) - DIGITS;
    return last > -BIAS ? power(last) : Double.longBitsToDouble(1L << last + BIAS - 1 + DIGITS);
  }

  /** a % b: what is left when multiples of b are taken off, each exactly. */
  static double rest(double a, double b) {
    double x = Math.abs(a);
    double y = Math.abs(b);
    if (!(x < Double.POSITIVE_INFINITY) || y == 0 || b != b) return Double.NaN;
    if (x < y) return a;
    double multiple = y;
    while (multiple <= 0.5 * x) multiple *= 2;
    for (; multiple >= y; multiple *= 0.5) {
      if (multiple <= x) x -= multiple;
    }
    return Math.copySign(x, a);
  }

  private static double power(int n) {
    return Double.longBitsToDouble((long) (n + BIAS) << DIGITS);
  }
}
