package dev.gradus.verify.errors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What users hand in, and what their functions return, as errors of the module speak of it. */
public final class Given {
  private Given() {}

  /** The argument of a call, named in words; {@code instead} is what to give. */
  public static <T> T given(@Nullable T x, String call, String what, String instead) {
    if (x != null) return x;
    throw new NullPointerException(call + ": " + what + " is null; give " + instead);
  }

  /** A list of which no entry may be null. */
  public static <T> List<T> all(@Nullable List<T> x, String call, String what, String instead) {
    List<T> list = given(x, call, what, instead);
    int i = 0;
    for (T entry : list) {
      given(entry, call, "entry " + i + " of " + what, instead);
      i++;
    }
    return list;
  }

  /** What a function of the user gave. */
  public static <T> T result(@Nullable T y, String what, String instead) {
    if (y != null) return y;
    throw new IllegalArgumentException("Verify: the " + what + " gave null; return " + instead);
  }
}
