package dev.gradus.teaching.marking;

import org.jspecify.annotations.Nullable;

/** What users hand in, as errors of this package speak of it. */
final class Given {
  private Given() {}

  /** The argument of a call, named in words; {@code instead} is what to give. */
  static <T> T given(@Nullable T x, String call, String what, String instead) {
    if (x != null) return x;
    throw new NullPointerException(call + ": " + what + " is null; give " + instead);
  }
}
