package dev.gradus.verify;

import dev.gradus.autodiff.check.CheckSettings;
import dev.gradus.autodiff.check.Entry;
import dev.gradus.autodiff.check.Probe;
import dev.gradus.autodiff.check.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/** Compares each entry of a derivative with the slope that is measured along it alone. */
final class EntryByEntry {
  private final Results f;
  private final CheckSettings settings;
  private final Names names;

  /** Of a function with some results, as settings say. */
  EntryByEntry(Results f, CheckSettings settings, Names names) {
    this.f = f;
    this.settings = settings;
    this.names = names;
  }

  Slopes compare(double[] x, double[] derivative) {
    List<Finding> findings = new ArrayList<>();
    List<Verdict> verdicts = new ArrayList<>();
    double shows = 0;
    int kinks = 0;
    for (int row = 0; row < f.count(); row++) {
      int result = row;
      IntFunction<String> called = f.count() == 1 ? names::entry
          : i -> f.name() + "[" + result + "] by " + names.entry(i);
      double[] claimed = Arrays.copyOfRange(derivative, row * x.length, (row + 1) * x.length);
      Probe probe = new Probe(v -> f.at(v, result), settings, x);
      for (Entry e : probe.compare(claimed, called)) {
        verdicts.add(e.verdict());
        if (e.verdict() != Verdict.VERIFIED) findings.add(Finding.of(e));
        else if (e.kink() != null) kinks++;
        else shows = Math.max(shows, e.relativelyShows());
      }
    }
    long verified = verdicts.stream().filter(v -> v == Verdict.VERIFIED).count();
    boolean all = findings.isEmpty() && kinks == 0;
    List<String> text = new ArrayList<>();
    if (kinks > 0) text.add(text(kinks));
    if (verified > kinks) {
      text.add(String.format(Locale.ROOT, "an error of %.1e in any %sentry would have shown", shows,
          all ? "" : "other "));
    }
    return new Slopes(findings, verdicts, String.join("\n", text), true);
  }

  private static String text(int kinks) {
    return kinks + (kinks == 1 ? " entry is" : " entries are")
        + " at kinks, where the slopes towards both sides differ and more than one is right";
  }
}
