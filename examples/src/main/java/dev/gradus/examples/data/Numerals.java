package dev.gradus.examples.data;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * How a file writes numbers.
 *
 * @param commas whether a comma stands before the decimals
 */
record Numerals(boolean commas) {
  private static final Pattern POINT =
      Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern COMMA = Pattern.compile("[+-]?(\\d+,\\d*|,\\d+)([eE][+-]?\\d+)?");
  private static final Pattern THOUSANDS = Pattern.compile("[+-]?[1-9]\\d{0,2},\\d{3}");
  private static final Pattern DIGITS = Pattern.compile("[+-]?\\d+");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final Pattern INFINITE =
      Pattern.compile("[+-]?(inf|infinity|∞)", Pattern.CASE_INSENSITIVE);
  private static final Set<String> GAPS = Set.of("", "?", "na", "<na>", "n/a", "#n/a", "nan",
      "null");
  private static final Set<String> GAPS_OF_FEATURES = Set.of("-", "--", ".", "none", "nil");
  private static final double LARGEST = 1e100; // the square of a larger one may overflow

  /** What a value of a feature can be. */
  enum Kind { NUMBER, GAP, INFINITE, TOO_LARGE, TEXT }

  /** The way that fits some values: commas, if no number among them has a point. */
  static Numerals of(Stream<String> values) {
    boolean[] seen = new boolean[2];
    values.map(Numerals::ascii).forEach(v -> {
      seen[0] |= COMMA.matcher(v).matches();
      seen[1] |= v.indexOf('.') >= 0 && POINT.matcher(v).matches();
    });
    return new Numerals(seen[0] && !seen[1]);
  }

  /** Whether a value is a number, with a point or a comma. */
  static boolean either(String value) {
    String v = ascii(value);
    return POINT.matcher(v).matches() || COMMA.matcher(v).matches();
  }

  /** Whether a value is a count, written in digits alone. */
  static boolean whole(String value) { return WHOLE.matcher(value).matches(); }

  /** Whether a value is in digits alone, with or without a sign. */
  static boolean digits(String value) { return DIGITS.matcher(ascii(value)).matches(); }

  /** Whether the comma of a number may part its thousands as well as its decimals. */
  static boolean maybeThousands(String value) { return THOUSANDS.matcher(ascii(value)).matches(); }

  /** Whether the comma of a number can only stand before its decimals. */
  static boolean surelyDecimals(String value) {
    return COMMA.matcher(ascii(value)).matches() && !maybeThousands(value);
  }

  /** Whether a label is not there. */
  static boolean gap(String value) { return GAPS.contains(value.toLowerCase(Locale.ROOT)); }

  boolean number(String value) { return POINT.matcher(point(value)).matches(); }

  /** A number; may be infinite. */
  double parse(String value) { return Double.parseDouble(point(value)); }

  Kind kind(String value) {
    if (number(value)) {
      double size = Math.abs(parse(value));
      return size <= LARGEST ? Kind.NUMBER
          : Double.isInfinite(size) ? Kind.INFINITE : Kind.TOO_LARGE;
    }
    if (gap(value) || GAPS_OF_FEATURES.contains(value.toLowerCase(Locale.ROOT))) return Kind.GAP;
    return INFINITE.matcher(value).matches() ? Kind.INFINITE : Kind.TEXT;
  }

  private String point(String value) {
    String v = ascii(value);
    return commas && COMMA.matcher(v).matches() ? v.replace(',', '.') : v;
  }

  private static String ascii(String value) { return value.replace('\u2212', '-'); }
}
