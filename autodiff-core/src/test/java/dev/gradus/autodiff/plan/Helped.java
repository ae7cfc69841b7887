package dev.gradus.autodiff.plan;

import dev.gradus.autodiff.plan.run.HelperPool;

/** Workspaces whose work is divided as they ask, however few processors the machine has. */
final class Helped {
  private static final HelperPool SEVEN = new HelperPool(7);

  private Helped() {}

  /** A workspace for that many threads, up to eight. */
  static Workspace workspace(Plan plan, int threads) { return workspace(plan, threads, SEVEN); }

  /** A workspace for that many threads, with these to help. */
  static Workspace workspace(Plan plan, int threads, HelperPool helpers) {
    return new Workspace(plan,
        helpers.bound(plan.program(), plan.precision() == Precision.FLOAT, threads));
  }
}
