package dev.gradus.autodiff.check;

import org.jspecify.annotations.Nullable;

/**
 * A slope measured with two or three steps, which does for most functions.
 *
 * @param measured the slope
 * @param within how far another may be off and still agree, were this one free of errors
 * @param isCertain whether two steps agree, and saw no kink beside the point
 * @param isBeside whether a kink, or a bend as sharp, was seen beside the point
 * @param kink the slopes towards both sides if they are stable and differ at the point; else null
 */
record FirstSteps(Differences measured, double within, boolean isCertain, boolean isBeside,
    @Nullable Sides kink) {
  private static final double KINK_STEP = 0.1; // of the first step
  private static final double NEARER = 0x1p-12; // times the step: shorter than all that was tried
  private static final int CLOSER = 3;
  private static final double WIDE = 256; // steps: about the reach, if they were not shortened
  private static final double LEAST = 0.25; // of the noise seen, the largest of a few
  private static final double[] SHORTER = {0x1p-3, 0x1p-7}; // than the slope takes to be as much
  private static final double FEW = 16; // roundings, or times less noise than was seen
  private static final double RISES = 0.25; // of the slope: no tread
  private static final double AROUND = 0x1p18; // roundings of what f changes within the reach

  /** Measures a function around its point. */
  static FirstSteps of(Section f, CheckSettings s) {
    double step = Math.min(s.step() * f.reach(), s.room(f.x()) / 20);
    Differences d = Differences.central(f, f.x(), step, s.tolerance() / 20);
    if (d.seen() > 0 && isRounding(f, d)) f.roundedBy(LEAST * d.seen());
    double within = s.tolerance() * Math.abs(d.slope()) + d.rounding();
    boolean certain = d.estimate() - d.rounding() <= within;
    boolean straight = Math.abs(d.bend()) <= s.hidden() * Math.abs(d.slope()) + 2 * d.rounding();
    if (certain && straight) return new FirstSteps(d, within, true, false, null);
    double longest = KINK_STEP * step;
    Sides kink = kink(f, s, longest);
    boolean seen = kink != null;
    for (int i = 0; i < CLOSER && kink != null; i++) { // nearer to x there may be another kink
      if (new KinkPlace(f, kink).isHere(longest)) {
        return new FirstSteps(d, within, certain && i == 0, i > 0, kink);
      }
      longest *= NEARER;
      kink = kink(f, s, longest);
    }
    return new FirstSteps(d, within, certain && !seen, seen, null);
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

  /** Whether values are further off a smooth function than the rounding of that at x explains. */
  boolean areNoisy(Section f) { return measured.noise() > f.roundings(1); }

  /**
   * Whether that is rounding all the same, of terms that cancel: not too much beside what f changes
   * within the reach, and no wave and no kink, which steps shorter than these see as a slope.
   */
  private static boolean isRounding(Section f, Differences d) {
    double slope = Math.abs(d.slope());
    double change = slope > 2 * d.estimate() ? slope * Math.min(f.reach(), WIDE * d.step()) : 0;
    if (d.noise() > f.roundings(1) && d.noise() > AROUND * Math.ulp(change)) return false;
    if (d.seen() <= FEW * Math.ulp(f.value())) return true;
    for (double part : SHORTER) {
      double h = f.x() + part * d.seen() / slope - f.x();
      if (!(h > 8 * Math.ulp(f.x())) || !Double.isFinite(h)) continue;
      double left = Differences.sixthDifferences(f, f.x(), h);
      double rise = Math.abs(f.applyAsDouble(f.x() + h) - f.applyAsDouble(f.x() - h));
      boolean smooth = left != Differences.FLAT && left < d.seen() / FEW;
      if (smooth && rise > RISES * 2 * h * slope) return false;
    }
    return true;
  }

  private static @Nullable Sides kink(Section f, CheckSettings s, double longest) {
    return Sides.first(f, f.x(), longest,
        sides -> sides.jump() > 10 * s.hidden() * sides.steepest()
            && sides.uncertain() <= s.hidden() * sides.jump());
  }
}
