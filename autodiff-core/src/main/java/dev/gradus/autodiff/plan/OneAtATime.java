package dev.gradus.autodiff.plan;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Lets one call at a time into a workspace, and says who came too soon. */
final class OneAtATime {
  private final AtomicReference<@Nullable Thread> user = new AtomicReference<>();

  /** Lets a method of the workspace begin, or fails in its name; who is let in has to end. */
  void begin(String method) {
    Thread me = Thread.currentThread();
    if (!user.compareAndSet(null, me)) throw inUse("Workspace." + method, me, user.get());
  }

  /** Lets others in again. */
  void end() { user.set(null); }

  private static IllegalStateException inUse(String method, Thread me, @Nullable Thread other) {
    if (other == me) {
      return new IllegalStateException(method + ": " + name(me) + " is inside a run of this "
          + "workspace; give what the run calls a workspace of its own with plan.workspace()");
    }
    return new IllegalStateException(method + ": " + name(me) + " came while "
        + (other == null ? "another thread" : name(other)) + " was using the workspace, which "
        + "belongs to one thread at a time; threads share a plan, so give each a workspace of its "
        + "own with plan.workspace()");
  }

  /** A virtual thread may be without a name. */
  private static String name(Thread t) {
    return "thread " + (t.getName().isEmpty() ? t : t.getName());
  }
}
