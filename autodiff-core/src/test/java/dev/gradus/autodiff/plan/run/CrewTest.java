package dev.gradus.autodiff.plan.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.kernel.Daemons;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Helpers that crews share: bounded, and done without where there are none. */
@Timeout(60)
class CrewTest {
  private final Threads threads = new Threads();

  private Helpers helpers(int most) { return new Helpers(most, new Daemons(threads)); }

  /** The parts of one task as {@code part/parts}, in order; each is done once or this fails. */
  private static Set<String> parts(Crew crew) {
    ConcurrentLinkedQueue<String> done = new ConcurrentLinkedQueue<>();
    crew.run((part, parts) -> done.add(part + "/" + parts));
    assertThat(done).doesNotHaveDuplicates();
    return new TreeSet<>(done);
  }

  @Test
  void everyPartIsDoneOnce() {
    Crew crew = new Crew(3, helpers(7));
    for (int i = 0; i < 1000; i++) {
      assertThat(parts(crew)).containsExactly("0/3", "1/3", "2/3");
    }
    assertThat(threads.made).extracting(Thread::getName)
        .containsOnly("gradus-helper-1", "gradus-helper-2");
    assertThat(crew.size()).isEqualTo(3);
  }

  @Test
  void aCrewIsNoLargerThanTheHelpersThatThereAre() {
    assertThat(parts(new Crew(Integer.MAX_VALUE, helpers(2)))).containsExactly("0/3", "1/3", "2/3");
    assertThat(parts(new Crew(8, helpers(0)))).containsExactly("0/1");
    assertThat(new Crew(1, helpers(5)).size()).isEqualTo(1);
    assertThat(new Crew(Integer.MAX_VALUE, helpers(5)).size()).isEqualTo(6);
  }

  @Test
  void allCrewsShareABoundedNumberOfHelpers() {
    Helpers three = helpers(3);
    for (int i = 0; i < 200; i++) assertThat(parts(new Crew(8, three))).hasSize(4);
    assertThat(threads.made).extracting(Thread::getName)
        .containsOnly("gradus-helper-1", "gradus-helper-2", "gradus-helper-3");
  }

  @Test
  void whoFindsTheHelpersBusyGoesOnAlone() throws InterruptedException {
    Helpers one = helpers(1);
    CountDownLatch end = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(2);
    List<Throwable> failures = new ArrayList<>();
    Thread other = new Thread(() -> new Crew(2, one).run((part, parts) -> {
      begun.countDown();
      await(end);
    }));
    other.setUncaughtExceptionHandler((t, e) -> failures.add(e));
    other.start();
    begun.await(); // the caller and the helper are at it
    Crew second = new Crew(2, one);
    assertThat(parts(second)).containsExactly("0/1");
    end.countDown();
    other.join();
    assertThat(failures).isEmpty();
    assertThat(parts(second)).containsExactly("0/2", "1/2");
  }

