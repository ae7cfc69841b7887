package dev.gradus.verify.slips;

import dev.gradus.autodiff.Tensor;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two mistakes at once. What only one of the two touches tells most pairs apart without a pass. */
final class Pairs {
  private final Case base;
  private final List<Candidate> different = new ArrayList<>(); // one for each gradient
  private final List<Candidate> factors = new ArrayList<>(); // of all blocks alike
  private int passes;

  Pairs(Case base, List<Candidate> candidates, int passes) {
    this.base = base;
    this.passes = passes;
    Map<Long, Candidate> seen = new HashMap<>();
    for (Candidate c : candidates) {
      if (c.first().unknown() != null || seen.putIfAbsent(key(c), c) != null) continue;
      if (isFactor(c)) factors.add(c);
      else different.add(c);
    }
  }

  /** The pairs that give what was given. */
  List<Candidate> all() {
    List<Candidate> found = new ArrayList<>();
    for (Candidate c : different) {
      for (Candidate f : factors) if (isScaled(c, f)) joined(c, f, found);
    }
    if (!found.isEmpty()) return found;
    for (int i = 0; i < different.size() && passes > 0; i++) {
      for (int j = i + 1; j < different.size() && passes > 0; j++) {
        Candidate a = different.get(i);
        Candidate b = different.get(j);
        if (!mayExplain(a, b) || !a.first().isApartFrom(b.first())) continue;
        passes--;
        joined(a, b, found);
      }
    }
    return found;
  }

  private void joined(Candidate a, Candidate b, List<Candidate> found) {
    Candidate both = Candidate.of(base, List.of(a.first(), b.first()), 0);
    if (both.explainsAll(base)) found.add(both);
  }

  /** Whether the blocks that one of them alone touches are as they were given. */
  private boolean mayExplain(Candidate a, Candidate b) {
    BitSet either = (BitSet) a.changed().clone();
    either.or(b.changed());
    BitSet rest = (BitSet) base.wrong().clone();
    rest.andNot(either);
    if (!rest.isEmpty()) return false;
    return isRightApartFrom(a, b) && isRightApartFrom(b, a);
  }

  private static boolean isRightApartFrom(Candidate a, Candidate b) {
    BitSet own = (BitSet) a.changed().clone();
    own.andNot(b.changed());
    return !own.intersects(a.different());
  }

  /** Whether a gradient is a number times the right one. */
  private boolean isFactor(Candidate c) {
    return base.isClose(c.gradient(), WholeSlips.times(base.program().right(), factor(c)));
  }

  private double factor(Candidate c) { return ratio(base.program().right(), c.gradient()); }

  private boolean isScaled(Candidate c, Candidate f) {
    return base.isClose(base.given(), WholeSlips.times(c.gradient(), factor(f)));
  }

  private static double ratio(List<Tensor> by, List<Tensor> of) {
    double products = 0;
    double squares = 0;
    for (int i = 0; i < by.size(); i++) {
      double[] a = by.get(i).toArray();
      double[] b = of.get(i).toArray();
      for (int j = 0; j < a.length; j++) {
        products += a[j] * b[j];
        squares += a[j] * a[j];
      }
    }
    return products / squares;
  }

  /** Equal for gradients that agree in about nine digits. */
  private static long key(Candidate c) {
    double sum = 0;
    double size = 0;
    int n = 0;
    for (Tensor t : c.gradient()) {
      for (double x : t.toArray()) {
        sum += x * Math.sin(1 + n++);
        size += Math.abs(x);
      }
    }
    return 31L * Float.floatToIntBits((float) sum) + Float.floatToIntBits((float) size);
  }
}
