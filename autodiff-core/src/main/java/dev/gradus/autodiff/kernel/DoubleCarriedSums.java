// twin: float
package dev.gradus.autodiff.kernel;

import java.util.Arrays;

/**
 * Sums of numbers that come in any order, each for a place of its own. What an addition rounds away
 * is carried to the next one at that place, so that the error does not grow with their number.
 * Accuracy: an ulp of Σ|xᵢ|, and n² squares of it. Source: W. Kahan, Further remarks on reducing
 * truncation errors, Communications of the ACM 8, 1965.
 */
public final class DoubleCarriedSums {
  private final double[] y;
  private final double[] over; // what arrived in y beyond what should have
  private final int size;

  /**
   * Sums in an array.
   *
   * @param y where they stand, from 0 on
   * @param size how many there are
   */
  public DoubleCarriedSums(double[] y, int size) {
    this.y = y;
    this.size = size;
    over = new double[size];
  }

  /** Lets all sums be 0. */
  public void clear() {
    Arrays.fill(y, 0, size, 0);
    Arrays.fill(over, 0);
  }

  /**
   * Adds a number to a sum.
   *
   * @param place which sum
   * @param x the number
   */
  public void add(int place, double x) {
    double part = x - over[place];
    double sum = y[place];
    double next = sum + part;
    double beyond = (next - sum) - part;
    y[place] = next;
    over[place] = Double.isFinite(beyond) ? beyond : 0; // of ∞ nothing is too much
  }
}
