package dev.gradus.autodiff.math;

/** Sums of Chebyshev polynomials: c₀ + c₁T₁(t) + c₂T₂(t) + … for t in [−1, 1]. */
public final class Chebyshev {
  private Chebyshev() {}

  /**
   * The sum, by Clenshaw's recurrence (C. W. Clenshaw, A note on the summation of Chebyshev series,
   * 1955).
   *
   * @param t from −1 to 1
   * @param c the coefficients, c₀ first; its own rounding is the only one where the rest is small
   * @return the sum
   */
  public static double sum(double t, double... c) {
    double b = 0;
    double last = 0;
    for (int k = c.length - 1; k > 0; k--) {
      double next = 2 * t * b + (c[k] - last);
      last = b;
      b = next;
    }
    return c[0] + (t * b - last);
  }
}
