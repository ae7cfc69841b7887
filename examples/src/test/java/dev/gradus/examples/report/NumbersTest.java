package dev.gradus.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.examples.text.Numbers;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Numbers as people read them, in the terminal and on the page. */
class NumbersTest {
  @Test
  void numbersHaveFourDigits() {
    assertThat(Numbers.rounded(0.0338549)).isEqualTo("0.03385");
    assertThat(Numbers.rounded(-1234567)).isEqualTo("-1.235e+06");
    assertThat(Numbers.rounded(0)).isEqualTo("0");
    assertThat(Numbers.size(3.271e-11)).isEqualTo("3.3e-11");
    assertThat(Numbers.size(0)).isEqualTo("0");
  }

  @Test
  void powersOfTenAreSetWithoutMarkupToo() {
    assertThat(Numbers.set(-0.0338549)).isEqualTo("−0.03385");
    assertThat(Numbers.set(4.4971e8)).isEqualTo("4.497·10⁸");
    assertThat(Numbers.set(-3.27149e-11)).isEqualTo("−3.271·10⁻¹¹");
    assertThat(Numbers.set(0)).isEqualTo("0");
    assertThat(Numbers.set(Double.NaN)).isEqualTo("too large");
  }

  @Test
  void givenNumbersStayAsTheyWereTyped() {
    assertThat(Numbers.given(0.5)).isEqualTo("0.5");
    assertThat(Numbers.given(2)).isEqualTo("2");
    assertThat(Numbers.given(1e-5)).isEqualTo("1e-5");
  }

  @Test
  void allAndNoneOfTheSharesAreExact() {
    assertThat(Numbers.percent(1)).isEqualTo("100 %");
    assertThat(Numbers.percent(9999 / 10000.0)).isEqualTo("99.9 %");
    assertThat(Numbers.percent(1 / 10000.0)).isEqualTo("0.1 %");
    assertThat(Numbers.percent(0)).isEqualTo("0 %");
    assertThat(Numbers.percent(2 / 3.0)).isEqualTo("66.7 %");
    assertThat(Numbers.percent(-0.25)).isEqualTo("-25 %");
  }

  @Test
  void numbersBeyondTheLargestAreSaidToBeSo() {
    for (double x : new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, Double.NaN}) {
      assertThat(Numbers.rounded(x)).isEqualTo("too large");
      assertThat(Numbers.size(x)).isEqualTo("too large");
      assertThat(Html.number(x)).isEqualTo("too large");
      assertThat(Html.change(x)).isEqualTo("too large");
    }
    assertThat(Numbers.percent(1e12)).isEqualTo("100000000000000 %");
  }

  @Test
  void countsHaveTheirPlural() {
    assertThat(Numbers.count(1, "point")).isEqualTo("1 point");
    assertThat(Numbers.count(3, "point")).isEqualTo("3 points");
  }

  @Test
  void pageSetsMinusAndPowersOfTenAndKeepsTheExactNumber() {
    assertThat(Html.number(-3.27149e-11)).isEqualTo(
        "<data value=\"-3.27149E-11\">−3.271<wbr>·10<sup>−11</sup></data>");
    assertThat(Html.number(1.5e10))
        .isEqualTo("<data value=\"1.5E+10\">1.500<wbr>·10<sup>10</sup></data>");
    assertThat(Html.size(1e-9)).isEqualTo("<data value=\"1E-9\">1.0<wbr>·10<sup>−9</sup></data>");
    assertThat(Html.change(0.25)).isEqualTo("<data value=\"0.25\">+0.2500</data>");
  }

  @Test
  void namesOfEntriesHaveTheirIndices() {
    assertThat(Html.entry("w_3,12^(1)")).isEqualTo("<i>w</i><sub>3,12</sub><sup>(1)</sup>");
  }

  @Test
  void exactNumbersAreReadBackAndNoneIsShorter() {
    Random random = new Random(1);
    for (int i = 0; i < 3000; i++) {
      double x = i % 3 == 0 ? random.nextGaussian() : Double.longBitsToDouble(random.nextLong());
      if (!Double.isFinite(x)) continue;
      String exact = Numbers.exact(x);
      assertThat(Double.parseDouble(exact)).isEqualTo(x);
      assertThat(digits(exact)).isLessThanOrEqualTo(digits(Double.toString(x)));
    }
  }

  private static int digits(String number) {
    return number.replaceFirst("E.*", "").replaceAll("[-.]|^0+", "").replaceAll("^0+|0+$", "")
        .length();
  }

  @Test
  void exactNumbersAreAsAPersonWouldWriteThem() {
    assertThat(Numbers.exact(0.1)).isEqualTo("0.1");
    assertThat(Numbers.exact(-25)).isEqualTo("-25");
    assertThat(Numbers.exact(0)).isEqualTo("0");
    assertThat(Numbers.exact(1e-9)).isEqualTo("1E-9");
    assertThat(Numbers.exact(2e-3)).isEqualTo("0.002");
    assertThat(Numbers.exact(1 / 3.0)).isEqualTo("0.3333333333333333");
  }
}
