package dev.gradus.autodiff.plan;

import dev.gradus.autodiff.plan.program.Program;

/** What is inside plans, for the tests of that. */
public final class Programs {
  private Programs() {}

  /** The program that a plan runs. */
  public static Program of(Plan plan) { return plan.program(); }
}
