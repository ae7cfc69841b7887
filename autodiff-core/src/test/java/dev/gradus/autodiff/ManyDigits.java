package dev.gradus.autodiff;

import static dev.gradus.autodiff.Jet.DIGITS;
import static dev.gradus.autodiff.Jet.ONE;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Elementary functions with more than 100 digits, by their series: the values of jets. */
final class ManyDigits {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal EPSILON = new BigDecimal("1e-125");

  /** Beyond it eˣ is far out of the range of a double. */
  private static final BigDecimal FAR = BigDecimal.valueOf(20_000);

  /** Half a turn. */
  static final BigDecimal PI = pi(DIGITS);

  private static final BigDecimal TAIL = BigDecimal.valueOf(28);

  private ManyDigits() {}

  /** By Machin's formula. */
  private static BigDecimal pi(MathContext digits) {
    return inverseTangent(5, digits).multiply(BigDecimal.valueOf(16))
        .subtract(inverseTangent(239, digits).multiply(BigDecimal.valueOf(4)));
  }

  /** arctan(1/n). */
  private static BigDecimal inverseTangent(long n, MathContext digits) {
    BigDecimal power = ONE.divide(BigDecimal.valueOf(n), digits);
    BigDecimal sum = power;
    for (long k = 3; power.precision() - power.scale() > -digits.getPrecision(); k += 2) {
      power = power.divide(BigDecimal.valueOf(-n * n), digits);
      sum = sum.add(power.divide(BigDecimal.valueOf(k), digits));
    }
    return sum;
  }

  /** The terms that the last one, the number of it and x make, until they do not count. */
  private static BigDecimal sum(BigDecimal first, java.util.function.BiFunction<BigDecimal,
      Integer, BigDecimal> next) {
    BigDecimal sum = first;
    BigDecimal term = first;
    for (int k = 1; term.signum() != 0
        && term.abs().compareTo(sum.abs().multiply(EPSILON)) > 0; k++) {
      term = next.apply(term, k);
      sum = sum.add(term, DIGITS);
    }
    return sum;
  }

  static BigDecimal exp(BigDecimal x) {
    BigDecimal a = x.max(FAR.negate()).min(FAR);
    int halvings = 0;
    for (; a.abs().compareTo(ONE) > 0; halvings++) a = a.divide(TWO, DIGITS);
    BigDecimal y = ONE.add(expm1Series(a), DIGITS);
    for (int i = 0; i < halvings; i++) y = y.multiply(y, DIGITS);
    return y;
  }

  static BigDecimal expm1(BigDecimal x) {
    return x.abs().compareTo(ONE) < 0 ? expm1Series(x) : exp(x).subtract(ONE, DIGITS);
  }

  private static BigDecimal expm1Series(BigDecimal x) {
    return sum(x, (t, k) -> t.multiply(x, DIGITS).divide(BigDecimal.valueOf(k + 1), DIGITS));
  }

  /** By Newton's iteration upon the exponential, which doubles the digits. */
  static BigDecimal log(BigDecimal x) {
    if (x.signum() <= 0) throw new ArithmeticException("no logarithm of " + x);
    BigDecimal y = new BigDecimal(logOfLeading(x));
    for (int i = 0; i < 4; i++) {
      y = y.add(x.multiply(exp(y.negate()), DIGITS).subtract(ONE), DIGITS);
    }
    return y;
  }

  private static double logOfLeading(BigDecimal x) {
    int exponent = x.precision() - x.scale();
    return Math.log(x.scaleByPowerOfTen(-exponent).doubleValue()) + exponent * Math.log(10);
  }

  static BigDecimal log1p(BigDecimal x) {
    if (x.abs().compareTo(new BigDecimal("1e-3")) >= 0) return log(ONE.add(x, DIGITS));
    BigDecimal z = x.divide(x.add(TWO, DIGITS), DIGITS); // ln(1 + x) = 2 artanh z
    return TWO.multiply(powers(z, z.multiply(z, DIGITS)), DIGITS);
  }

  /** z + z·w/3 + z·w²/5 + … */
  private static BigDecimal powers(BigDecimal z, BigDecimal w) {
    BigDecimal sum = z;
    BigDecimal power = z;
    for (int k = 3; power.signum() != 0
        && power.abs().compareTo(sum.abs().multiply(EPSILON)) > 0; k += 2) {
      power = power.multiply(w, DIGITS);
      sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS), DIGITS);
    }
    return sum;
  }

  private static BigDecimal atanSeries(BigDecimal z) {
    return powers(z, z.multiply(z, DIGITS).negate());
  }

  static BigDecimal sin(BigDecimal x) {
    if (x.precision() - x.scale() > 20) throw new ArithmeticException("too few digits of pi");
    BigDecimal turns = x.divide(PI, 0, RoundingMode.HALF_EVEN);
    BigDecimal r = x.subtract(turns.multiply(PI));
    BigDecimal square = r.multiply(r, DIGITS).negate();
    BigDecimal y = sum(r, (t, k) -> t.multiply(square, DIGITS)
        .divide(BigDecimal.valueOf(2L * k * (2L * k + 1)), DIGITS));
    return turns.toBigInteger().testBit(0) ? y.negate() : y;
  }

  static BigDecimal cos(BigDecimal x) { return sin(x.add(PI.divide(TWO, DIGITS))); }

  /** From the double next to it, by the addition theorem. */
  static BigDecimal atan(BigDecimal x) {
    BigDecimal y = new BigDecimal(Math.atan(x.doubleValue()));
    BigDecimal s = sin(y);
    BigDecimal c = cos(y);
    BigDecimal rest = x.multiply(c, DIGITS).subtract(s, DIGITS)
        .divide(c.add(x.multiply(s, DIGITS), DIGITS), DIGITS);
    return y.add(atanSeries(rest), DIGITS);
  }

  /** erf x by its series. */
  static BigDecimal erf(BigDecimal x) {
    return x.abs().compareTo(TAIL) > 0 ? BigDecimal.valueOf(x.signum()) : erfSeries(x);
  }

  /** 1 − erf x; far out, where a double is 0, it is 0 or 2 here too. */
  static BigDecimal erfc(BigDecimal x) {
    if (x.abs().compareTo(TAIL) > 0) return x.signum() < 0 ? TWO : BigDecimal.ZERO;
    return ONE.subtract(erfSeries(x));
  }

  /** With as many digits more as its terms cancel, and as many again for its tail. */
  private static BigDecimal erfSeries(BigDecimal x) {
    double a = x.abs().doubleValue();
    MathContext more = new MathContext(DIGITS.getPrecision() + (int) (0.9 * a * a));
    BigDecimal square = x.multiply(x, more);
    BigDecimal sum = x;
    BigDecimal term = x;
    BigDecimal least = x.abs().movePointLeft(more.getPrecision());
    for (int k = 1; term.abs().compareTo(least) > 0; k++) {
      term = term.multiply(square, more).divide(BigDecimal.valueOf(-k), more);
      sum = sum.add(term.divide(BigDecimal.valueOf(2L * k + 1), more), more);
    }
    return sum.multiply(TWO).divide(pi(more).sqrt(more), more);
  }
}
