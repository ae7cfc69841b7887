package dev.gradus.teaching.wasm;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Doubles read and printed as Java does, by whole numbers of any length. The compiler's own way
 * carries 18 kB of powers of ten, which no packing makes smaller, and drops digits past the 18th;
 * it counts the digits of a {@code BigDecimal} by a rounded logarithm: 19 of 999999999999999999.
 */
final class JvmText {
  private static final int EXACT_DIGITS = 15; // such whole numbers are doubles,
  private static final int EXACT_POWER = 22; // and so are such powers of ten
  private static final int MOST_DIGITS = 770; // no border between two doubles has more
  private static final int HIGHEST = 310;
  private static final int LOWEST = -325;
  private static final int MANTISSA = 53;
  private static final int LAST = -1074; // the last bit of the smallest doubles
  private static final int FAR = 100_000;
  private static final double LOG10_OF_2 = 0.30102999566398;

  private JvmText() {}

  /** As {@code Double.parseDouble}, but for hexadecimal numbers, which are refused. */
  static double parseDouble(String text) {
    String t = text.trim();
    boolean isNegative = t.startsWith("-");
    String rest = isNegative || t.startsWith("+") ? t.substring(1) : t;
    double size;
    if (rest.equals("NaN")) {
      size = Double.NaN;
    } else if (rest.equals("Infinity")) {
      size = Double.POSITIVE_INFINITY;
    } else {
      size = size(rest, text);
    }
    return isNegative ? -1 * size : size;
  }

  private static double size(String t, String text) {
    StringBuilder digits = new StringBuilder();
    int exponent = 0;
    boolean isPastPoint = false;
    boolean isAny = false;
    int i = 0;
    for (; i < t.length(); i++) {
      char c = t.charAt(i);
      if (c == '.' && !isPastPoint) {
        isPastPoint = true;
      } else if (c >= '0' && c <= '9') {
        isAny = true;
        if (isPastPoint) exponent--;
        if (c != '0' || !digits.isEmpty()) digits.append(c);
      } else {
        break;
      }
    }
    if (!isAny) throw noNumber(text);
    if (i < t.length() && (t.charAt(i) == 'e' || t.charAt(i) == 'E')) {
      int from = ++i;
      if (i < t.length() && (t.charAt(i) == '-' || t.charAt(i) == '+')) i++;
      int power = 0;
      int first = i;
      for (; i < t.length() && t.charAt(i) >= '0' && t.charAt(i) <= '9'; i++) {
        power = Math.min(power * 10 + t.charAt(i) - '0', FAR * 100);
      }
      if (i == first) throw noNumber(text);
      exponent += t.charAt(from) == '-' ? -power : power;
    }
    if (i < t.length() && "dDfF".indexOf(t.charAt(i)) >= 0) i++;
    if (i < t.length()) throw noNumber(text);
    return nearest(digits, exponent);
  }

  private static NumberFormatException noNumber(String text) {
    return new NumberFormatException("For input string: \"" + text + "\"");
  }

  /** The double nearest to digits · 10^exponent; of two the even one. */
  private static double nearest(StringBuilder digits, int exponent) {
    if (digits.isEmpty()) return 0;
    int magnitude = digits.length() + exponent;
    if (magnitude > HIGHEST) return Double.POSITIVE_INFINITY;
    if (magnitude < LOWEST) return 0;
    int power = exponent;
    if (digits.length() > MOST_DIGITS) { // what follows only tells that there is more
      power += digits.length() - MOST_DIGITS - 1;
      digits.setLength(MOST_DIGITS);
      digits.append('1');
    }
    if (digits.length() <= EXACT_DIGITS && Math.abs(power) <= EXACT_POWER) {
      double whole = Long.parseLong(digits.toString());
      double ten = 1;
      for (int i = Math.abs(power); i > 0; i--) ten *= 10;
      return power < 0 ? whole / ten : whole * ten;
    }
    BigInteger ten = BigInteger.TEN.pow(Math.abs(power));
    BigInteger above = new BigInteger(digits.toString());
    return power < 0 ? quotient(above, ten) : quotient(above.multiply(ten), BigInteger.ONE);
  }

  /** The double nearest to a quotient. */
  private static double quotient(BigInteger above, BigInteger below) {
    int last = Math.max(above.bitLength() - below.bitLength() - MANTISSA, LAST);
    BigInteger[] parts = divided(above, below, last);
    if (parts[0].bitLength() > MANTISSA) parts = divided(above, below, ++last);
    int half = parts[1].shiftLeft(1).compareTo(last > 0 ? below.shiftLeft(last) : below);
    long whole = parts[0].longValue();
    if (half > 0 || half == 0 && (whole & 1) == 1) whole++;
    return JvmMath.scalb(whole, last);
  }

  private static BigInteger[] divided(BigInteger above, BigInteger below, int last) {
    return last > 0 ? above.divideAndRemainder(below.shiftLeft(last))
        : above.shiftLeft(-last).divideAndRemainder(below);
  }

  static StringBuilder append(StringBuilder to, double x) { return to.append(toString(x)); }

  /** As {@code Double.toString} of Java 19 and later: the fewest digits that are read as x. */
  static String toString(double x) {
    if (x != x) return "NaN";
    String sign = x < 0 || 1 / x < 0 ? "-" : "";
    double size = Math.abs(x);
    if (size == 0) return sign + "0.0";
    if (size == Double.POSITIVE_INFINITY) return sign + "Infinity";
    BigDecimal d = shortest(size).stripTrailingZeros();
    int power = d.precision() - d.scale() - 1;
    if (size >= 1e-3 && size < 1e7) {
      return sign + d.setScale(Math.max(1, d.scale()), RoundingMode.UNNECESSARY).toPlainString();
    }
    BigDecimal front = d.movePointLeft(power);
    return sign + front.setScale(Math.max(1, front.scale()), RoundingMode.UNNECESSARY)
        .toPlainString() + "E" + power;
  }

  private static BigDecimal shortest(double x) {
    BigDecimal exact = new BigDecimal(x);
    for (int digits = 2;; digits++) {
      BigDecimal down = exact.round(new MathContext(digits, RoundingMode.FLOOR));
      BigDecimal up = exact.round(new MathContext(digits, RoundingMode.CEILING));
      boolean isDown = isRead(down, x);
      boolean isUp = isRead(up, x);
      if (isDown && isUp) return exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (isDown || isUp) return isUp ? up : down;
    }
  }

  private static boolean isRead(BigDecimal d, double x) {
    return nearest(new StringBuilder(d.unscaledValue().toString()), -d.scale()) == x;
  }

  /** Of {@code BigDecimal}: how many digits it has. */
  static int precision(BigDecimal x) {
    BigInteger size = x.unscaledValue().abs();
    if (size.bitLength() < 2) return 1;
    int least = (int) ((size.bitLength() - 1) * LOG10_OF_2) + 1;
    return size.compareTo(BigInteger.TEN.pow(least)) < 0 ? least : least + 1;
  }

  /** The power of ten that a whole number begins with; {@code BigDecimal} asks when it rounds. */
  static int fastIntLog10(double x) {
    int power = 0;
    for (double next = 10; x >= next; next *= 10) power++;
    return power;
  }

  /** As in {@code Character}, without its table of all characters, 4 kB of the page. */
  static boolean isWhitespace(int c) {
    return c >= '\t' && c <= '\r' || c >= 0x1C && c <= ' ' || c == 0x1680
        || c >= 0x2000 && c <= 0x200A && c != 0x2007 || c == 0x2028 || c == 0x2029 || c == 0x205F
        || c == 0x3000;
  }
}
