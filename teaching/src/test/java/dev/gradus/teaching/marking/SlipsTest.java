package dev.gradus.teaching.marking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Tensor;
import dev.gradus.verify.slips.Mistake;
import dev.gradus.verify.slips.Recording;
import dev.gradus.verify.slips.Slip;
import dev.gradus.verify.slips.Slips;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every mistake of the catalogue, planted in every exercise. */
class SlipsTest {
  private static Stream<Exercise> exercises() {
    return Exercises.all().stream().map(e -> e.forStudent("slips"));
  }

  static Supplier<?> solution(Exercise exercise) {
    Supplier<?> known = Solutions.ALL.get(exercise.name());
    return known != null ? known : () -> new Solutions.TwoTwoOne(exercise);
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void solutionOfTheTestsGetsAllMarks(Exercise exercise) {
    Marked marked = exercise.mark(solution(exercise));
    assertThat(marked.marks()).as(marked.toString()).isEqualTo(exercise.outOf());
    assertThat(marked.mistakes()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void everySlipThatShowsLosesMarksAndFiveDo(Exercise exercise) {
    assertThat(marked(exercise, false)).hasSizeGreaterThanOrEqualTo(5);
  }

  @Tag("soak")
  @ParameterizedTest
  @MethodSource("exercises")
  void soDoesItAtEveryPlace(Exercise exercise) {
    assertThat(marked(exercise, true)).hasSizeGreaterThanOrEqualTo(5);
  }

  /** The slips that were planted, each at its first and last place or at all. */
  private static Set<String> marked(Exercise exercise, boolean atAll) {
    Recording program = exercise.reference().at(exercise.weights());
    Set<String> found = new HashSet<>();
    for (Slip slip : Slips.all()) {
      List<Mistake> places = slip.in(program).stream()
          .filter(m -> shows(exercise, program, m)).toList();
      for (int i = 0; i < places.size(); i++) {
        if (!atAll && i > 0 && i < places.size() - 1) continue;
        Marked marked = exercise.mark(Planted.in(exercise, places.get(i)));
        String told = places.get(i) + "\n" + marked;
        assertThat(marked.marks()).as(told).isLessThan(exercise.outOf());
        assertThat(marked.mistakes()).as(told).isNotEmpty();
        long zeros = marked.feedback(Level.BLOCKS).lines()
            .filter(line -> line.contains(" is 0, which is wrong")).count();
        if (marked.mistakes().size() == 1) {
          assertThat(lost(marked)).as(told).isBetween(1L, Math.max(1, 1 + zeros));
        }
        found.add(slip.name());
      }
    }
    return found;
  }

  /** How many blocks lose their marks. */
  private static long lost(Marked marked) {
    return marked.blocks().stream().filter(b -> b.marks() < b.outOf()).count();
  }

  @ParameterizedTest
  @MethodSource("exercises")
  void mistakeOnTheWayForwardCostsOneBlockAndWhatFollowsKeepsItsMarks(Exercise exercise) {
    for (Forward mistake : Forward.all(exercise)) {
      Marked marked = exercise.mark(Planted.in(exercise, mistake));
      assertThat(lost(marked)).as("%s%n%s", mistake.name(), marked).isEqualTo(1);
      boolean isValueAsked = exercise.draft().valueMarks > 0;
      assertThat(marked.blocks().get(0).marks() == 0).as("E pays: %s", marked)
          .isEqualTo(isValueAsked);
    }
  }

  /** By more than the tolerance, so that it is no rounding. */
  private static boolean shows(Exercise exercise, Recording program, Mistake mistake) {
    List<Tensor> wrong = mistake.gradient(program);
    for (int i = 0; i < wrong.size(); i++) {
      double[] x = wrong.get(i).toArray();
      double[] r = program.right().get(i).toArray();
      double most = 0;
      for (double a : x) most = Math.max(most, Math.abs(a));
      for (double a : r) most = Math.max(most, Math.abs(a));
      for (int j = 0; j < x.length; j++) {
        if (!(Math.abs(x[j] - r[j]) <= 2 * exercise.tolerance() * most)) return true;
      }
    }
    return false;
  }
}
