package dev.gradus.teaching.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Decimal numbers are those of {@link BigDecimal}, which is slow to load in a browser. */
class DecimalTest {
  private static BigDecimal big(Decimal d) { return new BigDecimal(d.plain()); }

  @Property
  void aDoubleHasAllItsDigits(@ForAll long bits) {
    double x = Double.longBitsToDouble(bits);
    if (!Double.isFinite(x)) return;
    assertThat(big(Decimal.of(x))).isEqualByComparingTo(new BigDecimal(x));
  }

  @Property
  void theMiddleIsBetweenANumberAndTheNext(@ForAll long bits) {
    double x = Math.abs(Double.longBitsToDouble(bits));
    if (!Double.isFinite(x) || x == Double.MAX_VALUE) return;
    BigDecimal both = new BigDecimal(x).add(new BigDecimal(Math.nextUp(x)));
    assertThat(big(Decimal.above(x))).isEqualByComparingTo(both.divide(BigDecimal.valueOf(2)));
  }

  @Property
  void digitsAreRoundedOnceToEven(@ForAll long bits, @ForAll @IntRange(min = 1, max = 20) int n) {
    double x = Double.longBitsToDouble(bits);
    if (!Double.isFinite(x)) return;
    assertThat(big(Decimal.of(x).rounded(n)))
        .isEqualByComparingTo(new BigDecimal(x).round(new MathContext(n, RoundingMode.HALF_EVEN)));
  }

  @Property
  void decimalsAreRoundedOnceToEven(@ForAll @IntRange(min = -40000, max = 40000) int eighths,
      @ForAll @IntRange(min = 0, max = 4) int n) {
    double x = eighths / 8.0 / 100; // eighths of hundredths are near ties, of ones often ties
    for (double y : new double[] {x, eighths / 8.0, eighths / 1e6}) {
      assertThat(big(Decimal.of(y).decimals(n)))
          .isEqualByComparingTo(new BigDecimal(y).setScale(n, RoundingMode.HALF_EVEN));
    }
  }

  @Property
  void sizesAreCompared(@ForAll double a, @ForAll double b) {
    assertThat(Integer.signum(Decimal.of(a).compareSize(Decimal.of(b))))
        .isEqualTo(Double.compare(Math.abs(a), Math.abs(b)));
  }

  @Property
  void digitsAreTextsWithoutZerosAtTheEnd(@ForAll double x) {
    String text = Digits.plain(x, 17);
    assertThat(Double.parseDouble(text)).isEqualTo(x + 0.0);
  }
}
