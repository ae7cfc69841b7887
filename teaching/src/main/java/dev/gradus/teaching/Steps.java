package dev.gradus.teaching;

import dev.gradus.nn.Dataset;
import dev.gradus.nn.Descent;
import dev.gradus.nn.Objective;
import dev.gradus.nn.Parameters;
import dev.gradus.nn.Sgd;
import dev.gradus.teaching.text.Digits;
import java.util.ArrayList;
import java.util.List;

/** Steps downhill, each w − α ∂E/∂w, as {@link Descent} takes them. */
final class Steps {
  private static final int MOST = 100;

  private final Dataset data;
  private final Objective objective;
  private final List<Double> errors = new ArrayList<>(); // before each step, and after the last
  private Descent descent;

  private Steps(Problem problem) {
    data = problem.data();
    objective = problem.objective();
    descent = new Sgd(problem.rate()).from(problem.network(), problem.weights());
  }

  /** The weights after one step. */
  static Parameters next(Problem problem) {
    Steps steps = new Steps(problem);
    steps.take();
    return steps.descent.parameters();
  }

  /** So many steps: the weights for the link, and E on the way. */
  static Json of(Problem problem, String count) {
    int most = (int) Fragment.number("steps", count, 1, MOST);
    Steps steps = new Steps(problem);
    for (int i = 0; i < most; i++) steps.take();
    return steps.answer();
  }

  private void take() {
    Objective.Slope slope = objective.slope(descent.parameters(), data);
    errors.add(slope.error());
    descent = descent.step(slope.gradient());
    for (double w : descent.parameters().toArray()) {
      if (Double.isFinite(w)) continue;
      throw new IllegalArgumentException("step " + descent.steps() + " from here leads to weights "
          + "that are no numbers any more; begin again, or take a smaller rate");
    }
  }

  private Json answer() {
    Parameters w = descent.parameters();
    double after = objective.error(w, data);
    errors.add(after);
    return new Json().with("w", Weights.text(w)).with("steps", (int) descent.steps())
        .with("before", Digits.of(errors.get(0))).with("after", Digits.of(after))
        .with("isUp", after > errors.get(0)).with("errors", errors);
  }
}
