package dev.gradus.autodiff.kernel.product;

/**
 * The product of two numbers and a third one added to it, rounded once: the only place that calls
 * {@link Math#fma}. That is one instruction of most processors. Where it is none, Java computes
 * with decimals, in thousands of instructions; then the same bits come from some tens of additions
 * and multiplications. Which of both goes here is tried once; it decides speed and no bit.
 */
final class MultiplyAdd {
  /** Whether it is one instruction here: vectors have no other. */
  static final boolean IS_INSTRUCTION = isInstruction();

  /** Splits a number in two halves of its digits: 2²⁷ + 1. */
  private static final double SPLITTER = 0x1p27 + 1;
  /** Between these sizes nothing below overflows, or loses digits by underflow. */
  private static final double LEAST = 0x1p-900;
  private static final double MOST = 0x1p900;
  /** The digits of a double that a float has not, and which of them are half of its last one. */
  private static final long AFTER_FLOAT = (1L << 29) - 1;
  private static final long HALF = 1L << 28;

  private MultiplyAdd() {}

  /** x·y + z. */
  static double of(double x, double y, double z) {
    return IS_INSTRUCTION ? Math.fma(x, y, z) : inSteps(x, y, z);
  }

  /** x·y + z. */
  static float of(float x, float y, float z) {
    return IS_INSTRUCTION ? Math.fma(x, y, z) : inSteps(x, y, z);
  }

  /**
   * The same by other operations: what the product and the sum round away is added, rounded to odd,
   * before the last rounding. Source: S. Boldo, G. Melquiond, Emulation of FMA and correctly
   * rounded sums: proved algorithms using rounding to odd, IEEE Transactions on Computers 57, 2008.
   */
  static double inSteps(double x, double y, double z) {
    if (x == 0 || y == 0) return x * y + z;
    double high = x * y;
    double size = Math.abs(high);
    if (!(size > LEAST && size < MOST && Math.abs(x) < MOST && Math.abs(y) < MOST
        && Math.abs(z) < MOST)) {
      return Math.fma(x, y, z);
    }
    double x1 = x * SPLITTER - (x * SPLITTER - x);
    double y1 = y * SPLITTER - (y * SPLITTER - y);
    double x2 = x - x1;
    double y2 = y - y1;
    double low = x2 * y2 - (high - x1 * y1 - x2 * y1 - x1 * y2);
    double least = z + low;
    double top = high + least;
    double a = rest(z, low, least);
    double b = rest(high, least, top);
    double sum = a + b;
    return top + toOdd(sum, rest(a, b, sum));
  }

  /** The same for floats, whose products are exact as doubles: only halfway what is lost counts. */
  static float inSteps(float x, float y, float z) {
    double product = (double) x * y;
    double sum = product + z;
    boolean isHalfway = (Double.doubleToRawLongBits(sum) & AFTER_FLOAT) == HALF;
    if (!isHalfway && Math.abs(sum) >= Float.MIN_NORMAL) return (float) sum;
    return (float) toOdd(sum, rest(product, z, sum));
  }

  /** What the sum of two numbers has rounded away. Source: D. Knuth, algorithm TwoSum. */
  private static double rest(double x, double y, double sum) {
    double part = sum - x;
    return (x - (sum - part)) + (y - part);
  }

  /** Of the two numbers next to an inexact sum the one whose last binary digit is odd. */
  private static double toOdd(double sum, double rest) {
    if (!(Math.abs(rest) > 0)) return sum; // exact, or not finite
    long bits = Double.doubleToRawLongBits(sum);
    long away = (bits ^ Double.doubleToRawLongBits(rest)) >>> 63;
    return Double.longBitsToDouble(bits - away | 1);
  }

  private static boolean isInstruction() {
    long fused = Long.MAX_VALUE;
    long inSteps = Long.MAX_VALUE;
    double x = 1 / 3.0;
    double y = x;
    for (int i = 0; i < 20; i++) {
      long t = System.nanoTime();
      for (int k = 0; k < 10; k++) y = Math.fma(x, y, x);
      long u = System.nanoTime();
      for (int k = 0; k < 10; k++) y = inSteps(x, y, x);
      fused = Math.min(fused, u - t);
      inSteps = Math.min(inSteps, System.nanoTime() - u);
    }
    return fused < inSteps || Double.isNaN(y);
  }
}
