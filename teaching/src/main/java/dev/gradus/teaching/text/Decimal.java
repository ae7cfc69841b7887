package dev.gradus.teaching.text;

/**
 * A decimal number of any length: of a double it has all digits, and it is rounded once. It does
 * what {@code java.math.BigDecimal} could do here, in a tenth of the room in the page.
 *
 * @param isNegative whether it is below 0
 * @param digits without zeros at its ends; none of 0
 * @param power the power of ten that the first digit counts
 */
public record Decimal(boolean isNegative, String digits, int power) {
  private static final int PART = 1_000_000_000; // nine digits
  private static final int PART_DIGITS = 9;
  private static final int MOST_TWOS = 29; // a part times so many twos, or fives, fits a long
  private static final int MOST_FIVES = 12;
  private static final int MANTISSA = 52;
  private static final int LEAST = -1074;

  /** Exactly a finite number. */
  public static Decimal of(double x) {
    Decimal size = of(mantissa(x), exponent(x));
    return x < 0 ? new Decimal(true, size.digits, size.power) : size;
  }

  /** The middle between the size of a finite number and the next larger one. */
  public static Decimal above(double x) { return of(2 * mantissa(x) + 1, exponent(x) - 1); }

  private static long mantissa(double x) {
    long bits = Double.doubleToLongBits(x) & (1L << MANTISSA) - 1;
    return Math.abs(x) < Double.MIN_NORMAL ? bits : bits | 1L << MANTISSA;
  }

  private static int exponent(double x) {
    return Math.max(LEAST, Math.getExponent(x) - MANTISSA);
  }

  /** Exactly m · 2^e, of an m that is not below 0. */
  private static Decimal of(long m, int e) {
    int[] parts = new int[3 + Math.abs(e) / MOST_FIVES]; // the last digits first
    long left = m;
    for (int i = 0; left > 0; i++, left /= PART) parts[i] = (int) (left % PART);
    for (int k = e; k > 0; k -= MOST_TWOS) multiply(parts, 1 << Math.min(k, MOST_TWOS));
    for (int k = -e; k > 0; k -= MOST_FIVES) multiply(parts, fives(Math.min(k, MOST_FIVES)));
    StringBuilder all = new StringBuilder();
    for (int i = parts.length - 1; i >= 0; i--) {
      all.append(Integer.toString(PART + parts[i]), 1, PART_DIGITS + 1);
    }
    return trimmed(false, all, all.length() - 1 + Math.min(e, 0));
  }

  private static int fives(int n) {
    int power = 1;
    for (int i = 0; i < n; i++) power *= 5;
    return power;
  }

  private static void multiply(int[] parts, int factor) {
    long carried = 0;
    for (int i = 0; i < parts.length; i++) {
      carried += (long) parts[i] * factor;
      parts[i] = (int) (carried % PART);
      carried /= PART;
    }
  }

  /** Digits of which the first counts 10^power, without zeros at the ends. */
  public static Decimal trimmed(boolean isNegative, CharSequence digits, int power) {
    int from = 0;
    int to = digits.length();
    while (from < to && digits.charAt(from) == '0') from++;
    while (from < to && digits.charAt(to - 1) == '0') to--;
    return new Decimal(isNegative && from < to, digits.subSequence(from, to).toString(),
        from < to ? power - from : 0);
  }

  /** Rounded to so many digits; of two as near the even one. */
  public Decimal rounded(int count) {
    int last = count - 1;
    if (digits.length() <= count) return this;
    if (count < 0) return trimmed(false, "", 0);
    char next = digits.charAt(count);
    boolean isHalf = next == '5' && digits.length() == count + 1;
    boolean isOdd = count > 0 && (digits.charAt(last) - '0') % 2 == 1;
    return isHalf ? isOdd ? up(count) : cut(count) : next >= '5' ? up(count) : cut(count);
  }

  /** Rounded to so many digits after the point. */
  public Decimal decimals(int count) { return rounded(power + count + 1); }

  /** The first digits alone. */
  public Decimal cut(int count) {
    return trimmed(isNegative, digits.substring(0, Math.min(count, digits.length())), power);
  }

  /** The first digits, and one more in the last of them. */
  public Decimal up(int count) {
    StringBuilder out = new StringBuilder("0").append(cut(count).digits);
    while (out.length() <= count) out.append('0');
    int i = count;
    for (; out.charAt(i) == '9'; i--) out.setCharAt(i, '0');
    out.setCharAt(i, (char) (out.charAt(i) + 1));
    return trimmed(isNegative, out, power + 1);
  }

  /** Compares sizes. */
  public int compareSize(Decimal other) {
    if (digits.isEmpty() || other.digits.isEmpty() || power == other.power) {
      return digits.compareTo(other.digits);
    }
    return power < other.power ? -1 : 1;
  }

  /** Without a power of ten: such as −0.0152 or 1200, with a plain minus. */
  public String plain() {
    if (digits.isEmpty()) return "0";
    StringBuilder out = new StringBuilder(digits);
    while (out.length() <= power) out.append('0');
    if (power < 0) {
      out.insert(0, "0".repeat(-power)).insert(1, '.');
    } else if (out.length() > power + 1) {
      out.insert(power + 1, '.');
    }
    return (isNegative ? "-" : "") + out;
  }

  /** The same digits, the first of them before the point. */
  public Decimal front() { return new Decimal(isNegative, digits, 0); }
}
