package dev.gradus.autodiff.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;

/** The measured slopes against closed forms. */
class DifferencesTest {
  private static final double TOLERANCE = 5e-10;

  /** A function whose slope is known, on an interval where both are of moderate size. */
  record Known(String name, DoubleUnaryOperator f, DoubleUnaryOperator slope, double from,
      double to) {
    @Override
    public String toString() { return name; }
  }

  static final List<Known> KNOWN = List.of(
      new Known("sin", Math::sin, Math::cos, -1.4, 1.4),
      new Known("sin 10x", x -> Math.sin(10 * x), x -> 10 * Math.cos(10 * x), -0.14, 0.14),
      new Known("exp", Math::exp, Math::exp, -3, 3),
      new Known("log", Math::log, x -> 1 / x, 0.05, 20),
      new Known("square root", Math::sqrt, x -> 0.5 / Math.sqrt(x), 0.05, 20),
      new Known("tanh", Math::tanh, x -> 1 / Math.cosh(x) / Math.cosh(x), -2, 2),
      new Known("reciprocal", x -> 1 / x, x -> -1 / (x * x), 0.1, 5),
      new Known("cube", x -> x * x * x, x -> 3 * x * x, 0.5, 3),
      new Known("x²eˣ", x -> x * x * Math.exp(x), x -> x * (x + 2) * Math.exp(x), 0.5, 3),
      new Known("arctangent", Math::atan, x -> 1 / (1 + x * x), -3, 3),
      new Known("line", x -> 3 * x - 2, x -> 3, -10, 10));

  @Provide
  Arbitrary<Known> known() { return Arbitraries.of(KNOWN); }

  @Property(seed = "1")
  void slopeIsWithinItsEstimateOfTheClosedForm(@ForAll("known") Known known,
      @ForAll @DoubleRange(min = 0, max = 1) double u) {
    double x = known.from() + u * (known.to() - known.from());
    Differences d = Differences.central(known.f(), x, step(x), TOLERANCE);
    double exact = known.slope().applyAsDouble(x);

    assertThat(Math.abs(d.slope() - exact)).as("%s at %s: %s", known, x, d)
        .isLessThanOrEqualTo(d.estimate());
  }

  @Property(seed = "1")
  void estimateIsBelowOnePartIn10To9OnWellScaledFunctions(@ForAll("known") Known known,
      @ForAll @DoubleRange(min = 0, max = 1) double u) {
    double x = known.from() + u * (known.to() - known.from());
    Differences d = Differences.central(known.f(), x, step(x), TOLERANCE);

    assertThat(d.estimate()).as("%s at %s: %s", known, x, d)
        .isLessThanOrEqualTo(1e-9 * Math.abs(d.slope()));
  }

  @Property(seed = "1")
  void slopeIsWithinTenTimesItsEstimateWhereRoundingIsLarge(@ForAll("known") Known known,
      @ForAll @DoubleRange(min = 0, max = 1) double u,
      @ForAll @DoubleRange(min = 0, max = 9) double digits) {
    double x = known.from() + u * (known.to() - known.from());
    double c = Math.pow(10, digits);
    // adding and subtracting c leaves as few digits of f as a cancelling sum would
    DoubleUnaryOperator f = v -> c + known.f().applyAsDouble(v) - c;
    Differences d = Differences.central(f, x, step(x), TOLERANCE);
    double exact = known.slope().applyAsDouble(x);

    assertThat(Math.abs(d.slope() - exact)).as("%s at %s with %s: %s", known, x, c, d)
        .isLessThanOrEqualTo(10 * d.estimate());
  }

  @Property(seed = "1")
  void slopesTowardsBothSidesOfAKinkAreMeasured(@ForAll @DoubleRange(min = -3, max = 3) double left,
      @ForAll @DoubleRange(min = -3, max = 3) double right) {
    DoubleUnaryOperator f = x -> (x < 0 ? left : right) * Math.expm1(x);

    Differences towardsLeft = Differences.oneSided(f, 0, -1e-3);
    Differences towardsRight = Differences.oneSided(f, 0, 1e-3);

    assertThat(Math.abs(towardsLeft.slope() - left)).isLessThanOrEqualTo(towardsLeft.estimate());
    assertThat(Math.abs(towardsRight.slope() - right)).isLessThanOrEqualTo(towardsRight.estimate());
    assertThat(towardsLeft.estimate() + towardsRight.estimate()).isLessThan(1e-10);
  }

  @Property(seed = "1")
  void bendShowsAKinkAndNothingElse(@ForAll("known") Known known,
      @ForAll @DoubleRange(min = 0, max = 1) double u,
      @ForAll @DoubleRange(min = 0.01, max = 1) double jump) {
    double x = known.from() + u * (known.to() - known.from());
    DoubleUnaryOperator kinked =
        v -> known.f().applyAsDouble(v) + (v > x ? jump * (v - x) : 0);

    Differences smooth = Differences.central(known.f(), x, step(x), TOLERANCE);
    Differences bent = Differences.central(kinked, x, step(x), TOLERANCE);

    assertThat(Math.abs(smooth.bend())).isLessThan(1e-3 * Math.abs(smooth.slope()));
    assertThat(bent.bend()).isCloseTo(jump, offset(1e-3 * Math.abs(smooth.slope())));
  }

  @Example
  void wavesThatFitTheStepsDoNotLookFlat() {
    for (int k = 1; k <= 2000; k++) {
      double frequency = 2 * Math.PI * k;
      Differences d = Differences.central(x -> Math.sin(frequency * x), 0, 1e-2, TOLERANCE);

      assertThat(Math.abs(d.slope() - frequency)).as("%s: %s", k, d)
          .isLessThanOrEqualTo(d.estimate());
      assertThat(d.estimate()).isLessThan(1e-8 * frequency);
    }
  }

  @Example
  void nothingIsMeasuredWithoutRoom() {
    assertThat(Differences.central(Math::sin, 1, 0, TOLERANCE)).isSameAs(Differences.NONE);
    assertThat(Differences.central(Math::sin, 1, -0.1, TOLERANCE)).isSameAs(Differences.NONE);
    assertThat(Differences.central(x -> Double.NaN, 1, 0.1, TOLERANCE)).isSameAs(Differences.NONE);
  }

  private static double step(double x) { return 1e-2 * Math.max(1, Math.abs(x)); }
}
