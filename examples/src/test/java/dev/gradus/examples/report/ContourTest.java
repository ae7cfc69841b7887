package dev.gradus.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The line on which a surface has a given height. */
class ContourTest {
  private static Surface cone(int nodes) {
    double[][] height = new double[nodes][nodes];
    double middle = (nodes - 1) / 2.0;
    for (int j = 0; j < nodes; j++) {
      for (int i = 0; i < nodes; i++) height[j][i] = Math.hypot(i - middle, j - middle);
    }
    return Surface.of(height);
  }

  private static Surface random(long seed, int nodes) {
    Random random = new Random(seed);
    double[][] height = new double[nodes][nodes];
    for (double[] row : height) for (int i = 0; i < nodes; i++) row[i] = random.nextDouble();
    return Surface.of(height);
  }

  @Test
  void contourOfAConeIsACircle() {
    double length = 0;
    for (Contour.Piece p : Contour.of(cone(81), 30)) {
      assertThat(Math.hypot(p.x1() - 40, p.y1() - 40)).isCloseTo(30, within(0.02));
      length += Math.hypot(p.x2() - p.x1(), p.y2() - p.y1());
    }
    assertThat(length).isCloseTo(2 * Math.PI * 30, within(0.1));
  }

  @Test
  void surfaceHasTheLevelAtBothEndsOfEachPiece() {
    Surface surface = random(1, 20);
    List<Contour.Piece> pieces = Contour.of(surface, 0.5);
    assertThat(pieces).isNotEmpty();
    for (Contour.Piece p : pieces) {
      assertThat(surface.at(p.x1(), p.y1())).isCloseTo(0.5, within(1e-12));
      assertThat(surface.at(p.x2(), p.y2())).isCloseTo(0.5, within(1e-12));
    }
  }

  @Test
  void pieceEndsWhereAnotherBeginsOrAtTheBorder() {
    Map<List<Double>, Integer> ends = new HashMap<>();
    for (Contour.Piece p : Contour.of(random(2, 30), 0.5)) {
      ends.merge(List.of(p.x1(), p.y1()), 1, Integer::sum);
      ends.merge(List.of(p.x2(), p.y2()), 1, Integer::sum);
    }
    ends.forEach((end, count) -> {
      boolean border = end.stream().anyMatch(v -> v == 0 || v == 29);
      assertThat(count).as("pieces at %s", end).isEqualTo(border ? 1 : 2);
    });
  }

  @Test
  void saddleJoinsTheCornersThatItsMiddleSidesWith() {
    Surface high = Surface.of(new double[][] {{1, 0.3}, {0.3, 1}}); // the middle is above ½
    assertThat(Contour.of(high, 0.5)).hasSize(2)
        .allMatch(p -> (p.x1() - 0.5) * (p.y1() - 0.5) <= 0, "cuts off a low corner");
    Surface low = Surface.of(new double[][] {{0.7, 0}, {0, 0.7}}); // the middle is below ½
    assertThat(Contour.of(low, 0.5)).hasSize(2)
        .allMatch(p -> Math.abs(p.x1() - p.x2()) < 0.5 && Math.abs(p.y1() - p.y2()) < 0.5);
  }

  @Test
  void levelSurfaceHasNoContour() {
    assertThat(Contour.of(Surface.of(new double[5][7]), 0.5)).isEmpty();
    assertThat(Contour.of(Surface.of(new double[5][7]), 0)).isEmpty();
  }
}
