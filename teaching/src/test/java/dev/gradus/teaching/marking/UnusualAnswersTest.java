package dev.gradus.teaching.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is right keeps its marks, however it is written. */
class UnusualAnswersTest {
  private static final Map<Exercise, Map<String, Supplier<?>>> FORMS = Map.of(Exercises.slope(),
      SmallForms.slopes(), Exercises.perceptron(), SmallForms.perceptrons(), Exercises.mlp(),
      NetworkForms.all(), Exercises.softmaxRegression(), SmallForms.regressions());

  @TestFactory
  Stream<DynamicTest> rightAnswersOfUnusualFormGetAllMarks() {
    List<DynamicTest> tests = new ArrayList<>();
    FORMS.forEach((exercise, forms) -> {
      List<Exercise> own = List.of(exercise.forStudent("one"), exercise.forStudent("two"));
      forms.forEach((name, answer) -> tests.add(DynamicTest.dynamicTest(
          exercise.name() + ": " + name, () -> own.forEach(e -> hasAllMarks(e, answer, name)))));
    });
    assertThat(tests).hasSizeGreaterThanOrEqualTo(30);
    return tests.stream();
  }

  private static void hasAllMarks(Exercise exercise, Supplier<?> answer, String name) {
    Marked marked = exercise.mark(answer);
    assertThat(marked.marks()).as(marked.toString()).isEqualTo(exercise.outOf());
    if (!name.equals("floats")) assertThat(marked.notes()).isEmpty();
    else assertThat(marked.notes()).hasSize(1).allMatch(n -> n.contains("digits only"));
  }

  @Test
  void pencilAndPaperMayRoundOnTheWay() {
    for (int i = 0; i < 10; i++) {
      Exercise exercise = Exercises.twoTwoOne().forStudent("hand " + i);
      Marked marked = exercise.mark(() -> new Solutions.TwoTwoOne(exercise));
      assertThat(marked.marks()).as(marked.toString()).isEqualTo(10);
    }
  }
}
