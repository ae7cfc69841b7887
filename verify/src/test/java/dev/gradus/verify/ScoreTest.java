package dev.gradus.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Suites are scored by the faults that they notice, of those that were to be seen. */
class ScoreTest {
  private static final double[] AT = {0.7, -1.3, 2.1, 0.05, -0.4, 1.9, -2.2, 0.9, 1.4};

  /** Σ sin(xᵢ)·xᵢ + x₀x₁. */
  private static double value(double[] x) {
    double sum = x[0] * x[1];
    for (double v : x) sum += Math.sin(v) * v;
    return sum;
  }

  private static double[] slope(double[] x) {
    double[] d = Arrays.stream(x).map(v -> Math.sin(v) + v * Math.cos(v)).toArray();
    d[0] += x[1];
    d[1] += x[0];
    return d;
  }

  /** One forward difference along the first entry, as many tests are. */
  private static void weak(UnaryOperator<double[]> g) {
    double[] moved = AT.clone();
    moved[0] += 1e-6;
    double measured = (value(moved) - value(AT)) / 1e-6;
    double claimed = g.apply(AT.clone())[0];
    if (!(Math.abs(claimed - measured) <= 1e-2 * Math.abs(measured))) {
      throw new AssertionError(claimed + " and " + measured);
    }
  }

  private static void strong(UnaryOperator<double[]> g) {
    Verify.gradient(ScoreTest::value, g).at(AT).orThrow();
  }

  @Test
  void aSuiteOfOneDifferenceMissesMost() {
    Score.Result score = Score.of(ScoreTest::weak).gradient(ScoreTest::value, ScoreTest::slope);
    System.out.println("one forward difference: " + score);
    assertThat(score.value()).as(score.toString()).isBetween(0.1, 0.5);
    assertThat(score.noticed()).contains("the sign lost", "all zero", "all NaN");
    assertThat(score.missed()).contains("the last entry NaN", "every entry 0.001 too large");
    assertThat(score.unseen()).as("with one call").contains("that of the first point for all",
        "added to what was there before", "one array handed out each time");
  }

  @Test
  void verifyNoticesAlmostAll() {
    Score.Result score = Score.of(ScoreTest::strong).gradient(ScoreTest::value, ScoreTest::slope);
    System.out.println("Verify: " + score);
    assertThat(score.missed()).as(score.toString()).isEmpty();
    assertThat(score.noticed()).hasSizeGreaterThanOrEqualTo(60);
  }

  @Test
  void whatCannotBeSeenIsNotCounted() {
    Score.Result score = Score.of(g -> {
      double d = g.apply(new double[] {0.5})[0];
      if (d != 1) throw new AssertionError("" + d);
    }).gradient(x -> x[0] * x[0], x -> new double[] {2 * x[0]});
    assertThat(score.unseen()).contains("rounded to floats", "turned round", "a sum for a mean",
        "a tenth too large where x is negative", "scaled to length 1");
    assertThat(score.missed()).containsOnly("the argument written into", "an entry too many");
  }

  @Test
  void errorsThatRoundingHidesAreNotCounted() {
    Score.Result score = Score.of(g -> assertThat(g.apply(new double[] {1})).hasSize(1))
        .gradient(x -> 1e12 + x[0], x -> new double[] {1});
    assertThat(score.unseen()).contains("every entry 1.0E-7 too large",
        "every entry 1.0E-4 too large");
    assertThat(score.missed()).contains("every entry 0.1 too large");
  }

  @Test
  void suitesThatFailForTheRightGradientOrLookAtNoneAreRefused() {
    assertThatThrownBy(() -> Score.of(g -> {
      throw new AssertionError("always");
    }).gradient(ScoreTest::value, ScoreTest::slope)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Score.gradient: the tests fail for the gradient as it is");
    assertThatThrownBy(() -> Score.of(g -> strong(ScoreTest::slope)).gradient(ScoreTest::value,
        ScoreTest::slope)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Score.gradient: the tests never called the gradient");
  }
}
