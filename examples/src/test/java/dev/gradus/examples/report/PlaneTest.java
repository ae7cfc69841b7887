package dev.gradus.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Tensor;
import dev.gradus.examples.data.Choice;
import dev.gradus.examples.data.Points;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The plane that pictures show. */
class PlaneTest {
  private static Points points(double[][] rows) {
    List<String> features = new ArrayList<>();
    for (int j = 0; j < rows[0].length; j++) features.add("f" + j);
    double[] targets = new double[rows.length];
    for (int i = 0; i < targets.length; i++) targets[i] = i % 2;
    return new Points("p", features, "y", List.of("a", "b"), Tensor.matrix(rows),
        Tensor.vector(targets), Choice.ALL, List.of());
  }

  /** Three features in which only two numbers are, in other units. */
  private static double[][] flat(int count) {
    Random random = new Random(7);
    double[][] rows = new double[count][];
    for (int i = 0; i < count; i++) {
      double a = random.nextGaussian();
      double b = random.nextGaussian();
      rows[i] = new double[] {1e6 + 300 * a, -0.001 * b, 5 + 2 * a - b};
    }
    return rows;
  }

  @Test
  void twoFeaturesAreTheirOwnPlane() {
    double[][] rows = {{1, 2}, {3, 8}, {-1, 0}};
    Plane plane = Plane.of(points(rows), null);
    assertThat(plane.isCut()).isFalse();
    assertThat(plane.share()).isEqualTo(1);
    assertThat(plane.names()).containsExactly("f0", "f1");
    assertThat(plane.places(points(rows))).isDeepEqualTo(rows);
  }

  @Test
  void planeThroughFlatPointsHoldsThemAll() {
    double[][] rows = flat(60);
    Plane plane = Plane.of(points(rows), null);
    assertThat(plane.isCut()).isTrue();
    assertThat(plane.share()).isCloseTo(1, within(1e-12));
    double[][] places = plane.places(points(rows));
    Window w = plane.window();
    for (double[] p : places) {
      assertThat(p[0]).isBetween(w.left(), w.right());
      assertThat(p[1]).isBetween(w.bottom(), w.top());
    }
    // A node of the grid is the point that stands there: its features lead back to its place.
    double[][] grid = plane.grid(3).toMatrix();
    double[][] back = plane.places(points(grid));
    for (int k = 0; k < 9; k++) {
      int row = k / 3;
      assertThat(back[k][0]).isCloseTo(w.left() + w.width() * (k - 3 * row) / 2, within(1e-8));
      assertThat(back[k][1]).isCloseTo(w.bottom() + w.height() * row / 2, within(1e-8));
    }
  }

  @Test
  void shareIsThatOfTheTwoLongestAxes() {
    double s = Math.sqrt(1.5); // four standardised features, of which the first three are alike
    double[][] rows = {{s, s, s, 0, 1}, {-s, -s, -s, 0, 1}, {0, 0, 0, s, -1}, {0, 0, 0, -s, -1}};
    assertThat(Plane.of(points(rows), null).share()).isCloseTo(4 / 5.0, within(1e-10));
  }

  @Test
  void featureThatNeverChangesIsNoReasonToFail() {
    double[][] rows = {{1, 5, 2}, {2, 5, 1}, {3, 5, 5}};
    Plane plane = Plane.of(points(rows), null);
    assertThat(plane.share()).isCloseTo(1, within(1e-12));
    for (double[] x : plane.grid(2).toMatrix()) assertThat(x[1]).isEqualTo(5);
  }

  @Test
  void onlyOneFeatureIsALine() {
    Plane plane = Plane.of(points(new double[][] {{1}, {2}, {4}}), null);
    assertThat(plane.names()).containsExactly("first principal axis", "");
    assertThat(plane.places(points(new double[][] {{1}}))[0][1]).isZero();
  }
}
