package dev.gradus.teaching;

import dev.gradus.autodiff.Layout;
import dev.gradus.nn.Objective;
import dev.gradus.teaching.text.Digits;
import java.util.ArrayList;
import java.util.List;

/** The long vector: each entry's name, its ∂E/∂w, and the weight before and after a step. */
final class VectorAnswer {
  private VectorAnswer() {}

  static Json of(Problem problem, Fragment link) {
    Layout layout = problem.weights().layout();
    Objective.Slope slope = problem.objective().slope(problem.weights(), problem.data());
    double[] g = slope.gradient().toArray();
    double[] before = problem.weights().toArray();
    double[] after = Steps.next(problem).toArray();
    double steepest = largest(g);
    double heaviest = Math.max(largest(before), largest(after));
    List<Json> entries = new ArrayList<>();
    for (int i = 0; i < g.length; i++) {
      entries.add(new Json().with("name", layout.entry(i)).with("slope", Digits.of(g[i]))
          .with("brief", Digits.of(g[i], 2)).with("bar", part(g[i], steepest))
          .with("before", Digits.of(before[i]))
          .with("after", Digits.of(after[i])).with("change", Digits.of(after[i] - before[i]))
          .with("paint", part(before[i], heaviest)).with("next", part(after[i], heaviest))
          .with("sign", sign(before[i])).with("nextSign", sign(after[i])));
    }
    return new Json().with("entries", entries).with("chosen", problem.chosen(link))
        .with("rate", Digits.plain(problem.rate(), 17));
  }

  private static double largest(double[] x) {
    double largest = 0;
    for (double v : x) largest = Math.max(largest, Math.abs(v));
    return largest;
  }

  static String sign(double x) { return x > 0 ? "+" : x < 0 ? "−" : "0"; }

  /** From −100 to 100. */
  private static int part(double x, double of) {
    return of == 0 ? 0 : (int) Math.rint(100 * (x / of));
  }
}
