package dev.gradus.autodiff.kernel;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Work that only makes the rest faster, by turns on a thread that ends with the last piece: while
 * the compiler makes what one has run, the others come so far that they are next. Where the system
 * gives no thread, all goes on without; so it does where classes can no longer be loaded, as the
 * application was taken out of its server.
 */
final class Background {
  private static final long REST_NANOSECONDS = 5_000_000;

  private final String name;
  private final Daemons daemons;
  private final Queue<BooleanSupplier> waiting = new ArrayDeque<>();
  private boolean isRunning;

  /** On a thread of that name. */
  Background(String name, Daemons daemons) {
    this.name = name;
    this.daemons = daemons;
  }

  /**
   * Adds a piece of work, of which some is done at each call, until it says that it is done.
   * Whether it will be: not if the system gives no thread now.
   */
  synchronized boolean add(BooleanSupplier work) {
    if (!isRunning) isRunning = daemons.start(name, this::run);
    if (isRunning) waiting.add(work);
    return isRunning;
  }

  private void run() {
    try {
      for (BooleanSupplier work = next(); work != null; work = next()) {
        if (work.getAsBoolean()) continue;
        add(work);
        // leaves the processor for a while to the compiler, and to the threads that do the work
        LockSupport.parkNanos(REST_NANOSECONDS);
      }
    } catch (NoClassDefFoundError e) { // the loader is closed: nobody is there to be told
      end();
    } catch (Throwable e) {
      end(); // what waits goes on with the next thread
      throw e;
    }
  }

  private synchronized @Nullable BooleanSupplier next() {
    BooleanSupplier work = waiting.poll();
    if (work == null) end();
    return work;
  }

  /** Whether there is work that is not yet done. */
  synchronized boolean isRunning() { return isRunning; }

  private synchronized void end() { isRunning = false; }
}
