// twin: float
package dev.gradus.autodiff.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Functions of two numbers against the values of the operations. */
@Tag("without-vector")
class DoubleZipsTest {
  private static final Map<String, DoubleZip> ZIPS =
      DoubleSamples.constants(DoubleZips.class, DoubleZip.class);

  private interface Check {
    void of(String name, DoubleZip zip);
  }

  private static Stream<DynamicTest> each(Check check) {
    return ZIPS.entrySet().stream().map(
        e -> DynamicTest.dynamicTest(e.getKey(), () -> check.of(e.getKey(), e.getValue())));
  }

  @Test
  void everyKernelHasADefinition() {
    assertThat(Definitions.LOSSES).doesNotContainKeys(Definitions.ARITHMETIC.keySet()
        .toArray(String[]::new));
    assertThat(ZIPS).hasSize(Definitions.ARITHMETIC.size() + Definitions.LOSSES.size())
        .containsKeys(Definitions.ARITHMETIC.keySet().toArray(String[]::new))
        .containsKeys(Definitions.LOSSES.keySet().toArray(String[]::new));
  }

  @Test
  void arithmeticIsThatOfTheDefinition() {
    double[] a = DoubleSamples.numbers(1, 150);
    Definitions.ARITHMETIC.forEach((name, f) -> {
      double[] y = new double[a.length];
      for (double b : a) {
        ZIPS.get(name).run(a, 0, b, y, 0, a.length);
        for (int i = 0; i < a.length; i++) {
          double expected = DoubleSamples.of(f.value(a[i], b));
          assertThat(DoubleSamples.bits(y[i])).as("%s of %s and %s", name, a[i], b)
              .isEqualTo(DoubleSamples.bits(expected));
        }
      }
    });
  }

  @Test
  void lossesAreThoseOfTheDefinitionToTheStatedError() {
    double[] z = DoubleSamples.numbers(1, 3000);
    Definitions.LOSSES.forEach((name, f) -> {
      double[] y = new double[z.length];
      for (double t : new double[] {0, 1, 0.5d, 0.3d, 1e-9d, 2, -1, Double.NaN}) {
        ZIPS.get(name).run(z, 0, t, y, 0, z.length);
        for (int i = 0; i < z.length; i++) {
          var value = f.value(z[i], t);
          double expected = DoubleSamples.of(value);
          double scale = DoubleSamples.of(Definitions.scale(name, z[i], t));
          assertThat(Definitions.error(y[i], value, expected, Math.ulp(scale)))
              .as("error of %s(%s, %s) = %s, not %s", name, z[i], t, y[i], expected)
              .isLessThanOrEqualTo(4);
        }
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> arraysNumbersPlacesAndLengthsGiveTheSame() {
    return each((name, zip) -> {
      double[] a = DoubleSamples.numbers(2, 60);
      double[] b = DoubleSamples.numbers(3, 60);
      for (int i = 0; i < a.length; i++) b[i] = b[(i * 17 + 5) % b.length];
      double[] all = new double[a.length];
      for (int i = 0; i < a.length; i++) {
        zip.run(a[i], b, i, all, i, 1);
        double[] one = new double[1];
        zip.run(a, i, b[i], one, 0, 1);
        assertThat(DoubleSamples.bits(one[0])).isEqualTo(DoubleSamples.bits(all[i]));
      }
      for (int n : new int[] {0, 1, 2, 7, 8, 9, 15, 16, 17, 33, 50}) {
        for (int from : new int[] {0, 1, 5}) {
          for (int to : new int[] {0, 3, 5}) {
            double[] shifted = new double[from + n];
            System.arraycopy(b, from, shifted, from, n);
            double[] y = new double[60];
            zip.run(a, from, shifted, from, y, to, n);
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
  Stream<DynamicTest> resultsMayTakeThePlaceOfEitherEntries() {
    return each((name, zip) -> {
      double[] a = DoubleSamples.numbers(4, 90);
      double[] b = DoubleSamples.numbers(5, 90);
      double[] y = new double[90];
      zip.run(a, 1, b, 1, y, 1, 88);
      for (boolean first : new boolean[] {true, false}) {
        double[] left = a.clone();
        double[] right = b.clone();
        double[] to = first ? left : right;
        y[0] = to[0];
        y[89] = to[89];
        zip.run(left, 1, right, 1, to, 1, 88);
        assertThat(to).isEqualTo(y);
      }
    });
  }
}
