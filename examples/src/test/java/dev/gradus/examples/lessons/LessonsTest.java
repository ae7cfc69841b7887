package dev.gradus.examples.lessons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Every lesson runs to its end, where its claim is checked, and prints what it is about. */
class LessonsTest {
  private interface Program {
    void run() throws Exception;
  }

  private static String printed(Program lesson) throws Exception {
    PrintStream before = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try {
      lesson.run();
    } finally {
      System.setOut(before);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void slopeOfAScalarFunction() throws Exception {
    assertThat(printed(() -> Lesson1Slope.main()))
        .contains("%2 = multiply(%0, %1)", "the sum over its consumers", "So it is: f'(2) = ");
  }

  @Test
  void perceptronByHand() throws Exception {
    assertThat(printed(() -> Lesson2Perceptron.main()))
        .contains("sigmoid(", "adjoint of %0 from %3 (matmul)", "dE/dw_21 = ", "So it is: ");
  }

  @Test
  void chainRuleOnTheTape() throws Exception {
    assertThat(printed(() -> Lesson3ChainRule.main()))
        .contains("dz_1/dw_11^(1) = x_1", "their product is", "So it is: ");
  }

  @Test
  void exclusiveOrByGradientDescent() throws Exception {
    assertThat(printed(() -> Lesson4Xor.main())).contains("1 xor 1: 0.0", "So it is: three");
  }

  @Test
  void handwrittenDigits() throws Exception {
    assertThat(printed(() -> Lesson5Digits.main()))
        .contains("359 held out", "is taken for a", "So it is: at least 95 %");
  }

  @Test
  void claimThatDoesNotHoldIsAnError() {
    assertThatThrownBy(() -> Claim.that(false, "1 = 2")).isInstanceOf(AssertionError.class)
        .hasMessage("this does not hold: 1 = 2");
  }
}
