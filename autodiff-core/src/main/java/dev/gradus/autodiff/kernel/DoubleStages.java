// twin: float
package dev.gradus.autodiff.kernel;

import dev.gradus.autodiff.math.DoubleChoice;
import dev.gradus.autodiff.math.DoubleExponential;

/**
 * Exponentials of many numbers, one stage of {@link DoubleExponential} after the other: loops so
 * short that the JVM makes vectors of them, but for moves of bits, which it does number by number.
 * They have arrays of their own, since it wants one offset in all.
 */
final class DoubleStages {
  /** How many numbers go through together: they stay in the nearest cache. */
  static final int BLOCK = 512;

  /** Where the numbers come from. */
  final double[] x = new double[BLOCK];
  /** Where the results go. */
  final double[] y = new double[BLOCK];
  /** 1 where the number is above 0, else 0. */
  final double[] right = new double[BLOCK];
  private final double[] a = new double[BLOCK];
  private final double[] t = new double[BLOCK];
  private final double[] n = new double[BLOCK];
  private final double[] r = new double[BLOCK];

  /** y = exp(−|cx|). */
  void ofMinus(double c, int count) {
    clampMinus(x, c, a, count);
    turnsOfMinus(a, t, n, count);
    polynomials(count);
    scaleOfMinus(y, count);
  }

  /** y = exp(x). */
  void of(int count) {
    right(count);
    clamp(x, a, count);
    turns(a, right, t, n, count);
    polynomials(count);
    scale(y, right, count);
  }

  /** Finds what is right of 0. */
  void right(int count) { right(x, right, count); }

  private void polynomials(int count) {
    left(a, n, r, count);
    upper(r, y, count);
    lower(r, y, count);
    join(a, n, r, y, count);
    powers(t, y, count);
  }

  private static void right(double[] x, double[] right, int count) {
    for (int i = 0; i < count; i++) right[i] = DoubleChoice.right(x[i]);
  }

  private static void clampMinus(double[] x, double c, double[] a, int count) {
    for (int i = 0; i < count; i++) a[i] = Math.max(-Math.abs(c * x[i]), DoubleExponential.LOWEST);
  }

  private static void clamp(double[] x, double[] a, int count) {
    for (int i = 0; i < count; i++) {
      a[i] = Math.max(Math.min(x[i], DoubleExponential.HIGHEST), DoubleExponential.LOWEST);
    }
  }

  private static void turnsOfMinus(double[] a, double[] t, double[] n, int count) {
    for (int i = 0; i < count; i++) t[i] = DoubleExponential.turns(a[i], 0);
    for (int i = 0; i < count; i++) n[i] = t[i] - DoubleExponential.round(0);
  }

  private static void turns(double[] a, double[] right, double[] t, double[] n, int count) {
    for (int i = 0; i < count; i++) t[i] = DoubleExponential.turns(a[i], right[i]);
    for (int i = 0; i < count; i++) n[i] = t[i] - DoubleExponential.round(right[i]);
  }

  private static void left(double[] a, double[] n, double[] r, int count) {
    for (int i = 0; i < count; i++) r[i] = DoubleExponential.left(a[i], n[i]);
  }

  private static void upper(double[] r, double[] y, int count) {
    for (int i = 0; i < count; i++) y[i] = DoubleExponential.upper(r[i]);
  }

  private static void lower(double[] r, double[] y, int count) {
    for (int i = 0; i < count; i++) y[i] = DoubleExponential.lower(r[i], y[i]);
  }

  private static void join(double[] a, double[] n, double[] r, double[] y, int count) {
    for (int i = 0; i < count; i++) {
      y[i] = DoubleExponential.minusOne(a[i], n[i], r[i], y[i]) + 1;
    }
  }

  private static void powers(double[] t, double[] y, int count) {
    for (int i = 0; i < count; i++) y[i] = y[i] * DoubleExponential.power(t[i]);
  }

  private static void scaleOfMinus(double[] y, int count) {
    for (int i = 0; i < count; i++) y[i] = y[i] * DoubleExponential.scale(0);
  }

  private static void scale(double[] y, double[] right, int count) {
    for (int i = 0; i < count; i++) y[i] = y[i] * DoubleExponential.scale(right[i]);
  }
}
