package dev.gradus.autodiff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;

class BackgroundTest {
  private final List<String> done = new ArrayList<>();
  private final Threads threads = new Threads();
  private final Background background = new Background("work", new Daemons(threads));

  @Test
  void oneThreadDoesAllThatWaitsThenAnotherWhatComesLater() throws InterruptedException {
    assertThat(background.add(() -> {
      done.add("first");
      background.add(() -> done.add("second"));
      assertThat(Thread.currentThread().getName()).isEqualTo("work");
      assertThat(Thread.currentThread().isDaemon()).isTrue();
      return true;
    })).isTrue();
    threads.join();
    assertThat(done).containsExactly("first", "second");
    assertThat(background.add(() -> done.add("third"))).isTrue();
    threads.join();
    assertThat(done).containsExactly("first", "second", "third");
    assertThat(threads.made).hasSize(2);
  }

  @Test
  void piecesTakeTurnsUntilTheySayThatTheyAreDone() throws InterruptedException {
    background.add(() -> {
      if (done.isEmpty()) background.add(() -> done.add("other"));
      done.add("some");
      return done.size() == 4;
    });
    threads.join();
    assertThat(done).containsExactly("some", "other", "some", "some");
    assertThat(threads.made).hasSize(1);
  }

  @Test
  void withoutAThreadNothingIsDoneAndItSaysSo() throws InterruptedException {
    threads.areGiven = false;
    assertThat(background.add(() -> done.add("never"))).isFalse();
    threads.areGiven = true;
    assertThat(background.add(() -> done.add("first"))).isTrue();
    threads.join();
    assertThat(done).containsExactly("first");
  }

  @Test
  void afterAFailureAnotherThreadGoesOn() throws InterruptedException {
    background.add(() -> {
      background.add(() -> done.add("second"));
      throw new IllegalStateException("first");
    });
    threads.join();
    assertThat(threads.failures).singleElement().isInstanceOf(IllegalStateException.class);
    background.add(() -> done.add("third"));
    threads.join();
    assertThat(done).containsExactly("second", "third");
  }

  @Test
  void withoutItsClassesItEndsQuietly() throws InterruptedException {
    background.add(() -> {
      throw new NoClassDefFoundError("closed");
    });
    threads.join();
    assertThat(threads.failures).isEmpty();
    background.add(() -> done.add("as ever"));
    threads.join();
    assertThat(done).containsExactly("as ever");
  }

  /** Threads that one can wait for, from a system that gives them or not. */
  private static final class Threads implements ThreadFactory {
    final List<Thread> made = new ArrayList<>();
    final List<Throwable> failures = new ArrayList<>();
    boolean areGiven = true;

    @Override
    public Thread newThread(Runnable work) {
      Thread thread = areGiven ? new Thread(work) : new ThreadNotGiven();
      thread.setUncaughtExceptionHandler((t, e) -> failures.add(e));
      made.add(thread);
      return thread;
    }

    void join() throws InterruptedException {
      for (Thread t : made) t.join();
    }
  }
}
