package dev.gradus.teaching;

import dev.gradus.teaching.text.Digits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is looked at, as it stands behind the # of a link: {@code layers=2-2-1&rate=0.5&at=15}. Keys
 * and values hold letters, digits and the signs . , ; _ ~ and - only, so that nothing in a link can
 * be taken for anything else.
 */
final class Fragment {
  private static final int LONGEST = 60_000;
  private static final int LONGEST_NUMBER = 30;

  private final Map<String, String> values;

  private Fragment(Map<String, String> values) { this.values = values; }

  /** Reads it. Refuses other characters, and a key that stands twice. */
  static Fragment of(String text) {
    if (text.length() > LONGEST) {
      throw new IllegalArgumentException("the link has " + text.length()
          + " characters; it may have up to " + LONGEST);
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (int from = 0; from < text.length();) {
      int end = text.indexOf('&', from);
      if (end < 0) end = text.length();
      int equals = text.indexOf('=', from);
      if (equals < 0 || equals > end) {
        throw new IllegalArgumentException("the link has a part without =: write key=value");
      }
      String key = checked(text.substring(from, equals));
      if (values.put(key, checked(text.substring(equals + 1, end))) != null) {
        throw new IllegalArgumentException("the link says " + key + " twice; say it once");
      }
      from = end + 1;
    }
    return new Fragment(values);
  }

  private static String checked(String part) {
    for (int i = 0; i < part.length(); i++) {
      char c = part.charAt(i);
      boolean isPlain = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!isPlain && ".,;_~-".indexOf(c) < 0) {
        throw new IllegalArgumentException("the link has the character number " + (int) c
            + "; letters, digits and . , ; _ ~ - may stand in it");
      }
    }
    return part;
  }

  boolean has(String key) { return values.containsKey(key); }

  String get(String key, String otherwise) { return values.getOrDefault(key, otherwise); }

  /** One of some words. */
  String oneOf(String key, String first, String... others) {
    String value = get(key, first);
    if (value.equals(first)) return value;
    for (String other : others) if (value.equals(other)) return value;
    throw new IllegalArgumentException(key + "=" + brief(value) + " may only be " + first
        + " or " + String.join(" or ", others));
  }

  /** A whole number of a range. */
  int integer(String key, int otherwise, int least, int most) {
    return has(key) ? integer(key, get(key, ""), least, most) : otherwise;
  }

  static int integer(String key, String value, int least, int most) {
    try {
      int i = Integer.parseInt(value);
      if (i >= least && i <= most) return i;
    } catch (NumberFormatException e) {
      // said below
    }
    throw new IllegalArgumentException(key + "=" + brief(value)
        + " must be a whole number from " + least + " to " + most);
  }

  /** A number of a range. */
  double number(String key, double otherwise, double least, double most) {
    return has(key) ? number(key, get(key, ""), least, most) : otherwise;
  }

  static double number(String what, String text, double least, double most) {
    if (isNumber(text)) {
      double x = Double.parseDouble(text);
      if (x >= least && x <= most) return x;
    }
    throw new IllegalArgumentException(what + "=" + brief(text) + " must be a number from "
        + Digits.plain(least, 5) + " to " + Digits.plain(most, 5));
  }

  /** Whether it is written as -1.25 or 3e-7: what every engine reads alike, and in no time. */
  static boolean isNumber(String text) {
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= '0' && c <= '9') digits++;
      else if (".-+eE".indexOf(c) < 0) return false;
    }
    if (digits == 0 || text.length() > LONGEST_NUMBER) return false;
    try {
      Double.parseDouble(text);
      return true;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  /** A text as a message can hold it. */
  static String brief(String text) {
    return text.length() > 30 ? text.substring(0, 30) + "…" : text;
  }

  /** What stands between separators. String.split would bring a fifth more code to the browser. */
  static List<String> parts(String text, char separator) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int end; (end = text.indexOf(separator, from)) >= 0; from = end + 1) {
      parts.add(text.substring(from, end));
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** With another value; null leaves the key out. */
  Fragment with(String key, @Nullable String value) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    if (value == null) changed.remove(key);
    else changed.put(key, checked(value));
    return new Fragment(changed);
  }

  /** As it stands in a link. */
  @Override
  public String toString() {
    return values.entrySet().stream().map(e -> e.getKey() + "=" + e.getValue())
        .collect(Collectors.joining("&"));
  }
}
