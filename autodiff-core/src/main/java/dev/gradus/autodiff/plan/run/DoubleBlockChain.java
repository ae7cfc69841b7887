// twin: float
package dev.gradus.autodiff.plan.run;

/**
 * A chain as a list of loops that a block of entries goes through while it is in the cache. Values
 * that nobody reads later live in registers, arrays of one block.
 */
final class DoubleBlockChain implements DoubleChain {
  /** How many entries go through together. */
  static final int BLOCK = 1024;

  private final DoubleLoop[] same; // these write the same for every block that begins a row
  private final DoubleLoop[] loops;
  private final int row; // of what is the same
  private final int[] periods; // of what is read in rows: blocks end where rows do
  private final int block;

  DoubleBlockChain(DoubleLoop[] same, int row, DoubleLoop[] loops, int[] periods, int block) {
    this.same = same;
    this.row = row;
    this.loops = loops;
    this.periods = periods;
    this.block = block;
  }

  @Override public void run(int from, int to, int base) {
    for (int at = from; at < to;) {
      int n = Math.min(block, to - at);
      for (int p : periods) n = Math.min(n, p - at % p);
      if (at == from || at % row != 0) for (DoubleLoop loop : same) loop.run(at, at - base, n);
      for (DoubleLoop loop : loops) loop.run(at, at - base, n);
      at += n;
    }
  }
}
