package dev.gradus.nn;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The error and metrics of points that are not learnt from, by plans. */
final class Validation {
  private final Objective objective;
  private final Dataset raw;
  private final Dataset data; // prepared
  private final List<Metric> metrics;
  private final Predictions predictions; // what the loss is computed from

  Validation(Settings settings, Dataset raw, Dataset data) {
    objective = settings.objective;
    this.raw = raw;
    this.data = data;
    metrics = settings.watched;
    predictions = new Predictions(objective.net(), settings.precision, objective.count());
  }

  /** Metrics of the same predictions as {@link Model#evaluate} makes. */
  Map<Metric, Double> metrics(Model model) {
    Map<Metric, Double> all = new LinkedHashMap<>();
    if (metrics.isEmpty()) return all;
    Evaluation e = model.evaluate(raw);
    for (Metric m : metrics) all.put(m, m.of(e));
    return all;
  }

  /** The mean of the losses, without terms. */
  double error(Predictions.State state) {
    Tensor output = predictions.of(data.rows(), state);
    return objective.mean(Var.constant(output), Var.constant(data.targets()),
        data.constantWeights()).toDouble();
  }
}
