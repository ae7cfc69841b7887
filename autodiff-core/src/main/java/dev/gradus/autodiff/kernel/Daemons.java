package dev.gradus.autodiff.kernel;

import java.lang.System.Logger.Level;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Starts the threads of the library. They are daemons: none keeps a JVM from exiting. And they have
 * nothing of the thread that happened to need them first: no context class loader, no thread
 * locals, no group. So an application that is taken out of a server is not held by a thread that
 * works for others.
 */
public final class Daemons {
  private static final AtomicBoolean MISSED = new AtomicBoolean();

  private final ThreadFactory maker;

  /** Threads as the library has them. */
  public Daemons() { this(Daemons::detached); }

  /**
   * Threads made as said.
   *
   * @param maker what makes them
   */
  public Daemons(ThreadFactory maker) { this.maker = maker; }

  /**
   * Starts one, for work that can also be left: once, it is logged if there is none to be had.
   *
   * @param name what to call it
   * @param work what it does
   * @return whether the system gave a thread
   */
  public boolean start(String name, Runnable work) {
    try {
      Thread thread = maker.newThread(work);
      thread.setName(name);
      thread.setDaemon(true);
      thread.start();
      return true;
    } catch (OutOfMemoryError e) { // of threads rather than of heap: nothing is lost but speed
      if (MISSED.compareAndSet(false, true)) log(name, e);
      return false;
    }
  }

  private static void log(String name, OutOfMemoryError e) {
    System.getLogger(Daemons.class.getName()).log(Level.WARNING,
        "The system gives no thread for " + name + " (" + e.getMessage() + "), so the work goes on "
            + "without it, more slowly; end other threads or allow this process more of them");
  }

  /** Privileged, or a thread would keep the classes of all who are on the stack of its maker. */
  @SuppressWarnings("removal") // until Java 23 threads do so; later this is an ordinary call
  private static Thread detached(Runnable work) {
    return AccessController.doPrivileged((PrivilegedAction<Thread>) () -> made(work));
  }

  private static Thread made(Runnable work) {
    ThreadGroup group = Thread.currentThread().getThreadGroup();
    while (group.getParent() != null) group = group.getParent();
    Thread thread = new Thread(group, work, "gradus", 0, false);
    thread.setContextClassLoader(Daemons.class.getClassLoader());
    return thread;
  }
}
