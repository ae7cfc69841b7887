package dev.gradus.autodiff.plan.run;

import dev.gradus.autodiff.kernel.Daemons;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads that help whichever workspace asks: a bounded number for all of them. A helper is
 * taken for one task and free again after it. Its thread waits for the next in a loop for a moment,
 * as that comes within microseconds, then sleeps, and ends when nothing has come for a second.
 */
final class Helpers {
  /** Those of the process: with the thread that asks, one for each processor. */
  static final Helpers SHARED =
      new Helpers(Runtime.getRuntime().availableProcessors() - 1, new Daemons());

  private static final long SPIN_NANOS = 50_000;
  private static final long IDLE_NANOS = 1_000_000_000;

  private final Helper[] all;
  private final Daemons daemons;
  private volatile long missed = System.nanoTime() - IDLE_NANOS; // when the system gave no thread

  /** So many at most, on threads started as said. */
  Helpers(int most, Daemons daemons) {
    this.daemons = daemons;
    all = new Helper[most];
    for (int i = 0; i < most; i++) all[i] = new Helper("gradus-helper-" + (i + 1));
  }

  /** How many help at once, at most. */
  int most() { return all.length; }

  /** What a helper does once. */
  interface Work {
    /** Does it, and throws nothing. */
    void run();

    /** Is told that it is done, when the helper is free again. */
    void done();
  }

  /**
   * Takes a helper that is free, who has to be given work then: the one of last time if possible,
   * as its processor still has what it read; else one whose thread is there, or a new one.
   *
   * @return null if all are busy, or the system lately gave no thread
   */
  @Nullable Helper take(@Nullable Helper last) {
    if (last != null && last.take(State.FREE)) return last;
    for (Helper h : all) if (h.take(State.FREE)) return h;
    if (System.nanoTime() - missed < IDLE_NANOS) return null;
    for (Helper h : all) if (h.take(State.ABSENT)) return h;
    return null;
  }

  /** How a helper is that has not been offered work. */
  private enum State {
    /** There is no thread. */
    ABSENT,
    /** The thread waits. */
    FREE,
    /** It works, or somebody has taken it and will give it work. */
    TAKEN
  }

  /** One of the threads. */
  final class Helper implements Runnable {
    private final String name;
    private final AtomicReference<Object> state = new AtomicReference<>(State.ABSENT); // or Work
    private boolean isThere; // whether there is a thread, for who took it
    private volatile boolean sleeping;
    private volatile @Nullable Thread thread;

    Helper(String name) { this.name = name; }

    private boolean take(State from) {
      if (state.get() != from || !state.compareAndSet(from, State.TAKEN)) return false;
      isThere = from == State.FREE;
      return true;
    }

    /** Gives work to a helper that was taken. Where the system gives no thread, nothing begins. */
    void give(Work work) {
      state.set(work);
      if (isThere) {
        if (sleeping) LockSupport.unpark(thread);
      } else if (daemons.start(name, this)) {
        isThere = true;
      } else {
        missed = System.nanoTime();
      }
    }

    /** Takes back the work, if it has not been begun. */
    boolean takeBack(Work work) {
      return state.compareAndSet(work, isThere ? State.FREE : State.ABSENT);
    }

    /** Lets a helper go that was taken and given nothing. */
    void letGo() { state.set(isThere ? State.FREE : State.ABSENT); }

    @Override
    public void run() {
      thread = Thread.currentThread();
      boolean goesOn = true;
      while (goesOn) goesOn = works();
    }

    /** Does the next work; false if there is none and the thread ends. */
    private boolean works() {
      Work work = await();
      if (work == null) return false;
      if (!state.compareAndSet(work, State.TAKEN)) return true;
      work.run();
      state.set(State.FREE);
      work.done(); // who waits for that finds the helper free
      return true;
    }

    private @Nullable Work await() {
      long start = System.nanoTime();
      for (int i = 0;; i++) {
        if (state.get() instanceof Work work) return work;
        Thread.onSpinWait();
        if (i % 64 == 63 && System.nanoTime() - start > SPIN_NANOS) break;
      }
      Thread.interrupted(); // a user's operation may have left that, and it would not sleep
      sleeping = true;
      Object s = state.get();
      for (; !(s instanceof Work); s = state.get()) {
        long left = start + IDLE_NANOS - System.nanoTime();
        if (left <= 0 && state.compareAndSet(State.FREE, State.TAKEN)) break; // by itself, to end
        LockSupport.parkNanos(this, Math.max(left, SPIN_NANOS));
      }
      sleeping = false;
      if (s instanceof Work work) return work;
      state.set(State.ABSENT);
      return null;
    }
  }
}
