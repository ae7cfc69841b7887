package dev.gradus.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class PointsEditTest {
  private static final String PLANE = "-2,2,-2,2";
  private static final String TWO = "points=0.50,1,1;-1,2e-1,0";

  private static String points(String change, String link) {
    JsonNode answer = Asked.of("edit\n" + change, link);
    return answer.has("points") ? answer.get("points").asText() : answer.toString();
  }

  @Test
  void changeLeavesTheTextsOfOtherPoints() {
    assertThat(points("set\n1\n3,4,1", TWO)).isEqualTo("0.50,1,1;3,4,1");
    assertThat(points("add\n" + PLANE + "\n0.5\n0.75\n0", TWO))
        .isEqualTo("0.50,1,1;-1,2e-1,0;0,1,0");
    assertThat(points("move\n" + PLANE + "\n1\n0.25\n0.5", TWO)).isEqualTo("0.50,1,1;-1,0,0");
    assertThat(points("nudge\n" + PLANE + "\n0\n1\n-1", TWO)).isEqualTo("0.58,0.92,1;-1,2e-1,0");
    assertThat(points("flip\n1", TWO)).isEqualTo("0.50,1,1;-1,2e-1,1");
    assertThat(points("delete\n0", TWO)).isEqualTo("-1,2e-1,0");
  }

  @Test
  void chosenPointStaysWithin() {
    assertThat(Asked.of("edit\ndelete\n1", TWO).get("point").asInt()).isZero();
    assertThat(Asked.of("edit\ndelete\n0", TWO).get("point").asInt()).isZero();
    assertThat(Asked.of("edit\nadd\n" + PLANE + "\n0\n0\n1", TWO).get("point").asInt())
        .isEqualTo(2);
  }

  @Test
  void wrongChangesAreRefused() {
    assertThat(Asked.refusal("edit\ndelete\n0", "points=1,2,1")).contains("one point at least");
    assertThat(Asked.refusal("edit\nset\n0\n1,2", TWO)).contains("has 1 coordinates");
    assertThat(Asked.refusal("edit\nset\n0\n1,2,7", TWO)).contains("the label 7");
    assertThat(Asked.refusal("edit\nset\n0\n1,2,1;4,5,0", TWO)).contains("another point");
    assertThat(Asked.refusal("edit\nset\n0\n1,<b>,1", TWO)).contains("has the character");
    assertThat(Asked.refusal("edit\nset\n2\n1,2,1", TWO)).contains("from 0 to 1");
    assertThat(Asked.refusal("edit\nmove\n0,0,0,0\n0\n0\n0", TWO)).contains("has no room");
    assertThat(Asked.refusal("edit\nturn\n0", TWO)).contains("turn");
    assertThat(Asked.refusal("edit\nflip\n0", TWO + "&predict=number")).contains("no colour");
    String many = "points=" + "1,2,1;".repeat(199) + "1,2,0";
    assertThat(Asked.refusal("edit\nadd\n" + PLANE + "\n0\n0\n1", many)).contains("200 points");
  }

  /** Where a point is dropped, there it is drawn, to half of the last decimal. */
  @Property(tries = 200, seed = "1")
  void pointLiesWhereItWasDropped(@ForAll @DoubleRange(min = 0.02, max = 0.98) double x,
      @ForAll @DoubleRange(min = 0.02, max = 0.98) double y) {
    String at = x + "\n" + y;
    String moved = points("move\n" + PLANE + "\n1\n" + at.replace("E", "e"), TWO);
    JsonNode drawn = Asked.of("points\n" + PLANE, "points=" + moved).get("points").get(1).get("at");
    assertThat(drawn.get(0).asInt() / 1000.0).isBetween(x - 0.002, x + 0.002);
    assertThat(1 - drawn.get(1).asInt() / 1000.0).isBetween(y - 0.002, y + 0.002);
  }

  @Property(tries = 50, seed = "2")
  void planeHoldsAllPoints(@ForAll int seed) {
    JsonNode answer = Asked.of("points", Asked.link(seed));
    for (JsonNode point : answer.get("points")) {
      assertThat(point.get("at").get(0).asInt()).isBetween(1, 999);
      assertThat(point.get("at").get(1).asInt()).isBetween(1, 999);
    }
    String plane = answer.get("plane").asText();
    assertThat(Asked.of("points\n" + plane, Asked.link(seed))).isEqualTo(answer);
  }

  /** With one unit the boundary is the line z = 0, so each end of its pieces lies on it. */
  @Test
  void boundaryOfOneUnitIsALine() {
    String link = "layers=2-1&seed=3";
    Problem problem = Problem.of(Fragment.of(link));
    double[] w = problem.weights().toArray();
    JsonNode answer = Asked.of("points\n" + PLANE, link);
    JsonNode line = answer.get("contour");
    assertThat(line.size()).isGreaterThan(40);
    for (int i = 0; i < line.size(); i += 2) {
      double x = -2 + 4 * line.get(i).asInt() / 1000.0;
      double y = 2 - 4 * line.get(i + 1).asInt() / 1000.0;
      assertThat(w[0] * x + w[1] * y + w[2]).isBetween(-0.01, 0.01);
    }
  }

  @Test
  void pointsOfOtherCoordinatesHaveNoPlane() {
    JsonNode answer = Asked.of("points", "points=1,2,3,1&layers=3-2-1");
    assertThat(answer.has("plane")).isFalse();
    assertThat(answer.get("points").get(0).get("x")).hasSize(3);
  }
}
