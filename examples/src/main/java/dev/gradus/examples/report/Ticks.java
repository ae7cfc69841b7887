package dev.gradus.examples.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten.
 *
 * @param values from the smallest to the largest
 * @param step from one to the next
 * @param base what is taken off each before it is written, a round number: 0 unless the axis is far
 *        from 0 and short
 */
record Ticks(List<Double> values, double step, double base) {
  private static final int MOST_DECIMALS = 3;
  private static final double LARGEST = 1e7; // from here on numbers are written with an exponent
  private static final double FAR = 1e4; // steps from 0: more digits than one reads

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
    return new Ticks(values, step, base(from, to, step));
  }

  /** The roundest number from which the ticks are counted. */
  private static double base(double from, double to, double step) {
    double nearer = from > 0 ? from : to < 0 ? -to : 0;
    if (nearer < FAR * step) return 0;
    double power = Math.pow(10, Math.ceil(Math.log10(to - from)));
    return Math.rint((from + to) / 2 / power) * power;
  }

  /** A tick as text, with as many digits as the step needs. */
  String text(double value) {
    double shown = value - base;
    int place = (int) Math.floor(Math.log10(step) + 1e-9); // of the step's digit
    if (place >= -MOST_DECIMALS && Math.abs(shown) < LARGEST) {
      return fixed(shown, Math.max(0, -place));
    }
    if (Math.abs(shown) < step / 2) return "0";
    int exponent = (int) Math.floor(Math.log10(Math.abs(shown)) + 1e-9);
    return fixed(shown / Math.pow(10, exponent), exponent - place)
        + ("e" + exponent).replace('-', '−');
  }

  private static String fixed(double value, int decimals) {
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value).replace('-', '−');
    return text.matches("−0(\\.0+)?") ? text.substring(1) : text;
  }

  /** A large round number without an exponent, its digits in groups of three. */
  static String plain(double x) {
    return x < 1e-3 || x >= 1e16 ? String.format(Locale.ROOT, "%.6g", x)
        : String.format(Locale.ROOT, x < LARGEST && x != Math.rint(x) ? "%s" : "%,.0f", x)
            .replace(",", "\u202f");
  }

  /** The ticks as text. */
  List<String> texts() { return values.stream().map(this::text).toList(); }
}
