// twin: float
package dev.gradus.autodiff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Var;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Soft maxima of rows against the values of the operations. */
@Tag("without-vector")
class DoubleSoftmaxTest {
  private static final int[] COLUMNS = {1, 2, 3, 10, 16, 17, 100, 1000, 1500};
  private static final double SMALL = 0x1p-10d;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  /** Seven rows, the later ones with entries that are no numbers. */
  private static double[] rows(int n) {
    Random random = new Random(n);
    double[] x = new double[7 * n];
    for (int i = 0; i < x.length; i++) x[i] = (random.nextInt(2001) - 1000) * (i / n + 1) / 100d;
    x[3 * n] = -INFINITY;
    x[4 * n + n / 2] = INFINITY;
    x[5 * n + n - 1] = Double.NaN;
    for (int j = 0; j < n; j++) x[6 * n + j] = -INFINITY;
    return x;
  }

  /** What the rounding of a sum may come to: the definition adds doubles one after the other. */
  private static int sumUlps(int n) {
    return n / 2; // float: return n / 32 + 2;
  }

  private static void close(double[] y, int from, int n, double size, Var expected) {
    var values = expected.value().toArray();
    for (int i = 0; i < values.length; i++) {
      double truth = DoubleSamples.of(values[i]);
      double ulp = Math.ulp(Math.max(Math.abs(truth), size));
      assertThat(Definitions.error(y[from + i], values[i], truth, ulp)).as("%s, not %s, at %s",
          y[from + i], truth, i).isLessThanOrEqualTo(8 + sumUlps(n));
    }
  }

  @Test
  void softmaxIsThatOfTheDefinition() {
    for (int n : COLUMNS) {
      double[] x = rows(n);
      double[] y = new double[x.length + 2];
      DoubleSoftmax.softmax(x, 0, 7, n, y, 2);
      close(y, 2, n, SMALL, Definitions.matrix(x, n).softmax(-1));
      DoubleSoftmax.softmax(x, 0, 7, n, x, 0);
      System.arraycopy(x, 0, y, 0, x.length);
      close(y, 0, n, SMALL, Definitions.matrix(rows(n), n).softmax(-1));
    }
  }

  @Test
  void logSoftmaxIsThatOfTheDefinition() {
    for (int n : COLUMNS) {
      double[] x = rows(n);
      double[] y = new double[x.length];
      DoubleSoftmax.logSoftmax(x, 0, 7, n, y, 0);
      close(y, 0, n, 1, Definitions.matrix(x, n).logSoftmax(-1));
    }
  }

  @Test
  void logSumExpAndItsSlopeAreThoseOfTheDefinition() {
    for (int n : COLUMNS) {
      double[] x = rows(n);
      double[] y = new double[8];
      DoubleSoftmax.logSumExp(x, 0, 7, n, y, 1, new double[DoubleSoftmax.workLength(n)]);
      close(y, 1, n, 1, Definitions.matrix(x, n).logSumExp(-1));
      double[] slope = new double[x.length];
      DoubleSoftmax.slope(x, 0, 7, n, slope, 0);
      Var v = Definitions.matrix(x, n);
      var expected = Autodiff.grad(u -> u.logSumExp(-1).sum()).at(v.value());
      close(slope, 0, n, SMALL, Var.constant(expected));
    }
  }

  @Test
  void logSumExpOfNothingIsMinusInfinity() {
    double[] y = {1, 1};
    DoubleSoftmax.logSumExp(new double[0], 0, 2, 0, y, 0, new double[0]);
    assertThat(y).containsExactly(-INFINITY, -INFINITY);
  }

  @Test
  void probabilitiesOfARowDependOnThatRowAlone() {
    double[] x = rows(10);
    double[] all = new double[x.length];
    double[] row = new double[10];
    DoubleSoftmax.softmax(x, 0, 7, 10, all, 0);
    for (int i = 0; i < 7; i++) {
      DoubleSoftmax.softmax(x, 10 * i, 1, 10, row, 0);
      for (int j = 0; j < 10; j++) {
        assertThat(DoubleSamples.bits(row[j])).isEqualTo(DoubleSamples.bits(all[10 * i + j]));
      }
    }
  }
}
