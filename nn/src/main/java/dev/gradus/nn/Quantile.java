package dev.gradus.nn;

import dev.gradus.autodiff.Var;

/**
 * The pinball loss: see {@link Loss#quantile}.
 *
 * @param q which quantile
 */
record Quantile(double q) implements Loss {
  Quantile {
    if (!(q > 0 && q < 1)) {
      throw new IllegalArgumentException("Loss.quantile: " + q + " is not between 0 and 1; use 0.5 "
          + "for the median");
    }
  }

  @Override
  public Var perPoint(Var output, Var target) {
    Losses.checkShapes("quantile loss", output, target);
    Var d = target.subtract(output);
    return Losses.rows(d.multiply(q).maximum(d.multiply(q - 1)));
  }

  @Override
  public String toString() { return "Loss.quantile(" + q + ")"; }
}
