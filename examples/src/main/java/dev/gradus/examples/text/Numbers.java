package dev.gradus.examples.text;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as people read them. */
public final class Numbers {
  /** What stands for a number beyond the largest, some 1.8e308, or for one that is unknown. */
  public static final String TOO_LARGE = "too large";

  private static final int MOST_DIGITS = 17; // always enough

  private Numbers() {}

  /**
   * A number to four digits.
   *
   * @param x the number
   * @return such as 0.01773 or 3.271e-11
   */
  public static String rounded(double x) {
    if (!Double.isFinite(x)) return TOO_LARGE;
    return x == 0 ? "0" : String.format(Locale.ROOT, "%.4g", x);
  }

  /**
   * A number to four digits, set as in print but without markup.
   *
   * @param x the number
   * @return such as 0.01773 or −3.271·10⁻¹¹
   */
  public static String set(double x) {
    String s = rounded(x);
    int e = Double.isFinite(x) ? s.indexOf('e') : -1;
    if (e < 0) return s.replace('-', '−');
    StringBuilder out = new StringBuilder(s.substring(0, e).replace('-', '−')).append("·10");
    for (char c : Integer.toString(Integer.parseInt(s.substring(e + 1))).toCharArray()) {
      out.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
    }
    return out.toString();
  }

  /**
   * A number of which only the size matters, to two digits.
   *
   * @param x the number
   * @return such as 3.3e-11
   */
  public static String size(double x) {
    if (!Double.isFinite(x)) return TOO_LARGE;
    return x == 0 ? "0" : String.format(Locale.ROOT, "%.1e", x);
  }

  /**
   * A number as a person would type it.
   *
   * @param x the number
   * @return such as 0.5, 2 or 1e-5
   */
  public static String given(double x) {
    return Double.toString(x).replaceFirst("\\.0(?=E|$)", "").replace('E', 'e');
  }

  /**
   * A number with as few digits as tell it from all others. What Java itself gives differs between
   * versions.
   *
   * @param x the number, finite
   * @return such as 0.1 or 1E-7, which is JSON, too
   */
  public static String exact(double x) {
    if (x == 0) return 1 / x < 0 ? "-0" : "0";
    BigDecimal all = new BigDecimal(x);
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      BigDecimal few = all.round(new MathContext(digits));
      if (few.doubleValue() == x) return few.toString();
    }
    return all.round(new MathContext(MOST_DIGITS)).toString();
  }

  /**
   * A share.
   *
   * @param share from 0 to 1
   * @return such as 98.5 %; 100 % and 0 % only if they are exact
   */
  public static String percent(double share) {
    double shown = Math.round(share * 1000) / 10.0;
    if (shown == 100 && share < 1) shown = 99.9;
    if (shown == 0 && share > 0) shown = 0.1;
    return shown == Math.rint(shown) ? String.format(Locale.ROOT, "%.0f %%", shown)
        : shown + " %";
  }

  /**
   * A count with its noun.
   *
   * @param n how many
   * @param noun what, in the singular
   * @return such as 1 point or 3 points
   */
  public static String count(int n, String noun) { return n + " " + noun + (n == 1 ? "" : "s"); }
}
