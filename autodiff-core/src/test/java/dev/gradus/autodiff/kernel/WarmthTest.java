package dev.gradus.autodiff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.kernel.Warmth.Trial;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When vectors take over, with loops that are slow or fast by themselves. */
@Timeout(60)
class WarmthTest {
  private static final Runnable NOTHING = () -> {};

  /** A loop that takes a while. */
  private static final Runnable LONG = () -> {
    long start = System.nanoTime();
    while (System.nanoTime() - start < 1_000_000) Thread.onSpinWait();
  };

  @BeforeEach
  void onlyWhereVectorsAre() { Assumptions.assumeTrue(VectorApi.isPresent()); }

  private static Warmth of(Trial... loops) { return new Warmth(1000, () -> List.of(loops)); }

  @Test
  void vectorsTakeOverAfterSomeWork() {
    Warmth warmth = of(Trial.fasterThan(LONG, NOTHING), Trial.within(Long.MAX_VALUE, NOTHING));
    assertThat(warmth.isOver(100)).isFalse();
    while (!warmth.isOver(100)) Thread.onSpinWait();
    assertThat(warmth.isOver(1)).isTrue();
  }

  @Test
  void aSlowLoopKeepsTheOthersOfItsKindWaiting() {
    AtomicInteger turns = new AtomicInteger();
    Warmth warmth = of(Trial.within(Long.MAX_VALUE, NOTHING), () -> turns.incrementAndGet() == 5);
    while (!warmth.isOver(100)) Thread.onSpinWait();
    assertThat(turns).hasValue(5);
  }

  @Test
  void aLoopIsFastIfItTakesLessThanTheOtherOrThanSaid() {
    assertThat(Trial.fasterThan(LONG, NOTHING).isFast()).isTrue();
    assertThat(Trial.fasterThan(NOTHING, LONG).isFast()).isFalse();
    assertThat(Trial.within(999_999, LONG).isFast()).isFalse();
    assertThat(Trial.within(Long.MAX_VALUE, LONG).isFast()).isTrue();
  }

  @Test
  void littleWorkDoesNotCallForVectors() {
    Warmth little = of(Trial.within(Long.MAX_VALUE, NOTHING));
    assertThat(little.isOver(999)).isFalse();
    Warmth much = of(Trial.within(Long.MAX_VALUE, NOTHING));
    while (!much.isOver(1000)) Thread.onSpinWait();
    assertThat(little.isOver(0)).isFalse();
  }

  @Test
  void whoHurriesNeedsNoWork() {
    Warmth before = of(Trial.within(Long.MAX_VALUE, NOTHING));
    Warmth meanwhile = of(Trial.within(Long.MAX_VALUE, NOTHING));
    Warmth.hurry();
    Warmth.hurry();
    Warmth.endHurry(); // another is still at it
    while (!meanwhile.isOver(0)) Thread.onSpinWait();
    Warmth.endHurry();
    assertThat(before.isOver(999)).isFalse();
    while (Warmth.isPending()) Thread.onSpinWait();
    assertThat(before.isOver(0)).as("nobody hurries now").isFalse();
  }

  @Test
  void loopsArePendingUntilTheyAreFast() {
    AtomicBoolean isFast = new AtomicBoolean();
    Warmth warmth = of(isFast::get);
    assertThat(warmth.isOver(1000)).isFalse();
    assertThat(Warmth.isPending()).isTrue();
    isFast.set(true);
    while (!warmth.isOver(0)) Thread.onSpinWait();
    while (Warmth.isPending()) Thread.onSpinWait();
  }

  @Test
  void vectorsDoWholeVectors() {
    DoubleWarmth warmth = new DoubleWarmth(new DoubleWarmth.Loops() {
      @Override public void tryPlain(double[] x, double[] y, int n) { LONG.run(); }

      @Override public void tryVector(double[] x, double[] y, int n) {}
    });
    int lanes = DoubleVectors.LENGTH;
    assertThat(warmth.vectors(100 * lanes)).isZero();
    while (warmth.vectors(1 << 21) == 0) Thread.onSpinWait();
    assertThat(warmth.vectors(3 * lanes + 1)).isEqualTo(3 * lanes);
    assertThat(warmth.vectors(lanes)).isEqualTo(lanes);
    assertThat(warmth.vectors(lanes - 1)).isZero();
  }

  @Test
  void withoutAThreadThePlainLoopGoesOnUntilThereIsOne() {
    AtomicInteger asked = new AtomicInteger();
    Warmth warmth = new Warmth(1000, () -> List.of(Trial.within(Long.MAX_VALUE, NOTHING)),
        new Background("third", new Daemons(work -> asked.incrementAndGet() < 3
            ? new ThreadNotGiven()
            : new Thread(work))));
    while (asked.get() < 2) assertThat(warmth.isOver(1000)).isFalse();
    while (!warmth.isOver(1000)) Thread.onSpinWait();
    assertThat(asked).hasValue(3);
  }
}
