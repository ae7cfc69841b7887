package dev.gradus.teaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a learner types is read as people write numbers and calculations. */
class TypedTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"0.25|0.25", "−1.5|-1.5", "0,25|0.25", "1e-3|0.001",
      "2.1·10⁻⁵|2.1e-5", "10⁻³|0.001", "2 * 3 + 4|10", "2 + 3 * 4|14", "0.5·0.5·(−2)|-0.5",
      "0.5*-2|-1", "7 : 2|3.5", "3 - 4 - 5|-6", "8/2/2|2", "(1 + 2)*(3 − 5)|-6", "--2|2", "+3|3",
      ".5|0.5", "1e3*2|2000"})
  void calculationsAreReadAsPeopleWriteThem(String typed, double value) {
    assertThat(Typed.value(typed)).isCloseTo(value, within(1e-12 * Math.abs(value)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a", "1.2.3", "1 +", "(1", "1)", "2 3x", "1/0", "1e999", "1e",
      "10⁻⁹⁹⁹⁹⁹", "NaN", "Infinity", "0x10", "1d", "⁵"})
  void whatIsNoNumberIsRefusedWithAnExample(String typed) {
    assertThatThrownBy(() -> Typed.value(typed)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot be read as a number; write one such as -0.25");
  }

  @Test
  void whatIsTooLongIsRefused() {
    assertThatThrownBy(() -> Typed.value("1+".repeat(200) + "1"))
        .hasMessage("the answer has 401 characters; it may have up to 300");
  }
}
