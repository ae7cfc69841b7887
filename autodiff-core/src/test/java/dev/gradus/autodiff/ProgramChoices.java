package dev.gradus.autodiff;

/**
 * A number that decides everything about one step of a program, read digit by digit. The smaller it
 * is, the simpler the step.
 */
final class ProgramChoices {
  static final long LARGEST = 1_000_000_000_000_000_000L;

  private long digits;

  ProgramChoices(long digits) { this.digits = digits; }

  /** The next choice among n. */
  int next(int n) {
    int choice = (int) (digits % n);
    digits /= n;
    return choice;
  }

  /** One of several, the first being the simplest. */
  @SafeVarargs
  final <T> T of(T... choices) { return choices[next(choices.length)]; }
}
