package dev.gradus.autodiff.check;

import static dev.gradus.autodiff.check.Verdict.VERIFIED;
import static dev.gradus.autodiff.check.Verdict.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Functions that go up and down within the first steps, so that these see nothing of the slope. */
class ShortWavesTest {
  private static final double[] POINTS = {0, 0.3, 0.7, 1, 1.7, 3, 100};

  private static Verdict verdict(DoubleUnaryOperator f, double slope, double x) {
    Probe probe = new Probe(v -> f.applyAsDouble(v[0]), CheckSettings.USUAL, x);
    return probe.compare(0, new double[] {slope}, "x").verdict();
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e3, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e12, 1e14, 1e15})
  void rightSlopeOfAWaveIsNotWrongAndNoOtherPasses(double k) {
    for (double x : POINTS) {
      DoubleUnaryOperator wave = v -> Math.sin(k * v);
      double slope = k * Math.cos(k * x);
      assertThat(verdict(wave, slope, x)).as("at %s", x).isNotEqualTo(WRONG);
      for (double wrong : new double[] {-slope, 1.01 * slope, 0, 1}) {
        assertThat(verdict(wave, wrong, x)).as("%s at %s", wrong, x).isNotEqualTo(VERIFIED);
      }
      if (k > 1e12) continue; // as short as the distance of numbers
      assertThat(verdict(v -> v + Math.sin(k * v), 1 + slope, x)).as("at %s", x)
          .isNotEqualTo(WRONG);
      assertThat(verdict(v -> v + Math.sin(k * v), 1, x)).as("at %s", x).isNotEqualTo(VERIFIED);
    }
  }

  /** Also where rounding of kx follows a pattern: values may lie on a line that is not f's. */
  @Test
  void slopeOfAWaveIsVerifiedWhereNumbersAreDenseEnough() {
    for (double k : new double[] {1e3, 1e5, 1e6, 1e7, 1e8}) {
      for (double x : POINTS) {
        assertThat(verdict(v -> Math.sin(k * v), k * Math.cos(k * x), x)).as("sin %s x at %s", k, x)
            .isEqualTo(VERIFIED);
      }
    }
    assertThat(verdict(v -> Math.sin(1e9 * v), 1e9 * Math.cos(1e9 * 0.7), 0.7))
        .isEqualTo(VERIFIED);
  }

  /** Waves of 1,000 roundings or more, on a slope that larger steps see alone. */
  @Test
  void wavesOnASlopeAreSeenIfTheyAreLargeBesideRounding() {
    for (double k : new double[] {1e3, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10}) {
      for (double x : new double[] {0, 0.3, 0.7, 1, 1.7, 3}) {
        double wave = Math.cos(k * x);
        DoubleUnaryOperator line = v -> v + Math.sin(k * v) / k;
        assertThat(verdict(line, 1 + wave, x)).as("%s at %s", k, x).isNotEqualTo(WRONG);
        assertThat(verdict(line, 1 - wave, x)).as("%s at %s", k, x).isNotEqualTo(VERIFIED);
        if (Math.abs(wave) > 0.1 && k < 1e10) {
          assertThat(verdict(line, 1, x)).as("%s at %s", k, x).isNotEqualTo(VERIFIED);
        }
      }
    }
  }

  @Test
  void sawtoothHasNoSlopeWhereItJumps() {
    for (double k : new double[] {1e3, 1e5, 1e7, 1e9}) {
      DoubleUnaryOperator saw = v -> k * v - Math.floor(k * v);
      for (double slope : new double[] {k, 0, -k}) {
        Verdict at = verdict(saw, slope, 0);
        assertThat(at).as("%s of %s", slope, k).isNotEqualTo(VERIFIED);
        if (slope == k) assertThat(at).as("%s", k).isNotEqualTo(WRONG); // of the right side
      }
    }
  }

  /** What a function does within less than its rounding tells nothing about larger steps. */
  @Test
  void narrowStepOfFewRoundingsIsNotCalledWrong() {
    for (double height : new double[] {1e-15, 1e-14, 1e-13, 1e-12}) {
      for (double width : new double[] {10, 100, 1e3, 1e6}) {
        DoubleUnaryOperator f = v -> 1 + height * Math.tanh(width * v);
        assertThat(verdict(f, height * width, 0)).as("%s, %s", height, width).isNotEqualTo(WRONG);
      }
    }
  }
}
