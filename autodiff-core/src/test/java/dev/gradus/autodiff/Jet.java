package dev.gradus.autodiff;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * A function of two numbers near a point, with all its derivatives up to the third: the Taylor
 * polynomial in the steps s and t, in decimal numbers of many digits. Products are those of
 * polynomials, and a function of one number is put upon a polynomial by its own derivatives; so
 * nothing here knows of the rules that are tested with it.
 *
 * @param c the coefficient of sⁱtʲ at {@code place(i, j)}
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares jets
record Jet(BigDecimal... c) {
  /** Enough for what cancels between the numbers that the tests use. */
  static final MathContext DIGITS = new MathContext(120);

  static final BigDecimal ZERO = BigDecimal.ZERO;
  static final BigDecimal ONE = BigDecimal.ONE;
  private static final int ORDER = 3;
  private static final int LENGTH = (ORDER + 1) * (ORDER + 2) / 2;

  /** A number that does not change. */
  static Jet of(BigDecimal x) { return new Jet(coefficients(x)); }

  static Jet of(double x) { return of(new BigDecimal(x)); }

  /** A number that changes with the step s (k = 0) or t (k = 1). */
  static Jet variable(int k, double x) {
    BigDecimal[] c = coefficients(new BigDecimal(x));
    c[k == 0 ? place(1, 0) : place(0, 1)] = ONE;
    return new Jet(c);
  }

  private static BigDecimal[] coefficients(BigDecimal x) {
    BigDecimal[] c = new BigDecimal[LENGTH];
    java.util.Arrays.fill(c, ZERO);
    c[0] = x;
    return c;
  }

  private static int place(int i, int j) { return (i + j) * (i + j + 1) / 2 + j; }

  /** The value itself. */
  BigDecimal value() { return c[0]; }

  /** The derivative, i times by the first number and j times by the second. */
  BigDecimal derivative(int i, int j) {
    return c[place(i, j)].multiply(BigDecimal.valueOf(factorial(i) * factorial(j)));
  }

  private static long factorial(int n) { return n < 2 ? 1 : n * factorial(n - 1); }

  int signum() { return c[0].signum(); }

  Jet plus(Jet b) {
    BigDecimal[] y = new BigDecimal[LENGTH];
    for (int i = 0; i < LENGTH; i++) y[i] = c[i].add(b.c[i], DIGITS);
    return new Jet(y);
  }

  Jet plus(double b) { return plus(of(b)); }

  Jet times(BigDecimal b) {
    BigDecimal[] y = new BigDecimal[LENGTH];
    for (int i = 0; i < LENGTH; i++) y[i] = c[i].multiply(b, DIGITS);
    return new Jet(y);
  }

  Jet times(double b) { return times(new BigDecimal(b)); }

  Jet negate() { return times(ONE.negate()); }

  Jet minus(Jet b) { return plus(b.negate()); }

  Jet times(Jet b) {
    BigDecimal[] y = coefficients(ZERO);
    for (int m = 0; m <= ORDER; m++) {
      for (int n = 0; m + n <= ORDER; n++) {
        for (int p = 0; p <= m; p++) {
          for (int q = 0; q <= n; q++) {
            BigDecimal term = c[place(p, q)].multiply(b.c[place(m - p, n - q)], DIGITS);
            y[place(m, n)] = y[place(m, n)].add(term, DIGITS);
          }
        }
      }
    }
    return new Jet(y);
  }

  Jet square() { return times(this); }

  Jet divide(Jet b) { return times(b.power(-1)); }

  /** g(u) where g and its first three derivatives at the value of u are given. */
  Jet under(BigDecimal... g) {
    Jet step = new Jet(c.clone());
    step.c[0] = ZERO;
    Jet sum = of(g[ORDER]).times(ratio(1, 6));
    sum = sum.times(step).plus(of(g[2]).times(ratio(1, 2)));
    sum = sum.times(step).plus(of(g[1]));
    return sum.times(step).plus(of(g[0]));
  }

  /** uⁿ for a whole number n. */
  Jet power(int n) {
    BigDecimal[] g = new BigDecimal[ORDER + 1];
    BigDecimal factor = ONE;
    for (int k = 0; k <= ORDER; k++) {
      g[k] = factor.signum() == 0 ? ZERO
          : n - k >= 0 ? c[0].pow(n - k, DIGITS).multiply(factor)
          : factor.divide(c[0].pow(k - n, DIGITS), DIGITS);
      factor = factor.multiply(BigDecimal.valueOf(n - k));
    }
    return under(g);
  }

  /** √u. */
  Jet sqrt() {
    BigDecimal root = c[0].sqrt(DIGITS);
    BigDecimal[] g = new BigDecimal[ORDER + 1];
    g[0] = root;
    for (int k = 1; k <= ORDER; k++) {
      g[k] = g[k - 1].multiply(ratio(3 - 2 * k, 2)).divide(c[0], DIGITS);
    }
    return under(g);
  }

  /** e to the power of u. */
  Jet exp() {
    BigDecimal y = ManyDigits.exp(c[0]);
    return under(y, y, y, y);
  }

  /** ln u, where the value is found from u − 1 if that is what is given. */
  private Jet logarithm(BigDecimal value, BigDecimal u) {
    BigDecimal r = ONE.divide(u, DIGITS);
    BigDecimal square = r.multiply(r, DIGITS);
    return under(value, r, square.negate(),
        square.multiply(r, DIGITS).multiply(BigDecimal.valueOf(2)));
  }

  /** ln u. */
  Jet log() { return logarithm(ManyDigits.log(c[0]), c[0]); }

  /** ln(1 + u). */
  Jet log1p() { return logarithm(ManyDigits.log1p(c[0]), c[0].add(ONE, DIGITS)); }

  Jet sin() {
    BigDecimal s = ManyDigits.sin(c[0]);
    BigDecimal k = ManyDigits.cos(c[0]);
    return under(s, k, s.negate(), k.negate());
  }

  Jet cos() {
    BigDecimal s = ManyDigits.sin(c[0]);
    BigDecimal k = ManyDigits.cos(c[0]);
    return under(k, s.negate(), k.negate(), s);
  }

  /** A function of which the derivative is known: its value, and the derivative as a jet of u. */
  Jet primitive(BigDecimal value, java.util.function.UnaryOperator<Jet> slope) {
    Jet d = slope.apply(variable(0, 0).plus(of(c[0])));
    return under(value, d.value(), d.derivative(1, 0), d.derivative(2, 0));
  }

  /** A quotient of whole numbers. */
  static BigDecimal ratio(long p, long q) {
    return BigDecimal.valueOf(p).divide(BigDecimal.valueOf(q), DIGITS);
  }
}
