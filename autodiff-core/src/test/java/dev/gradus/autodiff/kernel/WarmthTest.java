package dev.gradus.autodiff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When vectors take over, with loops that are slow or fast by themselves. */
class WarmthTest {
  private static final int MUCH = 1 << 21;

  /** A plain loop that takes a while beside a vector loop that takes none. */
  private static final Warmth.Loops FAST_VECTORS = new Warmth.Loops() {
    @Override public void plain() {
      long start = System.nanoTime();
      while (System.nanoTime() - start < 1_000_000) Thread.onSpinWait();
    }

    @Override public void vector() {}
  };

  @Test
  @Timeout(60)
  void vectorsTakeOverAfterSomeWorkWhatTheyCanDo() {
    Warmth warmth = new Warmth(8, FAST_VECTORS);
    assertThat(warmth.vectors(100)).isZero();
    while (warmth.vectors(MUCH) == 0) Thread.onSpinWait();
    assertThat(warmth.vectors(100)).isEqualTo(96);
    assertThat(warmth.vectors(8)).isEqualTo(8);
    assertThat(warmth.vectors(7)).isZero();
  }

  @Test
  @Timeout(60)
  void littleWorkDoesNotCallForVectors() {
    Warmth little = new Warmth(8, FAST_VECTORS);
    assertThat(little.vectors(100)).isZero();
    Warmth much = new Warmth(8, FAST_VECTORS);
    while (much.vectors(MUCH) == 0) Thread.onSpinWait();
    assertThat(little.vectors(100)).isZero();
  }

  @Test
  @Timeout(60)
  void whereThereAreNoVectorsThePlainLoopDoesAll() {
    Warmth none = new Warmth(0, FAST_VECTORS);
    assertThat(none.vectors(MUCH)).isZero();
    Warmth much = new Warmth(8, FAST_VECTORS);
    while (much.vectors(MUCH) == 0) Thread.onSpinWait();
    assertThat(none.vectors(MUCH)).isZero();
  }

  @Test
  @Timeout(60)
  void withoutAThreadThePlainLoopGoesOnUntilThereIsOne() {
    Assumptions.assumeTrue(VectorApi.isPresent());
    AtomicInteger asked = new AtomicInteger();
    Warmth warmth = new Warmth(8, FAST_VECTORS, new Background("third", new Daemons(
        work -> asked.incrementAndGet() < 3 ? new ThreadNotGiven() : new Thread(work))));
    while (asked.get() < 2) assertThat(warmth.vectors(MUCH)).isZero();
    while (warmth.vectors(MUCH) == 0) Thread.onSpinWait();
    assertThat(asked).hasValue(3);
  }
}
