package dev.gradus.autodiff;

import static dev.gradus.autodiff.Jet.DIGITS;
import static dev.gradus.autodiff.Jet.ONE;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * ln |Γ(x)| and its derivatives with more than 100 digits: far up by Stirling's series, elsewhere
 * from there by Γ(x + 1) = xΓ(x), also below 0.
 */
final class GammaDigits {
  private static final int FAR = 80;
  private static final int TERMS = 70;
  private static final BigDecimal[] BERNOULLI = bernoulli();

  private GammaDigits() {}

  /** The function at x (n = 0), or its n-th derivative. */
  static BigDecimal derivative(int n, BigDecimal x) {
    BigDecimal far = x;
    BigDecimal product = ONE;
    BigDecimal sum = BigDecimal.ZERO;
    for (; far.compareTo(BigDecimal.valueOf(FAR)) < 0; far = far.add(ONE)) {
      if (n == 0) product = product.multiply(far, DIGITS);
      else sum = sum.add(signed(n, factorial(n - 1)).divide(far.pow(n), DIGITS), DIGITS);
    }
    if (n > 0) return stirling(n, far).subtract(sum, DIGITS);
    BigDecimal y = stirling(n, far).subtract(ManyDigits.log(product.abs()), DIGITS);
    return y.setScale(105, RoundingMode.HALF_EVEN); // 0 at 1 and at 2
  }

  /** The n-th derivative of (x − ½) ln x − x + ½ ln 2π + Σ B₂ₖ/(2k(2k − 1)x²ᵏ⁻¹). */
  private static BigDecimal stirling(int n, BigDecimal x) {
    BigDecimal sum = leading(n, x);
    BigDecimal r = ONE.divide(x, DIGITS);
    for (int k = 1; k <= TERMS; k++) {
      BigDecimal term = BERNOULLI[k].multiply(factorial(2 * k - 2 + n)).multiply(
          r.pow(2 * k - 1 + n, DIGITS), DIGITS).divide(factorial(2 * k), DIGITS);
      sum = sum.add(n % 2 == 0 ? term : term.negate(), DIGITS);
    }
    return sum;
  }

  private static BigDecimal leading(int n, BigDecimal x) {
    BigDecimal half = Jet.ratio(1, 2);
    if (n == 0) {
      BigDecimal log = ManyDigits.log(ManyDigits.PI.multiply(BigDecimal.valueOf(2)));
      return x.subtract(half).multiply(ManyDigits.log(x), DIGITS).subtract(x)
          .add(log.multiply(half), DIGITS);
    }
    BigDecimal r = ONE.divide(x, DIGITS);
    if (n == 1) return ManyDigits.log(x).subtract(half.multiply(r), DIGITS);
    // x ln x has the derivatives ln x + 1, 1/x, −1/x², …
    BigDecimal first = factorial(n - 2).multiply(r.pow(n - 1, DIGITS));
    BigDecimal second = factorial(n - 1).multiply(r.pow(n, DIGITS)).multiply(half);
    BigDecimal sum = first.add(second, DIGITS);
    return n % 2 == 0 ? sum : sum.negate();
  }

  private static BigDecimal signed(int n, BigDecimal x) { return n % 2 == 1 ? x : x.negate(); }

  private static BigDecimal factorial(int n) {
    BigInteger y = BigInteger.ONE;
    for (int k = 2; k <= n; k++) y = y.multiply(BigInteger.valueOf(k));
    return new BigDecimal(y);
  }

  /** B₂ₖ from the tangent numbers (Brent and Harvey, arXiv:1108.0286, algorithm 2). */
  private static BigDecimal[] bernoulli() {
    BigInteger[] t = new BigInteger[TERMS + 1];
    t[1] = BigInteger.ONE;
    for (int k = 2; k <= TERMS; k++) t[k] = t[k - 1].multiply(BigInteger.valueOf(k - 1));
    for (int k = 2; k <= TERMS; k++) {
      for (int j = k; j <= TERMS; j++) {
        t[j] = t[j - 1].multiply(BigInteger.valueOf(j - k))
            .add(t[j].multiply(BigInteger.valueOf(j - k + 2)));
      }
    }
    BigDecimal[] b = new BigDecimal[TERMS + 1];
    for (int k = 1; k <= TERMS; k++) {
      BigInteger four = BigInteger.ONE.shiftLeft(2 * k);
      BigInteger below = four.multiply(four.subtract(BigInteger.ONE));
      b[k] = new BigDecimal(t[k].multiply(BigInteger.valueOf(k % 2 == 1 ? 2 * k : -2 * k)))
          .divide(new BigDecimal(below), DIGITS);
    }
    return b;
  }
}
