package dev.gradus.verify;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.Finding.Kind;
import dev.gradus.verify.generate.Fault;
import dev.gradus.verify.generate.Search.Found;
import dev.gradus.verify.text.JavaText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Verifies at many points, of several sizes where the functions take any; where something is wrong
 * it looks for the simplest point at which it is.
 */
final class Search {
  private static final int LARGEST = 32;
  private static final int MOST = 6; // sizes
  private static final int TRIES = 4; // points at which a size is tried
  private static final int SIMPLER = 300; // points that are tried to make one simple

  private final Subject subject;
  private final Settings s;
  private final int count;
  private final long seed;
  private long evaluations;
  private int verified;
  private int doubtful;
  private int notDefined;
  private @Nullable Report undecided;
  private @Nullable Report last;

  Search(Subject subject, Settings s, int count, long seed) {
    this.subject = subject;
    this.s = s;
    this.count = count;
    this.seed = seed;
  }

  Report run() {
    List<Integer> sizes = sizes();
    var found = sizes.isEmpty() ? Optional.<Found<double[]>>empty()
        : dev.gradus.verify.generate.Search.in(new Points(s, sizes)).tries(count).seed(seed)
            .simpler(SIMPLER).find(this::fault);
    Report wrong = found.map(f -> at(f.smallest())).orElse(null);
    if (found.isPresent() && wrong != null) {
      return wrong.searched(found.get().number() + 1 + " of " + count + " points, the last one is "
          + "the simplest that was found", test(found.get().smallest()), seed, evaluations);
    }
    String text = count + " points: verified at " + verified + ", undecided at " + doubtful
        + ", not defined at " + notDefined;
    Report report = undecided != null ? undecided : last != null ? last : nothing();
    return report.searched(text, "", seed, evaluations);
  }

  private String test(double[] x) {
    return JavaText.test(subject.derivative().toLowerCase(Locale.ROOT).replaceAll("\\W", "_"),
        subject.java() + s.java() + ".at(" + JavaText.numbers(x) + ").orThrow();");
  }

  /** What is wrong at a point; the others are counted. */
  private Optional<Fault> fault(double[] x) {
    Report report = at(x);
    if (report == null) {
      notDefined++;
      return Optional.empty();
    }
    if (report.verdict() == Verdict.WRONG) {
      Finding worst = report.findings().get(0);
      double size = worst.relative();
      return Optional.of(new Fault(worst.kind(),
          Double.isNaN(size) ? Double.POSITIVE_INFINITY : size, worst.toString()));
    }
    last = report;
    if (report.verdict() == Verdict.VERIFIED) verified++;
    else doubtful++;
    if (undecided == null && report.verdict() == Verdict.UNDECIDED) undecided = report;
    return Optional.empty();
  }

  /** What is found at a point; null if the functions are not defined there. */
  private @Nullable Report at(double[] x) {
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
        List.of(), "", true, "", 0, seed, "", ""));
  }

  /** Numbers of entries that the functions take. */
  private List<Integer> sizes() {
    Layout layout = s.layout();
    if (layout != null) return List.of(layout.size());
    List<Integer> all = new ArrayList<>();
    for (int size = 1; size <= LARGEST && all.size() < MOST; size += size < 4 ? 1 : size / 4) {
      if (takes(size)) all.add(size);
    }
    for (int size = 5; size <= LARGEST && all.isEmpty(); size++) {
      if (takes(size)) all.add(size);
    }
    return all;
  }

  private boolean takes(int size) {
    Points points = new Points(s, List.of(size));
    for (int n = 0; n < TRIES; n++) {
      double[] x = points.sample(seed + n).value();
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
