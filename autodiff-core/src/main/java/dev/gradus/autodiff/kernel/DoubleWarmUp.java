// twin: float
package dev.gradus.autodiff.kernel;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The time until loops of the Vector API are compiled, before which they are a thousand times
 * slower than after. A thread of its own runs them until they are fast; meanwhile, and in short
 * programs for good, plain loops do the work. Both give the same bits, so nothing but speed depends
 * on when that is.
 */
final class DoubleWarmUp {
  /** How many multiply-adds of plain loops call for vectors: a small part of a second's work. */
  static final long WORK = 1L << 28;

  private static final int DEPTH = 32;
  /** A compiled loop takes less for an operation of vectors, any other many times as much. */
  private static final long NANOSECONDS = 5;
  private static final long PATIENCE_NANOSECONDS = 20_000_000_000L;
  private static final AtomicBoolean BEGUN = new AtomicBoolean();
  private static volatile boolean partly;
  private static volatile boolean over;

  private DoubleWarmUp() {}

  /** Whether vectors are worth using by now. */
  static boolean isOver() { return over; }

  /** Whether they are for one product. */
  static boolean isOver(DoubleProduct s) { return over || partly && DoublePanels.isCommon(s); }

  /** Begins, once, if the Vector API is there. */
  static void start() {
    if (BEGUN.get() || !BEGUN.compareAndSet(false, true) || !VectorApi.isPresentNow()) return;
    Thread thread = new Thread(DoubleWarmUp::run, "gradus-warm-up-double");
    thread.setDaemon(true);
    thread.start();
  }

  /** Runs the loops until all are fast; gives up if the compiler never makes them so. */
  static void run() {
    int lanes = DoublePanels.LANES;
    double[] a = new double[12 * DEPTH];
    double[] b = new double[(4 * DEPTH + 1) * lanes];
    double[] c = new double[12 * 5 * lanes];
    double[] d = new double[Math.max(4 * lanes, 12) * DEPTH + 8];
    int w = 4 * lanes;
    long start = System.nanoTime();
    partly = fast(start, 48, k -> {
      DoubleTile6x4.run(k, a, 0, k, 1, 5, b, 0, w, w, c, 0, 0, c, 0, w);
      DoubleTile6x4.run(k, a, 0, 1, 12, 5, b, 0, w, w, c, 0, 0, c, 0, w);
    }) && fast(start, 12, k -> DoubleTile12x1.run(k, a, 0, k, 1, 11, b, 0, w, c, 0, 0, c, 0, w))
        && fast(start, 4, k -> DoubleTile1x4.run(k, a, 0, 1, b, 0, w, w, c, 0, c, 0))
        && (!DoubleTranspose.IS_FAST
            || fast(start, 20, k -> DoublePacking.transpose(k, b, 0, 1, k, 8, c, 0)));
    over = partly
        && fast(start, 12,
            k -> DoubleTile6x2.run(k, a, 0, k, 1, 5, b, 0, w, 2 * lanes, c, 0, 0, c, 0, w))
        && fast(start, 18,
            k -> DoubleTile6x3.run(k, a, 0, k, 1, 5, b, 0, w, 3 * lanes, c, 0, 0, c, 0, w))
        && fast(start, 25,
            k -> DoubleTile5x5.run(k, a, 0, k, 1, 4, b, 0, w, 5 * lanes, c, 0, 0, c, 0, w))
        && fast(start, 8, k -> DoublePacking.copy(k, b, 0, w, w, d, 0))
        && (!DoubleTranspose.IS_FAST
            || fast(start, 24,
                k -> DoubleTile6x4Packed.run(k, a, 0, 5, b, 0, 0, 1, 6 * k, c, 0, 0, c, 0, w))
                && fast(start, 80, k -> {
                  DoublePacking.groups(8, k, a, 0, k, 1, d);
                  DoublePacking.groups(8, k, a, 0, 1, 12, d);
                }));
  }

  private static boolean fast(long start, int operations, Loop loop) {
    long ns = Long.MAX_VALUE;
    while (ns > NANOSECONDS * DEPTH * operations) {
      if (System.nanoTime() - start > PATIENCE_NANOSECONDS) return false;
      for (int i = 0; i < 20; i++) loop.run(DEPTH);
      ns = Long.MAX_VALUE;
      for (int i = 0; i < 3; i++) {
        long before = System.nanoTime();
        loop.run(DEPTH);
        ns = Math.min(ns, System.nanoTime() - before);
      }
    }
    return true;
  }

  /** A loop of a given length. */
  private interface Loop {
    void run(int k);
  }
}
