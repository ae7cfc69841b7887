package dev.gradus.autodiff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.math.HighPrecision;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Kernels against values with 40 digits. */
class AccuracyTest {
  private static final int TRIES = 400;
  private static final Map<String, DoubleMap> DOUBLE =
      DoubleSamples.constants(DoubleMaps.class, DoubleMap.class);
  private static final Map<String, FloatMap> FLOAT =
      FloatSamples.constants(FloatMaps.class, FloatMap.class);

  @TestFactory
  Stream<DynamicTest> doublesAreWithinTheStatedErrorOfTheTruth() {
    return each((name, row) -> check(name, row, x -> at(DOUBLE.get(name), x), row.ulps(), false));
  }

  @TestFactory
  Stream<DynamicTest> floatsAreWithinTheStatedErrorOfTheTruth() {
    return each((name, row) -> check(name, row, x -> at(FLOAT.get(name), (float) x),
        row.floatUlps(), true));
  }

  @Test
  void lossesAreWithinTheStatedErrorOfTheTruth() {
    Random random = new Random(2);
    for (int i = 0; i < TRIES; i++) {
      BigDecimal label = BigDecimal.valueOf(i % 2);
      float z = (float) ((i % 3 == 0 ? 80 : 8) * (2 * random.nextDouble() - 1));
      BigDecimal logit = new BigDecimal(z);
      BigDecimal loss = HighPrecision.bceWithLogits(logit, label);
      BigDecimal error = HighPrecision.sigmoidError(logit, label);
      double[] y = new double[1];
      float[] f = new float[1];
      DoubleZips.BCE_WITH_LOGITS.run(new double[] {z}, 0, i % 2, y, 0, 1);
      assertThat(HighPrecision.ulps(y[0], loss)).as("at %s", z).isLessThanOrEqualTo(2);
      FloatZips.BCE_WITH_LOGITS.run(new float[] {z}, 0, i % 2, f, 0, 1);
      assertThat(HighPrecision.ulps(f[0], loss)).as("at %s", z).isLessThanOrEqualTo(2);
      DoubleZips.SIGMOID_ERROR.run(new double[] {z}, 0, i % 2, y, 0, 1);
      assertThat(HighPrecision.ulps(y[0], error)).as("at %s", z).isLessThanOrEqualTo(2.5);
      FloatZips.SIGMOID_ERROR.run(new float[] {z}, 0, i % 2, f, 0, 1);
      assertThat(HighPrecision.ulps(f[0], error)).as("at %s", z).isLessThanOrEqualTo(2.5);
    }
  }

  private interface Check {
    void of(String name, Definitions.Row row);
  }

  private static Stream<DynamicTest> each(Check check) {
    return Definitions.MAPS.entrySet().stream().filter(e -> e.getValue().truth() != null)
        .map(e -> DynamicTest.dynamicTest(e.getKey(), () -> check.of(e.getKey(), e.getValue())));
  }

  private static void check(String name, Definitions.Row row, DoubleUnaryOperator kernel,
      double stated, boolean single) {
    Random random = new Random(1);
    for (int i = 0; i < TRIES; i++) {
      double x = argument(name, random, i, single);
      BigDecimal truth = row.truth().apply(new BigDecimal(x));
      double y = kernel.applyAsDouble(x);
      double error =
          single ? HighPrecision.ulps((float) y, truth) : HighPrecision.ulps(y, truth);
      assertThat(error).as("error of %s(%s) = %s, not %s", name, x, y, truth.doubleValue())
          .isLessThanOrEqualTo(stated);
    }
  }

  /** Near 0, of any size, and to the ends of the range where the result is finite. */
  private static double argument(String name, Random random, int i, boolean single) {
    double end = single ? 87 : 708;
    double u = 2 * random.nextDouble() - 1;
    double x = switch (i % 4) {
      case 0 -> 2 * u;
      case 1 -> 10 * u;
      case 2 -> end * u;
      default -> Math.scalb(u, -random.nextInt(single ? 100 : 900));
    };
    if (name.equals("LOG")) x = i % 4 == 2 ? Math.exp(x) : Math.abs(x);
    if (name.equals("LOG1P") && x <= -1) x = -x;
    return single ? (float) x : x;
  }

  private static double at(DoubleMap map, double x) {
    double[] y = {x};
    map.run(y, 0, y, 0, 1);
    return y[0];
  }

  private static double at(FloatMap map, float x) {
    float[] y = {x};
    map.run(y, 0, y, 0, 1);
    return y[0];
  }
}
