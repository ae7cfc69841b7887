package dev.gradus.examples.report;

import dev.gradus.examples.data.Task;
import dev.gradus.examples.descent.Score;
import dev.gradus.examples.text.Numbers;

/** Pieces of HTML. What comes from the user passes through {@link #text}. */
final class Html {
  private Html() {}

  /** A text as it is, whatever characters are in it; also within quotes and in SVG. */
  static String text(String s) {
    return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
        .replace("\"", "&quot;").replace("'", "&#39;");
  }

  /** A number to four digits. The exact one stays with it, for programs that read the page. */
  static String number(double x) { return data(x, set(Numbers.rounded(x))); }

  /** A number to four digits with its sign, also if it is positive. */
  static String change(double x) {
    String sign = x > 0 && Double.isFinite(x) ? "+" : "";
    return data(x, sign + set(Numbers.rounded(x)));
  }

  /** A number to two digits, as for an error of measurement. */
  static String size(double x) { return data(x, set(Numbers.size(x))); }

  /** A number as the user gave it. */
  static String given(double x) { return data(x, set(Numbers.given(x))); }

  /** A share of the points. */
  static String percent(double share) {
    return data(share, Numbers.percent(share).replace(' ', '\u00a0'));
  }

  /** How good a place is: a share of the points, or R². */
  static String quality(Task task, Score score) {
    return task == Task.NUMBER ? number(score.quality()) : percent(score.quality());
  }

  /** A number as it is shown; the exact one stays with it. */
  static String data(double x, String shown) {
    if (!Double.isFinite(x)) return shown;
    return "<data value=\"" + Numbers.exact(x) + "\">" + shown + "</data>";
  }

  /** Sets a number such as -3.2e-11 with a proper minus and power of ten. */
  private static String set(String number) {
    if (number.equals(Numbers.TOO_LARGE)) return number;
    String s = number.replace('-', '−');
    int e = s.indexOf('e');
    if (e < 0) return s;
    String exponent = s.substring(e + 1).replace("+", "").replaceFirst("^(−?)0(?=\\d)", "$1");
    return s.substring(0, e) + "<wbr>·10<sup>" + exponent + "</sup>";
  }

  /** The name of an entry of the long vector, such as w_21^(1), with its indices set as such. */
  static String entry(String name) {
    int sub = name.indexOf('_');
    int sup = name.indexOf('^');
    return "<i>" + text(name.substring(0, sub)) + "</i><sub>" + text(name.substring(sub + 1, sup))
        + "</sub><sup>" + text(name.substring(sup + 1)) + "</sup>";
  }
}
