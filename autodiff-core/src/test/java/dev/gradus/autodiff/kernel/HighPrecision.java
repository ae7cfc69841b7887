package dev.gradus.autodiff.kernel;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Functions with at least 40 digits, from their series: what kernels are compared with. */
final class HighPrecision {
  private static final MathContext DIGITS = new MathContext(60);
  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal LN_2 = new BigDecimal("0.693147180559945309417232121458176568075"
      + "500134360255254120680009493393621969694715605863326996418687");
  private static final BigDecimal PI = new BigDecimal("3.14159265358979323846264338327950288419716"
      + "9399375105820974944592307816406286208998628034825342117067982148086513282306647");
  private static final BigDecimal SMALL = new BigDecimal("1e-12");

  private HighPrecision() {}

  static BigDecimal exp(BigDecimal x) {
    BigDecimal n = x.divide(LN_2, 0, RoundingMode.HALF_EVEN);
    int e = n.intValueExact();
    BigDecimal y = ONE.add(expm1Series(x.subtract(n.multiply(LN_2))));
    BigDecimal power = TWO.pow(Math.abs(e));
    return e >= 0 ? y.multiply(power, DIGITS) : y.divide(power, DIGITS);
  }

  static BigDecimal expm1(BigDecimal x) {
    return x.abs().doubleValue() < 0.3 ? expm1Series(x) : exp(x).subtract(ONE, DIGITS);
  }

  private static BigDecimal expm1Series(BigDecimal x) {
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal term = ONE;
    for (int k = 1; k < 45; k++) {
      term = term.multiply(x, DIGITS).divide(BigDecimal.valueOf(k), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }

  static BigDecimal log(BigDecimal x) {
    int e = Math.getExponent(x.doubleValue()) + (x.doubleValue() < Double.MIN_NORMAL ? -51 : 0);
    BigDecimal power = TWO.pow(Math.abs(e));
    BigDecimal m = e >= 0 ? x.divide(power, DIGITS) : x.multiply(power, DIGITS);
    BigDecimal y = new BigDecimal(Math.log(m.doubleValue()));
    for (int k = 0; k < 2; k++) { // Halley's iteration triples the digits
      BigDecimal w = exp(y);
      y = y.add(TWO.multiply(m.subtract(w)).divide(m.add(w), DIGITS), DIGITS);
    }
    return y.add(LN_2.multiply(BigDecimal.valueOf(e)), DIGITS);
  }

  static BigDecimal log1p(BigDecimal x) {
    if (x.abs().compareTo(SMALL) >= 0) return log(ONE.add(x));
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal power = x;
    for (int k = 1; k < 6; k++) {
      BigDecimal term = power.divide(BigDecimal.valueOf(k), DIGITS);
      sum = k % 2 == 0 ? sum.subtract(term, DIGITS) : sum.add(term, DIGITS);
      power = power.multiply(x, DIGITS);
    }
    return sum;
  }

  static BigDecimal sigmoid(BigDecimal x) {
    return ONE.divide(ONE.add(exp(x.negate())), DIGITS);
  }

  static BigDecimal sigmoidSlope(BigDecimal x) {
    return sigmoid(x).multiply(sigmoid(x.negate()), DIGITS);
  }

  static BigDecimal tanh(BigDecimal x) {
    BigDecimal w = expm1(x.multiply(TWO));
    return w.divide(w.add(TWO), DIGITS);
  }

  static BigDecimal softplus(BigDecimal x) {
    return x.max(BigDecimal.ZERO).add(log1p(exp(x.abs().negate())), DIGITS);
  }

  static BigDecimal bceWithLogits(BigDecimal z, BigDecimal t) {
    return softplus(z).subtract(z.multiply(t), DIGITS);
  }

  static BigDecimal sigmoidError(BigDecimal z, BigDecimal t) {
    return ONE.subtract(t).multiply(sigmoid(z)).subtract(t.multiply(sigmoid(z.negate())), DIGITS);
  }

  static BigDecimal sin(BigDecimal x) {
    BigDecimal turns = x.divide(PI, 0, RoundingMode.HALF_EVEN);
    BigDecimal r = x.subtract(turns.multiply(PI));
    BigDecimal sum = r;
    BigDecimal term = r;
    for (int k = 2; k < 50; k += 2) {
      term = term.multiply(r, DIGITS).multiply(r, DIGITS)
          .divide(BigDecimal.valueOf(-k * (k + 1L)), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return turns.toBigInteger().testBit(0) ? sum.negate() : sum;
  }

  static BigDecimal cos(BigDecimal x) { return sin(x.add(PI.divide(TWO))); }

  /** The distance of a result from the truth in ulp of the truth. */
  static double ulps(double y, BigDecimal truth) {
    BigDecimal ulp = new BigDecimal(Math.ulp(truth.doubleValue()));
    return new BigDecimal(y).subtract(truth).abs().divide(ulp, MathContext.DECIMAL32)
        .doubleValue();
  }

  /** The distance of a result from the truth in ulp of the truth as a float. */
  static double ulps(float y, BigDecimal truth) {
    BigDecimal ulp = new BigDecimal(Math.ulp(truth.floatValue()));
    return new BigDecimal(y).subtract(truth).abs().divide(ulp, MathContext.DECIMAL32)
        .doubleValue();
  }
}
