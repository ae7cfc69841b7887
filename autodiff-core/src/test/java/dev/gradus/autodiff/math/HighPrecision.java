package dev.gradus.autodiff.math;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/** Functions with at least 35 digits, from their series: what ours are compared with. */
public final class HighPrecision {
  private static final MathContext DIGITS = new MathContext(44);
  private static final BigDecimal ONE = BigDecimal.ONE;
  private static final BigDecimal TWO = BigDecimal.valueOf(2);
  private static final BigDecimal LN_2 = new BigDecimal("0.693147180559945309417232121458176568075"
      + "500134360255254120680009493393621969694715605863326996418687");
  private static final BigDecimal LN_10 =
      new BigDecimal("2.302585092994045684017991454684364207601101488628772976033327901");
  private static final BigDecimal PI = new BigDecimal("3.14159265358979323846264338327950288419716"
      + "9399375105820974944592307816406286208998628034825342117067982148086513282306647");
  private static final BigDecimal SMALL = new BigDecimal("1e-12");
  /** Series are added with so many binary digits after the point. */
  private static final int BITS = 160;
  private static final BigDecimal UNIT = TWO.pow(BITS);
  private static final BigInteger[] EXPM1 = new BigInteger[29];
  private static final BigInteger[] SINE = new BigInteger[22];

  static {
    BigDecimal factorial = ONE;
    for (int k = 1; k < 2 * SINE.length; k++) {
      factorial = factorial.multiply(number(k));
      BigInteger c = UNIT.divide(factorial, 0, RoundingMode.HALF_EVEN).toBigInteger();
      if (k <= EXPM1.length) EXPM1[k - 1] = c;
      if (k % 2 == 1) SINE[k / 2] = k % 4 == 1 ? c : c.negate();
    }
  }

  private HighPrecision() {}

  /** A number with as many digits as are kept here. */
  public static BigDecimal of(double x) { return new BigDecimal(x, DIGITS); }

  public static BigDecimal exp(BigDecimal x) {
    BigDecimal n = x.divide(LN_2, 0, RoundingMode.HALF_EVEN);
    int e = n.intValueExact();
    BigDecimal y = ONE.add(expm1Near0(x.subtract(n.multiply(LN_2))));
    BigDecimal power = TWO.pow(Math.abs(e));
    return e >= 0 ? y.multiply(power, DIGITS) : y.divide(power, DIGITS);
  }

  public static BigDecimal expm1(BigDecimal x) {
    return x.abs().doubleValue() < 0.3 ? expm1Near0(x) : exp(x).subtract(ONE, DIGITS);
  }

  private static BigDecimal expm1Near0(BigDecimal x) { return x.multiply(sum(EXPM1, x), DIGITS); }

  /** Σ cₖxᵏ, about 1, of a small x: in binary digits that is many times as fast as in decimals. */
  private static BigDecimal sum(BigInteger[] c, BigDecimal x) {
    BigInteger t = x.multiply(UNIT).toBigInteger();
    BigInteger y = BigInteger.ZERO;
    for (int k = c.length - 1; k >= 0; k--) y = c[k].add(y.multiply(t).shiftRight(BITS));
    return new BigDecimal(y).divide(UNIT, DIGITS);
  }

  private static BigDecimal number(int k) { return BigDecimal.valueOf(k); }

  public static BigDecimal log(BigDecimal x) {
    double near = x.doubleValue();
    int e = Math.getExponent(near) + (near < Double.MIN_NORMAL ? -51 : 0);
    BigDecimal power = TWO.pow(Math.abs(e));
    BigDecimal m = e >= 0 ? x.divide(power, DIGITS) : x.multiply(power, DIGITS);
    BigDecimal y = new BigDecimal(Math.log(m.doubleValue()));
    BigDecimal w = exp(y); // Halley's iteration triples the digits
    y = y.add(TWO.multiply(m.subtract(w)).divide(m.add(w), DIGITS), DIGITS);
    return y.add(LN_2.multiply(BigDecimal.valueOf(e)), DIGITS);
  }

  public static BigDecimal log1p(BigDecimal x) {
    if (x.abs().compareTo(SMALL) >= 0) return log(ONE.add(x, DIGITS));
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal power = x;
    for (int k = 1; k < 5; k++) {
      BigDecimal term = power.divide(BigDecimal.valueOf(k), DIGITS);
      sum = k % 2 == 0 ? sum.subtract(term, DIGITS) : sum.add(term, DIGITS);
      power = power.multiply(x, DIGITS);
    }
    return sum;
  }

  public static BigDecimal sigmoid(BigDecimal x) {
    return ONE.divide(ONE.add(exp(x.negate())), DIGITS);
  }

  public static BigDecimal sigmoidSlope(BigDecimal x) {
    return sigmoid(x).multiply(sigmoid(x.negate()), DIGITS);
  }

  public static BigDecimal tanh(BigDecimal x) {
    BigDecimal w = expm1(x.multiply(TWO));
    return w.divide(w.add(TWO), DIGITS);
  }

  public static BigDecimal softplus(BigDecimal x) {
    return x.max(BigDecimal.ZERO).add(log1p(exp(x.abs().negate())), DIGITS);
  }

  public static BigDecimal bceWithLogits(BigDecimal z, BigDecimal t) {
    return ONE.subtract(t).multiply(softplus(z)).add(t.multiply(softplus(z.negate())), DIGITS);
  }

