package dev.gradus.verify.slips;

import dev.gradus.autodiff.Tensor;
import java.util.BitSet;
import java.util.List;

/** The number in a mistake, found from what was given by secants in least squares. */
final class Fit {
  private static final int STEPS = 12;

  private Fit() {}

  /** The number that comes closest in the given blocks. */
  static double number(Case at, Mistake mistake, BitSet blocks) {
    Mistake.Unknown unknown = mistake.unknown();
    if (unknown == null) return 0;
    List<Mistake> one = List.of(mistake);
    double x = unknown.start().of(at.program().right(), at.given());
    double before = 0.9 * x;
    List<Tensor> g = Mistake.gradient(at.program(), one, x);
    List<Tensor> last = Mistake.gradient(at.program(), one, before);
    for (int step = 0; step < STEPS; step++) {
      double slopes = 0;
      double products = 0;
      for (int i = blocks.nextSetBit(0); i >= 0; i = blocks.nextSetBit(i + 1)) {
        double[] a = g.get(i).toArray();
        double[] b = last.get(i).toArray();
        double[] w = at.given().get(i).toArray();
        for (int j = 0; j < a.length; j++) {
          double slope = (a[j] - b[j]) / (x - before);
          slopes += slope * slope;
          products += slope * (w[j] - a[j]);
        }
      }
      double move = products / slopes;
      if (!(Math.abs(move) > 1e-12 * Math.abs(x))) break;
      before = x;
      last = g;
      x += move;
      g = Mistake.gradient(at.program(), one, x);
    }
    return x;
  }
}
