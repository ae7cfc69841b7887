package dev.gradus.nn;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The error and metrics of points that are not learnt from, from one prediction by plans. */
final class Validation {
  private final Objective objective;
  private final Dataset raw;
  private final Points points; // prepared
  private final Var targets;
  private final @Nullable Var weights;
  private final List<Metric> metrics;
  private final Predictions predictions; // what the loss is computed from, then the outputs

  /**
   * What was measured.
   *
   * @param error the mean of the losses, without terms
   * @param metrics those that are watched
   */
  record Measured(double error, Map<Metric, Double> metrics) {}

  Validation(Settings settings, Dataset raw, @Nullable Prepared prepared) {
    objective = settings.objective;
    this.raw = raw;
    Dataset learnt = raw.prepared("Training", prepared);
    points = learnt.rows();
    targets = Var.constant(learnt.targets());
    weights = raw.constantWeights();
    metrics = settings.watched;
    int all = objective.net().layers().size();
    predictions = new Predictions(objective.net(), settings.precision,
        metrics.isEmpty() || objective.count() == all ? new int[] {objective.count()}
            : new int[] {objective.count(), all});
  }

  /** Of the numbers that the model has; metrics are of the predictions that it makes. */
  Measured of(Model model) {
    List<Tensor> y = predictions.all(points, model.state());
    double error = objective.mean(Var.constant(y.get(0)), targets, weights).toDouble();
    Map<Metric, Double> all = new LinkedHashMap<>();
    if (metrics.isEmpty()) return new Measured(error, all);
    Evaluation e = model.evaluation(model.answers(y.get(y.size() - 1)), raw);
    for (Metric m : metrics) all.put(m, m.of(e));
    return new Measured(error, all);
  }
}
