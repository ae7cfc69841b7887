package dev.gradus.autodiff.check;

import static dev.gradus.autodiff.check.Verdict.UNDECIDED;
import static dev.gradus.autodiff.check.Verdict.VERIFIED;
import static dev.gradus.autodiff.check.Verdict.WRONG;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Entries at kinks, taken together. Each alone may have the slope towards either side, but not all
 * of them any: along a + b the larger of two equal numbers a and b has no kink, and there the
 * derivatives must add up to its slope 1.
 *
 * <p>Two entries belong together where the function along both is not the sum of what it is along
 * each; {@link Couplings} finds them. They are tried along their sum and their difference, weighted
 * so that their kinks may cancel; more than two along the sum of all. Where nothing bends the
 * gradient must agree.
 */
final class Ties {
  private static final double STEP = 1e-3;
  private static final double SAME = 1e-5; // of the kinks: what is no bend
  private static final double COUPLED = 1e-3; // of the kinks: what is no sum
  private static final double ROUNDING = 0x1p-40; // of slopes nearby: kinks of noise at a minimum
  private static final int MOST = 200; // directions, and some more for each entry
  private static final int MORE = 8;

  private static final String UNSEEN = "a kink that others may be tied to; there are too many to "
      + "look at each, so check fewer entries at a time";

  private final Sections f;
  private final double[] gradient;
  private final Judgement[] judged;
  private final IntFunction<String> names;
  private final Set<Integer> unseen = new TreeSet<>();
  private int left;

  /** Of a gradient whose entries have been judged one by one. */
  Ties(Sections f, double[] gradient, Judgement[] judged, IntFunction<String> names) {
    this.f = f;
    this.gradient = gradient;
    this.judged = judged;
    this.names = names;
  }

  /** Entries that belong together, with the factor of each in the direction along all. */
  private record Group(List<Integer> places, List<Double> factors) {
    void add(int place, double factor) {
      places.add(place);
      factors.add(factor);
    }
  }

  /** Judges the entries at kinks anew. */
  void judge() {
    List<Integer> kinks = new ArrayList<>();
    for (int i = 0; i < judged.length; i++) if (isCandidate(i)) kinks.add(i);
    if (kinks.size() > 1) kinks.removeIf(i -> jump(i) <= ROUNDING * f.steepest());
    if (kinks.size() < 2) return;
    left = MOST + MORE * kinks.size();
    Couplings couplings = new Couplings(f, kinks, this::jump);
    while (kinks.size() > 1) {
      int first = kinks.get(0);
      List<Integer> others = List.copyOf(kinks.subList(1, kinks.size()));
      Group group = groupOf(first, couplings.of(first, others));
      kinks.removeAll(Set.copyOf(group.places()));
      if (group.places().size() > 2) together(group);
    }
    for (int i : unseen) {
      if (judged[i].verdict() == VERIFIED) judged[i] = judged[i].as(UNDECIDED, UNSEEN);
    }
  }

  /** A kink with a derivative between the slopes, whether or not it was accepted. */
  private boolean isCandidate(int i) {
    Sides s = judged[i].sides();
    return s != null && s.include(gradient[i]);
  }

  private Group groupOf(int first, List<Integer> others) {
    Group group = new Group(new ArrayList<>(), new ArrayList<>());
    group.add(first, 1);
    for (int other : others) {
      double weight = jump(first) / jump(other);
      double flattest = Double.POSITIVE_INFINITY;
      double factor = 0;
      for (double sign : new double[] {1, -1}) {
        Sides along = along(List.of(first, other), List.of(1.0, sign * weight));
        if (along == null || !isCoupled(along, first, other, sign, weight)) continue;
        if (along.jump() < flattest) factor = sign * weight;
        flattest = Math.min(flattest, along.jump());
      }
      if (factor != 0) group.add(other, factor);
    }
    return group;
  }

  /** Whether the slopes along both entries are not the sums of those along each; if so, tries. */
  private boolean isCoupled(Sides along, int first, int other, double sign, double weight) {
    Sides a = sides(first);
    Sides b = sides(other);
    double right = a.right() + weight * (sign > 0 ? b.right() : -b.left());
    double left = a.left() + weight * (sign > 0 ? b.left() : -b.right());
    boolean coupled = Math.abs(along.right() - right) + Math.abs(along.left() - left)
        > COUPLED * a.jump();
    if (coupled) agrees(along, List.of(first, other), List.of(1.0, sign * weight));
    return coupled;
  }

  private void together(Group group) {
    List<Double> plain = group.factors().stream().map(Math::signum).toList();
    for (List<Double> factors : List.of(group.factors(), plain)) {
      Sides along = along(group.places(), factors);
      if (along != null && agrees(along, group.places(), factors)) acceptShares(group.places());
    }
  }

  /**
   * Whether nothing bends along the direction and the gradient agrees; where it does not agree all
   * entries fail.
   */
  private boolean agrees(Sides along, List<Integer> places, List<Double> factors) {
    if (along.jump() > SAME * jump(places.get(0))) return false;
    double says = 0;
    double size = 0;
    for (int k = 0; k < places.size(); k++) {
      says += factors.get(k) * gradient[places.get(k)];
      size += Math.abs(factors.get(k)) * sides(places.get(k)).steepest();
    }
    double slope = (along.left() + along.right()) / 2;
    if (Math.abs(says - slope) <= along.tolerance() + SAME * size) return true;
    String reason = "a tie of " + names.apply(places.get(0)) + " and "
        + (places.size() == 2 ? names.apply(places.get(1)) : places.size() - 1 + " more")
        + ": along them together the slope is " + slope + " but the derivatives make " + says;
    for (int place : places) judged[place] = judged[place].as(WRONG, reason);
    return false;
  }

  /** Of n entries that share a slope each may have an n-th part. */
  private void acceptShares(List<Integer> places) {
    for (int place : places) {
      Sides s = sides(place);
      double share = (s.right() - s.left()) / places.size();
      double off = Math.min(Math.abs(gradient[place] - s.left() - share),
          Math.abs(gradient[place] - s.right() + share));
      if (off <= s.tolerance()) judged[place] = judged[place].as(VERIFIED, "");
    }
  }

  private @Nullable Sides along(List<Integer> places, List<Double> factors) {
    if (left-- <= 0) {
      unseen.addAll(places);
      return null;
    }
    double reach = Double.POSITIVE_INFINITY;
    double steepest = 0;
    for (int place : places) {
      reach = Math.min(reach, Math.max(1, Math.abs(f.at(place))));
      steepest = Math.max(steepest, sides(place).steepest());
    }
    double uncertain = SAME * steepest;
    return Sides.first(f.along(places, factors), 0, STEP * reach,
        sides -> sides.uncertain() <= uncertain);
  }

  /** The sides of an entry at a kink. */
  private Sides sides(int place) { return Objects.requireNonNull(judged[place].sides()); }

  private double jump(int place) { return sides(place).jump(); }
}
