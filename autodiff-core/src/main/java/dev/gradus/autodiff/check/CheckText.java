package dev.gradus.autodiff.check;

import dev.gradus.autodiff.Tensor;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The report of a gradient check in words. */
final class CheckText {
  private static final int SHOWN = 5;

  /** From good entries to bad ones. A difference that is NaN counts as the largest. */
  static final Comparator<Entry> WORSE =
      Comparator.comparingInt(CheckText::badness)
          .thenComparingDouble(Entry::relativeDifference);

  private CheckText() {}

  private static int badness(Entry e) {
    return switch (e.verdict()) {
      case VERIFIED -> e.kink() == null ? 0 : 1;
      case UNDECIDED -> 2;
      case WRONG -> 3;
    };
  }

  static String of(List<Entry> entries, int kinks, List<Tensor> point, long evaluations) {
    StringBuilder out =
        new StringBuilder("gradient check: ").append(entries.size()).append(" entries");
    for (Verdict v : Verdict.values()) {
      long count = entries.stream().filter(e -> e.verdict() == v).count();
      out.append(", ").append(count).append(' ').append(word(v));
      if (v == Verdict.VERIFIED && kinks > 0) out.append(" (").append(kinks).append(" at kinks)");
    }
    if (entries.isEmpty()) return out.append("; nothing was checked").toString();
    List<Entry> worst = entries.stream().sorted(WORSE.reversed()).toList();
    int bad = (int) worst.stream().filter(CheckText::isBad).count();
    int shown = Math.min(SHOWN, Math.max(1, bad));
    for (Entry e : worst.subList(0, shown)) out.append("\n  ").append(line(e));
    if (bad > shown) out.append("\n  and ").append(bad - shown).append(" more");
    out.append("\nat ").append(point.size() == 1 ? point.get(0).toString() : point.toString())
        .append("; ").append(evaluations).append(" evaluations");
    double shows = worst.stream().filter(e -> !isBad(e) && e.kink() == null)
        .mapToDouble(Entry::relativelyShows).max().orElse(Double.NaN);
    if (bad + kinks < entries.size()) { // at kinks more than one derivative is right
      out.append(String.format(Locale.ROOT, "; an error of %.1e in any %s would have shown", shows,
          bad + kinks == 0 ? "entry" : "other entry"));
    }
    return out.toString();
  }

  private static String line(Entry e) {
    return String.format(Locale.ROOT,
        "%s (%s): derivative %s, differences %s ± %.1e at step %.1e, relative difference %.1e%s",
        e.name(), word(e.verdict()), e.derivative(), e.measured(), e.estimate(), e.step(),
        e.relativeDifference(), e.reason().isEmpty() ? "" : "; " + e.reason());
  }

  private static boolean isBad(Entry e) {
    return e.verdict() != Verdict.VERIFIED;
  }

  private static String word(Verdict v) { return v.name().toLowerCase(Locale.ROOT); }
}
