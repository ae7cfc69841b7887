package dev.gradus.verify;

import dev.gradus.autodiff.check.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Looks for a simpler point at which the same is wrong: fewer entries, then zeros, ones and whole
 * numbers. It never ends on an error below a tenth of the first.
 */
final class Shrinking {
  private static final int TRIES = 300;
  private static final double PART = 0.1;

  private final Search search;
  private final List<Integer> sizes;
  private int left = TRIES;

  /** Within a search, for functions that take points of these sizes; none if of one alone. */
  Shrinking(Search search, List<Integer> sizes) {
    this.search = search;
    this.sizes = sizes;
  }

  Report of(Report first) {
    Report best = first;
    Report next = simpler(best, first.findings().get(0));
    while (next != null) {
      best = next;
      next = simpler(best, first.findings().get(0));
    }
    return best;
  }

  /** One step; null if there is none. */
  private @Nullable Report simpler(Report best, Finding like) {
    double[] x = best.checked().x();
    for (int i = 0; i < x.length && sizes.contains(x.length - 1); i++) {
      double[] fewer = new double[x.length - 1];
      for (int k = 0; k < fewer.length; k++) fewer[k] = x[k < i ? k : k + 1];
      Report report = tried(fewer, like);
      if (report != null) return report;
    }
    for (int i = 0; i < x.length; i++) {
      double rounded = Math.rint(x[i]);
      double digit = Math.rint(10 * x[i]) / 10;
      for (double v : new double[] {0, 1, -1, rounded, digit}) {
        if (v == x[i] || cost(v) >= cost(x[i])) continue;
        double[] y = x.clone();
        y[i] = v;
        Report report = tried(y, like);
        if (report != null) return report;
      }
    }
    return null;
  }

  /** How much there is to read. */
  private static int cost(double v) { return v == 0 ? 0 : Double.toString(v).length(); }

  private @Nullable Report tried(double[] x, Finding like) {
    if (left-- <= 0) return null;
    Report report = search.at(x);
    if (report == null || report.verdict() != Verdict.WRONG) return null;
    Finding found = report.findings().get(0);
    boolean same = found.kind() == like.kind();
    boolean clear = !(found.relative() < PART * like.relative());
    return same && clear ? report : null;
  }
}
