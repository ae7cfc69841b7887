package dev.gradus.autodiff.check;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * Which of many entries at kinks may be tied to one of them, found by halves: with ties the
 * function where both sides are moved a little is not the sum of what moving each alone makes.
 * What is found is measured before it is believed, so here it is better to find too much.
 */
final class Couplings {
  private static final double STEP = 1e-7;
  private static final double COUPLED = 1e-4; // of what the smallest kink makes of a step
  private static final double SPREAD = (Math.sqrt(5) - 1) / 2; // such that weights do not cancel
  private static final int[] SIGNS = {1, -1};
  private static final int MOST = 2000; // evaluations, and some more for each entry
  private static final int MORE = 400;

  private final Sections f;
  private final IntToDoubleFunction jump;
  private final double value;
  private final double least;
  private final double step;
  private long left; // evaluations

  /**
   * Among some entries.
   *
   * @param f the function through the point
   * @param places of entries at kinks
   * @param jump the change of the slope at each
   */
  Couplings(Sections f, List<Integer> places, IntToDoubleFunction jump) {
    this.f = f;
    this.jump = jump;
    this.value = f.along(places.get(0)).value();
    double smallest = Double.POSITIVE_INFINITY;
    double reach = Double.POSITIVE_INFINITY;
    for (int place : places) {
      smallest = Math.min(smallest, jump.applyAsDouble(place));
      reach = Math.min(reach, Math.max(1, Math.abs(f.at(place))));
    }
    this.least = smallest;
    this.step = STEP * reach;
    this.left = MOST + (long) MORE * places.size();
  }

  /** Those of some entries that may be tied to another; all of them after too many evaluations. */
  List<Integer> of(int first, List<Integer> others) {
    if (others.isEmpty() || !areCoupled(first, others)) return List.of();
    if (others.size() == 1) return others;
    int half = others.size() / 2;
    List<Integer> found = new ArrayList<>(of(first, others.subList(0, half)));
    found.addAll(of(first, others.subList(half, others.size())));
    return found;
  }

  private boolean areCoupled(int first, List<Integer> others) {
    if (left <= 0) return true;
    for (int sign : SIGNS) {
      double alone = change(List.of(first), sign, sign);
      for (int same : SIGNS) {
        double without = change(others, 0, sign * same);
        double both = change(joined(first, others), sign, sign * same);
        double off = Math.abs(both - alone - without);
        if (!(off <= COUPLED * least * step)) return true; // so where f is not defined
      }
    }
    return false;
  }

  private static List<Integer> joined(int first, List<Integer> others) {
    List<Integer> all = new ArrayList<>(List.of(first));
    all.addAll(others);
    return all;
  }

  /** What moving entries makes, the first one with another sign if that is not 0. */
  private double change(List<Integer> places, int signOfFirst, int sign) {
    left--;
    List<Double> factors = new ArrayList<>();
    for (int place : places) {
      double spread = 0.75 + 0.5 * (place * SPREAD % 1);
      int way = factors.isEmpty() && signOfFirst != 0 ? signOfFirst : sign;
      factors.add(way * spread * least / jump.applyAsDouble(place));
    }
    return f.along(places, factors).applyAsDouble(step) - value;
  }
}
