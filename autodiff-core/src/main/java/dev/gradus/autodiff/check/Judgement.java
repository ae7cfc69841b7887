package dev.gradus.autodiff.check;

import org.jspecify.annotations.Nullable;

/**
 * What became of the comparison of one derivative with differences.
 *
 * @param measured the slope by differences
 * @param error how far it may be off
 * @param step the step of the differences
 * @param verdict how the comparison ended
 * @param shows the smallest error of the derivative that would not have passed
 * @param sides the slopes towards both sides, where a kink was seen
 * @param reason why it did not simply pass; empty if it did
 */
record Judgement(double measured, double error, double step, Verdict verdict, double shows,
    @Nullable Sides sides, String reason) {
  Judgement as(Verdict other, String why) {
    return new Judgement(measured, error, step, other, shows, sides, why);
  }
}
