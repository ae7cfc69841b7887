// twin: float
package dev.gradus.autodiff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Sums against their stated order, and against exact ones. */
@Tag("without-vector")
class DoubleSumsTest {
  private static final int[] LENGTHS =
      {0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 100, 1000, 1023, 1024, 1025, 2047, 2048, 2049,
          3072, 3080, 4096, 20000, 70001};

  private static double[] numbers(long seed, int n) {
    Random random = new Random(seed);
    double[] x = new double[n];
    for (int i = 0; i < n; i++) x[i] = (i % 3 - 0.9d) * random.nextInt(1 << 20) / 777;
    return x;
  }

  /** The order in words: blocks in a tree, in each 16 interleaved sums in a tree. */
  private static double stated(double[] x, int from, int to) {
    int blocks = (to - from + 1023) / 1024;
    if (blocks > 1) {
      int left = 1;
      while (2 * left < blocks) left *= 2;
      return stated(x, from, from + left * 1024) + stated(x, from + left * 1024, to);
    }
    double[] lane = new double[16];
    for (int i = from; i < to; i++) lane[(i - from) % 16] += x[i];
    for (int half = 8; half > 0; half /= 2) {
      for (int l = 0; l < half; l++) lane[l] += lane[l + half];
    }
    return lane[0];
  }

  @Test
  void orderIsTheStatedOne() {
    for (int n : LENGTHS) {
      double[] x = numbers(n, n + 5);
      assertThat(DoubleSums.sum(x, 3, n)).as("sum of %s", n).isEqualTo(stated(x, 3, n + 3));
    }
  }

  @Test
  void partsOfAnyLengthGiveTheSameSum() {
    for (int n : LENGTHS) {
      double[] x = numbers(n, n + 5);
      for (int most : new int[] {1, 5, 16, 100, 5000}) {
        assertThat(inParts(x, 3, n, new Random(most), most)).as("sum of %s, parts of %s", n, most)
            .isEqualTo(DoubleSums.sum(x, 3, n));
      }
    }
  }

  private static double inParts(double[] x, int xo, int n, Random random, int most) {
    double[] sums = new double[DoubleSums.blocks(n) + 2];
    for (int b = 0; b < DoubleSums.blocks(n); b++) {
      double[] lanes = new double[DoubleSums.LANES];
      int length = Math.min(DoubleSums.BLOCK, n - b * DoubleSums.BLOCK);
      for (int at = 0, part; at < length; at += part) {
        part = Math.min(length - at, random.nextInt(most) + 1);
        DoubleSums.add(x, xo + b * DoubleSums.BLOCK + at, part, at, lanes);
      }
      sums[2 + b] = DoubleSums.ofLanes(lanes);
    }
    return DoubleSums.ofBlocks(sums, 2, DoubleSums.blocks(n));
  }

  @Test
  void errorGrowsWithTheLogarithmOfTheCount() {
    for (int n : LENGTHS) {
      double[] x = numbers(n, n);
      BigDecimal sum = BigDecimal.ZERO;
      BigDecimal size = BigDecimal.ZERO;
      for (double a : x) {
        sum = sum.add(new BigDecimal(a));
        size = size.add(new BigDecimal(a).abs());
      }
      double ulp = Math.ulp(1d);
      double error = sum.subtract(new BigDecimal(DoubleSums.sum(x, 0, n))).abs().floatValue();
      double steps = Math.min(n / 16 + 1, 64) + 4 + 32 - Integer.numberOfLeadingZeros(n / 1024);
      assertThat(error).isLessThanOrEqualTo(steps * ulp / 2 * size.floatValue());
    }
  }

  @Test
  void rowsAreSumsOfTheirOwn() {
    double[] x = numbers(1, 3 * 37 + 2);
    double[] y = new double[5];
    DoubleSums.rows(x, 2, 3, 37, y, 1);
    for (int i = 0; i < 3; i++) assertThat(y[i + 1]).isEqualTo(DoubleSums.sum(x, 2 + i * 37, 37));
    assertThat(y[0] + y[4]).isZero();
  }

  @Test
  void columnsAreSumsInTheStatedOrder() {
    for (int m : new int[] {0, 1, 2, 9, 64, 65, 130, 2048, 2049, 4200, 14_000}) {
      for (int n : m > 200 ? new int[] {1, 17} : new int[] {0, 1, 7, 8, 15, 16, 17, 33, 64, 65}) {
        double[] x = numbers(n, m * n + 3);
        double[] y = numbers(7, n + 2);
        double[] expected = y.clone();
        for (int j = 0; j < n; j++) {
          double[] column = new double[m];
          for (int i = 0; i < m; i++) column[i] = x[3 + i * n + j];
          expected[1 + j] = DoubleStatedOrder.sum(column);
        }
        double[] work = numbers(8, DoubleColumnSums.workLength(m, n));
        DoubleColumnSums.sum(x, 3, m, n, y, 1, work);
        assertThat(y).as("%s rows of %s", m, n).isEqualTo(expected);
      }
    }
  }

  @Test
  void whatIsRoundedAwayIsCarried() {
    int n = 100_000;
    double[] y = {7, 8, 9};
    DoubleCarriedSums sums = new DoubleCarriedSums(y, 2);
    for (int again = 0; again < 2; again++) {
      sums.clear();
      for (int i = 0; i < n; i++) {
        sums.add(1, i % 2 == 0 ? 0.1d : 0.3d);
        sums.add(0, i == 0 ? 1 : Math.ulp(1d) / 4); // which is nothing beside 1
      }
      double some = 0.1d;
      double more = 0.3d;
      BigDecimal exact = new BigDecimal(some).add(new BigDecimal(more))
          .multiply(BigDecimal.valueOf(n / 2));
      assertThat(new BigDecimal(y[1]).subtract(exact).abs().doubleValue())
          .isLessThanOrEqualTo(Math.ulp(y[1]));
      assertThat(y[0]).isEqualTo(1 + (n / 4 - 1) * Math.ulp(1d), org.assertj.core.api.Assertions
          .within(2 * Math.ulp(1d)));
      assertThat(y[2]).isEqualTo(9);
    }
  }

  @Test
  void carriedSumsKeepWhatIsNoNumber() {
    double[] y = new double[4];
    DoubleCarriedSums sums = new DoubleCarriedSums(y, 4);
    double[][] terms = {{1, Double.POSITIVE_INFINITY, 1}, {Double.MAX_VALUE, Double.MAX_VALUE, -1},
        {Double.POSITIVE_INFINITY, 1, Double.NEGATIVE_INFINITY}, {1, Double.NaN, 1}};
    for (int i = 0; i < 4; i++) for (double x : terms[i]) sums.add(i, x);
    assertThat(y).isEqualTo(new double[] {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY,
        Double.NaN, Double.NaN});
    sums.clear();
    for (int i = 0; i < 4; i++) sums.add(i, 2);
    assertThat(y).containsOnly(2);
  }
}
