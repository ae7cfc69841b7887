package dev.gradus.examples.descent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.nn.Dense;
import dev.gradus.nn.Parameters;
import dev.gradus.nn.Sequential;
import org.junit.jupiter.api.Test;

/** What is kept of the way down. */
class DescentLogTest {
  private static final Parameters NOWHERE =
      Sequential.of(new Dense(1, 1)).initialize(1);

  private static DescentLog log(double... errors) {
    DescentLog log = new DescentLog(errors.length - 1);
    for (int i = 0; i < errors.length; i++) {
      log.add(new DescentLog.Entry(i, errors.length - 1, new Score(errors[i], 0.5), null, NOWHERE));
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
  void halfwayIsHalfOfTheHeight() {
    assertThat(log(1.0, 0.9, 0.7, 0.45, 0.1, 0.0).halfway().epoch()).isEqualTo(3);
  }

  @Test
  void thereIsNoHalfwayInOneEpoch() {
    DescentLog log = log(1.0, 0.9);
    assertThat(log.halfway()).isSameAs(log.last());
  }
}
