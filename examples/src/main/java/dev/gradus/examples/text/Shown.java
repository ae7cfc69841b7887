package dev.gradus.examples.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text of a file or a user as it may be shown, in a terminal or on a page. */
public final class Shown {
  /** What steers a terminal, and what turns the direction of the text after it. */
  private static final Pattern STEERING =
      Pattern.compile("[\\p{Cc}\\u061C\\u200E\\u200F\\u2028-\\u202E\\u2066-\\u2069\\uFEFF]");
  private static final Pattern BLANKS = Pattern.compile("[\\s\\u00A0\\u2007\\u202F]+");
  private static final int LONGEST = 40;

  private Shown() {}

  /**
   * A text on one line.
   *
   * @param text any characters
   * @return the text with single blanks and none at its ends, and with U+FFFD in the place of
   *         each character that steers a terminal or turns the direction of writing
   */
  public static String of(String text) {
    return STEERING.matcher(BLANKS.matcher(text).replaceAll(" ").strip()).replaceAll("\uFFFD");
  }

  /**
   * A text that is not too long.
   *
   * @param text any characters
   * @return what {@link #of} gives, cut after 40 characters
   */
  public static String brief(String text) {
    String shown = of(text);
    return shown.codePointCount(0, shown.length()) <= LONGEST ? shown
        : shown.substring(0, shown.offsetByCodePoints(0, LONGEST)) + "...";
  }

  /**
   * A text that is not too long, in quotes.
   *
   * @param text any characters
   * @return what {@link #brief} gives, in quotes
   */
  public static String quoted(String text) { return '"' + brief(text) + '"'; }

  /**
   * A list that is not too long.
   *
   * @param texts what is listed
   * @param most how many of them are shown
   * @return such as {@code a, b, c and 297 more}
   */
  public static String list(List<String> texts, int most) {
    String shown = texts.stream().limit(most).collect(Collectors.joining(", "));
    return texts.size() <= most ? shown : shown + " and " + (texts.size() - most) + " more";
  }

  /**
   * A list with its last comma made an "and".
   *
   * @param texts what is listed, at least two
   * @return such as {@code a, b and c}
   */
  public static String and(List<String> texts) {
    int last = texts.size() - 1;
    return String.join(", ", texts.subList(0, last)) + " and " + texts.get(last);
  }
}
