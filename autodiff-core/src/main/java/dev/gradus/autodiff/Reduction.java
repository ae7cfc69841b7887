package dev.gradus.autodiff;

/** What a loss makes of the losses of single entries or rows. */
public enum Reduction {
  /** Nothing: they are returned. */
  NONE,
  /** Their sum. */
  SUM,
  /** Their mean. */
  MEAN;

  Var of(Var losses) {
    return this == NONE ? losses : this == SUM ? losses.sum() : losses.mean();
  }
}
