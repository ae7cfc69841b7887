package dev.gradus.autodiff.check;

/**
 * Seven values of a function, at x and at one, two and three steps towards either side, and what
 * they tell of the slope at x.
 *
 * @param step the step h
 * @param slope by all values; its error falls with h⁶
 * @param shorter the slope without the outermost values; its error falls with h⁴
 * @param noise how far the values are off a polynomial of degree 5, or rounding if that is more
 * @param bend how far the slopes towards both sides differ, extrapolated to the point itself
 * @param curving how far the slope moves within a step
 * @param range how far apart the least and the largest value are
 * @param changes how many of the values differ from their left neighbour
 */
record Rung(double step, double slope, double shorter, double noise, double bend, double curving,
    double range, int changes) {
  private static final double SIXTH = Math.sqrt(924); // of 1, 6, 15, 20, 15, 6, 1
  private static final double FIFTH = 60 / Math.sqrt(84); // two slopes differ by (1, −4, 5)/60h
  private static final int NEIGHBOURS = 6;

  /** The values around the section's point; {@code unit} is the rounding in units of a double's. */
  static Rung of(Section f, double step, double unit) {
    double x = f.x();
    double h = x + step - x; // such that x + h needs no rounding
    double[] y = new double[NEIGHBOURS + 1];
    double size = 0;
    double least = Double.POSITIVE_INFINITY;
    double most = Double.NEGATIVE_INFINITY;
    int changes = 0;
    for (int i = 0; i < y.length; i++) {
      y[i] = f.applyAsDouble(x + (i - 3) * h);
      size = Math.max(size, Math.abs(y[i]));
      least = Math.min(least, y[i]);
      most = Math.max(most, y[i]);
      if (i > 0 && y[i] != y[i - 1]) changes++;
    }
    double slope = (45 * (y[4] - y[2]) - 9 * (y[5] - y[1]) + (y[6] - y[0])) / (60 * h);
    double shorter = (8 * (y[4] - y[2]) - (y[5] - y[1])) / (12 * h);
    double sixth = y[0] - 6 * y[1] + 15 * y[2] - 20 * y[3] + 15 * y[4] - 6 * y[5] + y[6];
    double near = y[4] - 2 * y[3] + y[2];
    double far = y[6] - 2 * y[3] + y[0];
    double bend = (3 * near - 1.5 * (y[5] - 2 * y[3] + y[1]) + far / 3) / h;
    double curving = Math.max(Math.abs(near), Math.abs(far) / 9) / h;
    double noise = Math.max(Math.abs(sixth) / SIXTH, f.rounding(size, unit));
    return new Rung(h, slope, shorter, noise, bend, curving, most - least, changes);
  }

  /**
   * The noise, were what the fifth differences show noise as well: rounding that is odd around x
   * moves slopes, but no even differences.
   */
  double anyNoise() { return Math.max(noise, FIFTH * truncation() * step); }

  /** Whether f is defined at all seven places. */
  boolean isDefined() { return Double.isFinite(slope) && Double.isFinite(noise); }

  /** Whether all values are the same. */
  boolean isFlat() { return changes == 0; }

  /** Whether most values differ from their neighbours, as those of a staircase do not. */
  boolean moves() { return changes >= NEIGHBOURS - 1; }

  /** How far another slope is off this one. */
  double off(double other) { return Math.abs(slope - other); }

  /** How far the slope may be off for having a finite step. */
  double truncation() { return Math.abs(slope - shorter); }
}
