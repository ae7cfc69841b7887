package dev.gradus.benchmarks;

import dev.gradus.autodiff.plan.Precision;
import java.util.Arrays;

/**
 * The comparison of a system's first steps with eager recording in double: each loss, and then the
 * weights, parameter by parameter in Frobenius norm. They may differ by what {@link RoundingBound}
 * says, once for each of the two.
 */
final class StepCheck {
  private final Workload workload;
  private final int count;
  private final double[] losses;
  private final double[] weights;
  private final double[] lossBounds;
  private final RoundingBound bound;

  StepCheck(Workload workload, Precision precision) {
    this.workload = workload;
    count = workload.checkedSteps();
    losses = new double[count];
    lossBounds = new double[count];
    bound = new RoundingBound(workload, precision);
    Steps eager = Steps.eager(workload);
    for (int i = 0; i < count; i++) {
      losses[i] = eager.next();
      bound.next();
      lossBounds[i] = bound.loss();
    }
    weights = eager.weights();
  }

  /** Fails if fresh steps of a system are not those of eager recording. */
  void check(Steps steps) {
    for (int i = 0; i < count; i++) {
      double loss = steps.next();
      within("loss of step " + i, Math.abs(loss - losses[i]), lossBounds[i]);
    }
    double[] actual = steps.weights();
    if (actual.length != weights.length) {
      throw new IllegalStateException(workload + ": there are " + actual.length
          + " weights, not " + weights.length);
    }
    int at = 0;
    for (int l = 0; l + 1 < workload.widths.size(); l++) {
      int out = workload.widths.get(l + 1);
      int w = at + workload.widths.get(l) * out;
      within("W of layer " + (l + 1), distance(actual, at, w), bound.weights(l));
      within("b of layer " + (l + 1), distance(actual, w, w + out), bound.biases(l));
      at = w + out;
    }
  }

  private double distance(double[] actual, int from, int to) {
    double[] d = Arrays.copyOfRange(actual, from, to);
    for (int i = 0; i < d.length; i++) d[i] -= weights[from + i];
    return RoundingBound.norm(d);
  }

  private void within(String what, double difference, double bound) {
    if (!(difference <= 2 * bound)) {
      throw new IllegalStateException(workload + ": the " + what + " is off by " + difference
          + " after at most " + count + " steps, but rounding explains only " + 2 * bound);
    }
  }
}
