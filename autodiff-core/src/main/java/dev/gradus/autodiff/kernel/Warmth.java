package dev.gradus.autodiff.kernel;

import java.util.concurrent.locks.LockSupport;

/**
 * Which loop of an elementwise kernel does the work: the plain one until the vector one is
 * compiled, before which that is a thousand times slower than after. Once a kernel has worked
 * enough, a thread of its own runs the vector loop, of one kernel after the other, until it is
 * fast. Both loops give the same bits, so the clock decides nothing but speed.
 */
final class Warmth {
  /** How many entries it handles in one go. */
  static final int ENTRIES = 512;

  /**
   * How many entries of plain loops call for vectors: a tenth of a second's work. Not less, or the
   * compiler is busy with these loops while it should make those of products, which matter more.
   */
  private static final int WORK = 1 << 25;

  /** How many times as fast as plain loops vectors are when compiled, at least. */
  private static final double FASTER = 1.2;
  private static final long REST_NANOSECONDS = 5_000_000;
  private static final long PATIENCE_NANOSECONDS = 10_000_000_000L;
  private static final Background THREAD =
      new Background("gradus-warm-up-elementwise", new Daemons());

  private final int length;
  private final Loops loops;
  private final Background thread;
  private volatile boolean warm;
  private boolean begun;
  private long work; // counted without care for other threads: a lost count only delays

  /** For vectors of a length, 0 if there are none. */
  Warmth(int length, Loops loops) { this(length, loops, THREAD); }

  /** The same where another thread warms the vector loop up. */
  Warmth(int length, Loops loops, Background thread) {
    this.length = length;
    this.loops = loops;
    this.thread = thread;
  }

  /** How many of the next n entries go to the vector loop: a multiple of the length. */
  int vectors(int n) { return vectors(n, 1); }

  /** The same where each entry is the work of several. */
  int vectors(int n, int times) {
    if (n < length) return 0;
    if (warm) return n & -length;
    if (!begun) count(n * (long) times);
    return 0;
  }

  private void count(long n) {
    work += n;
    if (work < WORK) return;
    work = 0; // where the system gives no thread it is asked again after as much work
    begun = !VectorApi.isPresentNow() || thread.add(this::run);
  }

  /** Runs the vector loop until it is fast; gives up if the compiler never makes it so. */
  private void run() {
    long start = System.nanoTime();
    while (!warm && System.nanoTime() - start < PATIENCE_NANOSECONDS) {
      for (int i = 0; i < 20; i++) loops.vector();
      long vector = Long.MAX_VALUE;
      long plain = Long.MAX_VALUE;
      for (int i = 0; i < 3; i++) {
        long t = System.nanoTime();
        loops.vector();
        long u = System.nanoTime();
        loops.plain();
        vector = Math.min(vector, u - t);
        plain = Math.min(plain, System.nanoTime() - u);
      }
      warm = vector * FASTER < plain;
      if (!warm) rest();
    }
  }

  /** Leaves the processor for a while to the compiler, and to the threads that do the work. */
  static void rest() { LockSupport.parkNanos(REST_NANOSECONDS); }

  /** The two loops, over {@link #ENTRIES} entries of their own. */
  interface Loops {
    /** The plain one. */
    void plain();

    /** The vector one. */
    void vector();
  }
}
