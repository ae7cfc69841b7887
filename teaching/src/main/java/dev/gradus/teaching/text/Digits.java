package dev.gradus.teaching.text;

/**
 * Numbers as people read them: rounded once, exactly, to a count of significant digits. The same
 * text everywhere, which {@code Double.toString} does not promise across Java versions.
 */
public final class Digits {
  /** As many as a table shows. */
  public static final int USUAL = 5;

  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private Digits() {}

  public static String of(double x) { return of(x, USUAL); }

  /** Such as 0.0073898, −1.52 or 1.2·10⁻⁷: with a true minus, no zeros at the end. */
  public static String of(double x, int digits) {
    String text = text(x, digits, "e").replace('-', '−');
    int e = text.indexOf('e');
    if (e < 0) return text;
    StringBuilder out = new StringBuilder(text.substring(0, e)).append("·10");
    if (e == 1 && text.charAt(0) == '1') out.delete(0, 2); // 10⁻⁷, not 1·10⁻⁷
    for (int i = e + 1; i < text.length(); i++) {
      out.append(text.charAt(i) == '−' ? '⁻' : RAISED.charAt(text.charAt(i) - '0'));
    }
    return out.toString();
  }

  /** One in the last of so many digits of a number that is not 0: of 0.0123 and two, 0.001. */
  public static double unit(double x, int digits) {
    return Double.parseDouble("1e" + (Decimal.of(x).rounded(digits).power() - digits + 1));
  }

  /** A number that a program reads: such as 0.0073898, -1.52 or 1.2e-7. */
  public static String plain(double x, int digits) { return text(x, digits, "e"); }

  private static String text(double x, int digits, String times) {
    if (Double.isNaN(x)) return "NaN";
    if (Double.isInfinite(x)) return x > 0 ? "∞" : "-∞";
    if (x == 0) return "0";
    Decimal rounded = Decimal.of(x).rounded(digits);
    int power = rounded.power();
    if (power >= -4 && power < Math.max(digits, 6)) return rounded.plain();
    return rounded.front().plain() + times + power;
  }
}
