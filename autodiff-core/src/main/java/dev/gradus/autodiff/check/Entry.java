package dev.gradus.autodiff.check;

import static dev.gradus.autodiff.errors.Given.given;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a derivative, compared with finite differences.
 *
 * @param name of the entry, such as {@code w_21^(1)}
 * @param derivative what was checked
 * @param measured the slope by differences
 * @param estimate how far the measured slope may be off
 * @param step the step of the differences
 * @param verdict how it ended
 * @param shows the smallest error of the derivative that would have shown: it would not have been
 *     verified; infinite if none would
 * @param kink the slopes towards both sides where a kink was seen; else null
 * @param reason why it is wrong or undecided, in words; else empty
 */
public record Entry(String name, double derivative, double measured, double estimate, double step,
    Verdict verdict, double shows, @Nullable Sides kink, String reason) {
  /** Refuses null, but for the kink. */
  public Entry {
    given(name, "Entry", "the name", "that of an entry of the layout");
    given(verdict, "Entry", "the verdict", "one of Verdict");
    given(reason, "Entry", "the reason", "a sentence, or an empty text");
  }

  /** The entry at a place of a long vector. */
  static Entry of(String name, double derivative, Judgement j) {
    return new Entry(name, derivative, j.measured(), j.error(), j.step(), j.verdict(), j.shows(),
        j.sides(), j.reason());
  }

  /** The same for another reason. */
  Entry because(String other) {
    return new Entry(name, derivative, measured, estimate, step, verdict, shows, kink, other);
  }

  /**
   * The relative difference of the two slopes.
   *
   * @return the difference over the larger of the two; 0 where both are smaller than the estimated
   *     error, as their ratio tells nothing then
   */
  public double relativeDifference() {
    double size = Math.max(Math.abs(derivative), Math.abs(measured));
    return size <= estimate ? 0 : Math.abs(derivative - measured) / size;
  }

  /**
   * The smallest error that would have shown, relative to the larger of the two slopes.
   *
   * @return {@code shows} over that slope; {@code shows} itself where it is as much, as of an entry
   *     that passes as 0
   */
  public double relativelyShows() {
    double size = Math.max(Math.abs(derivative), Math.abs(measured));
    return shows >= size ? shows : shows / size;
  }
}
