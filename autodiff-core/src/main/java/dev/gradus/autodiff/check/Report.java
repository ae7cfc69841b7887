package dev.gradus.autodiff.check;

import static dev.gradus.autodiff.errors.Given.given;

import dev.gradus.autodiff.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The result of a check: every entry, counted by verdict. */
public final class Report {
  private final List<Entry> entries;
  private final List<Tensor> point;
  private final long evaluations;

  Report(List<Entry> entries, List<Tensor> point, long evaluations) {
    this.entries = List.copyOf(entries);
    this.point = point;
    this.evaluations = evaluations;
  }

  /** The same, with what is known of why wrong entries are zero. */
  Report explained(List<String> zeros) {
    List<Entry> all = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry e = entries.get(i);
      boolean explains = !zeros.get(i).isEmpty() && e.reason().equals(EntryCheck.OTHER_SLOPE);
      all.add(explains ? e.because(zeros.get(i)) : e);
    }
    return new Report(all, point, evaluations);
  }

  /**
   * All entries.
   *
   * @return in the order of the long vector
   */
  public List<Entry> entries() { return entries; }

  /**
   * How many entries ended so.
   *
   * @param verdict the verdict
   * @return the number of entries
   */
  public int count(Verdict verdict) {
    given(verdict, "Report.count", "the verdict", "one of Verdict");
    int n = 0;
    for (Entry e : entries) if (e.verdict() == verdict) n++;
    return n;
  }

  /**
   * How many of the verified entries are at kinks.
   *
   * @return the number of entries whose derivative is a right one of several
   */
  public int kinks() {
    int n = 0;
    for (Entry e : entries) if (e.verdict() == Verdict.VERIFIED && e.kink() != null) n++;
    return n;
  }

  /**
   * The verdict on all entries together.
   *
   * @return wrong if one is; else undecided if one is, or if there are none; else verified
   */
  public Verdict verdict() {
    if (count(Verdict.WRONG) > 0) return Verdict.WRONG;
    return entries.isEmpty() || count(Verdict.UNDECIDED) > 0 ? Verdict.UNDECIDED
        : Verdict.VERIFIED;
  }

  /**
   * How often the function was evaluated for the differences.
   *
   * @return the number of evaluations
   */
  public long evaluations() { return evaluations; }

  /**
   * The entry that deserves the first look: of the worst verdict, with the largest relative
   * difference.
   *
   * @return the entry, or null if there are none
   */
  public @Nullable Entry worst() {
    return entries.stream().max(CheckText.WORSE).orElse(null);
  }

  /**
   * This report, if every entry is verified.
   *
   * @return this
   * @throws AssertionError otherwise, with counts and the worst entries
   */
  public Report orThrow() {
    if (verdict() != Verdict.VERIFIED) throw new AssertionError(toString());
    return this;
  }

  /**
   * The counts; the entries that are wrong or undecided, five at most, or else the worst; the
   * point, the evaluations, and the smallest relative error that would have shown in every entry.
   */
  @Override
  public String toString() { return CheckText.of(entries, kinks(), point, evaluations); }
}
