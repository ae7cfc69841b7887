package dev.gradus.verify;

import dev.gradus.autodiff.check.CheckSettings;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.Finding.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One verification at one point. */
final class Trial {
  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing((Finding f) -> f.verdict() != Verdict.WRONG)
          .thenComparing(f -> !f.where().isEmpty())
          .thenComparingDouble(f -> -f.relative());

  private final Subject subject;
  private final Settings s;
  private final double[] x;
  private final Watched f;
  private final Watched g;

  Trial(Subject subject, Settings s, double[] x) {
    this.subject = subject;
    this.s = s;
    this.x = x;
    this.f = new Watched(subject.function(), subject::valueAt);
    this.g = new Watched(subject.derivative(), subject::derivativeAt);
  }

  Report run() {
    if (x.length == 0) return report(List.of(nothing()), new Slopes(List.of(), List.of(), ""));
    Protocol protocol = new Protocol(f, g, x, s);
    List<Finding> findings = new ArrayList<>(protocol.findings());
    Slopes slopes = new Slopes(List.of(), List.of(), "");
    int expected = protocol.value().length * x.length;
    int given = protocol.derivative().length;
    if (expected == 0) {
      findings.add(nothing());
    } else if (given != expected) {
      findings.add(Finding.of(Kind.SIZE, Verdict.WRONG, "the " + g.name() + " has " + given
          + " numbers, but there should be " + expected));
    } else if (!protocol.isLost()) {
      Results results = new Results(f, protocol.value().length);
      slopes = new EntryByEntry(results, measuring(), s.names(x.length)).compare(x,
          protocol.derivative());
      findings.addAll(slopes.findings());
      if (findings.stream().allMatch(found -> found.verdict() != Verdict.WRONG)) {
        lookForStaleness(protocol, results, findings);
      }
    }
    return report(findings, slopes);
  }

  private static Finding nothing() {
    return Finding.of(Kind.NOTHING, Verdict.UNDECIDED, "nothing was checked: there is no entry");
  }

  private void lookForStaleness(Protocol protocol, Results results, List<Finding> findings) {
    Protocol.Elsewhere there = protocol.elsewhere();
    if (there == null || there.derivative().length != protocol.derivative().length) return;
    String text = new Staleness(results, measuring(), there.x(), there.derivative(),
        protocol.derivative()).text(g.name());
    if (!text.isEmpty()) findings.add(Finding.of(Kind.STATE, Verdict.WRONG, text));
  }

  /** As the settings say, between the bounds that all domains share. */
  private CheckSettings measuring() {
    Domain d = s.domains().get(0);
    return s.domains().size() > 1 || d.equals(Domain.all()) ? s.measuring()
        : s.measuring().domain(d.lower(), d.upper());
  }

  private Report report(List<Finding> findings, Slopes slopes) {
    List<Finding> sorted = findings.stream().sorted(WORST_FIRST).toList();
    return new Report(new Checked(subject.derivative(), s.names(x.length), x, sorted,
        slopes.verdicts(), slopes.shows(), f.calls(), 0));
  }
}
