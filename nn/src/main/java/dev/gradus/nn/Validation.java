package dev.gradus.nn;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;

/** The error of points that are not learnt from, by plans. */
final class Validation {
  private final Objective objective;
  private final Dataset data;
  private final Predictions predictions; // what the loss is computed from

  Validation(Training.Settings settings, Dataset data) {
    objective = settings.objective;
    this.data = data;
    predictions = new Predictions(objective.net(), settings.precision, objective.count());
  }

  /** The mean of the losses, without terms. */
  double error(Predictions.State state) {
    Tensor output = predictions.of(data.points(), state);
    return objective.mean(Var.constant(output), Var.constant(data.targets()),
        data.constantWeights()).toDouble();
  }
}
