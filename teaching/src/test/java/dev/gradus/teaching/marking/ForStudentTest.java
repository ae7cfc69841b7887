package dev.gradus.teaching.marking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Tensor;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Each student has numbers of their own, with which mistakes can be told apart. */
class ForStudentTest {
  private static List<Tensor> numbers(Exercise exercise) {
    return exercise.parts().stream().map(exercise::number).toList();
  }

  @Test
  void numbersAreAFunctionOfTheIdAlone() {
    for (Exercise exercise : Exercises.all()) {
      assertThat(numbers(exercise.forStudent("Ada")))
          .isEqualTo(numbers(exercise.forStudent("Bob").forStudent("Ada")));
    }
    assertThat(Exercises.slope().forStudent("4711").stub()).isEqualTo(Exercises.slope().stub());
    assertThat(numbers(Exercises.slope().forStudent("4711")).toString())
        .as("numbers that were handed out stay").isEqualTo("[-1.87, 1.66, 1.75, 0.78]");
  }

  @Test
  void twentyStudentsHaveTwentyDifferentOnes() {
    Set<List<Tensor>> all = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      Exercise own = Exercises.slope().forStudent("student " + i);
      all.add(numbers(own));
      for (Part p : own.parts()) {
        for (double x : own.number(p).toArray()) {
          assertThat(Math.abs(x)).isBetween(0.1, 2.0);
          assertThat(x).isEqualTo(Math.rint(100 * x) / 100);
        }
      }
    }
    assertThat(all).hasSize(20);
  }

  /** Pairs that no numbers tell apart are said; with these hardly any others are left. */
  @Test
  void mistakesThatCannotBeToldApartAreSaid() {
    for (Exercise exercise : Exercises.all()) {
      Exercise own = exercise.forStudent("Ada");
      assertThat(own.slips()).hasSizeGreaterThan(20);
      int pairs = own.slips().size() * (own.slips().size() - 1) / 2;
      assertThat(own.alike()).as(exercise.name()).hasSizeLessThan(pairs / 30);
      for (String said : own.alike()) assertThat(said).startsWith("One cannot tell \"");
    }
  }

  @Test
  void solutionsAreRightForManyStudents() {
    for (Exercise exercise : Exercises.all()) {
      for (int i = 0; i < 3; i++) {
        Exercise own = exercise.forStudent("n" + i);
        Marked marked = own.mark(SlipsTest.solution(own));
        assertThat(marked.marks()).as(marked.toString()).isEqualTo(exercise.outOf());
        assertThat(marked.student()).isEqualTo("n" + i);
      }
    }
  }
}
