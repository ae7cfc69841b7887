// twin: float
package dev.gradus.autodiff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Loops of vectors against loops of numbers, bit by bit, cold and warm. */
class DoubleVectorsTest {
  private static final int REPETITIONS = 30;
  private static final int N = 4096;

  @TestFactory
  Stream<DynamicTest> vectorsGiveTheBitsOfNumbersOneByOne() {
    return DoubleSamples.constants(DoubleMaps.class, DoubleMap.class).entrySet().stream()
        .filter(e -> e.getValue() instanceof DoubleWarmedMap)
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check((DoubleWarmedMap) e.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> vectorsGiveTheBitsOfNumbersTwoByTwo() {
    return DoubleSamples.constants(DoubleZips.class, DoubleZip.class).entrySet().stream()
        .filter(e -> e.getValue() instanceof DoubleWarmedZip)
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check((DoubleWarmedZip) e.getValue())));
  }

  @Test
  void vectorsGiveTheBitsOfNumbersInSumsOfColumns() {
    for (int k = 0; k < REPETITIONS; k++) {
      double[] x = DoubleSamples.numbers(k, N);
      double[] plain = DoubleSamples.numbers(k + 1, 512);
      double[] vector = plain.clone();
      DoubleColumnSums.plain(x, 1, 7, 512, 0, 448, plain, 2);
      DoubleVectorLoops.addRows(x, 1, 7, 512, 0, 448, vector, 2);
      same(plain, vector);
    }
  }

  private static void check(DoubleWarmedMap map) {
    for (int k = 0; k < REPETITIONS; k++) {
      double[] x = DoubleSamples.numbers(k, N);
      double[] plain = new double[N + 3];
      double[] vector = new double[N + 3];
      map.plain(x, 0, plain, k % 3, N);
      map.vector(x, 0, vector, k % 3, N);
      same(plain, vector);
    }
  }

  private static void check(DoubleWarmedZip zip) {
    for (int k = 0; k < REPETITIONS; k++) {
      double[] z = DoubleSamples.numbers(k, N);
      double[] t = new double[N];
      for (int i = 0; i < N; i++) t[i] = i % 3 < 2 ? i % 3 : z[(i * 7 + k) % N];
      double[] plain = new double[N + 3];
      double[] vector = new double[N + 3];
      zip.plain(z, 0, t, 0, plain, k % 3, N);
      zip.vector(z, 0, t, 0, vector, k % 3, N);
      same(plain, vector);
    }
  }

  private static void same(double[] plain, double[] vector) {
    // Arrays.equals compares bits, and takes all NaN for one
    if (!Arrays.equals(plain, vector)) assertThat(vector).isEqualTo(plain);
  }
}
