package dev.gradus.verify;

import dev.gradus.autodiff.check.Entry;
import dev.gradus.autodiff.check.Measurement;
import dev.gradus.autodiff.check.Probe;
import dev.gradus.autodiff.check.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * The comparison of a gradient with the slope along one direction, and the search by halves for the
 * entries that make them differ. Slopes along the halves add up to that along the whole, so that
 * one measurement tells of both.
 */
final class Halving {
  private static final int MOST = 5; // wrong entries that are looked for
  private static final double ROUNDING = 1e-12; // of the terms, in their sum and in themselves
  private static final double ERRORS = 1.5;
  private static final double TOLERANCE = 1e-8;

  private final Probe probe;
  private final double[] gradient;
  private final Names names;

  /** Wrong entries are corrected in the gradient as they are found. */
  Halving(Probe probe, double[] gradient, Names names) {
    this.probe = probe;
    this.gradient = gradient;
    this.names = names;
  }

  /**
   * What a comparison gave.
   *
   * @param findings what is wrong or undecided
   * @param wrong entries
   * @param shows how far the slope along the direction must be off to show; infinite if unknown
   */
  record Outcome(List<Finding> findings, List<Integer> wrong, double shows) {}

  /** A slope along a direction: how far the gradient is off, and what it may be off. */
  private record Gap(double off, double within, double terms, String doubt) {}

  private Gap gap(List<Integer> places, double[] direction) {
    double[] d = new double[direction.length];
    double claimed = 0;
    double terms = 0;
    for (int i : places) {
      d[i] = direction[i];
      claimed += d[i] * gradient[i];
      terms += Math.abs(d[i] * gradient[i]);
    }
    Measurement m = probe.along(d);
    String doubt = m.kink() != null ? "a kink" : terms == 0 ? "" : m.reason();
    double within = ERRORS * m.error() + ROUNDING * terms;
    return new Gap(m.slope() - claimed, within, terms, doubt);
  }

  /** Compares the entries at some places along a direction. */
  Outcome compare(List<Integer> places, double[] direction) {
    Gap all = gap(places, direction);
    List<Finding> findings = new ArrayList<>();
    List<Integer> wrong = new ArrayList<>();
    if (!all.doubt().isEmpty() || Double.isNaN(all.off())) {
      findings.add(Finding.of(Finding.Kind.DIRECTION, Verdict.UNDECIDED, places.size()
          + " entries together: " + all.doubt()));
      return new Outcome(findings, wrong, Double.POSITIVE_INFINITY);
    }
    double off = all.off();
    double shows = 2 * all.within();
    while (Math.abs(off) > all.within() && wrong.size() < MOST) {
      int place = follow(places, direction, off);
      Entry e = probe.compare(place, gradient, names.entry(place));
      if (e.verdict() != Verdict.WRONG) {
        if (Math.abs(off) > TOLERANCE * all.terms()) {
          findings.add(Finding.of(Finding.Kind.DIRECTION, Verdict.UNDECIDED, "along "
              + places.size() + " entries together the slope is off by " + off + ", but "
              + e.name() + ", to which halving leads, is not wrong alone"));
        }
        shows += Math.abs(off);
        break;
      }
      findings.add(Finding.of(e));
      wrong.add(place);
      off -= (e.measured() - gradient[place]) * direction[place];
      gradient[place] = e.measured();
    }
    if (wrong.size() == MOST) shows = Double.POSITIVE_INFINITY; // there may be more
    return new Outcome(findings, wrong, shows);
  }

  /** The entry to which most of the difference leads. */
  private int follow(List<Integer> places, double[] direction, double off) {
    List<Integer> here = places;
    double rest = off;
    while (here.size() > 1) {
      List<Integer> left = here.subList(0, here.size() / 2);
      double part = gap(left, direction).off();
      boolean isLeft = Math.abs(part) >= Math.abs(rest - part);
      here = isLeft ? left : here.subList(here.size() / 2, here.size());
      rest = isLeft ? part : rest - part;
    }
    return here.get(0);
  }
}
