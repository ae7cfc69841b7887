// twin: float
package dev.gradus.autodiff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One loop gives the bits of a product and a difference, whatever runs it. */
class DoubleScaledDifferenceTest {
  private static double[] numbers(int seed) {
    Random random = new Random(seed);
    double[] x = new double[100];
    for (int i = 0; i < x.length; i++) x[i] = random.nextDouble() - 0.5d;
    x[3] = Double.NaN;
    x[4] = Double.POSITIVE_INFINITY;
    x[5] = -0.0d;
    return x;
  }

  @Test
  @Tag("without-vector")
  void itIsAProductAndADifference() {
    double[] a = numbers(1);
    double[] b = numbers(2);
    for (int n : new int[] {0, 1, 7, 16, 33, 90}) {
      double[] y = new double[100];
      double[] expected = new double[100];
      for (int i = 0; i < n; i++) {
        double product = b[2 + i] * 0.3d;
        expected[3 + i] = a[1 + i] - product;
      }
      DoubleScaledDifference.run(a, 1, b, 2, 0.3d, y, 3, n);
      assertThat(y).as("%s entries", n).isEqualTo(expected);
    }
  }

  @Test
  void vectorsGiveTheSameBits() {
    Assumptions.assumeTrue(VectorApi.isPresent());
    double[] plain = new double[100];
    double[] vector = new double[100];
    DoubleScaledDifference.plain(numbers(1), 1, numbers(2), 2, 0.3d, plain, 0, 64);
    DoubleVectorLoops.scaledDifference(numbers(1), 1, numbers(2), 2, 0.3d, vector, 0, 64);
    assertThat(vector).isEqualTo(plain);
    double[] y = numbers(1);
    DoubleScaledDifference.plain(y, 0, numbers(2), 0, 0.3d, y, 0, 64);
    double[] z = numbers(1);
    DoubleVectorLoops.scaledDifference(z, 0, numbers(2), 0, 0.3d, z, 0, 64);
    assertThat(z).as("in place").isEqualTo(y);
  }
}
