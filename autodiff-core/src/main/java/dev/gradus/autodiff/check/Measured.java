package dev.gradus.autodiff.check;

/**
 * A slope measured with steps of any size.
 *
 * @param slope the derivative
 * @param error how far it may be off
 * @param step the step it was measured with
 * @param noise how far values at this step and smaller ones are off those of smooth functions
 * @param bend the smallest difference between the slopes towards both sides that was seen
 */
record Measured(double slope, double error, double step, double noise, double bend) {
  static final Measured NONE =
      new Measured(Double.NaN, Double.POSITIVE_INFINITY, 0, 0, 0);
}
