package dev.gradus.autodiff;

/**
 * How derivatives are compared with differences.
 *
 * @param tolerance the largest difference that passes, relative to the slope
 * @param shown the relative error that must show for an entry to pass
 * @param step the first step at |x| ≤ 1
 * @param lower no entry is moved to it or below
 * @param upper no entry is moved to it or above
 * @param kinks which derivatives are right at kinks
 * @param floats whether the function computes in floats
 */
record CheckSettings(double tolerance, double shown, double step, double lower, double upper,
    Kinks kinks, boolean floats) {
  static final CheckSettings USUAL = new CheckSettings(1e-8, 1e-3, 1e-2, Double.NEGATIVE_INFINITY,
      Double.POSITIVE_INFINITY, Kinks.EITHER_SIDE_OR_MEAN, false);

  CheckSettings tolerance(double relative) {
    return new CheckSettings(relative, shown, step, lower, upper, kinks, floats);
  }

  CheckSettings step(double h) {
    return new CheckSettings(tolerance, shown, h, lower, upper, kinks, floats);
  }

  CheckSettings domain(double from, double to) {
    return new CheckSettings(tolerance, shown, step, from, to, kinks, floats);
  }

  CheckSettings kinks(Kinks right) {
    return new CheckSettings(tolerance, shown, step, lower, upper, right, floats);
  }

  CheckSettings inFloats() {
    return new CheckSettings(Math.max(tolerance, 4e-6), 1e-2, step, lower, upper, kinks, true);
  }

  /** How large rounding may be beside a slope: it must not hide the error that must show. */
  double hidden() { return shown / 10; }
}
