package dev.gradus.autodiff.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Whether loops of vectors do the work: not until they are compiled, before which they are a
 * thousand times slower than after. Until then, and in short programs for good, plain loops do it.
 * Once those have worked enough, a thread of its own runs the loops of vectors until all are fast.
 * Both give the same bits, so the clock decides nothing but speed.
 */
public final class Warmth {
  private static final long PATIENCE_NANOSECONDS = 20_000_000_000L;
  private static final int RUNS = 20;
  /** How many times as fast as plain loops vectors are when compiled, at least. */
  private static final double FASTER = 1.2;
  private static final Background THREAD = new Background("gradus-warm-up", new Daemons());
  /** How many wait for loops on purpose. */
  private static final AtomicInteger HURRIES = new AtomicInteger();

  private final long enough;
  private final Supplier<List<Trial>> loops;
  private final Background thread;
  private final List<Trial> slow = new ArrayList<>(); // for that thread only
  private volatile boolean over;
  private boolean begun;
  private long work; // counted without care for other threads: a lost count only delays
  private long start;

  /**
   * Loops that are prepared together.
   *
   * @param enough after how much work of plain loops that is begun
   * @param loops to be compiled; asked for only where the Vector API is there
   */
  public Warmth(long enough, Supplier<List<Trial>> loops) { this(enough, loops, THREAD); }

  /** The same where another thread prepares them. */
  Warmth(long enough, Supplier<List<Trial>> loops, Background thread) {
    this.enough = enough;
    this.loops = loops;
    this.thread = thread;
  }

  /**
   * Whether the loops are fast by now; otherwise counts work that they could have done.
   *
   * @param more how much
   * @return whether to use them
   */
  public boolean isOver(long more) {
    if (!over && !begun) count(more);
    return over;
  }

  private void count(long more) {
    work += more;
    if (work < enough && HURRIES.get() == 0) return;
    work = 0; // where the system gives no thread it is asked again after as much work
    begun = !VectorApi.isPresentNow() || thread.add(this::isDone);
  }

  /** From now on loops are prepared as soon as they could do any work, until that is ended. */
  public static void hurry() { HURRIES.incrementAndGet(); }

  /** Ends a {@link #hurry}. */
  public static void endHurry() { HURRIES.decrementAndGet(); }

  /**
   * Whether loops are being prepared.
   *
   * @return false where none is, or all have been made fast, or given up
   */
  public static boolean isPending() { return THREAD.isRunning(); }

  /** Runs the loops that are not yet fast; gives up if the compiler never makes them so. */
  private boolean isDone() {
    if (start == 0) {
      slow.addAll(loops.get());
      start = System.nanoTime();
    }
    slow.removeIf(Trial::isFast);
    over = slow.isEmpty();
    return over || System.nanoTime() - start > PATIENCE_NANOSECONDS;
  }

  /** A loop of vectors on numbers of its own. */
  public interface Trial {
    /**
     * Runs it some times.
     *
     * @return whether it is compiled by now
     */
    boolean isFast();

    /**
     * A loop that is compiled when it takes less than others do.
     *
     * @param nanoseconds what it takes when compiled, at most
     * @param vector the loop
     * @return its trial
     */
    static Trial within(long nanoseconds, Runnable vector) {
      return () -> fastest(RUNS, vector) <= nanoseconds;
    }

    /** A loop that is compiled when it is faster than the plain one. */
    static Trial fasterThan(Runnable plain, Runnable vector) {
      return () -> fastest(RUNS, vector) * FASTER < fastest(3, plain);
    }
  }

  private static long fastest(int runs, Runnable loop) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < runs; i++) {
      long before = System.nanoTime();
      loop.run();
      least = Math.min(least, System.nanoTime() - before);
    }
    return least;
  }
}
