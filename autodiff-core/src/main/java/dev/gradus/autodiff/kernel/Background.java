package dev.gradus.autodiff.kernel;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/**
 * Work that only makes the rest faster, one piece after the other on a thread that ends with the
 * last. It is a daemon: it keeps no JVM from exiting. Where the system gives no thread, all goes on
 * without.
 */
final class Background {
  private final String name;
  private final ThreadFactory maker;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean isRunning;

  /** On a thread of that name. */
  Background(String name, ThreadFactory maker) {
    this.name = name;
    this.maker = maker;
  }

  /** Whether the work will be done: not if the system gives no thread now. */
  synchronized boolean add(Runnable work) {
    if (!isRunning) isRunning = start();
    if (isRunning) waiting.add(work);
    return isRunning;
  }

  private boolean start() {
    Thread thread = maker.newThread(this::run);
    thread.setName(name);
    thread.setDaemon(true);
    try {
      thread.start();
      return true;
    } catch (OutOfMemoryError e) { // of threads, not of heap: nothing is lost but speed
      return false;
    }
  }

  private void run() {
    try {
      for (Runnable work = next(); work != null; work = next()) work.run();
    } catch (Throwable e) {
      end(); // what waits goes on with the next thread
      throw e;
    }
  }

  private synchronized @Nullable Runnable next() {
    Runnable work = waiting.poll();
    if (work == null) end();
    return work;
  }

  private synchronized void end() { isRunning = false; }
}
