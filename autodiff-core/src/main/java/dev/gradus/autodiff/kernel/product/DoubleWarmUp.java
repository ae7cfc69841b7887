// twin: float
package dev.gradus.autodiff.kernel.product;

import dev.gradus.autodiff.kernel.Background;
import dev.gradus.autodiff.kernel.Daemons;
import dev.gradus.autodiff.kernel.VectorApi;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;

/**
 * The time until loops of the Vector API are compiled, before which they are a thousand times
 * slower than after. A thread of its own runs them until they are fast; meanwhile, and in short
 * programs for good, plain loops do the work. Both give the same bits, so nothing but speed depends
 * on when that is.
 */
final class DoubleWarmUp {
  /** How many multiply-adds of plain loops call for vectors: a small part of a second's work. */
  static final long WORK = 1L << 28;

  private static final int DEPTH = 24;
  private static final int RUNS = 20;
  /** A compiled loop takes less for an operation of vectors, any other many times as much. */
  private static final long NANOSECONDS = 5;
  private static final long REST_NANOSECONDS = 5_000_000;
  private static final long PATIENCE_NANOSECONDS = 20_000_000_000L;
  private static final Background THREAD = new Background("gradus-warm-up-double", new Daemons());
  private static final AtomicBoolean BEGUN = new AtomicBoolean();
  private static volatile boolean partly;
  private static volatile boolean over;

  private DoubleWarmUp() {}

  /** Whether vectors are worth using by now. */
  static boolean isOver() { return over; }

  /** Whether they are for one product. */
  static boolean isOver(DoubleProduct s) { return over || partly && DoublePanels.isCommon(s); }

  /** Begins, once, if the Vector API is there; another time if the system gives no thread now. */
  static void start() {
    if (BEGUN.get() || !BEGUN.compareAndSet(false, true) || !VectorApi.isPresentNow()) return;
    BEGUN.set(THREAD.add(DoubleWarmUp::run));
  }

  /** Runs the loops until all are fast; gives up if the compiler never makes them so. */
  static void run() {
    int lanes = DoublePanels.LANES;
    double[] a = new double[12 * DEPTH];
    double[] b = new double[(4 * DEPTH + 1) * lanes];
    double[] c = new double[12 * 5 * lanes];
    double[] d = new double[Math.max(4 * lanes, 12) * DEPTH + 8];
    int w = 4 * lanes;
    List<Loop> common = new ArrayList<>();
    common.add(new Loop(48, k -> {
      DoubleTile6x4.run(k, a, 0, k, 1, 5, b, 0, w, w, c, 0, 0, c, 0, w);
      DoubleTile6x4.run(k, a, 0, 1, 12, 5, b, 0, w, w, c, 0, 0, c, 0, w);
    }));
    common.add(
        new Loop(12, k -> DoubleTile12x1.run(k, a, 0, k, 1, 11, b, 0, w, w, c, 0, 0, c, 0, w)));
    common.add(new Loop(4, k -> DoubleTile1x4.run(k, a, 0, 0, 1, 0, b, 0, w, w, c, 0, 0, c, 0, 0)));
    common.add(new Loop(8, k -> DoublePacking.copy(k, b, 0, w, w, d, 0)));
    List<Loop> others = new ArrayList<>();
    others.add(new Loop(12,
        k -> DoubleTile6x2.run(k, a, 0, k, 1, 5, b, 0, w, 2 * lanes, c, 0, 0, c, 0, w)));
    others.add(new Loop(18,
        k -> DoubleTile6x3.run(k, a, 0, k, 1, 5, b, 0, w, 3 * lanes, c, 0, 0, c, 0, w)));
    others.add(new Loop(25,
        k -> DoubleTile5x5.run(k, a, 0, k, 1, 4, b, 0, w, 5 * lanes, c, 0, 0, c, 0, w)));
    if (DoubleTranspose.IS_FAST) {
      common.add(new Loop(20, k -> DoublePacking.transpose(k, b, 0, 1, k, 8, c, 0)));
      others.add(new Loop(48, k -> {
        DoubleTile6x4Packed.run(k, a, 0, 5, b, 0, 0, 1, 6 * k, c, 0, 0, c, 0, w);
        DoubleTile6x4Packed.run(k - 1, a, 0, 5, b, 0, 0, 1, 6 * k, c, 0, 0, c, 0, w);
      }));
      others.add(new Loop(80, k -> {
        DoublePacking.groups(8, k, a, 0, k, 1, d);
        DoublePacking.groups(8, k, a, 0, 1, 12, d);
      }));
    }
    long end = System.nanoTime() + PATIENCE_NANOSECONDS;
    partly = warm(common, end);
    over = partly && warm(others, end);
  }

  /**
   * Runs loops by turns until all are fast: while one is being compiled the others come so far that
   * they are next.
   */
  private static boolean warm(List<Loop> slow, long end) {
    while (!slow.isEmpty()) {
      if (System.nanoTime() > end) return false;
      if (!slow.removeIf(Loop::isFast)) LockSupport.parkNanos(REST_NANOSECONDS);
    }
    return true;
  }

  /**
   * A loop of a given length.
   *
   * @param operations of vectors in each round
   * @param body the loop
   */
  private record Loop(int operations, IntConsumer body) {
    /** Runs it some times; whether that was as fast as compiled loops are. */
    boolean isFast() {
      long ns = Long.MAX_VALUE;
      for (int i = 0; i < RUNS; i++) {
        long before = System.nanoTime();
        body.accept(DEPTH);
        ns = Math.min(ns, System.nanoTime() - before);
      }
      return ns <= NANOSECONDS * DEPTH * operations;
    }
  }
}
