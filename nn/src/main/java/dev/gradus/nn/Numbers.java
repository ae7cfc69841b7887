package dev.gradus.nn;

/** Checks of numbers that users give. */
final class Numbers {
  private Numbers() {}

  static void checkFinite(String call, String what, double x) {
    if (Double.isFinite(x)) return;
    throw new IllegalArgumentException(call + ": " + what + " is " + x + "; use a finite number");
  }

  static void checkPositive(String call, String what, double x, String instead) {
    if (x > 0 && x < Double.POSITIVE_INFINITY) return;
    throw new IllegalArgumentException(call + ": " + what + " " + x
        + " is not a positive number; use " + instead);
  }

  /** From 0 to below 1. */
  static void checkFraction(String call, String what, double x, String instead) {
    if (x >= 0 && x < 1) return;
    throw new IllegalArgumentException(call + ": " + what + " " + x
        + " is not from 0 to below 1; use " + instead);
  }

  static void checkNotNegative(String call, String what, double x, String instead) {
    if (x >= 0 && x < Double.POSITIVE_INFINITY) return;
    throw new IllegalArgumentException(call + ": " + what + " " + x
        + " is not 0 or a positive number; use " + instead);
  }

  static void checkCount(String call, String what, int n) {
    if (n >= 1) return;
    throw new IllegalArgumentException(call + ": " + n + " " + what + "; use at least 1");
  }
}
