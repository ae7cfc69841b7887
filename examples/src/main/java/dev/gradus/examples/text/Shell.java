package dev.gradus.examples.text;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Commands as one types them into a POSIX shell. */
public final class Shell {
  private static final Pattern PLAIN = Pattern.compile("[\\w@%+=:,./-]+");
  private static final Pattern SAFE_IN_DOUBLE_QUOTES = Pattern.compile("[^\"$`\\\\!\\p{Cntrl}]*");
  private static final Pattern STEERING = Pattern.compile("[\\p{Cc}\\p{Cf}]");

  private Shell() {}

  /**
   * Words as one line.
   *
   * @param words of a command
   * @return the words, in quotes where they need them
   */
  public static String line(List<String> words) {
    return words.stream().map(Shell::word).collect(Collectors.joining(" "));
  }

  /**
   * A word such that the shell gives it to a program as it is.
   *
   * @param word any characters
   * @return the word, in quotes if it needs them; characters that steer a terminal are escaped
   */
  public static String word(String word) {
    if (PLAIN.matcher(word).matches()) return word;
    if (STEERING.matcher(word).find()) return escaped(word);
    if (SAFE_IN_DOUBLE_QUOTES.matcher(word).matches()) return '"' + word + '"';
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /** $'…' with every character that is not to be seen by its number. */
  private static String escaped(String word) {
    StringBuilder out = new StringBuilder("$'");
    word.codePoints().forEach(c -> {
      String s = Character.toString(c);
      if (STEERING.matcher(s).matches()) out.append(String.format("\\u%04x", c));
      else out.append(c == '\'' || c == '\\' ? "\\" : "").append(s);
    });
    return out.append('\'').toString();
  }
}
