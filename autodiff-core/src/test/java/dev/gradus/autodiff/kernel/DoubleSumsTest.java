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
      {0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 100, 1000, 4095, 4096, 4097, 8191, 8192, 8193,
          12288, 12300, 20000, 70001};

  private static double[] numbers(long seed, int n) {
    Random random = new Random(seed);
    double[] x = new double[n];
    for (int i = 0; i < n; i++) x[i] = (i % 3 - 0.9d) * random.nextInt(1 << 20) / 777;
    return x;
  }

  /** The order in words: blocks in a tree, in each 16 interleaved sums in a tree. */
  private static double stated(double[] x, int from, int to) {
    int blocks = (to - from + 4095) / 4096;
    if (blocks > 1) {
      int left = 1;
      while (2 * left < blocks) left *= 2;
      return stated(x, from, from + left * 4096) + stated(x, from + left * 4096, to);
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
      double steps = Math.min(n / 16 + 1, 256) + 4 + 32 - Integer.numberOfLeadingZeros(n / 4096);
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
  void columnsAreChainsOverTheRows() {
    for (int m : new int[] {0, 1, 2, 9}) {
      for (int n : new int[] {0, 1, 7, 8, 15, 16, 17, 33, 64, 65, 130}) {
        double[] x = numbers(n, m * n + 3);
        double[] expected = numbers(7, n + 2);
        double[] y = expected.clone();
        double[] parts = expected.clone();
        for (int j = 0; j < n; j++) {
          for (int i = 0; i < m; i++) expected[1 + j] += x[3 + i * n + j];
        }
        DoubleColumnSums.add(x, 3, m, n, y, 1);
        assertThat(y).as("%s rows of %s", m, n).isEqualTo(expected);
        DoubleColumnSums.add(x, 3, m, n, 0, n / 3, parts, 1);
        DoubleColumnSums.add(x, 3, m, n, n / 3, n, parts, 1);
        assertThat(parts).isEqualTo(expected);
      }
    }
  }
}
