package dev.gradus.nn;

import dev.gradus.autodiff.Reduction;
import dev.gradus.autodiff.Var;

/** Mean of (ŷ − t)²: see {@link Loss#meanSquaredError}. */
record MeanSquaredError() implements Loss {
  @Override
  public Var perPoint(Var output, Var target) {
    Losses.checkShapes("mean squared error", output, target);
    return Losses.rows(output.mse(target, Reduction.NONE));
  }

  @Override
  public String toString() { return "Loss.meanSquaredError()"; }
}
