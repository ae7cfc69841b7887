package dev.gradus.teaching.marking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a teacher states wrongly is refused where it is stated. */
class DraftTest {
  private static Draft draft() { return Exercise.named("Mine").block("w", 1, 2); }

  private static void refused(ThrowingCallable call, String text) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(text);
  }

  @Test
  void refusalsSayWhatToGiveInstead() {
    refused(() -> Exercise.named("my class"),
        "Exercise.named: \"my class\" is no name of a class; give one, such as Perceptron");
    refused(() -> draft().points("w", 3),
        "Draft.points: \"w\" is taken, or the field of its slope is; give another name");
    refused(() -> draft().labels("dw", 3),
        "Draft.labels: \"dw\" is taken, or the field of its slope is; give another name");
    refused(() -> draft().points("class", 3),
        "Draft.points: \"class\" is no name of a variable; give another name");
    refused(() -> draft().points("x", 2, 2, 2),
        "Draft.points: the shape has 3 axes; give at most 2");
    refused(() -> draft().classes("t", 0, 3),
        "Draft.classes: the shape has not from 1 to 1000 entries; give another");
    refused(() -> draft().given("x", Tensor.full(Shape.of(1001), 0)),
        "Draft.given: the shape has not from 1 to 1000 entries; give another");
    refused(() -> draft().block("b", 0), "Draft.block: 0 marks; give from 1 to 1000");
    refused(() -> draft().loss(-1), "Draft.loss: -1 calls; give from 0 to 1000");
    refused(() -> draft().seconds(0), "Draft.seconds: 0; give from 1 to 3600");
    refused(() -> Exercise.named("Mine").error(v -> v.get("w")),
        "Draft.error: nothing is asked for; state a block before");
    refused(() -> draft().error(v -> v.get("x")),
        "Vars.get: the exercise has nothing of this name; give one of w");
    refused(() -> draft().error(v -> v.get("w").subtract(5).log().sum()),
        "Draft.error: the error is NaN for numbers that were drawn; state one that is defined for "
            + "points from -2 to 2 and weights from -1 to 1");
  }

  @Test
  void fixedNumbersAreTheSameForAll() {
    Tensor x = Tensor.vector(1, 2, 3);
    Exercise exercise = Exercise.named("Mine").given("x", x).block("w", 1)
        .error(v -> v.get("x").multiply(v.get("w")).square().sum());
    for (String id : new String[] {"Ada", "Bob"}) {
      assertThat(exercise.forStudent(id).number(exercise.parts().get(0))).isEqualTo(x);
    }
    assertThat(exercise.forStudent("Ada")).hasToString("Mine for Ada");
  }
}
