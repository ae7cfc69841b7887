package dev.gradus.examples.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.examples.Printed;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Every lesson runs to its end, where its claim is checked, and prints what it is about. */
class LessonsTest {
  @Test
  void slopeOfAScalarFunction() throws Exception {
    assertThat(Printed.by(() -> Lesson1Slope.main()))
        .contains("%2 = multiply(%0, %1)", "the sum over its consumers", "So it is: f'(2) = ");
  }

  @Test
  void perceptronByHand() throws Exception {
    assertThat(Printed.by(() -> Lesson2Perceptron.main()))
        .contains("sigmoid(", "adjoint of %0 from %3 (matmul)", "dE/dw_21 = ", "So it is: ");
  }

  @Test
  void chainRuleOnTheTape() throws Exception {
    assertThat(Printed.by(() -> Lesson3ChainRule.main()))
        .contains("matmul: b̄_jk = Σ_i a_ij·ȳ_ik", "log: x̄ = ȳ/x",
            "dz_1/dw_11^(1) = x_1", "their product is", "So it is: ");
  }

  @Test
  void exclusiveOrByGradientDescent() throws Exception {
    assertThat(Printed.by(() -> Lesson4Xor.main())).contains("1 xor 1: 0.0", "So it is: three");
  }

  @Test
  void handwrittenDigits() throws Exception {
    assertThat(Printed.by(() -> Lesson5Digits.main()))
        .contains("359 held out", "is taken for a", "So it is: at least 95 %");
  }

  @Test
  void adamAndAScheduleInAValley() throws Exception {
    assertThat(Printed.by(() -> Lesson6Optimizers.main()))
        .contains("Infinity  plain descent, rate 0.01", "AAAAA", "oooo", "So it is: a rate");
  }

  @Test
  void overfittingAndEarlyStopping() throws Exception {
    assertThat(Printed.by(() -> Lesson7Overfitting.main()))
        .contains("epoch 3000 of 3000: E = 0.05", "Stopped after epoch 302", "So it is: ");
  }

  @Test
  void differentialEquation() throws Exception {
    assertThat(Printed.by(() -> Lesson8Equation.main()))
        .contains("  0.500    1.0000", "So it is: knowing its bend");
  }

  /** The figure does not hang on a lucky start. */
  @Test
  void theEquationIsSolvedToFourPlacesFromTheMedianOfFiveStarts() {
    double[] off = LongStream.rangeClosed(1, 5)
        .mapToDouble(seed -> Lesson8Equation.off(Lesson8Equation.begin(seed).finish().model()))
        .sorted().toArray();
    assertThat(off[2]).as("%s", Arrays.toString(off)).isLessThan(1e-4);
  }

  @Test
  void modelInAFileAndInThreads() throws Exception {
    assertThat(Printed.by(() -> Lesson9Model.main())).contains("\\\"version\\\":1",
        "thread 8: image 8 is a 7, which has probability 0.9", "So it is: the model that was read");
  }

  @Test
  void mistakeInABackwardPassFound() throws Exception {
    assertThat(Printed.by(() -> Lesson10Mistake.main())).contains("gradient: WRONG; of W1 ",
        " is wrong: claimed ", "  layer 3: VERIFIED", "  layer 2: WRONG",
        "W3, b3, W4, b4, W5 and b5 are right; W1, b1, W2 and b2 are wrong.\nIt looks as if one "
            + "path is forgotten in ", "gradient: VERIFIED; W1, b1,", "So it is: a check finds");
  }

  @Test
  void claimThatDoesNotHoldIsAnError() {
    assertThatThrownBy(() -> Claim.that(false, "1 = 2")).isInstanceOf(AssertionError.class)
        .hasMessage("this does not hold: 1 = 2");
  }
}
