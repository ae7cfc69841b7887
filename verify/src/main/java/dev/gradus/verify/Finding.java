package dev.gradus.verify;

import static dev.gradus.verify.errors.Given.given;

import dev.gradus.autodiff.check.Entry;
import dev.gradus.autodiff.check.Verdict;
import java.util.Locale;

/**
 * Something that is wrong, or could not be decided.
 *
 * @param kind what it is about
 * @param verdict wrong or undecided
 * @param where which entry, such as {@code W1[2, 0]}; empty if it is about all
 * @param claimed the derivative that was checked; NaN if it is about none
 * @param measured the slope by differences; NaN if it is about none
 * @param error how far the measured slope may be off
 * @param reason why, in words
 */
public record Finding(Kind kind, Verdict verdict, String where, double claimed, double measured,
    double error, String reason) {
  /** What a finding is about. */
  public enum Kind {
    /** The slope by one entry, alone or together with those it is tied to. */
    ENTRY,
    /** The slope along a direction, where no entry alone is wrong. */
    DIRECTION,
    /** Entries so small that an error as large as they are would not have shown. */
    HIDDEN,
    /** A function wrote into the array it was given. */
    ARGUMENT,
    /** A function handed out an array that it changed later. */
    BUFFER,
    /** A result depends on earlier calls. */
    STATE,
    /** A function gives other results at the same point: it is not deterministic. */
    CHANCE,
    /** A derivative with another number of entries than it should have, or so a function. */
    SIZE,
    /** A product with a matrix that is not linear in the vector. */
    LINEAR,
    /** Nothing was checked. */
    NOTHING
  }

  /** Refuses null. */
  public Finding {
    given(kind, "Finding", "the kind", "one of Finding.Kind");
    given(verdict, "Finding", "the verdict", "one of Verdict");
    given(where, "Finding", "the place", "the name of an entry, or an empty text");
    given(reason, "Finding", "the reason", "a sentence");
  }

  /** About no entry. */
  static Finding of(Kind kind, Verdict verdict, String reason) {
    return new Finding(kind, verdict, "", Double.NaN, Double.NaN, Double.NaN, reason);
  }

  static Finding of(Entry e) {
    return new Finding(Kind.ENTRY, e.verdict(), e.name(), e.derivative(), e.measured(),
        e.estimate(), e.reason());
  }

  /** The difference of claim and measurement beside the larger of them; NaN if there are none. */
  double relative() {
    return Math.abs(claimed - measured) / Math.max(Math.abs(claimed), Math.abs(measured));
  }

  /** In one sentence, such as {@code x[1] is wrong: claimed 3.0, measured 2.0 ± 1.2e-12; …}. */
  @Override
  public String toString() {
    if (where.isEmpty()) return reason;
    String word = verdict.name().toLowerCase(Locale.ROOT);
    boolean plain = Double.isNaN(claimed) && Double.isNaN(measured);
    if (plain) return where + " is " + word + ": " + reason;
    return String.format(Locale.ROOT, "%s is %s: claimed %s, measured %s ± %.1e%s", where, word,
        claimed, measured, error, reason.isEmpty() ? "" : "; " + reason);
  }
}
