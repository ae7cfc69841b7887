// twin: float
package dev.gradus.autodiff.plan;

/**
 * What an instruction computes entry by entry, bound to arrays: a list of loops that a block of
 * entries goes through while it is in the cache. Values that nobody reads later live in registers,
 * arrays of one block.
 */
final class DoubleChain {
  /** How many entries go through together. */
  static final int BLOCK = 1024;

  static final DoubleChain NONE = new DoubleChain(new DoubleLoop[0], new int[0], BLOCK);

  private final DoubleLoop[] loops;
  private final int[] periods; // of what is read in rows: blocks end where rows do
  private final int block;

  DoubleChain(DoubleLoop[] loops, int[] periods, int block) {
    this.loops = loops;
    this.periods = periods;
    this.block = block;
  }

  boolean isEmpty() { return loops.length == 0; }

  /**
   * Runs over some entries.
   *
   * @param from the first entry
   * @param to one past the last
   * @param base the entry that the head's result begins with, where that is kept for a moment only
   */
  void run(int from, int to, int base) {
    for (int at = from; at < to;) {
      int n = Math.min(block, to - at);
      for (int p : periods) n = Math.min(n, p - at % p);
      for (DoubleLoop loop : loops) loop.run(at, at - base, n);
      at += n;
    }
  }
}
