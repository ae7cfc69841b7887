package dev.gradus.autodiff.errors;

import java.util.Arrays;
import java.util.Collection;
import java.util.Iterator;
import java.util.function.IntFunction;

/** What users gave, as errors repeat it: whole if it is short, else its beginning and length. */
public final class Brief {
  private static final int CHARACTERS = 100;
  private static final int ENTRIES = 16;
  private static final int LISTED = 50;

  private Brief() {}

  /**
   * A name or an expression.
   *
   * @param text of any length
   * @return at most about a line of it
   */
  public static String of(String text) {
    return text.length() <= CHARACTERS ? text
        : text.substring(0, CHARACTERS / 2) + "… (" + text.length() + " characters)";
  }

  /**
   * Whole numbers, such as lengths of axes.
   *
   * @param numbers as many as there may be
   * @return the first ones, in brackets
   */
  public static String of(int... numbers) {
    if (numbers.length <= ENTRIES) return Arrays.toString(numbers);
    String first = Arrays.toString(Arrays.copyOf(numbers, ENTRIES / 2));
    return first.substring(0, first.length() - 1) + ", … (" + numbers.length + " numbers)]";
  }

  /**
   * Names, layers or others, one after the other.
   *
   * @param all as many as there may be
   * @return the first ones, separated by commas; "none" for none
   */
  public static String list(Collection<?> all) {
    Iterator<?> next = all.iterator();
    return list(all.size(), i -> of(String.valueOf(next.next())));
  }

  /**
   * Things that are numbered, one after the other.
   *
   * @param n how many there are
   * @param text what stands for each
   * @return the first ones, separated by commas; "none" for none
   */
  public static String list(int n, IntFunction<String> text) {
    StringBuilder out = new StringBuilder(n == 0 ? "none" : "");
    for (int i = 0; i < Math.min(n, LISTED); i++) {
      out.append(i == 0 ? "" : ", ").append(text.apply(i));
    }
    return out.append(n > LISTED ? ", … and " + (n - LISTED) + " more" : "").toString();
  }
}
