package dev.gradus.autodiff.plan;

/** A program bound to arrays: running it allocates nothing. */
interface Steps {
  /** Runs it once. */
  void run();
}
