// twin: float
package dev.gradus.autodiff.kernel;

import dev.gradus.autodiff.math.DoubleChoice;
import dev.gradus.autodiff.math.DoubleExponential;

/**
 * Exponentials of many numbers, one stage of {@link DoubleExponential} after the other: loops so
 * short that the JVM makes vectors of them, but for moves of bits, which it does number by number.
 * They work in arrays of their own, a room, since it wants one offset in all.
 */
final class DoubleStages {
  /** How many numbers go through together: they stay in the nearest cache. */
  static final int BLOCK = 512;

  /** The array that the numbers come from. */
  static final int X = 0;
  /** The one that the results go to. */
  static final int Y = 1;
  /** 1 where the number is above 0, else 0. */
  static final int RIGHT = 2;
  // for use in between
  private static final int A = 3;
  private static final int T = 4;
  private static final int N = 5;
  private static final int R = 6;

  // Arrays of Java's own class alone: a thread that stays does not hold who has used it once.
  private static final ThreadLocal<double[][]> ROOM =
      ThreadLocal.withInitial(() -> new double[7][BLOCK]);

  private DoubleStages() {}

  /** The room of this thread. */
  static double[][] room() { return ROOM.get(); }

  /** y = exp(−|cx|). */
  static void ofMinus(double[][] room, double c, int count) {
    clampMinus(room[X], c, room[A], count);
    turnsOfMinus(room[A], room[T], room[N], count);
    polynomials(room, count);
    scaleOfMinus(room[Y], count);
  }

  /** y = exp(x). */
  static void of(double[][] room, int count) {
    right(room, count);
    clamp(room[X], room[A], count);
    turns(room[A], room[RIGHT], room[T], room[N], count);
    polynomials(room, count);
    scale(room[Y], room[RIGHT], count);
  }

  /** Finds what is right of 0. */
  static void right(double[][] room, int count) { right(room[X], room[RIGHT], count); }

  private static void polynomials(double[][] room, int count) {
    left(room[A], room[N], room[R], count);
    upper(room[R], room[Y], count);
    lower(room[R], room[Y], count);
    join(room[A], room[N], room[R], room[Y], count);
    powers(room[T], room[Y], count);
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
