package dev.gradus.teaching;

/**
 * A number as a learner types it, or sums and products of numbers: {@code 0.5·0.25·(−1.2) + 3}, so
 * that nobody needs a calculator beside the page.
 */
final class Typed {
  private static final int LONGEST = 300;
  private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

  private final String text;
  private int at;

  private Typed(String text) { this.text = text; }

  /** Its value. Refuses what is no number, and one that is not finite. */
  static double value(String typed) {
    if (typed.length() > LONGEST) {
      throw new IllegalArgumentException("the answer has " + typed.length()
          + " characters; it may have up to " + LONGEST);
    }
    Typed all = new Typed(plain(typed));
    double x = all.sum();
    if (all.at == all.text.length() && Double.isFinite(x)) return x;
    throw unread(typed);
  }

  private static IllegalArgumentException unread(String typed) {
    return new IllegalArgumentException("“" + Fragment.brief(typed)
        + "” cannot be read as a number; write one such as -0.25, or a product such as 0.5*0.25");
  }

  /** Without spaces, each sign written one way; a decimal comma is a point. */
  private static String plain(String typed) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      switch (c) {
        case ' ', '\u00a0', '\n' -> {}
        case '−', '–' -> out.append('-');
        case '·', '×' -> out.append('*');
        case ':', '÷' -> out.append('/');
        case ',' -> out.append('.');
        default -> out.append(c);
      }
    }
    return out.toString();
  }

  private boolean read(char c) {
    if (at == text.length() || text.charAt(at) != c) return false;
    at++;
    return true;
  }

  private double sum() {
    double sum = product();
    while (true) {
      if (read('+')) sum += product();
      else if (read('-')) sum -= product();
      else return sum;
    }
  }

  private double product() {
    double product = factor();
    while (true) {
      if (read('*')) product *= factor();
      else if (read('/')) product /= factor();
      else return product;
    }
  }

  private double factor() {
    if (read('-')) return -factor();
    if (read('+')) return factor();
    if (read('(')) {
      double inner = sum();
      if (read(')')) return inner;
      throw unread(text);
    }
    int from = at;
    while (at < text.length() && isOfNumber(from)) at++;
    String number = text.substring(from, at);
    if (!Fragment.isNumber(number)) throw unread(text);
    return number.equals("10") ? power() : Double.parseDouble(number);
  }

  /** Whether the next sign goes on with a number: a digit, a point, an e and what follows it. */
  private boolean isOfNumber(int from) {
    char c = text.charAt(at);
    if (c >= '0' && c <= '9' || c == '.') return true;
    if (at == from) return false;
    char before = text.charAt(at - 1);
    return c == 'e' || c == 'E' || (c == '-' || c == '+') && (before == 'e' || before == 'E');
  }

  /** 10⁻⁷, as the page writes it. */
  private double power() {
    StringBuilder digits = new StringBuilder(read('⁻') ? "-" : "");
    while (at < text.length() && RAISED.indexOf(text.charAt(at)) >= 0) {
      digits.append(RAISED.indexOf(text.charAt(at++)));
    }
    if (digits.length() == 0) return 10;
    if (digits.length() < 5 && Fragment.isNumber("1e" + digits)) {
      return Double.parseDouble("1e" + digits);
    }
    throw unread(text);
  }
}
