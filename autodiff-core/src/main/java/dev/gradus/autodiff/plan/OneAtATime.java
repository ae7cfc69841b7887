package dev.gradus.autodiff.plan;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets one call at a time into a workspace, and says who came too soon. */
final class OneAtATime {
  private final AtomicReference<@Nullable Thread> user = new AtomicReference<>();

  /** Does what a method of the workspace is to do, while no other one does. */
  void run(String method, Runnable call) {
    begin(method);
    try {
      call.run();
    } finally {
      user.set(null);
    }
  }

  /** What a method of the workspace gives, found while no other one does anything. */
  <T> T get(String method, Supplier<T> call) {
    begin(method);
    try {
      return call.get();
    } finally {
      user.set(null);
    }
  }

  private void begin(String method) {
    Thread me = Thread.currentThread();
    if (!user.compareAndSet(null, me)) throw inUse("Workspace." + method, me, user.get());
  }

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
