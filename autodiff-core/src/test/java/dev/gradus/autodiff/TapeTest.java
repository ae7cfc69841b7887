package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The list of nodes, and what backward leaves of it. */
class TapeTest {
  @Test
  void valuesAreThereAtOnceAndNodesInOrder() {
    Tape tape = new Tape();
    Var x = tape.variable("x", 3);
    Var y = x.square().add(1);
    assertThat(y.toDouble()).isEqualTo(10);
    assertThat(tape.size()).isEqualTo(4);
    for (int i = 0; i < tape.size(); i++) assertThat(tape.get(i).index()).isEqualTo(i);
    assertThat(tape.get(3)).isSameAs(y);
    assertThat(y.input(0).op()).isInstanceOf(Elementwise.Square.class);
    assertThat(y.input(1).op().name()).isEqualTo("constant");
    assertThat(y.arity()).isEqualTo(2);
    assertThat(x.arity()).isZero();
  }

  @Test
  void backwardTwiceGivesTheSameBitsAndLeavesTheTapeAsItWas() {
    Tape tape = new Tape();
    Var w = tape.variable("w", Directions.second(Shape.of(3, 4)));
    Var x = tape.input("x", Directions.first(Shape.of(5, 3)));
    Var e = x.matmul(w).tanh().softmax(1).log().mean();
    int size = tape.size();
    String printed = tape.toString();
    Gradient first = e.backward();
    Gradient second = e.backward();
    assertThat(second.of(w)).isEqualTo(first.of(w));
    assertThat(second.toArray()).isEqualTo(first.toArray());
    assertThat(first.toString()).isEqualTo(second.toString());
    assertThat(tape.size()).isEqualTo(size);
    assertThat(tape).hasToString(printed);
  }

  @Test
  void backwardMayBeginAnywhere() {
    Tape tape = new Tape();
    Var x = tape.variable("x", 3);
    Var y = x.square();
    Var z = y.multiply(x);
    assertThat(y.backward().of(x).toDouble()).isEqualTo(6);
    assertThat(z.backward().of(x).toDouble()).isEqualTo(27);
    assertThat(x.backward().of(x).toDouble()).isEqualTo(1);
    assertThat(tape.backward(y).of(x).toDouble()).isEqualTo(6);
  }

  @Test
  void constantsInputsAndStatesHaveNoGradientAndVariablesAllDo() {
    Tape tape = new Tape();
    Var a = tape.variable("a", 2);
    Var c = tape.constant(Tensor.vector(1, 2));
    Var in = tape.input("in", Tensor.vector(3, 4));
    Var state = tape.state("state", Tensor.vector(5, 6));
    Var b = tape.variable(Tensor.vector(7, 8));
    Gradient g = a.multiply(c).multiply(in).multiply(state).multiply(b).sum().backward();
    assertThat(tape.variables()).containsExactly(a, b);
    assertThat(g.parts()).containsExactly(Tensor.scalar(15 * 7 + 48 * 8), Tensor.vector(30, 96));
    assertThat(g.layout().names()).containsExactly("a", "v2");
    assertThat(catchThrowable(() -> g.of(c)))
        .hasMessageStartingWith("Gradient.of: %1 = constant [2]");
  }

  @Test
  void automaticNamesPassOverThoseTaken() {
    Tape tape = new Tape();
    tape.variable("v2", 1);
    Var second = tape.variable(1.5);
    Var third = tape.variable(Tensor.scalar(2.5));
    assertThat(second).hasToString("%1 = variable v3 = 1.5");
    assertThat(third).hasToString("%2 = variable v4 = 2.5");
  }

  @Test
  void numbersOffTheTapeAreWrittenThereAsConstants() {
    Tape tape = new Tape();
    Var x = tape.variable("x", Tensor.vector(1, 2));
    Var y = Var.constant(3).subtract(x);
    assertThat(y.value()).isEqualTo(Tensor.vector(2, 1));
    assertThat(y.index()).isEqualTo(tape.size() - 1);
    assertThat(tape.get(1).op().name()).isEqualTo("constant");
    assertThat(y.sum().backward().of(x)).isEqualTo(Tensor.vector(-1, -1));
  }

  @Test
  void numbersAmongManyInputsAreWrittenThereToo() {
    Tape tape = new Tape();
    Var x = tape.variable("x", Tensor.vector(1));
    Var y = Var.constant(Tensor.vector(5)).concat(0, x, Var.constant(Tensor.vector(7)));
    for (int k = 0; k < 3; k++) assertThat(tape.get(y.input(k).index())).isSameAs(y.input(k));
    assertThat(tape.size()).isEqualTo(4);
  }

  @Test
  void computingOffTheTapeRecordsNothing() {
    Var y = Var.constant(Tensor.vector(1, 2)).square().sum();
    assertThat(y.toDouble()).isEqualTo(5);
    assertThat(y.index()).isEqualTo(-1);
    assertThat(y.arity()).isZero();
    assertThat(y).hasToString("constant = 5.0");
  }

  @Test
  void scalarsComeBackAsScalarsOfEveryKind() {
    Tape tape = new Tape();
    Var x = tape.variable("x", Tensor.scalar(2));
    assertThat(x.shape()).isEqualTo(Shape.SCALAR);
    assertThat(x.value()).isEqualTo(Tensor.scalar(2));
    assertThat(Var.constant(Tensor.scalar(2)).toDouble()).isEqualTo(2);
    assertThat(x.reshape(1, 1).toDouble()).isEqualTo(2);
    assertThat(x.reshape(1, 1).reshape().square().backward().of(x)).isEqualTo(Tensor.scalar(4));
  }

  @Test
  void operationThatFailsLeavesTheTapeAsItWas() {
    Tape tape = new Tape();
    Var x = tape.variable("x", Tensor.zeros(0, 3));
    Var m = tape.variable("m", Tensor.zeros(2, 3));
    List<ThrowingCallable> failing = List.of(() -> x.mean(2), () -> x.max(0),
        () -> m.matmul(m), () -> m.add(Var.constant(Tensor.vector(1, 2))), () -> m.slice(1, 3),
        () -> m.sum(0, 0), () -> m.transpose().concat(0, m), () -> tape.variable("x", 1));
    for (ThrowingCallable p : failing) assertThat(catchThrowable(p)).isNotNull();
    assertThat(tape.size()).isEqualTo(3); // the transpose, which is right
    assertThat(m.sum().backward().of(m)).isEqualTo(Tensor.ones(2, 3));
  }
}
