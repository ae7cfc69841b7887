package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Rearranging entries: each operation against its opposite, and place by place. */
class StructureTest {
  private static final Tensor X = Tensor.matrix(new double[][] {{1, 2, 3}, {4, 5, 6}});

  @Provide
  Arbitrary<Tensor> tensors() {
    return Samples.shapes(2, 0).flatMap(s -> Samples.tensor(s, Samples.in(-2, 2)));
  }

  @Property(seed = "1")
  void transposeTwiceIsTheIdentity(@ForAll("tensors") Tensor x) {
    Var once = Var.constant(x).transpose();
    assertThat(once.transpose().value()).isEqualTo(x);
    for (int[] at : BroadcastingTest.places(x.shape())) {
      int[] exchanged = at.clone();
      exchanged[at.length - 1] = at[at.length - 2];
      exchanged[at.length - 2] = at[at.length - 1];
      assertThat(once.value().get(exchanged)).isEqualTo(x.get(at));
    }
  }

  @Property(seed = "1")
  void reshapeKeepsRowMajorOrder(@ForAll("tensors") Tensor x) {
    Var flat = Var.constant(x).reshape(x.size());
    assertThat(flat.value().toArray()).isEqualTo(x.toArray());
    assertThat(flat.reshape(x.shape()).value()).isEqualTo(x);
  }

  @Property(seed = "1")
  void concatUndoesSlices(@ForAll("tensors") Tensor x) {
    int rows = x.shape().dim(0);
    Var v = Var.constant(x);
    for (int cut = 0; cut <= rows; cut++) {
      assertThat(v.slice(0, cut).concat(0, v.slice(cut, rows)).value()).isEqualTo(x);
    }
  }

  @Property(seed = "1")
  void sliceUndoesPadAndPadIsZeroElsewhere(@ForAll("tensors") Tensor x) {
    for (int axis = 0; axis < x.shape().rank(); axis++) {
      Var padded = Var.constant(x).pad(axis, 2, 1);
      int n = x.shape().dim(axis);
      assertThat(padded.slice(axis, 2, 2 + n).value()).isEqualTo(x);
      assertThat(Arrays.stream(padded.value().toArray()).sum())
          .isCloseTo(Arrays.stream(x.toArray()).sum(), org.assertj.core.data.Offset.offset(1e-12));
      Tensor before = padded.slice(axis, 0, 2).value();
      assertThat(before).isEqualTo(Tensor.full(before.shape(), 0));
    }
  }

  @Test
  void gatherUndoesScatter() {
    Var index = Var.constant(Tensor.vector(2, 0, 2)).expandDims(1);
    Var x = Var.constant(Tensor.vector(7, 8, 9)).expandDims(1);
    Var scattered = Var.constant(Tensor.zeros(3, 3)).scatterAdd(1, index, x);
    assertThat(scattered.value())
        .hasToString("[[0.0, 0.0, 7.0], [8.0, 0.0, 0.0], [0.0, 0.0, 9.0]]");
    assertThat(scattered.gather(1, index).value()).isEqualTo(x.value());
  }

  @Test
  void anIndexHasNoSlope() {
    Tape tape = new Tape();
    Var x = tape.variable("x", X);
    Var index = tape.variable("index", Tensor.vector(2, 0));
    Gradient g = x.gather(index).square().sum().backward();
    assertThat(g.of(index)).isEqualTo(Tensor.zeros(2));
    assertThat(g.of(x)).hasToString("[[0.0, 0.0, 6.0], [8.0, 0.0, 0.0]]");
    Var dy = Autodiff.jvp(i -> Var.constant(X).gather(i), Var.constant(Tensor.vector(2, 0)),
        Var.constant(Tensor.vector(1, 1)));
    assertThat(dy.value()).isEqualTo(Tensor.zeros(2));
  }

  @Test
  void indicesOfATapeAreALeafWithThatRole() {
    Tape tape = new Tape();
    Var labels = tape.indices("labels", 1, 0);
    assertThat(labels).hasToString("%0 = index labels [2]");
    assertThat(tape.constant(X).gather(labels).value()).isEqualTo(Tensor.vector(2, 4));
  }

  @Test
  void overlappingSlicesAddUpTheirAdjoints() {
    Tape tape = new Tape();
    Var x = tape.variable(Tensor.vector(1, 2, 3, 4));
    Var y = x.slice(0, 3).multiply(x.slice(1, 4)).sum(); // 1·2 + 2·3 + 3·4
    assertThat(y.toDouble()).isEqualTo(20);
    assertThat(y.backward().of(x)).isEqualTo(Tensor.vector(2, 4, 6, 3));
  }

  @Test
  void concatOfOneIsItself() {
    Var x = new Tape().variable(X);
    assertThat(x.concat(1).value()).isEqualTo(X);
    assertThat(x.concat(1).square().sum().backward().of(x)).isEqualTo(x.multiply(2).value());
  }

  @Test
  void operationsThatChangeNothingAreNotRecorded() {
    Tape tape = new Tape();
    Var x = tape.variable(X);
    assertThat(x.reshape(2, 3)).isSameAs(x);
    assertThat(x.broadcastTo(Shape.of(2, 3))).isSameAs(x);
    assertThat(x.sumTo(Shape.of(2, 3))).isSameAs(x);
    assertThat(tape.size()).isEqualTo(1);
  }
}
