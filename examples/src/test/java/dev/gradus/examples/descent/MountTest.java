package dev.gradus.examples.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.examples.data.Choice;
import dev.gradus.examples.data.PointsFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The plane of Mount Errorest that has the way of a descent in it. */
class MountTest {
  private static Outcome run(String data, int epochs) throws Exception {
    return new Experiment(PointsFile.open(data, Choice.ALL),
        new Settings(List.of(3), data.equals("hills") ? 0.05 : 0.5, epochs, 1000, 6, 0))
        .run(e -> {});
  }

  @ParameterizedTest
  @ValueSource(strings = {"ring", "blobs", "hills"})
  void errorsOfStartAndEndAreThoseOfTheDescent(String data) throws Exception {
    Outcome outcome = run(data, 60);
    Mount mount = Mount.of(outcome).orElseThrow();
    assertThat(mount.errorAt(0, 0)).isCloseTo(outcome.log().first().error(), within(1e-12));
    assertThat(mount.errorAt(1, 0)).isCloseTo(outcome.log().end().error(), within(1e-12));
  }

  @Test
  void placesAreAsFarFromTheStartAsTheirParameters() throws Exception {
    Outcome outcome = run("ring", 60);
    Mount mount = Mount.of(outcome).orElseThrow();
    double[] start = outcome.log().first().parameters().toArray();
    double[] end = outcome.log().end().parameters().toArray();
    double unit = distance(start, end);
    for (Mount.Place p : mount.way()) {
      double square = p.along() * p.along() + p.aside() * p.aside() + p.off() * p.off();
      assertThat(Math.sqrt(square) * unit)
          .isCloseTo(distance(start, p.entry().parameters().toArray()), within(1e-9));
    }
    assertThat(mount.share()).isBetween(0.5, 1.0);
    assertThat(mount.farthest().off()).isPositive();
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int j = 0; j < a.length; j++) sum += (a[j] - b[j]) * (a[j] - b[j]);
    return Math.sqrt(sum);
  }

  @Test
  void oneStepIsAStraightLine() throws Exception {
    Mount mount = Mount.of(run("ring", 1)).orElseThrow();
    assertThat(mount.isStraight()).isTrue();
    assertThat(mount.share()).isCloseTo(1, within(1e-12));
    assertThat(mount.errorAt(0.5, 0.1)).isFinite();
  }

  @Test
  void everyPlaceLiesWellWithinTheSquare() throws Exception {
    Mount mount = Mount.of(run("xor", 200)).orElseThrow();
    double[] square = mount.square();
    for (Mount.Place p : mount.way()) {
      assertThat((p.along() - square[0]) / square[2]).isBetween(0.1, 0.9);
      assertThat((p.aside() - square[1]) / square[2]).isBetween(0.1, 0.9);
    }
  }
}
