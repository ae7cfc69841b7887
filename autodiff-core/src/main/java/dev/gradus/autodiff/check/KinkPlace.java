package dev.gradus.autodiff.check;

/**
 * Where a kink is, of which steps from both sides of a point have seen the slopes: at the point, or
 * beside it, where only one of the two slopes, or one between them, is right.
 *
 * <p>At a kink in x the secants towards both sides differ by as much as the slopes do, however
 * short they are. At a distance δ from a kink, or at a bend, those shorter than δ differ less. So
 * secants are shortened as far as rounding lets them be seen, and as x goes.
 */
final class KinkPlace {
  private static final double CLEAR = 64; // roundings of f, beside what a kink makes of a step
  private static final double NEAREST = 32; // roundings of x
  private static final double SAME = 0.75; // of the kink: what must be left of it
  private static final double LONGER = 2.3; // a second secant
  private static final double FARTHER = 4.5; // steps, all to one side
  private static final double WITHIN = 0x1p-3; // of a step: where rounding is measured
  private static final double EXACT = 8; // roundings of values
  private static final int LEVELS = 4;

  private final Section f;
  private final Sides sides;

  KinkPlace(Section f, Sides sides) {
    this.f = f;
    this.sides = sides;
  }

  /** Whether the kink is at the point, as far as can be told. */
  boolean isHere(double step) {
    double nearest = NEAREST * Math.ulp(f.x());
    double h = step;
    double ratio = 1;
    boolean exact = false; // whether f was rounded like its values, not on the way
    for (int i = 0; i < LEVELS && visible(Math.ulp(f.value())) < h; i++) {
      double noise = noise(WITHIN * h);
      if (noise == Double.POSITIVE_INFINITY && exact) return false; // flat, but not by rounding
      double clear = Math.max(visible(noise), nearest);
      if (!(clear < h)) return true; // nothing shorter can be seen
      if (part(clear) < SAME && part(LONGER * clear) < SAME) return false;
      if (f.x() != 0 && Math.abs(f.x()) >= clear) return true;
      exact = noise <= EXACT * Math.ulp(f.applyAsDouble(f.x() + h));
      ratio *= clear / h; // exponents double on the way to 0, which has no size of its own
      h = f.x() == 0 ? clear * ratio : Math.abs(f.x());
    }
    return true;
  }

  /** The least step at which so much noise leaves the kink to be seen. */
  private double visible(double noise) { return CLEAR * noise / sides.jump(); }

  /** How far secants of a length differ, as a part of what the slopes do. */
  private double part(double h) {
    double right = f.applyAsDouble(f.x() + h) - f.value();
    double left = f.value() - f.applyAsDouble(f.x() - h);
    return (right - left) / h / (sides.right() - sides.left());
  }

  /** How far rounding moves values on the steeper side. */
  private double noise(double h) {
    int side = Math.abs(sides.left()) > Math.abs(sides.right()) ? -1 : 1;
    double middle = f.x() + side * FARTHER * h;
    double seen = Differences.sixthDifferences(f, middle, h);
    boolean treads = seen == Differences.FLAT; // of rounding, as the slope is not 0
    return treads ? Double.POSITIVE_INFINITY : Math.max(seen, Math.ulp(f.applyAsDouble(middle)));
  }
}
