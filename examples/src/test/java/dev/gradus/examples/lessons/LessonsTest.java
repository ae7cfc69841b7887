package dev.gradus.examples.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.examples.Printed;
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
        .contains("dz_1/dw_11^(1) = x_1", "their product is", "So it is: ");
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
  void claimThatDoesNotHoldIsAnError() {
    assertThatThrownBy(() -> Claim.that(false, "1 = 2")).isInstanceOf(AssertionError.class)
        .hasMessage("this does not hold: 1 = 2");
  }
}
