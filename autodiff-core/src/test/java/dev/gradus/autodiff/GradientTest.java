package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The gradient by var, by name and as one long vector. */
class GradientTest {
  private final Tape tape = new Tape();
  private final Var w = tape.variable("W^(1)", Tensor.matrix(new double[][] {{1, 2}, {3, 4}}));
  private final Var unused = tape.variable("unused", Tensor.vector(9, 9));
  private final Var c = tape.variable("c", 5);
  private final Gradient gradient = w.square().sum().multiply(c).backward();

  @Test
  void partsAreFoundByVarAndByName() {
    assertThat(gradient.of(w)).isEqualTo(Tensor.of(Shape.of(2, 2), 10, 20, 30, 40));
    assertThat(gradient.of("W^(1)")).isEqualTo(gradient.of(w));
    assertThat(gradient.of("c")).isEqualTo(Tensor.scalar(30));
    assertThat(gradient.parts())
        .containsExactly(gradient.of(w), gradient.of(unused), gradient.of(c));
  }

  @Test
  void longVectorRunsThroughTheVariablesRowByRow() {
    assertThat(gradient.toArray()).containsExactly(10, 20, 30, 40, 0, 0, 30);
    assertThat(gradient.layout().size()).isEqualTo(7);
    assertThat(gradient.layout().entry(2)).isEqualTo("w_21^(1)");
    assertThat(gradient.toArray()[gradient.layout().index("w_21^(1)")]).isEqualTo(30);
  }

  @Test
  void longVectorIsANewArrayEachTime() {
    gradient.toArray()[0] = 99;
    assertThat(gradient.toArray()[0]).isEqualTo(10);
  }

  @Test
  void gradientOfUnusedVariableIsZeros() {
    assertThat(gradient.of(unused)).isEqualTo(Tensor.zeros(2));
  }

  @Test
  void gradientStaysWhenTheTapeGrows() {
    String printed = gradient.toString();
    tape.variable("young", 1);
    c.multiply(c);
    assertThat(gradient.toArray()).hasSize(7);
    assertThat(gradient).hasToString(printed);
  }

  @Test
  void gradientOfAConstantIsZeros() {
    assertThat(tape.constant(3).backward().toArray()).containsOnly(0);
  }

  @Test
  void tapeWithoutVariablesHasAnEmptyGradient() {
    Tape empty = new Tape();
    assertThat(empty.constant(2).square().backward().toArray()).isEmpty();
  }
}
