package dev.gradus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.plan.Precision;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The check that every trial ends with: right steps pass, wrong ones do not. */
class StepCheckTest {
  @ParameterizedTest
  @EnumSource(value = Workload.class, names = "D256", mode = EnumSource.Mode.EXCLUDE)
  void handwrittenStepsAreThoseOfEagerRecordingUpToRounding(Workload workload) {
    for (Precision p : Precision.values()) {
      new StepCheck(workload, p).check(new Systems.Handwritten().steps(workload, p, 1));
    }
  }

  @ParameterizedTest
  @EnumSource(value = Workload.class, names = "D256", mode = EnumSource.Mode.EXCLUDE)
  void plansTakeTheStepsOfEagerRecordingUpToRounding(Workload workload) {
    for (Precision p : Precision.values()) {
      StepCheck check = new StepCheck(workload, p);
      for (int threads = 1; threads <= 2; threads++) {
        check.check(new Systems.Planned().steps(workload, p, threads));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(value = Workload.class, names = {"A1", "A100", "B100", "C64"})
  void whatRoundingExplainsIsFarBelowWhatTheStepsDo(Workload workload) {
    Steps steps = Steps.eager(workload);
    RoundingBound bound = new RoundingBound(workload, Precision.FLOAT);
    double[] moved = steps.weights();
    for (int i = 0; i < workload.checkedSteps(); i++) {
      steps.next();
      bound.next();
    }
    double[] after = steps.weights();
    for (int i = 0; i < moved.length; i++) moved[i] -= after[i];
    int at = 0;
    for (int l = 0; l + 1 < workload.widths.size(); l++) {
      int out = workload.widths.get(l + 1);
      int w = at + workload.widths.get(l) * out;
      assertThat(2 * bound.weights(l)).as("W of layer " + (l + 1))
          .isLessThan(0.1 * RoundingBound.norm(Arrays.copyOfRange(moved, at, w)));
      assertThat(2 * bound.biases(l)).as("b of layer " + (l + 1))
          .isLessThan(0.1 * RoundingBound.norm(Arrays.copyOfRange(moved, w, w + out)));
      at = w + out;
    }
  }

  @Test
  void stepsOfAnotherRateFail() {
    Steps wrong = changed(Steps.eager(Workload.C64), 1.1, 1);
    assertThatThrownBy(() -> new StepCheck(Workload.C64, Precision.FLOAT).check(wrong))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching("C64: the W of layer 1 is off by \\S+ after at most 5 steps, but "
            + "rounding explains only \\S+");
  }

  @Test
  void anotherLossFails() {
    Steps wrong = changed(Steps.eager(Workload.A100), 1, 1 + 1e-4);
    assertThatThrownBy(() -> new StepCheck(Workload.A100, Precision.FLOAT).check(wrong))
        .hasMessageContaining("the loss of step 0 is off by");
  }

  @Test
  void noLossFails() {
    Steps wrong = changed(Steps.eager(Workload.A1), 1, Double.NaN);
    assertThatThrownBy(() -> new StepCheck(Workload.A1, Precision.DOUBLE).check(wrong))
        .hasMessageContaining("the loss of step 0 is off by NaN");
  }

  /** Steps with a longer way from the first weights, and another loss. */
  private static Steps changed(Steps right, double stretch, double loss) {
    double[] first = right.weights();
    return new Steps() {
      @Override
      public double next() { return right.next() * loss; }

      @Override
      public double[] weights() {
        double[] w = right.weights();
        for (int i = 0; i < w.length; i++) w[i] = first[i] + stretch * (w[i] - first[i]);
        return w;
      }
    };
  }
}
