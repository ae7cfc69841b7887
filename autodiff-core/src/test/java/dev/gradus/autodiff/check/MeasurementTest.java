package dev.gradus.autodiff.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Slopes measured without a claim. */
class MeasurementTest {
  private static final List<DifferencesTest.Known> KNOWN = DifferencesTest.KNOWN;

  @Test
  void slopeIsWithinItsErrorOfTheClosedFormAtEveryScale() {
    for (DifferencesTest.Known known : KNOWN) {
      for (int e = -150; e <= 150; e += 50) {
        for (double size : new double[] {1e-100, 1, 1e100}) {
          double scale = Math.pow(10, e);
          double x = known.from() + 0.7 * (known.to() - known.from());
          Measurement m =
              Measurement.of(v -> size * known.f().applyAsDouble(v / scale), x * scale);
          double exact = size * known.slope().applyAsDouble(x) / scale;
          String at = known.name() + " at scale " + scale + ", size " + size + ": " + m;
          double rounded = 1e-13 * Math.abs(exact); // of the scale, in the closed form
          assertThat(Math.abs(m.slope() - exact)).as(at).isLessThanOrEqualTo(m.error() + rounded);
          assertThat(m.error()).as(at).isLessThan(1e-6 * Math.abs(exact));
          assertThat(m.reason()).as(at).isEmpty();
          assertThat(m.kink()).as(at).isNull();
        }
      }
    }
  }

  @Test
  void slopeOfNothingAndOfAMinimumIsToldToBeZero() {
    for (DoubleUnaryOperator f : List.<DoubleUnaryOperator>of(x -> 5, x -> 0,
        x -> (x - 1) * (x - 1), x -> 3 + (x * x - 1) * (x * x - 1))) {
      Measurement m = Measurement.of(f, 1);
      assertThat(Math.abs(m.slope())).as("%s", m).isLessThanOrEqualTo(m.error());
      assertThat(m.error()).as("%s", m).isLessThan(1e-4);
      assertThat(m.reason()).as("%s", m).isEmpty();
    }
  }

  @Test
  void kinkHasTheSlopesOfBothSides() {
    Measurement m = Measurement.of(x -> Math.abs(x) + 2 * x, 0);
    assertThat(m.kink().left()).isCloseTo(1, within(1e-6));
    assertThat(m.kink().right()).isCloseTo(3, within(1e-6));
    assertThat(m.slope()).isCloseTo(2, within(1e-6));
    assertThat(m.reason()).isEmpty();
    assertThat(Measurement.of(Math::abs, 1e-3).kink()).isNull();
  }

  @Test
  void whatCannotBeToldHasAReason() {
    assertThat(Measurement.of(x -> Math.signum(x) + x, 0).reason()).contains("jump");
    assertThat(Measurement.of(Math::cbrt, 0).reason()).contains("grow");
    assertThat(Measurement.of(Math::sqrt, 0).reason()).contains("not defined on both sides");
    assertThat(Measurement.of(x -> Double.NaN, 0.7).reason()).contains("not defined");
    assertThat(Measurement.of(x -> 1e15 + x, 0.7).reason()).isNotEmpty();
    assertThat(Measurement.of(x -> Math.rint(x * 1e3) / 1e3, 0.7001).reason()).isNotEmpty();
    for (double x : new double[] {1e17, 1e100, 1e300}) {
      assertThat(Measurement.of(Math::sin, x).reason()).as("%s", x)
          .contains("neighbouring numbers");
    }
  }

  @Test
  void settingsSayWhereAndInWhichPrecision() {
    CheckSettings inside = CheckSettings.USUAL.domain(0, 1);
    Measurement m = Measurement.of(x -> {
      assertThat(x).isStrictlyBetween(0.0, 1.0);
      return Math.log(x) + Math.log(1 - x);
    }, 0.999, inside);
    assertThat(m.slope()).isCloseTo(1 / 0.999 - 1 / (1 - 0.999),
        within(1e-6));

    DoubleUnaryOperator inFloats = x -> (float) (100 + Math.sin((float) x));
    Measurement floats = Measurement.of(inFloats, 0.7, CheckSettings.USUAL.floats());
    assertThat(Math.abs(floats.slope() - Math.cos(0.7))).isLessThanOrEqualTo(floats.error());
    assertThat(floats.reason()).as("%s", floats).isEmpty();
    assertThat(Measurement.of(inFloats, 0.7).reason()).isNotEmpty();
  }

  @Test
  void whatIsThrownAtThePointIsThrownAndElsewhereTakenAsNotDefined() {
    DoubleUnaryOperator f = x -> {
      if (x < 0.5) throw new IllegalStateException("none at " + x);
      return x * x;
    };
    assertThat(Measurement.of(f, 0.5 + 1e-6).slope()).isCloseTo(1.000002,
        within(1e-6));
    assertThatThrownBy(() -> Measurement.of(f, 0.4)).hasMessage("none at 0.4");
  }
}
