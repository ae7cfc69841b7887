package dev.gradus.verify;

import org.jspecify.annotations.Nullable;

/** What users hand in, and what their functions return, as errors speak of it. */
final class Given {
  private Given() {}

  /** The argument of a call, named in words; {@code instead} is what to give. */
  static <T> T given(@Nullable T x, String call, String what, String instead) {
    if (x != null) return x;
    throw new NullPointerException(call + ": " + what + " is null; give " + instead);
  }

  /** What a function of the user gave. */
  static <T> T result(@Nullable T y, String what, String instead) {
    if (y != null) return y;
    throw new IllegalArgumentException("Verify: the " + what + " gave null; return " + instead);
  }
}
