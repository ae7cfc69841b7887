// twin: float
package dev.gradus.autodiff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DoubleProductsTest {
  @Test
  void entryIsChainOfFusedMultiplyAdds() {
    double[] a = {0, 1.5d, 7, 2};
    assertThat(DoubleProducts.dot(2, a, 1, 2, a, 0, 3)).isEqualTo(4);
  }
}
