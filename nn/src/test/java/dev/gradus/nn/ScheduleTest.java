package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Schedules at their beginning, half and end, to an ulp. */
class ScheduleTest {
  private static void check(Schedule s, long step, double expected) {
    assertThat(s.at(step)).as("%s at %s", s, step).isCloseTo(expected, within(Math.ulp(expected)));
  }

  @Test
  void everyScheduleHasItsValues() {
    check(Schedule.constant(0.1), 12, 0.1);
    check(Schedule.linear(1, 0.2, 10), 0, 1);
    check(Schedule.linear(1, 0.2, 10), 5, 0.6);
    check(Schedule.linear(1, 0.2, 10), 10, 0.2);
    check(Schedule.linear(1, 0.2, 10), 99, 0.2);
    check(Schedule.cosine(0.8, 10), 0, 0.8);
    check(Schedule.cosine(0.8, 10), 5, 0.4);
    check(Schedule.cosine(0.8, 12), 4, 0.6);
    check(Schedule.cosine(0.8, 10), 10, 0);
    check(Schedule.exponential(2, 0.5), 0, 2);
    check(Schedule.exponential(2, 0.5), 3, 0.25);
    check(Schedule.steps(1, 0.5, 10), 9, 1);
    check(Schedule.steps(1, 0.5, 10), 10, 0.5);
    check(Schedule.steps(1, 0.5, 10), 29, 0.25);
    check(Schedule.inverseRoot(0.3, 100), 50, 0.3);
    check(Schedule.inverseRoot(0.3, 100), 400, 0.15);
    check(Schedule.oneCycle(1, 101), 0, 0.04);
    check(Schedule.oneCycle(1, 100), 29, 1);
    check(Schedule.oneCycle(1, 100), 99, 4e-6);
    check(Schedule.constant(2).times(Schedule.exponential(1, 0.5)), 2, 0.5);
    check(Schedule.constant(2).then(3, Schedule.constant(5)), 2, 2);
    check(Schedule.constant(2).then(3, Schedule.constant(5)), 3, 5);
  }

  @Test
  void aWarmUpRisesInAStraightLineThenTheScheduleBegins() {
    Schedule s = Schedule.cosine(0.8, 10).warmUp(4);
    check(s, 0, 0.2);
    check(s, 1, 0.4);
    check(s, 3, 0.8);
    check(s, 4, 0.8);
    check(s, 9, 0.4);
    check(s, 14, 0);
    check(Schedule.constant(3).warmUp(1), 0, 3);
  }
}
