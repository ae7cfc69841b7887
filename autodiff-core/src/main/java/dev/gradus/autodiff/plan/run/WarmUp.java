package dev.gradus.autodiff.plan.run;

import dev.gradus.autodiff.kernel.Warmth;

/**
 * Runs something until it no longer becomes faster. Loops of vectors that it uses are prepared at
 * once. When those are in use, and for a while nothing has been faster than before, the compiler
 * has done what it does for it.
 */
public final class WarmUp {
  /** The fastest run of so long counts: others waited for the compiler, or for the system. */
  private static final long ROUND_NANOSECONDS = 10_000_000;
  private static final long LEAST_NANOSECONDS = 500_000_000;
  /** What is called faster. */
  private static final double FASTER = 0.97;

  private WarmUp() {}

  /** Whether it has become as fast as it does before the time was over. */
  public static boolean of(Runnable run, long nanoseconds) {
    long start = System.nanoTime();
    double best = Double.POSITIVE_INFINITY;
    long gained = 0; // when it became faster last
    Warmth.hurry();
    try {
      while (!Thread.currentThread().isInterrupted()) {
        double fastest = fastest(run);
        long now = System.nanoTime() - start;
        if (fastest < FASTER * best || Warmth.isPending()) gained = now;
        best = Math.min(best, fastest);
        // what took long to become fast may take long to become faster
        if (now - gained >= Math.max(LEAST_NANOSECONDS, gained / 3)) return true;
        if (now >= nanoseconds) return false;
      }
      return false;
    } finally {
      Warmth.endHurry();
    }
  }

  private static double fastest(Runnable run) {
    long begin = System.nanoTime();
    long least = Long.MAX_VALUE;
    for (long before = begin, after; before - begin < ROUND_NANOSECONDS; before = after) {
      run.run();
      after = System.nanoTime();
      least = Math.min(least, after - before);
    }
    return least;
  }
}
