package dev.gradus.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The regions where a surface is at a level or above it. */
class ContourTest {
  private static Surface dome(int nodes) {
    double[][] height = new double[nodes][nodes];
    double middle = (nodes - 1) / 2.0;
    for (int j = 0; j < nodes; j++) {
      for (int i = 0; i < nodes; i++) height[j][i] = -Math.hypot(i - middle, j - middle);
    }
    return Surface.of(height);
  }

  private static Surface random(long seed, int nodes) {
    Random random = new Random(seed);
    double[][] height = new double[nodes][nodes];
    for (double[] row : height) for (int i = 0; i < nodes; i++) row[i] = random.nextDouble();
    return Surface.of(height);
  }

  /** Twice the area within closed lines; those around a hole count against it. */
  private static double twiceTheArea(List<double[][]> loops) {
    double area = 0;
    for (double[][] loop : loops) {
      for (int i = 0; i < loop.length; i++) {
        double[] p = loop[i];
        double[] q = loop[(i + 1) % loop.length];
        area += p[0] * q[1] - q[0] * p[1];
      }
    }
    return area;
  }

  @Test
  void regionOfADomeIsADisc() {
    List<double[][]> loops = Contour.loops(dome(81), -30);
    assertThat(loops).hasSize(1);
    for (double[] p : loops.get(0)) {
      assertThat(Math.hypot(p[0] - 40, p[1] - 40)).isCloseTo(30, within(0.02));
    }
    assertThat(twiceTheArea(loops)).isCloseTo(2 * Math.PI * 900, within(5.0));
  }

  @Test
  void surfaceHasTheLevelWhereALineCrossesAnEdgeOfTheGrid() {
    Surface surface = random(1, 20);
    int inside = 0;
    for (double[][] loop : Contour.loops(surface, 0.5)) {
      for (double[] p : loop) {
        if (p[0] < 0 || p[1] < 0 || p[0] > 19 || p[1] > 19) continue; // around the square
        int i = (int) p[0];
        int j = (int) p[1];
        double u = p[0] - i;
        double v = p[1] - j;
        double here = surface.at(i, j) + (u > 0 ? u * (surface.at(i + 1, j) - surface.at(i, j))
            : v > 0 ? v * (surface.at(i, j + 1) - surface.at(i, j)) : 0);
        assertThat(here).isCloseTo(0.5, within(1e-12));
        inside++;
      }
    }
    assertThat(inside).isGreaterThan(100);
  }

  @Test
  void regionAndTheRestFillTheSquare() {
    Surface surface = random(3, 25);
    double[] turned = surface.values();
    for (int i = 0; i < turned.length; i++) turned[i] = -turned[i];
    double above = twiceTheArea(Contour.loops(surface, 0.5));
    double below = twiceTheArea(Contour.loops(new Surface(25, turned), -0.5));
    // with half a cell around the square, less the eighth of a cell at each corner
    double around = 25 * 25;
    assertThat((above + below) / 2).isCloseTo(around, within(25.0));
    assertThat(above).isGreaterThan(100);
    assertThat(below).isGreaterThan(100);
  }

  @Test
  void saddleJoinsTheCornersThatItsMiddleSidesWith() {
    Surface high = Surface.of(new double[] {1, 0.3}, new double[] {0.3, 1}); // middle above ½
    assertThat(Contour.loops(high, 0.5)).hasSize(1);
    Surface low = Surface.of(new double[] {0.7, 0}, new double[] {0, 0.7}); // middle below ½
    assertThat(Contour.loops(low, 0.5)).hasSize(2);
  }

  @Test
  void levelSurfaceIsAllOrNothing() {
    assertThat(Contour.loops(Surface.of(new double[5][5]), 0.5)).isEmpty();
    List<double[][]> all = Contour.loops(Surface.of(new double[5][5]), 0);
    assertThat(all).hasSize(1);
    for (double[] p : all.get(0)) {
      assertThat(Math.max(Math.abs(p[0] - 2), Math.abs(p[1] - 2))).isEqualTo(2.5);
    }
  }

  @Test
  void pathStaysWithinAUnitOfItsLine() {
    Matcher place = Pattern.compile("-?\\d+").matcher(Contour.region(dome(81), -30, 800));
    double x = 0;
    double y = 0;
    int places = 0;
    while (place.find()) { // the first is absolute, the others are relative
      x += Integer.parseInt(place.group());
      assertThat(place.find()).isTrue();
      y += Integer.parseInt(place.group());
      assertThat(Math.hypot(x - 400, y - 400)).isCloseTo(300, within(1.5));
      places++;
    }
    assertThat(places).isBetween(20, 120); // of some 340 that it crosses
  }
}
