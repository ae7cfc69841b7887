package dev.gradus.teaching.marking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.verify.slips.Mistake;
import dev.gradus.verify.slips.Recording;
import dev.gradus.verify.slips.Slip;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each level tells more than the one before, and none tells what belongs to a later one. */
class LevelTest {
  @Test
  void hintsDoNotTellTheAnswerAndTheWholeDoes() {
    for (Exercise exercise : Exercises.all()) {
      Recording program = exercise.reference().at(exercise.weights());
      for (Slip slip : exercise.slips().subList(0, 12)) {
        Mistake mistake = slip.in(program).get(0);
        Marked marked = exercise.mark(Planted.in(exercise, mistake));
        if (marked.mistakes().isEmpty()) continue;
        String name = marked.mistakes().get(0);
        List<String> marks = marked.feedback(Level.MARKS).lines().toList();
        String hint = marked.feedback(Level.HINT);
        String full = marked.feedback(Level.FULL);
        assertThat(marks).containsExactly(exercise.name() + ": " + marked.marks() + " of "
            + exercise.outOf() + " marks.");
        assertThat(marked.feedback(Level.BLOCKS).lines())
            .hasSize(1 + marked.blocks().size()).doesNotContain("Look");
        assertThat(hint).startsWith(marked.feedback(Level.BLOCKS)).contains("\nLook at ")
            .doesNotContain(name).doesNotContain("expected");
        assertThat(full).startsWith(marked.feedback(Level.BLOCKS)).contains(name)
            .contains("expected ").doesNotContain("%");
      }
    }
  }

  @Test
  void rightAnswersAreToldSoAndNothingElse() {
    Marked marked = Exercises.perceptron().mark(Solutions.Perceptron::new);
    assertThat(marked.feedback(Level.FULL)).isEqualTo("""
        Perceptron: 8 of 8 marks.
        E is right: 2 of 2.
        dw is right: 4 of 4.
        db is right: 2 of 2.""");
  }
}
