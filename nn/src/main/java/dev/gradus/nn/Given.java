package dev.gradus.nn;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What users hand in: refused where it is null, in one sentence of the call they wrote, and
 * repeated in errors as far as it is short.
 */
final class Given {
  private static final int LISTED = 50;
  private static final int CHARACTERS = 100;
  private static final String HEX = "0123456789abcdef";
  private static final String BETWEEN = ",;:=()[]{}<>|\"'"; // what stands between names

  private Given() {}

  /** The argument of a call, named in words; {@code instead} is what to give. */
  static <T> T given(@Nullable T x, String call, String what, String instead) {
    if (x != null) return x;
    throw new NullPointerException(call + ": " + what + " is null; give " + instead);
  }

  /** A list of which no entry may be null either. */
  static <T extends @Nullable Object> List<T> all(@Nullable List<T> x, String call, String what,
      String instead) {
    List<T> list = given(x, call, what, instead);
    int i = hole(list);
    if (i < 0) return list;
    throw new NullPointerException(call + ": " + what + " has a null at place " + i + "; give "
        + instead);
  }

  /** An array of which no entry may be null either. */
  static <T> T[] all(T @Nullable [] x, String call, String what, String instead) {
    T[] array = given(x, call, what, instead);
    all(Arrays.asList(array), call, what, instead);
    return array;
  }

  /** What a function of the user gave; {@code instead} is what to return. */
  static <T> T result(@Nullable T y, String call, String what, String instead) {
    if (y != null) return y;
    throw new IllegalArgumentException(call + ": " + what + " gave null; return " + instead);
  }

  /** The same of a list of which no entry may be null either. */
  static <T extends @Nullable Object> List<T> results(@Nullable List<T> y, String call,
      String what, String instead) {
    List<T> list = result(y, call, what, instead);
    int i = hole(list);
    if (i < 0) return list;
    throw new IllegalArgumentException(call + ": " + what + " gave null at place " + i
        + " of its list; return " + instead);
  }

  private static int hole(List<?> list) {
    int i = 0;
    for (Object entry : list) {
      if (entry == null) return i;
      i++;
    }
    return -1;
  }

  /** The first ones, separated by commas; "none" for none. */
  static String list(Collection<?> all) {
    if (all.isEmpty()) return "none";
    int more = all.size() - LISTED;
    return all.stream().limit(LISTED).map(x -> brief(text(x)))
        .collect(Collectors.joining(", ")) + (more > 0 ? ", … and " + more + " more" : "");
  }

  /** A part as it is printed; of a function, or what prints an address, the class it is of. */
  static String text(@Nullable Object x) {
    String text = String.valueOf(x);
    int at = x instanceof String ? -1 : text.indexOf('@');
    if (at < 0) return text;
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (; at >= 0; at = text.indexOf('@', at + 1)) {
      int start = at;
      while (start > from && isOfName(text.charAt(start - 1))) start--;
      String name = text.substring(start, at);
      if (name.indexOf('.') < 0) continue;
      int lambda = name.indexOf("$$Lambda");
      String type = lambda < 0 ? name : name.substring(0, lambda);
      out.append(text, from, start).append(lambda < 0 ? "" : "a function of ")
          .append(type, type.lastIndexOf('.') + 1, type.length());
      from = at + 1;
      while (from < text.length() && HEX.indexOf(text.charAt(from)) >= 0) from++;
    }
    return out.append(text, from, text.length()).toString();
  }

  /** Of the name of a class, also of a hidden one. */
  private static boolean isOfName(char c) {
    return c > ' ' && BETWEEN.indexOf(c) < 0;
  }

  static String brief(String text) {
    return text.length() <= CHARACTERS ? text
        : text.substring(0, CHARACTERS / 2) + "… (" + text.length() + " characters)";
  }
}
