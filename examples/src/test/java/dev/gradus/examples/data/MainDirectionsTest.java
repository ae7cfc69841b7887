package dev.gradus.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The directions in which vectors reach farthest. */
class MainDirectionsTest {
  private static double[][] random(long seed, int count, int size) {
    Random random = new Random(seed);
    double[][] rows = new double[count][size];
    for (double[] x : rows) for (int j = 0; j < size; j++) x[j] = random.nextGaussian() * (j + 1);
    return rows;
  }

  private static double along(double[][] rows, double[] u) {
    double sum = 0;
    for (double[] x : rows) sum += Math.pow(MainDirections.dot(x, u), 2);
    return sum;
  }

  @Test
  void directionsHaveLengthOneAndStandAtRightAngles() {
    List<double[]> all = MainDirections.of(random(1, 50, 6), 6).directions();
    assertThat(all).hasSize(6);
    for (double[] u : all) {
      for (double[] v : all) {
        assertThat(MainDirections.dot(u, v)).isCloseTo(u == v ? 1 : 0, within(1e-12));
      }
    }
  }

  @Test
  void noDirectionReachesFartherThanTheFirst() {
    double[][] rows = random(2, 40, 5);
    double first = along(rows, MainDirections.of(rows, 1).directions().get(0));
    Random random = new Random(3);
    for (int n = 0; n < 500; n++) {
      double[] u = new double[5];
      for (int j = 0; j < 5; j++) u[j] = random.nextGaussian();
      double length = Math.sqrt(MainDirections.dot(u, u));
      for (int j = 0; j < 5; j++) u[j] /= length;
      assertThat(along(rows, u)).isLessThanOrEqualTo(first * (1 + 1e-9));
    }
  }

  @Test
  void sharesOfAllDirectionsAreEverything() {
    MainDirections all = MainDirections.of(random(4, 30, 4), 4);
    assertThat(all.shares().stream().mapToDouble(s -> s).sum()).isCloseTo(1, within(1e-12));
    assertThat(all.shares()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
  }

  @Test
  void vectorsOfAnEllipseGiveItsAxes() {
    double c = Math.cos(0.3);
    double s = Math.sin(0.3);
    double[][] rows = new double[360][];
    for (int i = 0; i < 360; i++) {
      double x = 5 * Math.cos(Math.toRadians(i));
      double y = 2 * Math.sin(Math.toRadians(i));
      rows[i] = new double[] {c * x - s * y, s * x + c * y};
    }
    MainDirections axes = MainDirections.of(rows, 2);
    assertThat(axes.directions().get(0)).containsExactly(new double[] {c, s}, within(1e-5));
    assertThat(axes.directions().get(1)).containsExactly(new double[] {-s, c}, within(1e-5));
    assertThat(axes.shares().get(0)).isCloseTo(25 / 29.0, within(1e-9));
  }

  @Test
  void nothingIsLeftBesideALine() {
    double[][] rows = {{1, 2, 2}, {-2, -4, -4}, {3, 6, 6}};
    assertThat(MainDirections.of(rows, 3).directions()).hasSize(1);
    assertThat(MainDirections.of(new double[3][2], 2).directions()).isEmpty();
  }
}
