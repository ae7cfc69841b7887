package dev.gradus.examples.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten.
 *
 * @param values from the smallest to the largest
 * @param step from one to the next
 */
record Ticks(List<Double> values, double step) {
  private static final int MOST_DECIMALS = 3;
  private static final double LARGEST = 1e7; // from here on numbers are written with an exponent

  /**
   * The ticks of an axis.
   *
   * @param from its lower end
   * @param to its upper end
   * @param most how many there may be, at least 2
   */
  static Ticks between(double from, double to, int most) {
    double step = Math.pow(10, Math.floor(Math.log10((to - from) / most)));
    double[] factors = {2, 2.5, 2}; // 1, 2, 5, 10
    for (int i = 0; Math.floor(to / step) - Math.ceil(from / step) + 1 > most; i++) {
      step *= factors[i % 3];
    }
    List<Double> values = new ArrayList<>();
    for (double k = Math.ceil(from / step); k <= Math.floor(to / step); k++) {
      values.add(k * step + 0.0); // no −0
    }
    return new Ticks(values, step);
  }

  /** A tick as text, with as many digits as the step needs. */
  String text(double value) {
    int place = (int) Math.floor(Math.log10(step) + 1e-9); // of the step's digit
    if (place >= -MOST_DECIMALS && Math.abs(value) < LARGEST) {
      return fixed(value, Math.max(0, -place));
    }
    if (value == 0) return "0";
    int exponent = (int) Math.floor(Math.log10(Math.abs(value)) + 1e-9);
    return fixed(value / Math.pow(10, exponent), exponent - place)
        + ("e" + exponent).replace('-', '−');
  }

  private static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value).replace('-', '−');
  }

  /** The ticks as text. */
  List<String> texts() { return values.stream().map(this::text).toList(); }
}
