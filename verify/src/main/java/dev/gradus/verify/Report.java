package dev.gradus.verify;

import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.slips.Diagnosis;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of a verification.
 *
 * <p>{@link #orThrow()} throws a plain {@link AssertionError}, which JUnit, AssertJ and others
 * report as a failure, so that no adapter is needed.
 */
public final class Report {
  private final Checked checked;
  private final @Nullable Diagnosis diagnosis;
  private final String guess;
  private final long elsewhere; // evaluations at other points

  Report(Checked checked) { this(checked, null, "", 0); }

  private Report(Checked checked, @Nullable Diagnosis diagnosis, String guess, long elsewhere) {
    this.checked = checked;
    this.diagnosis = diagnosis;
    this.guess = guess;
    this.elsewhere = elsewhere;
  }

  /** The same with what the mistake looks like. */
  Report explained(Diagnosis found) { return new Report(checked, found, guess, elsewhere); }

  /** The same with a line on what the mistake may be, which took evaluations at another point. */
  Report guessed(String line, long evaluations) {
    return new Report(checked, diagnosis, line, elsewhere + evaluations);
  }

  /** The same as what a search ended with. */
  Report searched(String text, String test, long seed, long evaluations) {
    return new Report(checked.searched(text, test, seed, evaluations), diagnosis, guess, elsewhere);
  }

  Checked checked() { return checked; }

  /**
   * The verdict on all together.
   *
   * @return wrong if a finding is; else undecided if there is one; else verified
   */
  public Verdict verdict() {
    if (findings().stream().anyMatch(f -> f.verdict() == Verdict.WRONG)) return Verdict.WRONG;
    return findings().isEmpty() ? Verdict.VERIFIED : Verdict.UNDECIDED;
  }

  /**
   * What is wrong or undecided.
   *
   * @return the worst first; empty if all is verified
   */
  public List<Finding> findings() { return checked.findings(); }

  /**
   * How often the function was evaluated. Calls of the derivative do not count.
   *
   * @return the number of evaluations
   */
  public long evaluations() { return checked.evaluations() + elsewhere; }

  /**
   * The seed of all that was chosen at random.
   *
   * @return the seed; 0 if nothing was
   */
  public long seed() { return checked.seed(); }

  /**
   * What the gradient was found to have wrong when it was compared with a {@linkplain
   * Check#against program that is right}.
   *
   * @return the diagnosis; empty if there is no such program, or nothing is wrong
   */
  public Optional<Diagnosis> diagnosis() { return Optional.ofNullable(diagnosis); }

  /**
   * This report, if all is verified.
   *
   * @return this
   * @throws AssertionError if something is wrong or undecided, with the text of this report
   */
  public Report orThrow() {
    if (verdict() != Verdict.VERIFIED) throw new AssertionError(toString());
    return this;
  }

  /**
   * This report, unless something is wrong. What is undecided passes.
   *
   * @return this
   * @throws AssertionError if something is wrong, with the text of this report
   */
  public Report orThrowIfWrong() {
    if (verdict() == Verdict.WRONG) throw new AssertionError(toString());
    return this;
  }

  /**
   * The verdict; what is right; at most five of what is not, with measured values; what would have
   * shown; the point, the evaluations and the seed.
   */
  @Override
  public String toString() { return ReportText.of(this, said()); }

  private String said() {
    Diagnosis d = diagnosis;
    if (d == null) return guess;
    return !d.wrong().isEmpty() ? d.toString() : "It is the gradient of the reference, so that "
        + "and the function are not the same.";
  }
}
