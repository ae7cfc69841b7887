// twin: float
package dev.gradus.autodiff.kernel.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.kernel.VectorApi;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DoubleWarmUpTest {
  @Test
  @Timeout(60)
  void vectorsTakeOverAndNothingButSpeedChanges() {
    Assumptions.assumeTrue(VectorApi.isPresent());
    DoubleProduct product = new DoubleProduct(50, 90, 70, 70, 1, 90, 1, 90);
    double[] a = new double[50 * 70];
    double[] b = new double[70 * 90];
    for (int i = 0; i < a.length; i++) a[i] = i % 7 / 3d;
    for (int i = 0; i < b.length; i++) b[i] = 1 / (i + 1d);
    double[] first = new double[50 * 90];
    double[] c = new double[50 * 90];
    DoubleScratch scratch = new DoubleScratch(1);
    product.run(scratch, a, 0, b, 0, first, 0);
    while (!DoubleWarmUp.isOver(product)) Thread.onSpinWait();
    product.run(scratch, a, 0, b, 0, c, 0);
    assertThat(scratch.way).isEqualTo(DoubleProduct.Way.PANELS);
    assertThat(c).isEqualTo(first);
  }

  @Test
  @Timeout(60)
  void allProductsUseVectorsInTheEnd() {
    Assumptions.assumeTrue(VectorApi.isPresent());
    for (int n = 33; n < 200; n += 7) { // panels of one to five vectors
      DoubleProduct product = new DoubleProduct(50, n, 70, 70, 1, n, 1, n);
      while (!DoubleWarmUp.isOver(product)) Thread.onSpinWait();
    }
  }

  @Test
  @Tag("without-vector")
  void plainLoopsCountTheirWork() {
    Assumptions.assumeFalse(VectorApi.isPresent());
    DoubleProduct product = new DoubleProduct(512, 512, 512, 512, 1, 512, 1, 512);
    DoubleScratch scratch = new DoubleScratch(1);
    for (int i = 0; i < 3; i++) product.begin(scratch);
    assertThat(DoubleWarmUp.isOver(product)).isFalse();
    assertThat(scratch.way).isEqualTo(DoubleProduct.Way.BANDS);
  }
}
