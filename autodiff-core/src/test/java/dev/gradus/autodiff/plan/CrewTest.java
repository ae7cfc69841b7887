package dev.gradus.autodiff.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;

public class CrewTest {
  /** What is said where a fourth thread is asked for and there are three. */
  public static final String TEXT = "Workspace.run: the system gives no thread number 4 (there "
      + "are two); make the workspace for fewer, at most plan.workspace(3), or end other threads";

  @Test
  void threadsThatCannotBeHadAreNamedAndNothingWaitsForThem() {
    ConcurrentLinkedQueue<Integer> done = new ConcurrentLinkedQueue<>();
    Crew crew = new Crew(4, new Two());
    assertThatThrownBy(() -> crew.run(done::add)).isInstanceOf(IllegalStateException.class)
        .hasMessage(TEXT).hasCauseInstanceOf(OutOfMemoryError.class);
    assertThat(done).containsExactlyInAnyOrder(1, 2);
  }

  /** Fails as work for four threads does where there are but two besides the caller's. */
  public static void askForOneThreadTooMany() { new Crew(4, new Two()).run(part -> {}); }

  @Test
  void everyPartIsDoneOnce() {
    ConcurrentLinkedQueue<Integer> done = new ConcurrentLinkedQueue<>();
    new Crew(3, new Two()).run(done::add);
    assertThat(done).containsExactlyInAnyOrder(0, 1, 2);
  }

  /** A system that gives two threads. */
  private static final class Two implements ThreadFactory {
    private int given;

    @Override
    public Thread newThread(Runnable work) {
      return new Thread(work) {
        @Override
        public synchronized void start() {
          if (given == 2) throw new OutOfMemoryError("there are two");
          given++;
          super.start();
        }
      };
    }
  }
}
