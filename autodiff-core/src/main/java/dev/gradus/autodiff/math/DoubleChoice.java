// twin: float
package dev.gradus.autodiff.math;

/** A choice without a jump: compilers make vectors of products, minima and maxima only. */
public final class DoubleChoice {
  private static final double LARGE = Double.MAX_VALUE / 2;

  private DoubleChoice() {}

  /** 1 right of 0, else 0; NaN for NaN. */
  public static double right(double x) {
    return Math.min(Math.max(x * LARGE * LARGE, 0), 1); // the least number times this is above 1
  }
}
