package dev.gradus.verify.laws;

import dev.gradus.autodiff.check.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * What a law says of an operation at some inputs.
 *
 * @param verdict null where there was nothing to check
 * @param size how far apart two things are that should be equal, relative to their size
 * @param text what is wrong, or why it is undecided
 */
record Outcome(@Nullable Verdict verdict, double size, String text) {
  static final Outcome HOLDS = new Outcome(Verdict.VERIFIED, 0, "");
  static final Outcome NOTHING = new Outcome(null, 0, "");

  static Outcome undecided(String why) { return new Outcome(Verdict.UNDECIDED, 0, why); }

  static Outcome broken(double size, String what) {
    return new Outcome(Verdict.WRONG, size, what);
  }

  boolean holds() { return verdict == Verdict.VERIFIED; }
}
