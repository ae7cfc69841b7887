package dev.gradus.teaching.marking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.teaching.marking.Marked.Outcome;
import org.junit.jupiter.api.Test;

/** Marks by block. */
class MarkingTest {
  @Test
  void rightAnswerGetsAllMarks() {
    Marked marked = Exercises.slope().mark(Solutions.Slope::new);
    assertThat(marked.marks()).as(marked.toString()).isEqualTo(4);
    assertThat(marked.outOf()).isEqualTo(4);
    assertThat(marked.mistakes()).isEmpty();
  }

  static class Forgotten extends Solutions.Slope {
    @Override
    void backward(double x, double v, double t, double w) {
      super.backward(x, v, t, w);
      double h = 1 / (1 + Math.exp(-w * x));
      dw /= h * (1 - h);
    }
  }

  @Test
  void forgottenDerivativeLosesTheMarksOfItsBlockAndIsNamed() {
    Marked marked = Exercises.slope().mark(Forgotten::new);
    assertThat(marked.blocks().get(0).outcome()).isEqualTo(Outcome.RIGHT);
    assertThat(marked.blocks().get(1).outcome()).isEqualTo(Outcome.WRONG);
    assertThat(marked.marks()).isEqualTo(1);
    assertThat(marked.mistakes())
        .containsExactly("the derivative of the activation is forgotten");
    assertThat(marked.feedback(Level.HINT)).contains("σ").doesNotContain("forgotten");
  }
}
