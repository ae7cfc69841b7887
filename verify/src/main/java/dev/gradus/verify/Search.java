package dev.gradus.verify;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.Finding.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Verifies at many points, of several sizes where the functions take any. */
final class Search {
  private static final int LARGEST = 32;
  private static final int MOST = 6; // sizes
  private static final int TRIES = 4; // points at which a size is tried

  private final Subject subject;
  private final Settings s;
  private final int count;
  private final long seed;
  private final Points points;
  private long evaluations;

  Search(Subject subject, Settings s, int count, long seed) {
    this.subject = subject;
    this.s = s;
    this.count = count;
    this.seed = seed;
    this.points = new Points(s, seed);
  }

  Report run() {
    List<Integer> sizes = sizes();
    Report last = null;
    Report undecided = null;
    int verified = 0;
    int notDefined = 0;
    int doubtful = 0;
    for (int n = 0; n < count && !sizes.isEmpty(); n++) {
      Report report = at(points.next(n, sizes.get(n % sizes.size())));
      if (report == null) {
        notDefined++;
        continue;
      }
      if (report.verdict() == Verdict.WRONG) {
        Report least = new Shrinking(this, s.layout() == null ? sizes : List.of()).of(report);
        return least.searched(n + 1 + " of " + count + " points, the last one is the simplest that "
            + "was found", seed, evaluations);
      }
      last = report;
      if (report.verdict() == Verdict.VERIFIED) verified++;
      else doubtful++;
      if (undecided == null && report.verdict() == Verdict.UNDECIDED) undecided = report;
    }
    String text = count + " points: verified at " + verified + ", undecided at " + doubtful
        + ", not defined at " + notDefined;
    Report found = undecided != null ? undecided : last != null ? last : nothing();
    return found.searched(text, seed, evaluations);
  }

  /** What is found at a point; null if the functions are not defined there. */
  @Nullable Report at(double[] x) {
    try {
      Report report = new Trial(subject, s, x).run();
      evaluations += report.evaluations();
      boolean isNumber = report.checked().value().stream().allMatch(Double::isFinite);
      return isNumber ? report : null;
    } catch (RuntimeException e) {
      return null; // not defined there
    }
  }

  private Report nothing() {
    return new Report(new Checked(subject.derivative(), s.names(0), new double[0], List.of(),
        List.of(Finding.of(Kind.NOTHING, Verdict.UNDECIDED, "nothing was checked: the functions "
            + "are defined at no point that was tried")),
        List.of(), "", 0, seed, ""));
  }

  /** Numbers of entries that the functions take. */
  private List<Integer> sizes() {
    Layout layout = s.layout();
    if (layout != null) return List.of(layout.size());
    List<Integer> all = new ArrayList<>();
    Points tried = new Points(s, seed);
    for (int size = 1; size <= LARGEST && all.size() < MOST; size += size < 4 ? 1 : size / 4) {
      if (takes(size, tried)) all.add(size);
    }
    for (int size = 5; size <= LARGEST && all.isEmpty(); size++) {
      if (takes(size, tried)) all.add(size);
    }
    return all;
  }

  private boolean takes(int size, Points tried) {
    for (int n = 0; n < TRIES; n++) {
      double[] x = tried.next(n, size);
      try {
        int results = subject.valueAt(x.clone()).get().length;
        if (subject.derivativeAt(x.clone()).get().length == results * size) return true;
      } catch (RuntimeException e) {
        // not of this size, or not defined there
      }
    }
    return false;
  }
}