  public static BigDecimal sigmoidError(BigDecimal z, BigDecimal t) {
    return ONE.subtract(t).multiply(sigmoid(z)).subtract(t.multiply(sigmoid(z.negate())), DIGITS);
  }

  public static BigDecimal sin(BigDecimal x) {
    BigDecimal turns = x.divide(PI, 0, RoundingMode.HALF_EVEN);
    BigDecimal r = x.subtract(turns.multiply(PI)).round(DIGITS);
    BigDecimal sum = r.multiply(sum(SINE, r.multiply(r, DIGITS)), DIGITS);
    return turns.toBigInteger().testBit(0) ? sum.negate() : sum;
  }

  public static BigDecimal cos(BigDecimal x) { return sin(x.add(PI.divide(TWO))); }

  public static BigDecimal tan(BigDecimal x) { return sin(x).divide(cos(x), DIGITS); }

  /** From {@link Math#atan}, whose error e is mended by sin e = (t·cos − sin)/√(1 + t²). */
  public static BigDecimal atan(BigDecimal t) {
    BigDecimal start = new BigDecimal(Math.atan(t.doubleValue()));
    BigDecimal e = t.multiply(cos(start), DIGITS).subtract(sin(start))
        .divide(root(ONE.add(t.multiply(t, DIGITS), DIGITS)), DIGITS);
    BigDecimal cube = e.multiply(e, DIGITS).multiply(e, DIGITS).divide(number(6), DIGITS);
    return start.add(e, DIGITS).add(cube, DIGITS);
  }

  public static BigDecimal asin(BigDecimal x) {
    BigDecimal other = ONE.subtract(x, DIGITS).multiply(ONE.add(x, DIGITS), DIGITS);
    return other.signum() == 0 ? PI.divide(TWO).multiply(x)
        : atan(x.divide(root(other), DIGITS));
  }

  public static BigDecimal acos(BigDecimal x) {
    BigDecimal half = ONE.subtract(x, DIGITS).divide(TWO, DIGITS);
    return TWO.multiply(asin(root(half)), DIGITS);
  }

  public static BigDecimal sinh(BigDecimal x) {
    return expm1(x).subtract(expm1(x.negate()), DIGITS).divide(TWO, DIGITS);
  }

  public static BigDecimal cosh(BigDecimal x) {
    return exp(x).add(exp(x.negate()), DIGITS).divide(TWO, DIGITS);
  }

  public static BigDecimal asinh(BigDecimal x) {
    BigDecimal a = x.abs();
    BigDecimal square = a.multiply(a, DIGITS);
    BigDecimal y =
        log1p(a.add(square.divide(ONE.add(root(ONE.add(square, DIGITS))), DIGITS), DIGITS));
    return x.signum() < 0 ? y.negate() : y;
  }

  public static BigDecimal acosh(BigDecimal x) {
    BigDecimal t = x.subtract(ONE);
    return log1p(t.add(root(t.multiply(t.add(TWO))), DIGITS));
  }

  public static BigDecimal atanh(BigDecimal x) {
    BigDecimal a = x.abs();
    BigDecimal y =
        log1p(TWO.multiply(a).divide(ONE.subtract(a, DIGITS), DIGITS)).divide(TWO, DIGITS);
    return x.signum() < 0 ? y.negate() : y;
  }

  public static BigDecimal exp2(BigDecimal x) { return exp(x.multiply(LN_2, DIGITS)); }

  public static BigDecimal log2(BigDecimal x) { return log(x).divide(LN_2, DIGITS); }

  public static BigDecimal log10(BigDecimal x) { return log(x).divide(LN_10, DIGITS); }

  public static BigDecimal logit(BigDecimal x) {
    BigDecimal odds = TWO.multiply(x).subtract(ONE, DIGITS).divide(ONE.subtract(x, DIGITS), DIGITS);
    return odds.abs().compareTo(SMALL) < 0 ? log1p(odds)
        : log(x.divide(ONE.subtract(x, DIGITS), DIGITS));
  }

  public static BigDecimal pow(BigDecimal a, BigDecimal p) {
    return exp(p.multiply(log(a), DIGITS));
  }

  public static BigDecimal hypot(BigDecimal a, BigDecimal b) {
    return root(a.multiply(a, DIGITS).add(b.multiply(b, DIGITS), DIGITS));
  }

  public static BigDecimal logAddExp(BigDecimal a, BigDecimal b) {
    return a.max(b).add(log1p(exp(a.subtract(b).abs().negate())), DIGITS);
  }

  private static BigDecimal root(BigDecimal x) {
    return x.signum() == 0 ? x : x.sqrt(DIGITS);
  }

  /** The distance of a result from the truth in ulp of the truth. */
  public static double ulps(double y, BigDecimal truth) {
    BigDecimal ulp = new BigDecimal(Math.ulp(truth.doubleValue()));
    return new BigDecimal(y).subtract(truth).abs().divide(ulp, MathContext.DECIMAL32)
        .doubleValue();
  }

  /** The distance of a result from the truth in ulp of the truth as a float. */
  public static double ulps(float y, BigDecimal truth) {
    BigDecimal ulp = new BigDecimal(Math.ulp(truth.floatValue()));
    return new BigDecimal(y).subtract(truth).abs().divide(ulp, MathContext.DECIMAL32)
        .doubleValue();
  }
}
