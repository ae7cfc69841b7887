package dev.gradus.examples.descent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.nn.Dense;
import dev.gradus.nn.Parameters;
import dev.gradus.nn.Sequential;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is kept of the way down. */
class DescentLogTest {
  private static final Parameters NOWHERE =
      Sequential.of(new Dense(1, 1)).initialize(1);

  private static DescentLog log(double... errors) {
    DescentLog log = new DescentLog(errors.length - 1);
    for (int i = 0; i < errors.length; i++) {
      log.add(new DescentLog.Entry(i, errors.length - 1, new Score(errors[i], 0.5, -1), null,
          NOWHERE));
    }
    return log;
  }

  @Test
  void milestonesAreOneTwoFiveInEachDecadeAndTheEnds() {
    assertThat(log(new double[1235]).milestones()).extracting(DescentLog.Entry::epoch)
        .containsExactly(0, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 1234);
  }

  @Test
  void everyErrorIsKept() {
    assertThat(log(3, 2, 1).errors()).containsExactly(3, 2, 1);
  }

  @Test
  void everyTenthPartOfTheWayIsRecorded() {
    List<Integer> epochs = log(new double[5001]).recorded().stream()
        .map(DescentLog.Entry::epoch).toList();
    assertThat(epochs).startsWith(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10).endsWith(5000);
    for (int i = 1; i < epochs.size(); i++) {
      assertThat(epochs.get(i)).isLessThanOrEqualTo(epochs.get(i - 1) * 11 / 10 + 1);
    }
  }

  @Test
  void lateFallIsRecordedStepByStep() {
    double[] errors = new double[5001];
    for (int i = 0; i < errors.length; i++) {
      errors[i] = i < 4600 ? 1 : Math.max(0, 1 - (i - 4600) / 100.0);
    }
    DescentLog log = log(errors);
    assertThat(log.recorded()).filteredOn(e -> e.error() > 0.01 && e.error() < 0.99)
        .hasSizeGreaterThan(30);
    assertThat(log.spaced(60)).hasSizeBetween(40, 60)
        .filteredOn(e -> e.error() > 0.1 && e.error() < 0.9).hasSizeGreaterThan(10);
  }

  @Test
  void restlessDescentIsNotRecordedWithoutEnd() {
    double[] errors = new double[20_001];
    for (int i = 0; i < errors.length; i++) errors[i] = 1 + i % 2;
    assertThat(log(errors).recorded()).hasSizeLessThan(400);
  }

  @Test
  void spacedPlacesHaveBothEndsAndEarlyOnes() {
    double[] errors = new double[3001];
    for (int i = 0; i < errors.length; i++) errors[i] = Math.exp(-i / 500.0);
    DescentLog log = log(errors);
    List<DescentLog.Entry> six = log.spaced(6);
    assertThat(six).hasSizeBetween(5, 6).startsWith(log.first()).endsWith(log.last());
    assertThat(log.spaced(60)).filteredOn(e -> e.epoch() < 20).hasSizeGreaterThan(8);
    assertThat(log(1, 0.9).spaced(60)).hasSize(2);
  }
}
