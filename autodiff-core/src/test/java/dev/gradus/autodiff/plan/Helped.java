package dev.gradus.autodiff.plan;

import dev.gradus.autodiff.kernel.Daemons;

/** Workspaces whose work is divided as they ask, however few processors the machine has. */
final class Helped {
  private static final Helpers SEVEN = new Helpers(7, new Daemons());

  private Helped() {}

  /** A workspace for that many threads, up to eight. */
  static Workspace workspace(Plan plan, int threads) { return new Workspace(plan, threads, SEVEN); }
}
