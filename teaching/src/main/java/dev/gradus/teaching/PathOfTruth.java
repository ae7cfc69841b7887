package dev.gradus.teaching;

import dev.gradus.teaching.text.Digits;

/** Step 6: which h is best for a difference, and why the smallest is not. */
final class PathOfTruth {
  private static final String[] STEPS = {"0.1", "1e-5", "1e-16"};

  private PathOfTruth() {}

  static PathAnswer.Posed of(String step, Scene scene, Fragment link) {
    int chosen = scene.chosen(link);
    double error = scene.error().toDouble();
    if (!Double.isFinite(error + scene.gradient().toArray()[chosen])) {
      throw new PathAnswer.NeedsMore("truth", "needs.finite");
    }
    Judge judge = step.equals("6") ? best(scene, chosen) : why(scene, chosen);
    return new PathAnswer.Posed("truth", step, judge)
        .with("w", Values.set(scene.layout().entry(chosen))).with("error", Digits.of(error));
  }

  /** The one that comes closest to the slope of the tape. */
  private static Judge best(Scene scene, int chosen) {
    double slope = scene.gradient().toArray()[chosen];
    double[] off = new double[STEPS.length];
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < off.length; k++) {
      off[k] = Math.abs(scene.difference(chosen, Double.parseDouble(STEPS[k])) - slope);
      least = Math.min(least, off[k]);
    }
    Judge.OfChoice judge = Judge.OfChoice.of("6.right");
    for (int k = 0; k < off.length; k++) {
      judge.option(off[k] <= least, "6.h",
          new Json().with("h", Digits.of(Double.parseDouble(STEPS[k])))
              .with("off", Digits.of(off[k], 2)),
          "6.no" + (k + 1));
      judge.why().with("off" + (k + 1), Digits.of(off[k], 2));
    }
    return judge;
  }

  private static Judge why(Scene scene, int chosen) {
    if (scene.gradient().toArray()[chosen] == 0) {
      throw new PathAnswer.NeedsMore("truth", "needs.other");
    }
    Judge.OfChoice judge = Judge.OfChoice.of("6b.right").wrong("6b.bend").right("6b.same")
        .wrong("6b.small").wrong("6b.tape");
    double change = 2e-16 * Math.abs(scene.gradient().toArray()[chosen]);
    judge.why().with("change", Digits.of(change, 2))
        .with("apart", Digits.of(Math.ulp(scene.error().toDouble()), 2));
    return judge;
  }
}
