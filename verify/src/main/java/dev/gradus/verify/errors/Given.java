package dev.gradus.verify.errors;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How null is refused, in all packages of the module. */
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
}
