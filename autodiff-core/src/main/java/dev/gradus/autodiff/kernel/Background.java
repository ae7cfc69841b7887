package dev.gradus.autodiff.kernel;

import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Work that only makes the rest faster, one piece after the other on a thread that ends with the
 * last. Where the system gives no thread, all goes on without; so it does where classes can no
 * longer be loaded, as the application was taken out of its server.
 */
public final class Background {
  private final String name;
  private final Daemons daemons;
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private boolean isRunning;

  /**
   * Work for one thread.
   *
   * @param name what to call it
   * @param daemons who makes it
   */
  public Background(String name, Daemons daemons) {
    this.name = name;
    this.daemons = daemons;
  }

  /**
   * Adds a piece of work.
   *
   * @param work what is to be done after what waits already
   * @return whether it will be done: not if the system gives no thread now
   */
  public synchronized boolean add(Runnable work) {
    if (!isRunning) isRunning = daemons.start(name, this::run);
    if (isRunning) waiting.add(work);
    return isRunning;
  }

  private void run() {
    try {
      for (Runnable work = next(); work != null; work = next()) work.run();
    } catch (NoClassDefFoundError e) { // the loader is closed: nobody is there to be told
      end();
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
