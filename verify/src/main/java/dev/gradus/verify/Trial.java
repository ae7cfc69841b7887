package dev.gradus.verify;

import dev.gradus.autodiff.check.CheckSettings;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.Finding.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One verification at one point. */
final class Trial {
  private static final Comparator<Finding> WORST_FIRST =
      Comparator.comparing((Finding f) -> f.verdict() != Verdict.WRONG)
          .thenComparing(f -> !f.where().isEmpty())
          .thenComparingDouble(f -> -f.relative());

  private static final int MANY = 200; // entries that are compared one by one
  private static final long SEED = 1; // of directions

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
    if (x.length == 0) {
      return report(new double[0], List.of(nothing()), Slopes.NONE, "");
    }
    Protocol protocol = new Protocol(f, g, x, s);
    List<Finding> findings = new ArrayList<>(protocol.findings());
    Slopes slopes = Slopes.NONE;
    int expected = protocol.value().length * x.length;
    int given = protocol.derivative().length;
    if (expected == 0) {
      findings.add(nothing());
    } else if (given != expected) {
      findings.add(Finding.of(Kind.SIZE, Verdict.WRONG, "the " + g.name() + " has " + given
          + " numbers, but there should be " + expected));
    } else if (!protocol.isLost()) {
      Results results = new Results(f, s, protocol.value().length);
      slopes = compare(x, results, protocol.derivative());
      findings.addAll(slopes.findings());
      if (slopes.verdicts().contains(Verdict.WRONG)) {
        double[] first = protocol.sameElsewhere();
        if (first != null && isRight(compare(first, results, protocol.derivative()))) {
          findings.add(Finding.of(Kind.STATE, Verdict.WRONG, "the " + g.name() + " is the same at "
              + "two points and right at that of the first call: it may have been kept"));
        }
      }
      findings.addAll(results.otherCount());
      if (findings.stream().allMatch(found -> found.verdict() != Verdict.WRONG)) {
        findings.addAll(subject.laws(x, protocol.derivative(), s));
      }
    }
    return report(protocol.value(), findings, slopes, protocol.note());
  }

  private static Finding nothing() {
    return Finding.of(Kind.NOTHING, Verdict.UNDECIDED, "nothing was checked: there is no entry");
  }

  private static boolean isRight(Slopes slopes) {
    return !slopes.verdicts().contains(Verdict.WRONG)
        && slopes.verdicts().contains(Verdict.VERIFIED);
  }

  private Slopes compare(double[] at, Results results, double[] derivative) {
    Names names = s.names(at.length);
    if (!s.directions() && at.length <= MANY) {
      return new EntryByEntry(results, measuring(), names).compare(at, derivative);
    }
    List<Finding> findings = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>();
    Set<String> shows = new LinkedHashSet<>();
    for (int row = 0; row < results.count(); row++) {
      int result = row;
      double[] claimed = Arrays.copyOfRange(derivative, row * at.length, (row + 1) * at.length);
      Slopes slopes = new Directions(v -> results.at(v, result), measuring(), names, at, claimed,
          SEED + row).compare();
      findings.addAll(slopes.findings());
      verdicts.addAll(slopes.verdicts());
      shows.add(slopes.shows());
    }
    return new Slopes(findings, verdicts, String.join("\n", shows), false);
  }

  /** As the settings say, between the bounds that all domains share. */
  private CheckSettings measuring() {
    Domain d = s.domains().get(0);
    return s.domains().size() > 1 || d.equals(Domain.all()) ? s.measuring()
        : s.measuring().domain(d.lower(), d.upper());
  }

  private Report report(double[] value, List<Finding> findings, Slopes slopes, String note) {
    List<Finding> sorted = findings.stream().sorted(WORST_FIRST).toList();
    return new Report(new Checked(subject.derivative(), s.names(x.length), x,
        Arrays.stream(value).boxed().toList(), sorted, slopes.verdicts(), slopes.shows(),
        slopes.alone(), note, f.calls(), SEED, "", ""));
  }
}
