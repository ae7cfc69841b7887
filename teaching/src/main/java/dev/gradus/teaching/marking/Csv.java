package dev.gradus.teaching.marking;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Lines of a table as spreadsheets read them (RFC 4180). What could begin a formula, also where a
 * spreadsheet takes another separator than the comma, stands behind an apostrophe and is text.
 */
final class Csv {
  private static final String SEPARATOR = "[,;|]";
  private static final Pattern FORMULA =
      Pattern.compile("(^|" + SEPARATOR + "|[\"'])(\\s*)(?=[=+\\-@＝＋－＠])");
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029\\ufeff]+");

  private Csv() {}

  static String line(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String cell(String text) {
    String flat = CONTROL.matcher(text).replaceAll(" ");
    String safe = FORMULA.matcher(flat).replaceAll("$1$2'");
    boolean isPlain = safe.chars().noneMatch(c -> c == ',' || c == '"' || c == ';' || c == '|')
        && safe.equals(safe.strip());
    return isPlain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
  }
}