  @Test
  void manyCrewsDoTheirTasksInWhateverPauses() throws Exception {
    Helpers two = helpers(2);
    long seed = 20261130;
    long start = System.nanoTime();
    List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
    List<Thread> callers = new ArrayList<>();
    for (int c = 0; c < 3; c++) {
      Random random = new Random(seed + c);
      Crew crew = new Crew(3, two);
      Thread caller = new Thread(() -> {
        for (int i = 0; i < 5000; i++) {
          LockSupport.parkNanos(random.nextInt(4) * 40_000L); // to where helpers fall asleep
          Set<String> done = parts(crew);
          assertThat(done).hasSize(Integer.parseInt(done.iterator().next().substring(2)));
        }
      });
      caller.setUncaughtExceptionHandler((t, e) -> failures.add(e));
      caller.start();
      callers.add(caller);
    }
    for (Thread caller : callers) caller.join();
    assertThat(failures).isEmpty();
    int seconds = (int) ((System.nanoTime() - start) / 1_000_000_000);
    assertThat(threads.made).as("each there for a second at least")
        .hasSizeLessThanOrEqualTo(2 + 2 * seconds);
    assertThat(parts(new Crew(3, two))).containsExactly("0/3", "1/3", "2/3");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void whereTheSystemGivesNoThreadTheCallerDoesThatPart() {
    threads.given = 2;
    Crew crew = new Crew(4, helpers(7));
    assertThat(parts(crew)).containsExactly("0/4", "1/4", "2/4", "3/4");
    for (int i = 0; i < 100; i++) assertThat(parts(crew)).hasSizeBetween(3, 4);
    assertThat(threads.refused).as("asked again after a second, not each time").isLessThan(100);
  }

  @Test
  void whereTheSystemGivesNoThreadAtAllTheCallerDoesAll() {
    threads.given = 0;
    Crew crew = new Crew(4, helpers(7));
    assertThat(parts(crew)).containsExactly("0/4", "1/4", "2/4", "3/4");
    assertThat(parts(crew)).containsExactly("0/1");
  }

  @Test
  void aPartThatIsNotBegunGoesBackToTheCaller() {
    threads.delay = new CountDownLatch(1); // threads that begin only when it is over
    Set<Thread> workers = ConcurrentHashMap.newKeySet();
    Crew crew = new Crew(3, helpers(2));
    for (int i = 0; i < 2; i++) {
      crew.run((part, parts) -> workers.add(Thread.currentThread()));
      assertThat(workers).containsExactly(Thread.currentThread());
    }
    threads.delay.countDown();
    assertThat(parts(crew)).hasSize(3);
  }

  @Test
  void theFailureOfTheFirstPartIsThrownWhoeverDidIt() {
    Crew crew = new Crew(4, helpers(3));
    for (int i = 0; i < 200; i++) {
      int first = i % 4;
      AtomicInteger done = new AtomicInteger();
      assertThatThrownBy(() -> crew.run((part, parts) -> {
        done.incrementAndGet();
        if (part >= first) throw new IllegalStateException("part " + part);
      })).hasMessage("part " + first);
      assertThat(done).as("all parts are over").hasValue(4);
    }
    assertThat(parts(crew)).as("no helper is lost").hasSize(4);
  }

  @Test
  void aStackThatOverflowsLosesNoHelper() {
    Helpers two = helpers(2);
    Crew crew = new Crew(3, two);
    for (int i = 0; i < 20; i++) {
      Set<Integer> depths = new HashSet<>();
      assertThatThrownBy(() -> deeper(crew, 0, depths)).isInstanceOf(StackOverflowError.class);
      assertThat(depths).isNotEmpty();
    }
    assertThat(parts(new Crew(3, two))).containsExactly("0/3", "1/3", "2/3");
  }

  private static void deeper(Crew crew, int depth, Set<Integer> depths) {
    if (depth == Integer.MAX_VALUE) return; // never so far
    crew.run((part, parts) -> {
      if (part == 0) depths.add(depth);
    });
    deeper(crew, depth + 1, depths);
  }

  @Test
  void anInterruptThatATaskLeavesBehindDoesNotKeepAHelperAwake() throws InterruptedException {
    Crew crew = new Crew(2, helpers(1));
    CountDownLatch both = new CountDownLatch(2);
    crew.run((part, parts) -> {
      both.countDown();
      await(both); // so that the helper does begin
      if (part == 1) Thread.currentThread().interrupt();
    });
    Thread helper = threads.made.get(0);
    while (helper.isAlive() && helper.getState() != Thread.State.TIMED_WAITING) Thread.onSpinWait();
    assertThat(helper.isInterrupted()).isFalse();
    assertThat(parts(crew)).hasSize(2);
    helper.join(); // it ends by itself
    assertThat(parts(crew)).hasSize(2);
    assertThat(threads.made).as("another one").hasSize(2);
  }

  /** A system that gives so many threads, at once or after a while. */
  private static final class Threads implements ThreadFactory {
    final List<Thread> made = new ArrayList<>();
    int given = 1000;
    int refused;
    CountDownLatch delay = new CountDownLatch(0);

    @Override
    public synchronized Thread newThread(Runnable work) {
      Thread thread = new Thread(() -> {
        CrewTest.await(delay);
        work.run();
      }) {
        @Override
        public synchronized void start() {
          if (made.size() == given) {
            refused++;
            throw new OutOfMemoryError("there are " + given);
          }
          made.add(this);
          super.start();
        }
      };
      return thread;
    }
  }
}
