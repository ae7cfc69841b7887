package dev.gradus.teaching.wasm;

import dev.gradus.teaching.text.Decimal;

/**
 * Doubles read and printed as Java does, by exact decimal digits. The compiler's own way carries 18
 * kB of powers of ten, which no packing makes smaller, and drops digits past the 18th.
 */
final class JvmText {
  private static final int EXACT_DIGITS = 15; // such whole numbers are doubles,
  private static final int EXACT_POWER = 22; // and so are such powers of ten
  private static final int HIGHEST = 310;
  private static final int LOWEST = -326;
  private static final int FAR = 10_000_000;
  private static final double LEAST_PLAIN = 1e-3;
  private static final double FROM_POWERS = 1e7;

  private JvmText() {}

  /** As {@code Double.parseDouble}, but for hexadecimal numbers, which are refused. */
  static double parseDouble(String text) {
    String t = text.trim();
    boolean isNegative = t.startsWith("-");
    String rest = isNegative || t.startsWith("+") ? t.substring(1) : t;
    double size = rest.equals("NaN") ? Double.NaN
        : rest.equals("Infinity") ? Double.POSITIVE_INFINITY : size(rest, text);
    return isNegative ? -1 * size : size;
  }

  private static double size(String t, String text) {
    StringBuilder digits = new StringBuilder();
    int point = -1;
    int i = 0;
    for (; i < t.length() && (isDigit(t, i) || t.charAt(i) == '.' && point < 0); i++) {
      if (t.charAt(i) == '.') point = digits.length();
      else digits.append(t.charAt(i));
    }
    if (digits.isEmpty()) throw noNumber(text);
    int power = (point < 0 ? digits.length() : point) - 1;
    if (i < t.length() && (t.charAt(i) == 'e' || t.charAt(i) == 'E')) {
      i++;
      boolean isDown = i < t.length() && t.charAt(i) == '-';
      if (isDown || i < t.length() && t.charAt(i) == '+') i++;
      if (!isDigit(t, i)) throw noNumber(text);
      int n = 0;
      for (; isDigit(t, i); i++) n = Math.min(10 * n + t.charAt(i) - '0', FAR);
      power += isDown ? -n : n;
    }
    if (i < t.length() && "dDfF".indexOf(t.charAt(i)) >= 0) i++;
    if (i < t.length()) throw noNumber(text);
    return nearest(Decimal.trimmed(false, digits, power));
  }

  private static boolean isDigit(String t, int i) {
    return i < t.length() && t.charAt(i) >= '0' && t.charAt(i) <= '9';
  }

  private static NumberFormatException noNumber(String text) {
    return new NumberFormatException("For input string: \"" + text + "\"");
  }

  /** The double nearest to a number; of two the even one. */
  private static double nearest(Decimal d) {
    if (d.digits().isEmpty() || d.power() < LOWEST) return 0;
    if (d.power() > HIGHEST) return Double.POSITIVE_INFINITY;
    Decimal front = d.cut(EXACT_DIGITS);
    int power = d.power() + 1 - front.digits().length();
    double x = timesTen(Long.parseLong(front.digits()), power);
    if (front.digits().length() == d.digits().length() && Math.abs(power) <= EXACT_POWER) return x;
    x = Math.min(x, Double.MAX_VALUE);
    while (!isBelow(d, x, Decimal.above(x))) {
      x = Math.nextUp(x);
      if (x == Double.POSITIVE_INFINITY) return x;
    }
    while (x > 0 && isBelow(d, Math.nextDown(x), Decimal.above(Math.nextDown(x)))) {
      x = Math.nextDown(x);
    }
    return x;
  }

  /** Whether a number is read as x rather than the next one, given their middle. */
  private static boolean isBelow(Decimal d, double x, Decimal middle) {
    int side = d.compareSize(middle);
    return side < 0 || side == 0 && (Double.doubleToRawLongBits(x) & 1) == 0;
  }

  /** Exact for small powers, and near otherwise. */
  private static double timesTen(double x, int power) {
    double y = x;
    int left = power;
    for (; left > EXACT_POWER; left -= EXACT_POWER) y *= 1e22;
    for (; left < -EXACT_POWER; left += EXACT_POWER) y /= 1e22;
    double ten = 1;
    for (int i = Math.abs(left); i > 0; i--) ten *= 10;
    return left < 0 ? y / ten : y * ten;
  }

  static StringBuilder append(StringBuilder to, double x) { return to.append(toString(x)); }

  /** As {@code Double.toString} of Java 19 and later: the fewest digits that are read as x. */
  static String toString(double x) {
    if (x != x) return "NaN";
    String sign = x < 0 || 1 / x < 0 ? "-" : "";
    double size = Math.abs(x);
    if (size == 0) return sign + "0.0";
    if (size == Double.POSITIVE_INFINITY) return sign + "Infinity";
    Decimal d = shortest(size);
    if (size >= LEAST_PLAIN && size < FROM_POWERS) return sign + withPoint(d.plain());
    return sign + withPoint(d.front().plain()) + "E" + d.power();
  }

  private static String withPoint(String text) {
    return text.indexOf('.') < 0 ? text + ".0" : text;
  }

  private static Decimal shortest(double x) {
    Decimal exact = Decimal.of(x);
    Decimal below = Decimal.above(Math.nextDown(x));
    Decimal above = Decimal.above(x);
    boolean isEven = (Double.doubleToRawLongBits(x) & 1) == 0;
    for (int digits = 2;; digits++) {
      if (exact.digits().length() <= digits) return exact;
      Decimal down = exact.cut(digits);
      Decimal up = exact.up(digits);
      int low = down.compareSize(below);
      int high = up.compareSize(above);
      boolean isDown = low > 0 || low == 0 && isEven;
      boolean isUp = high < 0 || high == 0 && isEven;
      if (isDown && isUp) return exact.rounded(digits);
      if (isDown || isUp) return isUp ? up : down;
    }
  }

  /** As in {@code Character}, without its table of all characters, 4 kB of the page. */
  static boolean isWhitespace(int c) {
    return c >= '\t' && c <= '\r' || c >= 0x1C && c <= ' ' || c == 0x1680
        || c >= 0x2000 && c <= 0x200A && c != 0x2007 || c == 0x2028 || c == 0x2029 || c == 0x205F
        || c == 0x3000;
  }
}
