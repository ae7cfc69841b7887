package dev.gradus.benchmarks;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/**
 * An interval for the median of what figures are drawn from, however that is distributed: from the
 * k-th smallest to the k-th largest of n. It misses the median only if fewer than k figures lie on
 * one side of it, so it holds with probability 1 − 2·P(B &lt; k) for a binomial B of n throws of a
 * coin. k is the largest for which that is {@value #LEAST} % or more. Source: W. J. Conover,
 * Practical Nonparametric Statistics, 3rd edition, section 3.2.
 */
record MedianInterval(List<Double> figures) {
  /** How certain an interval is at least, in percent. */
  static final int LEAST = 95;

  MedianInterval {
    if (rank(figures.size()) == 0) {
      throw new IllegalArgumentException("interval of a median: " + figures.size()
          + " figures are too few for " + LEAST + " %; take 6 or more");
    }
    figures = figures.stream().sorted().toList();
  }

  double median() { return Sample.median(figures); }

  double low() { return figures.get(rank(figures.size()) - 1); }

  double high() { return figures.get(figures.size() - rank(figures.size())); }

  /** How far inside the smallest and the largest of n figures the ends lie; 0 if n is too small. */
  static int rank(int n) {
    int k = 0;
    while (2 * k < n && misses(n, k + 1).compareTo(BigDecimal.valueOf(100 - LEAST, 2)) <= 0) k++;
    return k;
  }

  /** The probability that the interval from the k-th smallest to the k-th largest of n misses. */
  static BigDecimal misses(int n, int k) {
    BigInteger ways = BigInteger.ONE; // for i figures on one side
    BigInteger all = BigInteger.ZERO;
    for (int i = 0; i < k; i++) {
      all = all.add(ways);
      ways = ways.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1));
    }
    return new BigDecimal(all.shiftLeft(1))
        .divide(new BigDecimal(BigInteger.ONE.shiftLeft(n)), MathContext.DECIMAL64);
  }

  /** Such as {@code 0.98 [0.95, 1.02] (2nd to 8th of 9, 96.1 %)}. */
  String text() {
    int n = figures.size();
    int k = rank(n);
    double certain = 100 * (1 - misses(n, k).doubleValue());
    return String.format(Locale.ROOT, "%.3f [%.3f, %.3f] (%s to %s of %d, %.1f %%)", median(),
        low(), high(), ordinal(k), ordinal(n + 1 - k), n, certain);
  }

  private static String ordinal(int k) {
    int last = k / 10 % 10 == 1 ? 0 : k % 10;
    return k + (last == 1 ? "st" : last == 2 ? "nd" : last == 3 ? "rd" : "th");
  }
}
