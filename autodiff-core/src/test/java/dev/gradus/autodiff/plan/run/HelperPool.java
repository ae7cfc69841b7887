package dev.gradus.autodiff.plan.run;

import dev.gradus.autodiff.kernel.Daemons;
import dev.gradus.autodiff.plan.program.Program;

/** Helpers of a test's own, as many as it likes, however few processors the machine has. */
public final class HelperPool {
  private final Helpers helpers;

  /** So many helpers at most. */
  public HelperPool(int most) { helpers = new Helpers(most, new Daemons()); }

  /** A program that these help with. */
  public BoundProgram bound(Program program, boolean inFloats, int threads) {
    return new BoundProgram(program, inFloats, threads, helpers);
  }
}
