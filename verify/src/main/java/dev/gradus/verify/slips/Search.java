package dev.gradus.verify.slips;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The search for mistakes that give what was given: single ones first, then one made at several
 * places, then one that shows in some blocks only, then two.
 */
final class Search {
  private static final int SUBSETS = 5; // places of which all combinations are tried
  private static final int PASSES = 4000; // for pairs at most
  private static final int COVER = 3;

  private final List<Slip> slips;
  private final Case base;
  private final List<Case> others = new ArrayList<>();
  private final List<Candidate> singles = new ArrayList<>();

  /** At the point where most is wrong; what holds there must hold at the others. */
  Search(List<Slip> slips, List<Case> cases) {
    this.slips = slips;
    Case most = cases.get(0);
    for (Case c : cases) {
      if (c.wrong().cardinality() > most.wrong().cardinality()) most = c;
    }
    base = most;
    for (Case c : cases) {
      if (c != base && c.isFinite() && c.program().isLike(base.program())) others.add(c);
    }
  }

  Case base() { return base; }

  /** Whether there is another point at which something is wrong. */
  boolean canConfirm() { return others.stream().anyMatch(c -> !c.wrong().isEmpty()); }

  /** What explains all that is wrong, the simplest first; at other points too, if there are any. */
  List<Explanation> run() {
    if (base.wrong().isEmpty() || !base.isFinite()) return List.of();
    for (Slip slip : slips) {
      for (Mistake m : slip.in(base.program())) tried(List.of(m), singles);
    }
    List<Explanation> found = confirmed(singles, c -> c.explainsAll(base));
    if (!found.isEmpty()) return found;
    List<Candidate> repeated = repeated();
    found = confirmed(repeated, c -> c.explainsAll(base));
    if (!found.isEmpty()) return found;
    List<Candidate> all = new ArrayList<>(singles);
    all.addAll(repeated);
    found = confirmed(all, c -> c.explainsWrong(base));
    if (!found.isEmpty()) return found;
    found = confirmed(new Pairs(base, all, PASSES).all(), c -> c.explainsAll(base));
    return found.isEmpty() ? covers(all) : found;
  }

  private void tried(List<Mistake> mistakes, List<Candidate> to) {
    Mistake first = mistakes.get(0);
    Mistake.Unknown unknown = first.unknown();
    if (unknown == null) {
      Candidate c = Candidate.of(base, mistakes, 0);
      if (!c.changed().isEmpty()) to.add(c);
      return;
    }
    double number = Fit.number(base, first, base.wrong());
    if (!unknown.holds(number)) return;
    Candidate c = Candidate.of(base, mistakes, number);
    if (c.explainsAll(base)) to.add(c); // in some blocks only a number would explain too much
  }

  /** One mistake at several of the places where it can be made. */
  private List<Candidate> repeated() {
    Map<String, List<Mistake>> same = new LinkedHashMap<>();
    Map<String, List<Mistake>> ofKind = new LinkedHashMap<>();
    for (Slip slip : slips) {
      for (Mistake m : slip.in(base.program())) {
        if (!m.isInSteps()) continue;
        same.computeIfAbsent(m.key(), k -> new ArrayList<>()).add(m);
        ofKind.computeIfAbsent(m.key() + '|' + m.kind(), k -> new ArrayList<>()).add(m);
      }
    }
    List<Candidate> all = new ArrayList<>();
    for (List<Mistake> places : same.values()) {
      int n = places.size();
      if (n < 2) continue;
      if (n <= SUBSETS) {
        for (int set = (1 << n) - 1; set > 0; set--) {
          if (Integer.bitCount(set) > 1) repeat(chosen(places, set), all);
        }
      } else {
        for (int i = 0; i + 1 < n; i++) repeat(places.subList(i, n), all);
        for (int i = 2; i < n; i++) repeat(places.subList(0, i), all);
      }
      repeat(places.stream().filter(Mistake::isTowardsMatrix).toList(), all);
      repeat(places.stream().filter(Mistake::isTowardsVector).toList(), all);
    }
    for (List<Mistake> places : ofKind.values()) repeat(places, all);
    return all;
  }

  private void repeat(List<Mistake> places, List<Candidate> to) {
    for (int i = 0; i < places.size(); i++) {
      for (int j = 0; j < i; j++) if (!places.get(i).isApartFrom(places.get(j))) return;
    }
    if (places.size() > 1) tried(List.of(Mistake.everywhere(places)), to);
  }

  private static List<Mistake> chosen(List<Mistake> places, int set) {
    List<Mistake> some = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) if ((set >> i & 1) != 0) some.add(places.get(i));
    return some;
  }

  /** Those that hold at the other points too, each slip once. */
  private List<Explanation> confirmed(List<Candidate> from, Predicate<Candidate> explains) {
    Map<String, Explanation> found = new LinkedHashMap<>();
    for (Candidate c : from) {
      if (!explains.test(c) || !holds(c, c.explainsAll(base))) continue;
      String key = String.join("|", c.mistakes().stream().map(m -> m.slip().name()).toList());
      Explanation known = found.get(key);
      found.put(key, known == null ? new Explanation(base, c) : known.or(c.first()));
    }
    return List.copyOf(found.values());
  }

  private boolean holds(Candidate c, boolean whole) {
    if (others.isEmpty()) return c.first().unknown() == null || entries(base.wrong()) > 2;
    if (!canConfirm()) return false;
    for (Case other : others) {
      BitSet blocks = new BitSet();
      blocks.set(0, other.given().size());
      if (!whole) {
        if (isOutside(other.wrong(), base.wrong())) return false;
        blocks = base.wrong();
      }
      if (!c.holdsAt(other, blocks)) return false;
    }
    return true;
  }

  private static boolean isOutside(BitSet some, BitSet all) {
    BitSet rest = (BitSet) some.clone();
    rest.andNot(all);
    return !rest.isEmpty();
  }

  private int entries(BitSet blocks) {
    return blocks.stream().map(i -> base.given().get(i).size()).sum();
  }

  /** A mistake of its own for each wrong block, where a few will do. */
  private List<Explanation> covers(List<Candidate> all) {
    List<Candidate> chosen = new ArrayList<>();
    BitSet left = (BitSet) base.wrong().clone();
    while (!left.isEmpty() && chosen.size() < COVER) {
      Candidate best = null;
      int most = 0;
      Set<String> seen = new HashSet<>();
      for (Candidate c : all) {
        BitSet covered = c.explained(base);
        covered.and(left);
        boolean better = covered.cardinality() > most && c.changed().intersects(covered);
        if (!better || !seen.add(c.first() + covered.toString())) continue;
        BitSet blocks = covered;
        if (!others.isEmpty() && !others.stream().allMatch(o -> c.holdsAt(o, blocks))) continue;
        best = c;
        most = covered.cardinality();
      }
      if (best == null) return List.of();
      left.andNot(best.explained(base));
      chosen.add(best);
    }
    if (!left.isEmpty() || !others.isEmpty() && !canConfirm()) return List.of();
    return List.of(new Explanation(base, chosen));
  }
}
