package dev.gradus.autodiff.plan.run;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Those who do the work of one workspace: the thread that calls, and of the {@link Helpers} as many
 * as it may have and are free, for each task anew. The task is divided between them; where nobody
 * is free the caller does it undivided. A part that its helper has not begun when the caller is
 * done with its own is the caller's too: nobody waits for a thread that the system does not let
 * run.
 */
final class Crew {
  /** Work in any number of parts: none depends on another, and no bit on their number. */
  interface Task {
    /** Does one part, from 0. */
    void run(int part, int parts);
  }

  /** How many frames of the stack are enough for all that is done here besides the task. */
  private static final int ROOM = 100;

  private final Helpers helpers;
  private final Share[] shares; // beside the caller's

  /** A crew of so many threads at most, the caller's included, and of no more than there are. */
  Crew(int threads, Helpers helpers) {
    this.helpers = helpers;
    shares = new Share[Math.min(threads - 1, helpers.most())];
    for (int i = 0; i < shares.length; i++) shares[i] = new Share(i + 1);
  }

  /** How many parts there are at most. */
  int size() { return shares.length + 1; }

  /** Does all parts and returns when they are done; throws what the first that fails throws. */
  void run(Task task) {
    Throwable failure = null;
    int taken = 0;
    if (shares.length > 0) leaveRoom(ROOM);
    try {
      while (taken < shares.length && shares[taken].take()) taken++;
      for (int i = 0; i < taken; i++) shares[i].begin(task, taken + 1);
      task.run(0, taken + 1);
    } catch (Throwable e) {
      failure = e;
    }
    for (int i = 0; i < taken; i++) { // nobody goes on while the caller thinks it is over
      Throwable other = shares[i].end();
      if (failure == null) failure = other;
    }
    if (failure != null) Crew.<RuntimeException>rethrow(failure);
  }

  /** Overflows the stack here, if it is to overflow, and not while helpers are taken. */
  private static int leaveRoom(int frames) {
    return frames == 0 ? 0 : 1 + leaveRoom(frames - 1);
  }

  /** Throws what it is given, also what Java would have declared: other languages do not. */
  @SuppressWarnings("unchecked")
  private static <E extends Throwable> void rethrow(Throwable e) throws E { throw (E) e; }

  /** One part of a task, and the helper who is to do it. */
  private final class Share implements Helpers.Work {
    private final int part;
    private Helpers.@Nullable Helper helper; // the last one
    private @Nullable Task task; // from its begin to its end
    private int parts;
    private @Nullable Throwable failure; // written before it is done, read after
    private volatile boolean isDone;

    Share(int part) { this.part = part; }

    boolean take() {
      Helpers.Helper h = helpers.take(helper);
      if (h != null) helper = h;
      return h != null;
    }

    void begin(Task t, int n) {
      failure = null;
      isDone = false;
      parts = n;
      task = t;
      helper().give(this);
    }

    private Helpers.Helper helper() { return java.util.Objects.requireNonNull(helper); }

    @Override public void run() {
      try {
        java.util.Objects.requireNonNull(task).run(part, parts);
      } catch (Throwable e) {
        failure = e;
      }
    }

    @Override public void done() { isDone = true; }

    /** Comes back when the part is done, by whomever. */
    @Nullable Throwable end() {
      if (task == null) { // something failed before it was begun
        helper().letGo();
        return null;
      }
      if (helper().takeBack(this)) run();
      else await();
      task = null;
      return failure;
    }

    private void await() {
      for (int spins = 0; !isDone; spins++) {
        Thread.onSpinWait();
        if (spins < 10_000) continue;
        spins = 0;
        LockSupport.parkNanos(1); // there may be fewer processors than threads
      }
    }
  }
}
