package dev.gradus.verify;

import java.util.SplittableRandom;

/**
 * Points at random within a domain, with those mixed in at which derivatives go wrong: whole
 * numbers, zeros, equal and opposite entries, very different sizes, and what is next to a bound.
 */
final class Points {
  private static final int KINDS = 8;
  private static final double[] SIZES = {1e-3, 1e-2, 0.1, 10, 100, 1e3};
  private static final double[] NEAR = {1e-1, 1e-2, 1e-3};

  private final Settings s;
  private final SplittableRandom random;

  Points(Settings s, long seed) {
    this.s = s;
    this.random = new SplittableRandom(seed);
  }

  /** The n-th point. */
  double[] next(int n, int size) {
    double[] x = new double[size];
    for (int i = 0; i < size; i++) x[i] = inside(s.domain(i), 4 * random.nextDouble() - 2);
    int kind = size == 0 ? 0 : n % KINDS;
    int i = size == 0 ? 0 : random.nextInt(size);
    int j = size == 0 ? 0 : random.nextInt(size);
    switch (kind) {
      case 1 -> {
        for (int k = 0; k < size; k++) put(x, k, Math.rint(2 * x[k]));
      }
      case 2 -> put(x, i, 0);
      case 3 -> put(x, i, x[j]);
      case 4 -> {
        for (int k = 0; k < size; k++) put(x, k, x[i]);
      }
      case 5 -> {
        double factor = SIZES[random.nextInt(SIZES.length)];
        for (int k = 0; k < size; k++) put(x, k, factor * x[k]);
      }
      case 6 -> near(x, i);
      case 7 -> put(x, i, -x[j]);
      default -> {
      }
    }
    return x;
  }

  private void put(double[] x, int i, double v) { if (s.holds(i, v)) x[i] = v; }

  /** Next to a bound, if there is one; else an entry of another size than the others. */
  private void near(double[] x, int i) {
    Domain d = s.domain(i);
    double part = NEAR[random.nextInt(NEAR.length)];
    if (Double.isFinite(d.lower())) put(x, i, d.lower() + part * Math.min(1, width(d)));
    else if (Double.isFinite(d.upper())) put(x, i, d.upper() - part * Math.min(1, width(d)));
    else put(x, i, part * x[i]);
  }

  private static double width(Domain d) { return d.upper() - d.lower(); }

  /** From any number to one of the domain, those about 0 to its middle, or to 1 beside a bound. */
  private static double inside(Domain d, double z) {
    boolean below = Double.isFinite(d.lower());
    boolean above = Double.isFinite(d.upper());
    double one = z > 0 ? 1 + z : 1 / (1 - z);
    if (below && above) return d.lower() + width(d) * (0.5 + 0.5 * z / (1 + Math.abs(z)));
    return below ? d.lower() + one : above ? d.upper() - one : z;
  }
}
