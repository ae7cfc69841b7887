package dev.gradus.nn;

import dev.gradus.autodiff.Reduction;
import dev.gradus.autodiff.Var;

/** Mean of |ŷ − t|: see {@link Loss#meanAbsoluteError}. */
record MeanAbsoluteError() implements Loss {
  @Override
  public Var perPoint(Var output, Var target) {
    Losses.checkShapes("mean absolute error", output, target);
    return Losses.rows(output.l1(target, Reduction.NONE));
  }

  @Override
  public String toString() { return "Loss.meanAbsoluteError()"; }
}
