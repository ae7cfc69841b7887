package dev.gradus.examples.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Points that are held out. */
class SplitTest {
  /** Points with different features, the first of class 1. */
  private static Points points(int zeros, int ones) {
    double[][] rows = new double[zeros + ones][2];
    double[] labels = new double[rows.length];
    for (int i = 0; i < rows.length; i++) {
      rows[i][0] = i;
      labels[i] = i < ones ? 1 : 0;
    }
    return new Points("p", List.of("a", "b"), "y", List.of("u", "v"), Tensor.matrix(rows),
        Tensor.vector(labels), Choice.ALL, List.of());
  }

  private static double[] firsts(Points points) {
    return Arrays.stream(points.rows().toMatrix()).mapToDouble(row -> row[0]).toArray();
  }

  @ParameterizedTest
  @CsvSource({"50,50,0.2,10,10", "90,10,0.2,18,2", "297,3,0.2,59,1", "2,2,0.01,1,1",
      "2,2,0.99,1,1"})
  void eitherClassGivesItsShare(int zeros, int ones, double share, int heldZeros, int heldOnes)
      throws Exception {
    Split split = Split.of(points(zeros, ones), share, 3);
    assertThat(split.held().count(0)).isEqualTo(heldZeros);
    assertThat(split.held().count(1)).isEqualTo(heldOnes);
    assertThat(split.learned().size()).isEqualTo(zeros + ones - heldZeros - heldOnes);
  }

  @Test
  void everyPointIsInOnePartAndKeepsItsOrderAndLabel() throws Exception {
    Points all = points(30, 20);
    Split split = Split.of(all, 0.3, 1);
    assertThat(firsts(split.learned())).isSorted();
    assertThat(firsts(split.held())).isSorted();
    assertThat(Stream.of(split.learned(), split.held())
        .flatMapToDouble(p -> Arrays.stream(firsts(p))).sorted().toArray())
        .containsExactly(firsts(all));
    for (Points part : List.of(split.learned(), split.held())) {
      for (int i = 0; i < part.size(); i++) {
        assertThat(part.targets().get(i)).isEqualTo(part.rows().get(i, 0) < 20 ? 1 : 0);
      }
    }
  }

  @Test
  void seedSaysWhichPoints() throws Exception {
    Points all = points(30, 30);
    assertThat(firsts(Split.of(all, 0.5, 7).held()))
        .containsExactly(firsts(Split.of(all, 0.5, 7).held()))
        .isNotEqualTo(firsts(Split.of(all, 0.5, 8).held()));
  }

  @Test
  void classOfOnePointCannotBeInBothParts() {
    assertThatThrownBy(() -> Split.of(points(9, 1), 0.2, 1)).hasMessage("--hold-out: only 1 point"
        + " has the label \"v\", which cannot be both learned and held out; leave the option out,"
        + " or add points");
  }
}
