package dev.gradus.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Tensor;
import dev.gradus.examples.data.Choice;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.descent.Settings;
import dev.gradus.nn.Model;
import dev.gradus.nn.Parameters;
import dev.gradus.nn.Sequential;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The regions of what a network answers. */
class GroundTest {
  private static final int EXTENT = 680;

  private static Points four(List<String> classes, double... targets) {
    return new Points("p", List.of("x1", "x2"), "y", classes,
        Tensor.matrix(new double[][] {{-1, -1}, {-1, 1}, {1, -1}, {1, 1}}),
        Tensor.vector(targets), Choice.ALL, List.of());
  }

  private static List<String> regions(Points points, double... parameters) {
    Plane plane = Plane.of(points, null);
    Dots dots = new Dots(points, null, plane, new Plot(plane.window(), 0, 0, 340, 340));
    Sequential net = new Settings(List.of(), 1, 1, 1, 1, 0).network(points);
    return new Ground(points, plane, dots)
        .regions(new Model(net, Parameters.of(net.layout(), parameters)), EXTENT);
  }

  /** The smallest and the largest first coordinate of a region. */
  private static int[] across(String d) {
    Matcher place = Pattern.compile("-?\\d+").matcher(d);
    int x = 0;
    int[] ends = {Integer.MAX_VALUE, Integer.MIN_VALUE};
    while (place.find()) {
      x += Integer.parseInt(place.group());
      ends[0] = Math.min(ends[0], x);
      ends[1] = Math.max(ends[1], x);
      assertThat(place.find()).isTrue();
    }
    return ends;
  }

  /** Where a first feature stands; the window is a quarter wider than the points. */
  private static double place(double x1) { return EXTENT * (x1 + 1.24) / 2.48; }

  @Test
  void shadesPartWhereTheProbabilityIsWhatTheySay() {
    List<String> regions = regions(four(List.of("a", "b"), 0, 0, 1, 1), 4, 0, 1);
    double[] shares = {0.1, 0.3, 0.5, 0.7, 0.9};
    for (int k = 0; k < 5; k++) { // σ(4 x1 + 1) = p
      double x1 = (Math.log(shares[k] / (1 - shares[k])) - 1) / 4;
      assertThat(across(regions.get(k))[0]).isCloseTo((int) Math.round(place(x1)), within(1));
      assertThat(across(regions.get(k))[1]).isGreaterThan(EXTENT);
    }
  }

  @Test
  void steepBoundaryStandsWhereItIsThoughTheProbabilityIsZeroOrOneAtEveryNode() {
    List<String> regions = regions(four(List.of("a", "b"), 0, 0, 1, 1), 4e4, 0, 1e4);
    assertThat(across(regions.get(2))[0]).isCloseTo((int) Math.round(place(-0.25)), within(8));
  }

  /** Scores −10 x1, 10 x1 and 10 x2 − 4: the left, the right, and a wedge at the top. */
  @Test
  void eachClassHasTheRegionWhereItIsTheMostProbable() {
    List<String> regions = regions(four(List.of("a", "b", "c"), 0, 2, 1, 1), -10, 10, 0, 0, 0, 10,
        0, 0, -4);
    assertThat(across(regions.get(0))[0]).isNegative();
    assertThat(across(regions.get(0))[1]).isCloseTo((int) Math.round(place(0)), within(1));
    assertThat(across(regions.get(1))[0]).isCloseTo((int) Math.round(place(0)), within(1));
    assertThat(across(regions.get(2))[0]).isCloseTo((int) Math.round(place(-0.84)), within(8));
    assertThat(across(regions.get(2))[1]).isCloseTo((int) Math.round(place(0.84)), within(8));
  }

  @Test
  void numbersPartAtRoundOnes() {
    Points points = four(List.of(), 0, 0, 8, 2);
    List<String> regions = regions(points, 4, 0, 4); // 0 at the left, 8 at the right
    Plane plane = Plane.of(points, null);
    List<Double> levels = new Ground(points, plane, new Dots(points, null, plane,
        new Plot(plane.window(), 0, 0, 340, 340))).levels();
    assertThat(levels).contains(2.0, 4.0, 6.0);
    for (int k = 0; k < levels.size(); k++) {
      assertThat(across(regions.get(k))[0])
          .isCloseTo((int) Math.round(place((levels.get(k) - 4) / 4)), within(1));
    }
  }
}
