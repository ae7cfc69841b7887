package dev.gradus.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The units in which a network is given its points. */
class ScalingTest {
  @ParameterizedTest
  @ValueSource(doubles = {1, 1e-160, 1e100})
  void scaledFeaturesHaveMeanZeroAndDeviationOneAtAnySize(double unit) {
    double[][] rows = {{3 * unit, 1}, {5 * unit, 2}, {-1 * unit, 9}, {2 * unit, 2}};
    double[][] z = Scaling.of(Tensor.matrix(rows)).apply(Tensor.matrix(rows)).toMatrix();
    for (int j = 0; j < 2; j++) {
      double sum = 0;
      double squares = 0;
      for (double[] row : z) {
        sum += row[j];
        squares += row[j] * row[j];
      }
      assertThat(sum).isCloseTo(0, within(1e-13));
      assertThat(squares).isCloseTo(4, within(1e-13));
    }
  }

  @Test
  void featureThatNeverChangesBecomesZero() {
    Tensor rows = Tensor.matrix(new double[][] {{0.1, 0}, {0.1, 1}, {0.1, 2}});
    Scaling scaling = Scaling.of(rows);
    assertThat(scaling.deviation(0)).isOne();
    for (double[] row : scaling.apply(rows).toMatrix()) {
      assertThat(row[0]).isCloseTo(0, within(1e-15));
    }
  }
}
