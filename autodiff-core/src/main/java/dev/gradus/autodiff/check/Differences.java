package dev.gradus.autodiff.check;

import java.util.function.DoubleUnaryOperator;

/**
 * The slope of a function of one number, measured from its values, with an estimate of the error.
 *
 * @param slope the derivative
 * @param estimate how far it may be off: the change from the step before, and rounding
 * @param noise how far rounding may move the differences of the function's values
 * @param step the step it was measured with
 * @param bend how far the slopes towards both sides seem to differ at the point itself
 * @param seen how far values within a step were seen to be off a smooth function; NaN where they
 *     are too flat, or where smaller steps were taken than it was looked for
 */
record Differences(double slope, double estimate, double noise, double step, double bend,
    double seen) {
  static final Differences NONE =
      new Differences(Double.NaN, Double.POSITIVE_INFINITY, 0, 0, Double.NaN, Double.NaN);
  private static final int STEPS = 50;
  // no simple fraction: a wave that fits both steps would look flat
  private static final double SMALLER = Math.sqrt(0.2);
  private static final int ROUNDINGS = 5; // the noise is measured from few values: be generous
  private static final double NEARBY = 0x1p-13; // of the step: where noise is measured first
  private static final double NEARER = 0x1p-7;
  static final double FLAT = -1;
  // at equal distances, rounding to a grid may follow a pattern that has no sixth differences
  private static final double[] PLACES = {-3.61, -2.83, -1.72, -0.94, 0.13, 1.07, 1.89, 2.96, 3.77};
  private static final double[][] SIXTH =
      {sixthDifference(0), sixthDifference(1), sixthDifference(2)};

  /** The part of the estimate that the noise causes. */
  double rounding() { return step == 0 ? 0 : noise / Math.abs(step); }

  /**
   * Six-point central differences, (45(f₁−f₋₁) − 9(f₂−f₋₂) + (f₃−f₋₃))/60h, whose error falls with
   * h⁶. Takes smaller steps until two agree to the tolerance or to rounding; keeps the best pair.
   */
  static Differences central(DoubleUnaryOperator f, double x, double step, double tolerance) {
    if (!(step > 0)) return NONE;
    double f0 = f.applyAsDouble(x);
    double noise = noise(f, x, step);
    double looked = step * NEARBY;
    Differences best = NONE;
    double before = Double.NaN;
    for (int i = 0; i < STEPS; i++, step *= SMALLER) {
      double h = exact(x, step);
      if (h == 0) break;
      Differences d = central(f, x, f0, h, noise, before);
      if (d.estimate < best.estimate) best = d;
      double change = Math.abs(d.slope - before);
      if (change <= tolerance * Math.abs(d.slope) + d.rounding()) break;
      if (d.rounding() > best.estimate) break;
      before = d.slope;
    }
    return best != NONE && best.step < looked ? best.unseen() : best;
  }

  private Differences unseen() {
    return new Differences(slope, estimate, noise, step, bend, Double.NaN);
  }

  private static Differences central(DoubleUnaryOperator f, double x, double f0, double h,
      double noise, double before) {
    double a1 = f.applyAsDouble(x - h);
    double b1 = f.applyAsDouble(x + h);
    double a2 = f.applyAsDouble(x - 2 * h);
    double b2 = f.applyAsDouble(x + 2 * h);
    double a3 = f.applyAsDouble(x - 3 * h);
    double b3 = f.applyAsDouble(x + 3 * h);
    double slope = (45 * (b1 - a1) - 9 * (b2 - a2) + (b3 - a3)) / (60 * h);
    // second differences over h, 2h, 3h, extrapolated to 0: nothing but a kink is left there
    double bend = (3 * (b1 - 2 * f0 + a1) - 1.5 * (b2 - 2 * f0 + a2) + (b3 - 2 * f0 + a3) / 3) / h;
    double seen = noise;
    if (Double.isNaN(noise)) noise = unknownNoise(x, slope * h);
    double size = Math.max(Math.abs(f0), Math.max(Math.abs(a3), Math.abs(b3)));
    double most = ROUNDINGS * Math.max(noise, Math.ulp(size));
    return new Differences(slope, Math.abs(slope - before) + most / h, most, h, bend, seen);
  }

  /**
   * Of a function that is flat nearby: if it changes further off it is a staircase, which has no
   * slope to be seen; else its rounding is taken to be that of numbers near 1.
   */
  private static double unknownNoise(double x, double change) {
    return Math.max(Math.abs(change), Math.ulp(Math.max(1, Math.abs(x))));
  }

  /** The slope towards one side, (−25f₀+48f₁−36f₂+16f₃−3f₄)/12h, with a step of that sign. */
  static Differences oneSided(DoubleUnaryOperator f, double x, double step) {
    double h = exact(x, step * SMALLER);
    double far = oneSidedSlope(f, x, exact(x, step));
    double near = oneSidedSlope(f, x, h);
    double size = Math.max(Math.abs(f.applyAsDouble(x)), Math.abs(f.applyAsDouble(x + 4 * h)));
    double noise = 6 * ROUNDINGS * Math.ulp(size);
    double estimate = Math.abs(near - far) + noise / Math.abs(h);
    return new Differences(near, estimate, noise, h, 0, Double.NaN);
  }

  private static double oneSidedSlope(DoubleUnaryOperator f, double x, double h) {
    return (-25 * f.applyAsDouble(x) + 48 * f.applyAsDouble(x + h) - 36 * f.applyAsDouble(x + 2 * h)
        + 16 * f.applyAsDouble(x + 3 * h) - 3 * f.applyAsDouble(x + 4 * h)) / (12 * h);
  }

  /** About the given step, such that x + h needs no rounding. */
  private static double exact(double x, double step) { return x + step - x; }

  /**
   * How far rounding moves the values of f near x, from sixth differences over steps so small that
   * only rounding shows: a smooth function's fall by 2⁴² from one try to the next, those of
   * rounding stay. NaN where the values are too flat to tell.
   */
  private static double noise(DoubleUnaryOperator f, double x, double step) {
    double first = Double.NaN;
    double second = Double.NaN;
    for (double h = step * NEARBY; h > 64 * Math.ulp(x) && h > 0; h *= NEARER) {
      double a = sixthDifferences(f, x, exact(x, h));
      double b = sixthDifferences(f, x, exact(x, h * SMALLER));
      double noise = Math.max(a, b);
      if (Double.isNaN(noise)) continue; // f is not defined so far from x
      if (noise == FLAT) return Double.isNaN(second) ? first : second;
      if (!Double.isNaN(second)) return Math.max(second, noise);
      if (noise <= 4 * Math.ulp(f.applyAsDouble(x))) return noise;
      if (noise > first / 8) return Math.max(first, noise);
      if (Double.isNaN(first)) first = noise;
      else second = noise;
    }
    return Double.isNaN(second) ? first : second;
  }

  /** The largest: of values with independent errors about one error. FLAT where few differ. */
  static double sixthDifferences(DoubleUnaryOperator f, double x, double h) {
    double[] y = new double[PLACES.length];
    int changes = 0;
    for (int i = 0; i < y.length; i++) {
      y[i] = f.applyAsDouble(x + PLACES[i] * h);
      if (i > 0 && y[i] != y[i - 1]) changes++;
    }
    if (changes < y.length / 2) return FLAT;
    double largest = 0;
    for (int from = 0; from < SIXTH.length; from++) {
      double sum = 0;
      for (int i = 0; i < SIXTH[from].length; i++) sum += SIXTH[from][i] * y[from + i];
      largest = Math.max(largest, Math.abs(sum));
    }
    return largest;
  }

  /** Factors, Σ factor² = 1, of seven values from one place on: 0 for polynomials of degree 5. */
  private static double[] sixthDifference(int from) {
    double[] factors = new double[7];
    double squares = 0;
    for (int i = 0; i < factors.length; i++) {
      factors[i] = 1;
      for (int j = 0; j < factors.length; j++) {
        if (j != i) factors[i] /= PLACES[from + i] - PLACES[from + j];
      }
      squares += factors[i] * factors[i];
    }
    for (int i = 0; i < factors.length; i++) factors[i] /= Math.sqrt(squares);
    return factors;
  }
}
