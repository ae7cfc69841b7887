package dev.gradus.teaching;

import dev.gradus.autodiff.Layout;
import dev.gradus.nn.Objective;
import dev.gradus.nn.Parameters;
import dev.gradus.teaching.text.Digits;

/** Step 5: a weight after a step, the change of E foretold, and a rate that is too large. */
final class PathOfStep {
  private static final int DOUBLINGS = 40;
  private static final double FIRST = 4; // times the rate, for one that is too large

  private final Problem problem;
  private final Objective objective;
  private final Layout layout;
  private final double[] weights;
  private final double[] slopes;
  private final double error;
  private final double square; // ‖∇E‖²

  private PathOfStep(Problem problem) {
    this.problem = problem;
    objective = problem.objective();
    layout = problem.weights().layout();
    weights = problem.weights().toArray();
    Objective.Slope slope = objective.slope(problem.weights(), problem.data());
    slopes = slope.gradient().toArray();
    error = slope.error();
    double sum = 0;
    for (double s : slopes) sum += s * s;
    square = sum;
    if (!Double.isFinite(square) || !Double.isFinite(error)) {
      throw new PathAnswer.NeedsMore("mount", "needs.finite");
    }
    if (square == 0) throw new PathAnswer.NeedsMore("mount", "needs.slope");
  }

  static PathAnswer.Posed of(String step, Problem problem) {
    PathOfStep of = new PathOfStep(problem);
    PathAnswer.Posed posed = switch (step) {
      case "5" -> of.weight();
      case "5b" -> of.foretold();
      default -> of.tooLarge();
    };
    return posed.with("rate", Digits.of(problem.rate()));
  }

  /** The steepest of all weights after the step; of those that are not 0, if there are some. */
  private PathAnswer.Posed weight() {
    int i = 0;
    for (int k = 0; k < slopes.length; k++) {
      boolean isSteeper = Math.abs(slopes[k]) > Math.abs(slopes[i]);
      if (weights[k] != 0 && slopes[k] != 0 && (isSteeper || weights[i] == 0)) i = k;
      else if (weights[i] == 0 && isSteeper) i = k;
    }
    double w = weights[i];
    double change = problem.rate() * slopes[i];
    double size = Math.max(Math.abs(change), Math.abs(w) / 100); // five digits are shown
    Judge judge = Judge.OfNumber.within("5", w - change, size).slip(w + change, "5.uphill")
        .slip(w - slopes[i], "5.rate").slip(-change, "5.change").slip(change, "5.change");
    return new PathAnswer.Posed("mount", "5", judge)
        .with("w", Values.set(layout.entry(i))).with("weight", Digits.of(w))
        .with("slope", Digits.of(slopes[i])).going("i", String.valueOf(i));
  }

  private PathAnswer.Posed foretold() {
    double rate = problem.rate();
    Judge.OfNumber judge = Judge.OfNumber.of("5b", -rate * square)
        .slip(rate * square, "5b.sign").slip(-square, "5b.rate").slip(square, "5b.rate")
        .slip(-rate * rate * square, "5b.twice");
    judge.why().with("taken", Digits.of(error(rate) - error));
    return new PathAnswer.Posed("mount", "5b", judge).with("square", Digits.of(square));
  }

  /** E after a step with a rate. */
  private double error(double rate) {
    double[] w = weights.clone();
    for (int i = 0; i < w.length; i++) w[i] -= rate * slopes[i];
    return objective.error(Parameters.of(layout, w), problem.data());
  }

  private PathAnswer.Posed tooLarge() {
    double rate = rounded(FIRST * problem.rate());
    double after = error(rate);
    for (int k = 0; k < DOUBLINGS && after <= error && rate < Problem.LARGEST / 2; k++) {
      rate = rounded(2 * rate);
      after = error(rate);
    }
    if (!(after > error) || !Double.isFinite(after)) {
      throw new PathAnswer.NeedsMore("mount", "needs.bend");
    }
    Judge.OfChoice judge = Judge.OfChoice.of("5c.right").wrong("5c.asForetold").wrong("5c.less")
        .right("5c.grows");
    judge.why().with("error", Digits.of(error)).with("after", Digits.of(after));
    return new PathAnswer.Posed("mount", "5c", judge).with("large", Digits.of(rate))
        .with("typed", Digits.plain(rate, 5)).with("foretold", Digits.of(-rate * square));
  }

  /** A number that is easily typed. */
  private static double rounded(double x) { return Double.parseDouble(Digits.plain(x, 1)); }
}
