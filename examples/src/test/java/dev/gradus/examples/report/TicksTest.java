package dev.gradus.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Round numbers along an axis. */
class TicksTest {
  @Test
  void ticksAreRoundNumbersWithinTheAxis() {
    assertThat(Ticks.between(-2.4, 2.7, 7).texts()).containsExactly("−2", "−1", "0", "1", "2");
    assertThat(Ticks.between(0.81, 2.68, 7).texts()).containsExactly("1.0", "1.5", "2.0", "2.5");
    assertThat(Ticks.between(0, 1234, 7).texts())
        .containsExactly("0", "200", "400", "600", "800", "1000", "1200");
  }

  @Test
  void smallAndLargeNumbersHaveAnExponent() {
    assertThat(Ticks.between(-1.2e-5, 1.2e-5, 6).texts())
        .containsExactly("−1.0e−5", "−5e−6", "0", "5e−6", "1.0e−5");
    assertThat(Ticks.between(0, 3e9, 4).texts()).containsExactly("0", "1e9", "2e9", "3e9");
  }

  @Test
  void axisFarFromZeroIsCountedFromARoundNumber() {
    Ticks seconds = Ticks.between(1_699_999_988.0, 1_700_000_112.0, 6);
    assertThat(seconds.base()).isEqualTo(1.7e9);
    assertThat(seconds.texts()).containsExactly("0", "20", "40", "60", "80", "100");
    assertThat(Ticks.plain(seconds.base())).isEqualTo("1\u202f700\u202f000\u202f000");
    Ticks below = Ticks.between(-5_000_000.4, -4_999_999.7, 6);
    assertThat(below.base()).isEqualTo(-5e6);
    assertThat(below.texts()).containsExactly("−0.4", "−0.2", "0.0", "0.2");
    assertThat(Ticks.between(1900, 2020, 6).base()).isZero();
  }

  @Test
  void thereAreNeverMoreThanAskedForAndTheyAreAllDifferent() {
    Random random = new Random(1);
    for (int i = 0; i < 2000; i++) {
      double from = random.nextGaussian() * Math.pow(10, random.nextInt(20) - 10);
      double to = from + Math.abs(random.nextGaussian()) * Math.pow(10, random.nextInt(8) - 4)
          * Math.max(1e-3, Math.abs(from)) + 1e-9;
      int most = 2 + random.nextInt(8);
      Ticks ticks = Ticks.between(from, to, most);
      assertThat(ticks.values()).hasSizeLessThanOrEqualTo(most).isSorted();
      assertThat(ticks.values()).allMatch(v -> v >= from - 1e-9 * Math.abs(from)
          && v <= to + 1e-9 * Math.abs(to));
      assertThat(ticks.texts()).doesNotHaveDuplicates();
    }
  }
}
