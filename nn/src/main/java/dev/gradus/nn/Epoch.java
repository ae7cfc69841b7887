package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What came of an epoch, in numbers; the network itself is {@link Run#model}.
 *
 * @param number from 1
 * @param of how many there will be at most
 * @param error E, averaged over the points as they were met during the epoch
 * @param validation E of the points held out, by predictions after the epoch; empty if there are
 *     none
 * @param metrics of the points held out, as {@link Training#watch} asked for them
 */
public record Epoch(int number, int of, double error, OptionalDouble validation,
    Map<Metric, Double> metrics) {
  /** Refuses null. */
  public Epoch {
    given(validation, "Epoch", "the validation error", "OptionalDouble.empty() for none");
    given(metrics, "Epoch", "the map of metrics", "Map.of() for none");
    metrics.forEach((metric, value) -> {
      given(metric, "Epoch", "a metric of the map", "one such as Metric.ACCURACY");
      given(value, "Epoch", "the value of " + metric, "a number");
    });
    metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /** A line of a log, such as {@code epoch 3 of 30: E = 0.3229, held out 0.2912, accuracy 0.95}. */
  @Override
  public String toString() {
    StringBuilder s = new StringBuilder("epoch " + number + " of " + of + ": E = " + brief(error));
    validation.ifPresent(e -> s.append(", held out ").append(brief(e)));
    metrics.forEach((metric, x) -> s.append(", ").append(metric).append(' ').append(brief(x)));
    return s.toString();
  }

  private static String brief(double x) { return String.format(Locale.ROOT, "%.4g", x); }
}
