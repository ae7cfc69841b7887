package dev.gradus.verify;

import dev.gradus.autodiff.check.CheckSettings;
import dev.gradus.autodiff.check.Entry;
import dev.gradus.autodiff.check.Probe;
import dev.gradus.autodiff.check.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/**
 * Compares a gradient of many entries along few directions. Each direction has the signs of the
 * gradient, so that no entry hides another's error by its size: dᵢ = sign(gᵢ)·uᵢ·sᵢ with a random
 * ½ &lt; uᵢ &lt; 1½ and a size sᵢ natural to x. Entries too small to be seen beside the others come
 * together in a next direction, and those that are claimed to be 0 in one of their own. A
 * disagreement is followed to its entry by {@link Halving halves}.
 */
final class Directions {
  private static final int TWICE = 2; // errors that cancel along one direction do not along two
  private static final int GROUPS = 6;
  private static final double FAR = 4; // times the usual entry, for all together
  private static final int FEW = 8; // are looked at one by one
  private static final int NAMED = 3;
  private static final double ZERO = 1e-4; // of the largest entry: what a 0 must be told from
  private static final double LEAST = 0.5; // of the random factors

  private final Probe probe;
  private final double[] gradient;
  private final Names names;
  private final double[] sizes;
  private final SplittableRandom random;
  private final Halving halving;
  private final Verdict[] verdicts;
  private final List<Finding> findings = new ArrayList<>();
  private double shows; // the largest of what any verified entry's error must be to show

  Directions(ToDoubleFunction<double[]> f, CheckSettings settings, Names names, double[] x,
      double[] gradient, long seed) {
    this.probe = new Probe(f, settings, x);
    this.gradient = gradient.clone();
    this.names = names;
    this.sizes = sizes(x, settings);
    this.random = new SplittableRandom(seed);
    this.halving = new Halving(probe, this.gradient, names);
    this.verdicts = new Verdict[x.length];
    Arrays.fill(verdicts, Verdict.UNDECIDED);
  }

  /**
   * How far each entry moves: as far as it is from 0, or as the entries are on average; less where
   * there are many, so that the point does not move further than a function can be followed.
   */
  private static double[] sizes(double[] x, CheckSettings settings) {
    double largest = Arrays.stream(x).map(Math::abs).max().orElse(0);
    double squares = 0;
    for (double v : x) squares += v / largest * (v / largest);
    double usual = largest == 0 ? 1 : largest * Math.sqrt(squares / x.length);
    double[] sizes = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      double size = Math.min(1, FAR / Math.sqrt(x.length)) * Math.max(Math.abs(x[i]), usual);
      sizes[i] = Math.min(size, settings.room(x[i]));
    }
    return sizes;
  }

  Slopes compare() {
    List<Integer> left = new ArrayList<>();
    List<Integer> zeros = new ArrayList<>();
    for (int i = 0; i < gradient.length; i++) {
      if (!Double.isFinite(gradient[i])) alone(i);
      else if (gradient[i] == 0) zeros.add(i);
      else left.add(i);
    }
    for (int group = 0; group < GROUPS && !left.isEmpty(); group++) {
      List<Integer> hidden = together(left, false);
      if (hidden.size() == left.size()) break;
      left = hidden;
    }
    if (!zeros.isEmpty()) left.addAll(together(zeros, true));
    left.removeIf(i -> verdicts[i] != Verdict.UNDECIDED);
    if (left.size() <= FEW) left.forEach(this::alone);
    else findings.add(hidden(left));
    return new Slopes(findings, List.of(verdicts), text(), false);
  }

  private void alone(int i) {
    Entry e = probe.compare(i, gradient, names.entry(i));
    verdicts[i] = e.verdict();
    if (e.verdict() == Verdict.VERIFIED) shows = Math.max(shows, e.shows());
    else findings.add(Finding.of(e));
  }

  /** Compares entries together; gives those of which it saw nothing. */
  private List<Integer> together(List<Integer> places, boolean zeros) {
    double most = 0;
    for (int k = 0; k < (zeros ? 1 : TWICE); k++) {
      double[] d = new double[gradient.length];
      for (int i : places) {
        double sign = zeros ? random.nextBoolean() ? 1 : -1 : Math.signum(gradient[i]);
        d[i] = sign * (LEAST + random.nextDouble()) * sizes[i];
      }
      Halving.Outcome outcome = halving.compare(places, d);
      findings.addAll(outcome.findings());
      outcome.wrong().forEach(i -> verdicts[i] = Verdict.WRONG);
      most = Math.max(most, outcome.shows());
      if (!outcome.findings().isEmpty()) break;
    }
    List<Integer> hidden = new ArrayList<>();
    double largest = Arrays.stream(gradient).map(Math::abs).filter(Double::isFinite).max()
        .orElse(0);
    for (int i : places) {
      if (verdicts[i] == Verdict.WRONG) continue;
      double seen = most / (LEAST * sizes[i]);
      double size = !zeros ? Math.abs(gradient[i]) : largest == 0 ? 1 : ZERO * largest;
      if (!(seen <= size)) {
        hidden.add(i);
        continue;
      }
      verdicts[i] = Verdict.VERIFIED;
      shows = Math.max(shows, seen);
    }
    return hidden;
  }

  private Finding hidden(List<Integer> places) {
    String some = places.stream().limit(NAMED).map(names::entry)
        .collect(Collectors.joining(", "));
    return Finding.of(Finding.Kind.HIDDEN, Verdict.UNDECIDED, places.size() + " entries are smaller"
        + " than an error that would have shown along a direction, such as " + some);
  }

  private String text() {
    boolean any = Arrays.asList(verdicts).contains(Verdict.VERIFIED);
    return !any ? "" : String.format(Locale.ROOT, "along directions: an error of %.1e in one "
        + "verified entry would have shown", shows);
  }
}
