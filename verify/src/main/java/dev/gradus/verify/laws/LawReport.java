package dev.gradus.verify.laws;

import static dev.gradus.verify.errors.Given.given;

import dev.gradus.autodiff.check.Verdict;
import java.util.List;
import java.util.Locale;

/**
 * Which laws hold of an operation.
 *
 * <p>{@link #orThrow()} throws a plain {@link AssertionError}, which every test framework reports
 * as a failure, so that no adapter is needed.
 */
public final class LawReport {
  private final String operation;
  private final List<Result> results;

  /**
   * What was found of one law.
   *
   * @param law the law
   * @param verdict wrong if it is broken somewhere; verified if it holds, and no fewer times than
   *     it could not be decided; else undecided
   * @param held at how many inputs it holds
   * @param undecided at how many inputs it could not be decided
   * @param text what is wrong, with the smallest inputs as a test in Java; or why something is
   *     undecided; else empty
   */
  public record Result(Law law, Verdict verdict, int held, int undecided, String text) {
    /** Refuses null. */
    public Result {
      given(law, "Result", "the law", "one of Law");
      given(verdict, "Result", "the verdict", "one of Verdict");
      given(text, "Result", "the text", "a sentence, or an empty text");
    }

    /** In words. */
    @Override
    public String toString() {
      StringBuilder out = new StringBuilder(law.sentence()).append(": ")
          .append(verdict.name().toLowerCase(Locale.ROOT));
      if (verdict != Verdict.WRONG) {
        out.append(" at ").append(held);
        if (undecided > 0) out.append(", undecided at ").append(undecided);
      }
      return (text.isEmpty() ? out : out.append("; ").append(text)).toString();
    }
  }

  LawReport(String operation, List<Result> results) {
    this.operation = operation;
    this.results = List.copyOf(results);
  }

  /**
   * What was found of each law that was asked, but for those that have nothing to say of the
   * operation, as that on the same var in several inputs of one with one input.
   *
   * @return in the order of {@link Law}
   */
  public List<Result> results() { return results; }

  /**
   * What was found of one law.
   *
   * @param law which
   * @return the verdict; undecided if it was not asked
   */
  public Verdict verdict(Law law) {
    given(law, "LawReport.verdict", "the law", "one of Law");
    return results.stream().filter(r -> r.law() == law).map(Result::verdict).findFirst()
        .orElse(Verdict.UNDECIDED);
  }

  /**
   * The verdict on all together.
   *
   * @return wrong if a law is; else undecided if one is or none was asked; else verified
   */
  public Verdict verdict() {
    if (results.stream().anyMatch(r -> r.verdict() == Verdict.WRONG)) return Verdict.WRONG;
    boolean all = results.stream().allMatch(r -> r.verdict() == Verdict.VERIFIED);
    return all && !results.isEmpty() ? Verdict.VERIFIED : Verdict.UNDECIDED;
  }

  /**
   * This report, if all laws hold.
   *
   * @return this
   * @throws AssertionError if one is broken or undecided, with the text of this report
   */
  public LawReport orThrow() {
    if (verdict() != Verdict.VERIFIED) throw new AssertionError(toString());
    return this;
  }

  /**
   * This report, unless a law is broken. What is undecided passes.
   *
   * @return this
   * @throws AssertionError if one is broken, with the text of this report
   */
  public LawReport orThrowIfWrong() {
    if (verdict() == Verdict.WRONG) throw new AssertionError(toString());
    return this;
  }

  /** The verdict, then a line for each law, those that are broken first. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(operation).append(": ").append(verdict());
    for (Verdict v : List.of(Verdict.WRONG, Verdict.UNDECIDED, Verdict.VERIFIED)) {
      for (Result r : results) if (r.verdict() == v) out.append("\n  ").append(r);
    }
    return out.toString();
  }
}
