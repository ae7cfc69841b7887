package dev.gradus.autodiff.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;

class CrewTest {
  @Test
  void threadsThatCannotBeHadAreNamedAndNothingWaitsForThem() {
    ConcurrentLinkedQueue<Integer> done = new ConcurrentLinkedQueue<>();
    Crew crew = new Crew(4, new Two());
    assertThatThrownBy(() -> crew.run(done::add)).isInstanceOf(IllegalStateException.class)
        .hasMessage("Workspace.run: the system gives no thread number 4 (there are two); make "
            + "the workspace for fewer, at most plan.workspace(3), or end other threads")
        .hasCauseInstanceOf(OutOfMemoryError.class);
    assertThat(done).containsExactlyInAnyOrder(1, 2);
  }

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
