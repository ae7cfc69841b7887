// twin: float
package dev.gradus.autodiff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Functions of one number against the values of the operations. */
@Tag("without-vector")
class DoubleMapsTest {
  private static final Map<String, DoubleMap> MAPS =
      DoubleSamples.constants(DoubleMaps.class, DoubleMap.class);

  // the definition of a double has an error of its own, up to 2 ulp
  private static final int DEFINITION = 2; // float: private static final int DEFINITION = 0;

  private static double bound(Definitions.Row row) {
    Number ulps = row.ulps(); // float: Number ulps = row.floatUlps();
    return DoubleSamples.of(ulps) == 0 ? 0 : DoubleSamples.of(ulps) + DEFINITION;
  }

  private interface Check {
    void of(String name, DoubleMap map);
  }

  private static Stream<DynamicTest> each(Check check) {
    return MAPS.entrySet().stream().map(
        e -> DynamicTest.dynamicTest(e.getKey(), () -> check.of(e.getKey(), e.getValue())));
  }

  @Test
  void everyKernelHasADefinition() {
    assertThat(Definitions.MAPS).containsOnlyKeys(MAPS.keySet());
  }

  @TestFactory
  Stream<DynamicTest> resultsAreThoseOfTheDefinitionToTheStatedError() {
    return each((name, map) -> {
      double[] x = DoubleSamples.numbers(1, 5000);
      double[] y = new double[x.length];
      map.run(x, 0, y, 0, x.length);
      Definitions.Row row = Definitions.MAPS.get(name);
      double stated = bound(row);
      for (int i = 0; i < x.length; i++) {
        var value = row.value().value(x[i]);
        double truth = DoubleSamples.of(value);
        assertThat(Definitions.error(y[i], value, truth, Math.ulp(truth)))
            .as("error of %s(%s) = %s, not %s", name, x[i], y[i], truth)
            .isLessThanOrEqualTo(stated);
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> placeAndLengthDoNotMatter() {
    return each((name, map) -> {
      double[] x = DoubleSamples.numbers(2, 100);
      double[] all = new double[x.length];
      map.run(x, 0, all, 0, x.length);
      for (int n : new int[] {0, 1, 2, 3, 7, 8, 9, 15, 16, 17, 31, 33, 64, 90}) {
        for (int from : new int[] {0, 1, 5}) {
          for (int to : new int[] {0, 3, 5}) {
            double[] y = new double[x.length];
            map.run(x, from, y, to, n);
            for (int i = 0; i < y.length; i++) {
              double expected = i >= to && i < to + n ? all[from + i - to] : 0;
              assertThat(DoubleSamples.bits(y[i])).as("%s of %s entries, %s to %s: at %s", name,
                  n, from, to, i).isEqualTo(DoubleSamples.bits(expected));
            }
          }
        }
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> manyEntriesHaveTheBitsOfOneByOne() {
    return each((name, map) -> {
      double[] x = DoubleSamples.numbers(4, 1100);
      double[] one = new double[x.length];
      for (int i = 0; i < x.length; i++) map.run(x, i, one, i, 1);
      for (int n : new int[] {47, 48, 49, 511, 512, 513, 1024, 1100}) { // where stages begin, end
        double[] y = new double[n];
        map.run(x, x.length - n, y, 0, n);
        for (int i = 0; i < n; i++) {
          if (DoubleSamples.bits(y[i]) == DoubleSamples.bits(one[x.length - n + i])) continue;
          throw new AssertionError(name + " of " + n + " entries, at " + i + ", of "
              + x[x.length - n + i] + ": " + y[i] + ", alone " + one[x.length - n + i]);
        }
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> resultsMayTakeThePlaceOfTheEntries() {
    return each((name, map) -> {
      double[] x = DoubleSamples.numbers(3, 200);
      double[] y = new double[x.length];
      map.run(x, 2, y, 2, 190);
      System.arraycopy(x, 0, y, 0, 2);
      System.arraycopy(x, 192, y, 192, 8);
      map.run(x, 2, x, 2, 190);
      assertThat(x).isEqualTo(y);
    });
  }
}
