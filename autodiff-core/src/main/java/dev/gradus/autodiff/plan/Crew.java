package dev.gradus.autodiff.plan;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The threads that help one workspace: each waits for work in a loop for a moment, as the next part
 * comes within microseconds, then sleeps, and ends when nothing has come for a second. They are
 * daemons: none keeps a JVM from exiting.
 *
 * <p>Who calls {@link #run} does a part as well. A part never depends on another of the same call.
 */
final class Crew {
  private static final long SPIN_NANOS = 50_000;
  private static final long IDLE_NANOS = 1_000_000_000;

  /** Work in parts. */
  interface Task {
    /** Does one part. */
    void run(int part);
  }

  private final Helper[] helpers;

  /** A crew of so many threads, the caller's included. */
  Crew(int threads) { this(threads, Thread::new); }

  /** The same with threads made as said. */
  Crew(int threads, ThreadFactory maker) {
    helpers = new Helper[threads - 1];
    for (int i = 0; i < helpers.length; i++) helpers[i] = new Helper(i + 1, maker);
  }

  /** How many parts are done at once. */
  int size() { return helpers.length + 1; }

  /** Does all parts and returns when they are done; throws what a part throws, whatever it is. */
  void run(Task task) {
    Throwable failure = null;
    int begun = 0;
    try {
      for (; begun < helpers.length; begun++) helpers[begun].begin(task);
      task.run(0);
    } catch (Throwable e) {
      failure = e;
    }
    for (int i = 0; i < begun; i++) { // nobody goes on while the caller thinks it is over
      Throwable other = helpers[i].end();
      if (failure == null) failure = other;
    }
    if (failure != null) Crew.<RuntimeException>rethrow(failure);
  }

  /** Throws what it is given, also what Java would have declared: other languages do not. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void rethrow(Throwable e) throws E { throw (E) e; }

  /** One more thread, started when there is work. */
  private static final class Helper implements Runnable {
    private final int part;
    private final ThreadFactory maker;
    private volatile @Nullable Task task; // null when done
    private volatile @Nullable Thread thread;
    private volatile boolean sleeping;
    private @Nullable Throwable failure; // written before task is set to null, read after

    Helper(int part, ThreadFactory maker) {
      this.part = part;
      this.maker = maker;
    }

    void begin(Task t) {
      failure = null;
      task = t;
      if (sleeping) LockSupport.unpark(thread);
      if (thread == null) start();
    }

    @Nullable Throwable end() {
      for (int spins = 0; task != null; spins++) {
        Thread.onSpinWait();
        if (spins < 10_000) continue;
        spins = 0;
        LockSupport.parkNanos(1); // there may be fewer processors than threads
        try {
          if (thread == null) start(); // it went to its end just as the work came
        } catch (IllegalStateException e) {
          return e;
        }
      }
      return failure;
    }

    private synchronized void start() {
      if (thread != null) return;
      Thread t = maker.newThread(this);
      t.setName("gradus-helper-" + part);
      t.setDaemon(true);
      thread = t;
      try {
        t.start();
      } catch (OutOfMemoryError e) { // of threads: more heap would not mend it
        thread = null;
        task = null;
        throw new IllegalStateException("Workspace.run: the system gives no thread number "
            + (part + 1) + " (" + e.getMessage() + "); make the workspace for fewer, at most "
            + "plan.workspace(" + part + "), or end other threads", e);
      }
    }

    @Override
    public void run() {
      while (true) {
        Task t = await();
        if (t == null) {
          if (isOver()) return;
          continue;
        }
        try {
          t.run(part);
        } catch (Throwable e) {
          failure = e;
        }
        task = null;
      }
    }

    private synchronized boolean isOver() {
      if (task != null) return false;
      thread = null;
      return true;
    }

    /** The next work, or null if none has come for long. */
    private @Nullable Task await() {
      long start = System.nanoTime();
      for (int i = 0;; i++) {
        Task t = task;
        if (t != null) return t;
        Thread.onSpinWait();
        if (i % 64 == 63 && System.nanoTime() - start > SPIN_NANOS) break;
      }
      sleeping = true;
      try {
        while (task == null) {
          long left = start + IDLE_NANOS - System.nanoTime();
          if (left <= 0) return null;
          LockSupport.parkNanos(this, left);
        }
      } finally {
        sleeping = false;
      }
      return task;
    }
  }
}
