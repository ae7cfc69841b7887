package dev.gradus.nn;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The best so far on the points held out.
 *
 * @param epoch after which
 * @param by what it is the best by: a metric's name, or {@code error}
 * @param value of it
 * @param state its numbers
 */
record Best(int epoch, String by, double value, Predictions.State state) {
  static String by(@Nullable Metric metric) { return metric == null ? "error" : metric.name(); }

  /** The better one of the best before and what was measured after an epoch. NaN is the worst. */
  static Best of(@Nullable Best before, int epoch, @Nullable Metric by, Validation.Measured now,
      Predictions.State state) {
    double value = by == null ? now.error() : Objects.requireNonNull(now.metrics().get(by));
    boolean better = before == null || Double.isNaN(before.value) && !Double.isNaN(value)
        || (by == null ? value < before.value : by.isBetter(value, before.value));
    return better || before == null ? new Best(epoch, by(by), value, state) : before;
  }
}
