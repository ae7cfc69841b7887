package dev.gradus.autodiff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Jvm;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class DaemonsTest {
  /** Asks three times where there is no thread to be had. */
  static final class Without {
    private Without() {}

    public static void main(String[] args) {
      Daemons none = new Daemons(work -> new ThreadNotGiven());
      for (int i = 1; i <= 3; i++) System.out.println(none.start("worker-" + i, () -> {}));
    }
  }

  @Test
  void aThreadThatIsNotToBeHadIsLoggedOnce() throws Exception {
    Jvm jvm = Jvm.run(List.of(), Without.class);
    assertThat(jvm.exit()).as(jvm.err()).isZero();
    assertThat(jvm.out().lines()).containsExactly("false", "false", "false");
    assertThat(jvm.err().lines().filter(s -> s.contains("gives no thread"))).singleElement()
        .asString().endsWith("The system gives no thread for worker-1 (unable to create native "
            + "thread), so the work goes on without it, more slowly; end other threads or allow "
            + "this process more of them");
  }

  @Test
  void aThreadHasNothingOfItsMaker() throws InterruptedException {
    InheritableThreadLocal<String> local = new InheritableThreadLocal<>();
    List<Object> seen = new ArrayList<>();
    Thread maker = new Thread(new ThreadGroup("makers"), () -> {
      local.set("of the maker");
      Thread.currentThread().setContextClassLoader(new ClassLoader(null) {});
      CountDownLatch over = new CountDownLatch(1);
      new Daemons().start("worker", () -> {
        Thread me = Thread.currentThread();
        seen.add(me.getName());
        seen.add(me.isDaemon());
        seen.add(me.getThreadGroup().getParent() == null);
        seen.add(me.getContextClassLoader() == Daemons.class.getClassLoader());
        seen.add(local.get() == null);
        over.countDown();
      });
      await(over);
    });
    maker.start();
    maker.join();
    assertThat(seen).containsExactly("worker", true, true, true, true);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
