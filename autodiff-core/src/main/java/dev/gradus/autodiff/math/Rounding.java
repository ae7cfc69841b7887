package dev.gradus.autodiff.math;

/** What rounding takes off a product. */
final class Rounding {
  /** 2²⁷ + 1: parts a double into halves of 26 bits, with a sign between them. */
  private static final double SPLITTER = 0x1p27 + 1;

  private Rounding() {}

  /**
   * a·b − p, where p is a·b rounded: exact, without a fused multiply-add, which not every machine
   * has. Source: T. J. Dekker, A floating-point technique for extending the available precision,
   * Numerische Mathematik 18, 1971, (5.14).
   *
   * @param a of moderate size, as b: nothing here may overflow or get subnormal
   */
  static double ofProduct(double a, double b, double p) {
    double aHigh = high(a);
    double aLow = a - aHigh;
    double bHigh = high(b);
    double bLow = b - bHigh;
    return aLow * bLow - (p - aHigh * bHigh - aLow * bHigh - aHigh * bLow);
  }

  private static double high(double x) {
    double c = SPLITTER * x;
    return c - (c - x);
  }
}
