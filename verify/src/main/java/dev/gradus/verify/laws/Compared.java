package dev.gradus.verify.laws;

import dev.gradus.autodiff.Tensor;
import java.util.List;

/** Numbers that should be equal. */
final class Compared {
  /** Nothing but the same bits: −0 is not 0. */
  static final double BITS = -1;

  private Compared() {}

  /** The same bits; all that is no number is alike. */
  static Outcome bits(String what, List<Tensor> found, List<Tensor> expected) {
    for (int k = 0; k < expected.size(); k++) {
      Outcome o = close(name(what, k), found.get(k), expected.get(k), BITS);
      if (!o.holds()) return o;
    }
    return Outcome.HOLDS;
  }

  /** Names the value and gradients of {@link Applied#valueAndGradient}. */
  static String name(String what, int k) {
    return (k == 0 ? "the value" : "the gradient by input " + (k - 1)) + what;
  }

  /** No entries further apart than is said. */
  static Outcome close(String what, Tensor found, Tensor expected, double within) {
    if (!found.shape().equals(expected.shape())) {
      return Outcome.broken(Double.POSITIVE_INFINITY, what + " has shape " + found.shape()
          + " but should have " + expected.shape());
    }
    double[] a = found.toArray();
    double[] b = expected.toArray();
    for (int i = 0; i < a.length; i++) {
      Outcome o = close(what + (a.length == 1 ? "" : ", entry " + i), a[i], b[i], within);
      if (!o.holds()) return o;
    }
    return Outcome.HOLDS;
  }

  /** Two numbers. */
  static Outcome close(String what, double a, double b, double within) {
    double gap = Math.abs(a - b);
    if (gap <= within || Double.compare(a, b) == 0) return Outcome.HOLDS;
    if (!Double.isFinite(within)) return Outcome.undecided(what + " is out of range: " + a);
    double size = gap / Math.max(Math.abs(a), Math.abs(b));
    return Outcome.broken(Double.isNaN(size) ? Double.POSITIVE_INFINITY : size,
        what + " is " + a + " but should be " + b);
  }
}
