package dev.gradus.autodiff.check;

import org.jspecify.annotations.Nullable;

/**
 * A slope measured with two or three steps, which does for most functions.
 *
 * @param measured the slope
 * @param within how far another may be off and still agree, were this one free of errors
 * @param isCertain whether two steps agree
 * @param kink the slopes towards both sides if they are stable and differ; else null
 */
record FirstSteps(Differences measured, double within, boolean isCertain, @Nullable Sides kink) {
  private static final double KINK_STEP = 0.1; // of the first step

  /** Measures a function around its point. */
  static FirstSteps of(Section f, CheckSettings s) {
    double step = Math.min(s.step() * f.reach(), s.room(f.x()) / 20);
    Differences d = Differences.central(f, f.x(), step, s.tolerance() / 20);
    double within = s.tolerance() * Math.abs(d.slope()) + d.rounding();
    boolean certain = d.estimate() - d.rounding() <= within;
    boolean straight = Math.abs(d.bend()) <= s.hidden() * Math.abs(d.slope()) + 2 * d.rounding();
    return new FirstSteps(d, within, certain, certain && straight ? null : kink(f, s, step));
  }

  /**
   * Whether f changes by more than rounding, yet not as smooth functions do: the steps may have
   * seen no more than waves that are shorter, of which slopes of nearly 0 are left.
   */
  boolean isRough(Section f) {
    Rung rung = Rung.of(f, measured.step(), 1);
    double noise = Math.max(rung.noise(), measured.noise());
    return f.isRough(noise, rung.range(), 1);
  }

  private static @Nullable Sides kink(Section f, CheckSettings s, double step) {
    return Sides.first(f, f.x(), KINK_STEP * step,
        sides -> sides.jump() > 10 * s.hidden() * sides.steepest()
            && sides.uncertain() <= s.hidden() * sides.jump());
  }
}
