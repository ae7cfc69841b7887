package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Tensors never change, are equal by shape and bits, and print as nested brackets. */
class TensorTest {
  private static final double[] ENTRIES = {1, 2, 3, 4, 5, 6};
  private static final Tensor M23 = Tensor.of(Shape.of(2, 3), ENTRIES);

  @Test
  void arraysAreCopiedInAndOut() {
    double[] in = ENTRIES.clone();
    Tensor vector = Tensor.vector(in);
    Tensor shaped = Tensor.of(Shape.of(2, 3), in);
    Tensor matrix = Tensor.matrix(in, in);
    in[0] = 99;
    assertThat(vector.get(0)).isEqualTo(1);
    assertThat(shaped.get(0, 0)).isEqualTo(1);
    assertThat(matrix.get(1, 0)).isEqualTo(1);
    shaped.toArray()[0] = 99;
    shaped.toMatrix()[0][0] = 99;
    assertThat(shaped).isEqualTo(M23);
  }

  @Test
  void resultsOfOperationsDoNotShareWhatTheyGiveOut() {
    Var x = Var.constant(M23);
    x.reshape(6).value().toArray()[0] = 99;
    x.broadcastTo(Shape.of(2, 2, 3)).value().toArray()[0] = 99;
    x.slice(0, 2).value().toArray()[0] = 99;
    assertThat(x.value()).isEqualTo(Tensor.of(Shape.of(2, 3), ENTRIES));
  }

  @Test
  void entriesAreRowMajor() {
    assertThat(M23.get(1, 0)).isEqualTo(4);
    assertThat(M23.toMatrix()).isDeepEqualTo(new double[][] {{1, 2, 3}, {4, 5, 6}});
    assertThat(Tensor.of(Shape.of(2, 1, 3), ENTRIES).get(1, 0, 2)).isEqualTo(6);
    assertThat(Tensor.scalar(7).get()).isEqualTo(7);
    assertThat(M23.size()).isEqualTo(6);
  }

  @Test
  void repeatedEntriesReadLikeAnyOthers() {
    Tensor rows = Var.constant(Tensor.vector(1, 2)).broadcastTo(Shape.of(3, 2)).value();
    assertThat(rows).isEqualTo(Tensor.of(Shape.of(3, 2), 1, 2, 1, 2, 1, 2));
    assertThat(rows).hasSameHashCodeAs(Tensor.of(Shape.of(3, 2), 1, 2, 1, 2, 1, 2));
    assertThat(rows.get(2, 1)).isEqualTo(2);
    assertThat(rows.toMatrix()[2]).containsExactly(1, 2);
    assertThat(rows.rows(2, 0)).isEqualTo(Tensor.of(Shape.of(2, 2), 1, 2, 1, 2));
    assertThat(Tensor.full(Shape.of(2, 1), 0.5)).isEqualTo(Tensor.of(Shape.of(2, 1), 0.5, 0.5));
    assertThat(Tensor.zeros(2)).isEqualTo(Tensor.vector(0, 0));
    assertThat(Tensor.ones(2)).isEqualTo(Tensor.vector(1, 1));
  }

  @Test
  void copiesOfSomeEntriesAreThoseOfAll() {
    Tensor rows = Var.constant(Tensor.vector(0.1, 2)).broadcastTo(Shape.of(3, 2)).value();
    for (Tensor x : new Tensor[] {M23, rows, Tensor.full(Shape.of(3, 2), 0.7)}) {
      double[] all = x.toArray();
      for (int from = 0; from <= 6; from++) {
        for (int n = 0; n <= 6 - from; n++) {
          double[] doubles = {-1, -1, -1, -1, -1, -1, -1, -1};
          float[] floats = {-1, -1, -1, -1, -1, -1, -1, -1};
          x.copyTo(from, n, doubles, 2);
          x.copyTo(from, n, floats, 1);
          for (int i = 0; i < 8; i++) {
            boolean inDoubles = i >= 2 && i < 2 + n;
            boolean inFloats = i >= 1 && i < 1 + n;
            assertThat(doubles[i]).isEqualTo(inDoubles ? all[from + i - 2] : -1);
            assertThat(floats[i]).isEqualTo(inFloats ? (float) all[from + i - 1] : -1);
          }
        }
      }
    }
  }

