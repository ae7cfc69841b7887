package dev.gradus.verify;

import dev.gradus.verify.generate.Choices;
import dev.gradus.verify.generate.Generator;
import java.util.List;

/**
 * Points at random within a domain, with those mixed in at which derivatives go wrong: whole
 * numbers, zeros, equal and opposite entries, very different sizes, and what is next to a bound.
 * The simplest are those of the fewest entries, and of zeros and ones.
 */
final class Points implements Generator<double[]> {
  private static final int KINDS = 8;
  private static final double[] SIZES = {1e-3, 1e-2, 0.1, 10, 100, 1e3};
  private static final double[] NEAR = {1e-1, 1e-2, 1e-3};
  private static final double[] SIMPLE = {0, 1, -1, 2, -2};

  private final Settings s;
  private final List<Integer> sizes;

  /** Points of these numbers of entries, the smallest first. */
  Points(Settings s, List<Integer> sizes) {
    this.s = s;
    this.sizes = List.copyOf(sizes);
  }

  @Override
  public double[] from(Choices choices) {
    int size = sizes.get(choices.next(sizes.size()));
    double[] x = new double[size];
    for (int i = 0; i < size; i++) {
      double z = choices.part(() -> number(choices));
      x[i] = inside(s.domain(i), z);
    }
    if (size > 0) change(x, choices.next(KINDS), choices);
    return x;
  }

  /** Between −2 and 2: simple ones, some of one digit, and most of all digits. */
  private static double number(Choices choices) {
    return switch (choices.next(10)) {
      case 0 -> SIMPLE[choices.next(SIMPLE.length)];
      case 1 -> (choices.next(2) == 0 ? 1 : -1) * choices.next(20) / 10.0;
      default -> 4 * (choices.next(1 << 30) * 0x1p-30) - 2;
    };
  }

  private void change(double[] x, int kind, Choices choices) {
    int i = choices.next(x.length);
    int j = choices.next(x.length);
    switch (kind) {
      case 1 -> {
        for (int k = 0; k < x.length; k++) put(x, k, Math.rint(2 * x[k]));
      }
      case 2 -> put(x, i, 0);
      case 3 -> put(x, i, x[j]);
      case 4 -> {
        for (int k = 0; k < x.length; k++) put(x, k, x[i]);
      }
      case 5 -> {
        double factor = SIZES[choices.next(SIZES.length)];
        for (int k = 0; k < x.length; k++) put(x, k, factor * x[k]);
      }
      case 6 -> near(x, i, NEAR[choices.next(NEAR.length)]);
      case 7 -> put(x, i, -x[j]);
      default -> {
      }
    }
  }

  private void put(double[] x, int i, double v) { if (s.holds(i, v)) x[i] = v; }

  /** Next to a bound, if there is one; else an entry of another size than the others. */
  private void near(double[] x, int i, double part) {
    Domain d = s.domain(i);
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
