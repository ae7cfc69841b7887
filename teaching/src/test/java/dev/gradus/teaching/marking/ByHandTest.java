package dev.gradus.teaching.marking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.teaching.marking.Marked.Outcome;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** With pencil and paper a number goes wrong, and what is computed from it does not. */
class ByHandTest {
  /** A solution in which one number may be replaced by another. */
  static final class Hand {
    double E;
    double[][] dW1 = new double[2][2];
    double[] db1 = new double[2];
    double[] dW2 = new double[2];
    double db2;

    Hand(Exercise exercise, String which, double by) {
      double[][] n = new double[6][];
      for (int i = 0; i < 6; i++) n[i] = exercise.number(exercise.parts().get(i)).toArray();
      double y = n[5][0];
      double[] h = new double[2];
      for (int j = 0; j < 2; j++) {
        double z = n[0][0] * n[2][j] + n[0][1] * n[2][2 + j] + n[3][j];
        h[j] = Solutions.sigmoid(z + (which.equals("z" + j) ? by : 0));
        if (which.equals("h" + j)) h[j] = by;
        y += h[j] * n[4][j];
      }
      if (which.equals("y")) y += by;
      double t = n[1][0];
      E = rounded((y - t) * (y - t) * (which.equals("E") ? by : 1));
      double delta = 2 * (y - t) * (which.equals("delta") ? by : 1);
      db2 = rounded(delta);
      for (int j = 0; j < 2; j++) {
        dW2[j] = rounded(delta * h[j]);
        double back = delta * n[4][j] * h[j] * (1 - h[j]) * (which.equals("d" + j) ? by : 1);
        db1[j] = rounded(back);
        for (int i = 0; i < 2; i++) dW1[i][j] = rounded(back * n[0][i]);
      }
      if (which.equals("dW1_12")) dW1[0][1] += by;
    }

    private static double rounded(double x) { return Solutions.TwoTwoOne.rounded(x); }
  }

  private static Marked marked(String student, String which, double by) {
    Exercise exercise = Exercises.twoTwoOne().forStudent(student);
    return exercise.mark(() -> new Hand(exercise, which, by));
  }

  private static Map<String, Outcome> outcomes(String student, String which, double by) {
    Marked marked = marked(student, which, by);
    return marked.blocks().stream()
        .collect(Collectors.toMap(Marked.Block::name, Marked.Block::outcome));
  }

  private static final Map<String, Outcome> ERROR_ALONE = Map.of("E", Outcome.WRONG, "W1",
      Outcome.FOLLOWS, "b1", Outcome.FOLLOWS, "W2", Outcome.FOLLOWS, "b2", Outcome.FOLLOWS);

  @Test
  void wrongNumberOnTheWayForwardCostsTheErrorAlone() {
    for (String student : new String[] {"Ada", "Bob"}) {
      for (String which : new String[] {"z0", "z1", "y"}) {
        assertThat(outcomes(student, which, 0.37)).as(which).isEqualTo(ERROR_ALONE);
      }
      assertThat(outcomes(student, "h1", 0.81)).as("h").isEqualTo(ERROR_ALONE);
    }
  }

  @Test
  void wrongDeltaAtTheOutputCostsTheLastLayerOnce() {
    assertThat(outcomes("Ada", "delta", 1.73)).isEqualTo(Map.of("E", Outcome.RIGHT, "W1",
        Outcome.FOLLOWS, "b1", Outcome.FOLLOWS, "W2", Outcome.WRONG, "b2", Outcome.FOLLOWS));
  }

  @Test
  void wrongDeltaOfOneUnitCostsTheFirstLayerOnce() {
    assertThat(outcomes("Ada", "d1", 0.62)).isEqualTo(Map.of("E", Outcome.RIGHT, "W1",
        Outcome.WRONG, "b1", Outcome.FOLLOWS, "W2", Outcome.RIGHT, "b2", Outcome.RIGHT));
  }

  @Test
  void wrongNumberAtTheEndCostsItsBlock() {
    assertThat(outcomes("Ada", "dW1_12", 0.1)).isEqualTo(Map.of("E", Outcome.RIGHT, "W1",
        Outcome.WRONG, "b1", Outcome.RIGHT, "W2", Outcome.RIGHT, "b2", Outcome.RIGHT));
    assertThat(outcomes("Ada", "E", 1.3)).isEqualTo(Map.of("E", Outcome.WRONG, "W1",
        Outcome.RIGHT, "b1", Outcome.RIGHT, "W2", Outcome.RIGHT, "b2", Outcome.RIGHT));
  }

  @Test
  void whatIsSaidIsThatANumberIsMiscalculated() {
    assertThat(marked("Ada", "delta", 1.73).mistakes())
        .containsExactly("a number on the way back is miscalculated");
    Marked forward = marked("Ada", "z1", 0.37);
    assertThat(forward.mistakes()).containsExactly("a number on the way forward is miscalculated");
    assertThat(forward.feedback(Level.FULL)).contains("It comes from W1 and b1; the rest follows");
    assertThat(marked("Ada", "delta", -1).mistakes()).containsExactly("a sign is wrong");
    assertThat(marked("Ada", "delta", 0.5).feedback(Level.FULL)).contains("a factor 2 is lost");
  }
}