  @Test
  void floatsAreKeptAsTheyAre() {
    float[] in = {0.1f, -0.0f, Float.NaN, Float.MIN_VALUE};
    Tensor x = Tensor.of(Shape.of(2, 2), in);
    in[0] = 99;
    assertThat(x).isEqualTo(
        Tensor.of(Shape.of(2, 2), 0.1f, -0.0, Double.NaN, (double) Float.MIN_VALUE));
  }

  @Test
  void rowsArePartsAlongTheFirstAxisInTheOrderAskedFor() {
    assertThat(M23.rows(1, 1, 0)).isEqualTo(Tensor.of(Shape.of(3, 3), 4, 5, 6, 4, 5, 6, 1, 2, 3));
    assertThat(Tensor.vector(7, 8, 9).rows(2, 0)).isEqualTo(Tensor.vector(9, 7));
    assertThat(M23.rows()).isEqualTo(Tensor.zeros(0, 3));
    assertThat(Tensor.zeros(2, 0).rows(1)).isEqualTo(Tensor.zeros(1, 0));
  }

  @Test
  void equalityIsByShapeAndBits() {
    assertThat(Tensor.vector(Double.NaN)).isEqualTo(Tensor.vector(Double.NaN));
    assertThat(Tensor.vector(0.0)).isNotEqualTo(Tensor.vector(-0.0));
    assertThat(M23).isNotEqualTo(Tensor.of(Shape.of(3, 2), ENTRIES)).isNotEqualTo("M23");
    assertThat(Tensor.zeros(0, 3)).isNotEqualTo(Tensor.zeros(3, 0));
    assertThat(Tensor.scalar(1)).isNotEqualTo(Tensor.vector(1));
    assertThat(M23).hasSameHashCodeAs(Tensor.of(Shape.of(2, 3), ENTRIES))
        .doesNotHaveSameHashCodeAs(Tensor.of(Shape.of(3, 2), ENTRIES))
        .doesNotHaveSameHashCodeAs(Tensor.zeros(2, 3));
  }

  @Test
  void emptyTensorsOfEveryKindExist() {
    assertThat(Tensor.matrix().shape()).isEqualTo(Shape.of(0, 0));
    assertThat(Tensor.vector().shape()).isEqualTo(Shape.of(0));
    assertThat(Tensor.zeros(0, 3).toArray()).isEmpty();
    assertThat(Tensor.full(Shape.of(2, 0), 5)).isEqualTo(Tensor.zeros(2, 0));
    assertThat(Tensor.zeros(2, 0).toMatrix()).isDeepEqualTo(new double[2][0]);
  }

  @Test
  void entriesPrintInNestedBrackets() {
    assertThat(Tensor.scalar(-0.5)).hasToString("-0.5");
    assertThat(Tensor.vector(1, Double.NaN)).hasToString("[1.0, NaN]");
    assertThat(M23).hasToString("[[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]]");
    assertThat(Tensor.of(Shape.of(2, 1, 2), 1, 2, 3, 4))
        .hasToString("[[[1.0, 2.0]], [[3.0, 4.0]]]");
    assertThat(Tensor.zeros(0)).hasToString("[]");
    assertThat(Tensor.zeros(2, 0)).hasToString("[[], []]");
    assertThat(Var.constant(Tensor.zeros(0, 3)).reshape(0, -1).shape()).isEqualTo(Shape.of(0, 0));
  }

  @Test
  void ofALargeTensorTheShapeAndTheBeginningPrint() {
    assertThat(Tensor.zeros(1000).toString()).startsWith("[0.0, ");
    double[] many = new double[1001];
    Arrays.setAll(many, i -> i);
    assertThat(Tensor.vector(many))
        .hasToString("tensor [1001] beginning [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, …]");
  }
}
