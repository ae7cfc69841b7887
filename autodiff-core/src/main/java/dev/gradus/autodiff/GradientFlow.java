package dev.gradus.autodiff;

/** Values that pass unchanged while their derivatives do not. */
public sealed interface GradientFlow permits Var {
  /**
   * The same value with no derivative, in neither mode and at no order: for whatever comes before
   * it, it is a constant.
   *
   * @return of the same shape
   */
  default Var stopGradient() { return Var.apply(StopGradient.OP, (Var) this); }

  /** x, with no slope. */
  record StopGradient() implements Op.Same, Op.Flat {
    static final StopGradient OP = new StopGradient();
  }
}
