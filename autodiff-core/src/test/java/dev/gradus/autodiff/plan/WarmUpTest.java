package dev.gradus.autodiff.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.kernel.Warmth;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Warming on purpose: it ends, says whether that was enough, and changes no bit. */
@Timeout(120)
class WarmUpTest {
  private static final Duration LONG = Duration.ofSeconds(100);

  @Test
  @Tag("without-vector")
  void whatIsWarmHasNoLoopsToWaitForAndTheBitsOfBefore() {
    Plan plan = Plan.of(x -> x.matmul(x).tanh().add(x), Shape.of(40, 40), Precision.FLOAT);
    Tensor x = Tensor.full(Shape.of(40, 40), 0.1);
    Workspace ws = plan.workspace();
    List<Tensor> before = plan.workspace().run(x);
    ws.set("x", x);
    assertThat(Plan.warmUp(ws::run, LONG)).isTrue();
    assertThat(Warmth.isPending()).isFalse();
    assertThat(ws.get("y")).isEqualTo(before.get(0));
    assertThat(plan.workspace().run(x)).isEqualTo(before);
  }

  @Test
  void timeThatIsOverEndsItAfterARound() {
    AtomicInteger runs = new AtomicInteger();
    assertThat(Plan.warmUp(runs::incrementAndGet, Duration.ZERO)).isFalse();
    assertThat(runs.get()).isPositive();
    assertThat(Plan.warmUp(() -> {
    }, Duration.ofSeconds(Long.MAX_VALUE))).as("more than can be counted").isTrue();
  }

  @Test
  void anInterruptedThreadEndsItAndKeepsItsMark() {
    assertThat(Plan.warmUp(Thread.currentThread()::interrupt, LONG)).isFalse();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aFailureIsTheCallersAndNobodyHurriesOn() {
    IllegalStateException failure = new IllegalStateException("mine");
    assertThatThrownBy(() -> Plan.warmUp(() -> {
      throw failure;
    }, LONG)).isSameAs(failure);
    Warmth next = new Warmth(1000, List::of);
    assertThat(next.isOver(1)).isFalse();
    while (Warmth.isPending()) Thread.onSpinWait();
    assertThat(next.isOver(1)).isFalse();
  }
}
