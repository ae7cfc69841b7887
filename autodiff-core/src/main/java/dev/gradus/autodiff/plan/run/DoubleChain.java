// twin: float
package dev.gradus.autodiff.plan.run;

/** What an instruction computes entry by entry, bound to arrays. */
interface DoubleChain {
  /** Nothing to compute. */
  DoubleChain NONE = (from, to, base) -> {};

  /**
   * Runs over some entries.
   *
   * @param from the first entry
   * @param to one past the last
   * @param base the entry that the head's result begins with, where that is kept for a moment only
   */
  void run(int from, int to, int base);
}
