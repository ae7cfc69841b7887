package dev.gradus.nn;

import dev.gradus.autodiff.Reduction;
import dev.gradus.autodiff.Var;

/**
 * Squares up to a distance, straight lines beyond: see {@link Loss#huber}.
 *
 * @param delta where the parabola goes over to straight lines
 */
record Huber(double delta) implements Loss {
  Huber {
    Numbers.checkPositive("Loss.huber", "the delta", delta, "about 1");
  }

  @Override
  public Var perPoint(Var output, Var target) {
    Losses.checkShapes("Huber loss", output, target);
    return Losses.rows(output.huber(target, delta, Reduction.NONE));
  }

  @Override
  public String toString() { return "Loss.huber(" + delta + ")"; }
}
