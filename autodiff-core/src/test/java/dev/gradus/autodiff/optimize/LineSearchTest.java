package dev.gradus.autodiff.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Which steps a line search tries, one after the other, along a line on which all is known. */
class LineSearchTest {
  private static final int MOST = 20; // trials on one line

  private final List<Double> tried = new ArrayList<>();

  /** Searches from 0 along the axis. */
  private double search(DoubleUnaryOperator value, DoubleUnaryOperator slope, double first,
      int most) {
    DifferentiableFunction f = new DifferentiableFunction() {
      @Override
      public int size() { return 1; }

      @Override
      public double valueAndGradient(double[] w, double[] g) {
        tried.add(w[0]);
        g[0] = slope.applyAsDouble(w[0]);
        return value.applyAsDouble(w[0]);
      }
    };
    Point start = Point.at(f, new double[1]);
    tried.clear();
    return new LineSearch(f, most).search(start, new double[] {1}, first).w[0];
  }

  private double search(DoubleUnaryOperator value, DoubleUnaryOperator slope, double first) {
    return search(value, slope, first, 1000);
  }

  private void assertTried(double... steps) {
    assertThat(tried).hasSize(steps.length);
    for (int i = 0; i < steps.length; i++) {
      assertThat(tried.get(i)).as("trial %s of %s", i, tried).isCloseTo(steps[i], within(1e-12));
    }
  }

  /** Its least value is at 2. */
  private static double cubic(double x) { return x * x * x / 3 + x * x / 2 - 6 * x; }

  private static double slopeOfCubic(double x) { return (x - 2) * (x + 3); }

  @Test
  void aStepThatIsTooLongIsFollowedByTheMinimumOfTheCubic() {
    assertThat(search(LineSearchTest::cubic, LineSearchTest::slopeOfCubic, 3)).isEqualTo(2);
    assertTried(3, 2); // lower than the start, but uphill
    assertThat(search(LineSearchTest::cubic, LineSearchTest::slopeOfCubic, 5)).isEqualTo(2);
    assertTried(5, 2); // higher than the start
  }

  @Test
  void aStepThatIsTooShortIsFollowedByTheMinimumOfTheCubicUpToTenTimesAsFar() {
    assertThat(search(LineSearchTest::cubic, LineSearchTest::slopeOfCubic, 0.4))
        .isCloseTo(2, within(1e-12));
    assertTried(0.4, 2);
    search(LineSearchTest::cubic, LineSearchTest::slopeOfCubic, 0.1);
    assertTried(0.1, 1); // steep no more
  }

  /** The cubic is least at 1.5: past 1, but not twice as far. */
  @Test
  void aStepThatIsTooShortIsDoubledAtLeast() {
    search(x -> x * x * x / 3 - x * x / 2 - 0.75 * x, x -> (x - 1.5) * (x + 0.5), 1);
    assertTried(1, 2, 1.5);
  }

  @Test
  void theStepIsAtLeastATenthOfTheInterval() {
    search(LineSearchTest::cubic, LineSearchTest::slopeOfCubic, 100);
    assertTried(100, 10, 2);
  }

  @Test
  void whereTheFunctionIsNotFiniteATenthOfTheStepIsTried() {
    for (double none : new double[] {Double.POSITIVE_INFINITY, Double.NaN}) {
      search(x -> x > 1 ? none : cubic(x), LineSearchTest::slopeOfCubic, 8);
      assertTried(8, 0.8);
      search(LineSearchTest::cubic, x -> x > 1 ? none : slopeOfCubic(x), 8);
      assertTried(8, 0.8);
    }
  }

  @Test
  void aLineThatFallsForeverIsFollowedForTwentyTrialsEachTenTimesAsFar() {
    double end = search(x -> -x, x -> -1, 1);
    assertThat(tried).hasSize(MOST);
    for (int i = 0; i < MOST; i++) assertThat(tried.get(i)).isEqualTo(Math.pow(10, i));
    assertThat(end).isEqualTo(tried.get(MOST - 1));
    search(x -> -x, x -> -1, 1, 3);
    assertThat(tried).containsExactly(1.0, 10.0, 100.0);
  }

  @Test
  void whereTheCubicHasNoMinimumTheNextStepIsInTheMiddle() {
    search(x -> -x - x * x * x, x -> -1 - 3 * x * x, 1);
    assertThat(tried.get(1)).isEqualTo(6); // between 2 and 10
  }

  /** The value must fall by 10⁻⁴ of what the slope promises, in proportion to the step. */
  @Test
  void aStepThatLowersTheValueTooLittleIsNotTaken() {
    search(x -> x == 2 ? -3e-4 : -x, x -> x == 2 ? 0 : -1, 2);
    assertTried(2);
    search(x -> x == 2 ? -1e-4 : -x, x -> x == 2 ? 0 : x - 1, 2);
    assertThat(tried.size()).isGreaterThan(1);
    search(x -> x == 0.5 ? -7e-5 : -x, x -> x == 0.5 ? 0 : -1, 0.5);
    assertTried(0.5);
  }

  /** Strong Wolfe conditions: not steeper than 0.9 of what it was, either way. */
  @Test
  void aStepWhoseSlopeIsNineTenthsIsTaken() {
    for (double slope : new double[] {-0.9, 0.9, 0}) {
      search(x -> -x, x -> x == 0 ? -1 : slope, 1);
      assertTried(1);
    }
    search(x -> -x, x -> x == 0 ? -1 : x == 1 ? -0.91 : 0, 1);
    assertThat(tried).hasSize(2);
    assertThat(tried.get(1)).isGreaterThan(1);
    search(x -> x == 0 ? 0 : -1 - tried.size(), x -> x == 0 ? -1 : x == 1 ? 0.91 : 0, 1);
    assertThat(tried).hasSize(2);
    assertThat(tried.get(1)).isBetween(0.0, 1.0);
  }

  /** The lowest point and the end to which its slope leads hold the minimum between them. */
  @Test
  void theIntervalIsHalvedOnTheSideToWhichTheSlopeLeads() {
    for (boolean downhill : new boolean[] {true, false}) {
      // the first step is too high: between 0 and 1 the second one is lower, and steep
      search(x -> x == 0 ? 0 : x == 1 ? 5 : -0.5 - tried.size(),
          x -> x == 0 ? -1 : tried.size() > 2 ? 0 : downhill ? -2 : 2, 1);
      assertThat(tried).hasSize(3);
      assertThat(tried.get(2) > tried.get(1)).as("%s", tried).isEqualTo(downhill);
      // the first step is lower, and uphill: its interval is from 1 back to 0
      search(x -> x == 0 ? 0 : -0.5 - tried.size(),
          x -> x == 0 ? -1 : x == 1 ? 2 : tried.size() > 2 ? 0 : downhill ? -2 : 2, 1);
      assertThat(tried).hasSize(3);
      assertThat(tried.get(2) > tried.get(1)).as("%s", tried).isEqualTo(downhill);
      assertThat(tried.get(2)).isBetween(0.0, 1.0);
    }
  }
}
