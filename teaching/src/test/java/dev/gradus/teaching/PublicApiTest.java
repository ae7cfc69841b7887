package dev.gradus.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.fixtures.NullArguments;
import dev.gradus.fixtures.PublicApi;
import dev.gradus.fixtures.Samples;
import dev.gradus.fixtures.WildNumbers;
import dev.gradus.teaching.marking.ClassSheet;
import dev.gradus.teaching.marking.Exercise;
import dev.gradus.teaching.marking.Exercises;
import dev.gradus.teaching.marking.Level;
import dev.gradus.teaching.marking.Marked;
import dev.gradus.teaching.marking.Vars;
import java.lang.reflect.Executable;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Laws of everything that the module shows to its users. */
class PublicApiTest {
  /** Without what the page asks. */
  private static final List<Executable> API = PublicApi.of(Teaching.class, Answers.class);

  /** What the error of an exercise is handed: nobody makes one. */
  private static Vars vars() {
    Vars[] seen = new Vars[1];
    Exercise.named("Sample").block("w", 1).error(v -> {
      seen[0] = v;
      return v.get("w").square();
    });
    return seen[0];
  }

  private static Samples samples() {
    Function<Vars, Var> error = v -> v.get("w").square();
    return new Samples().with("Tape", Tape::new).with("Var", () -> Var.constant(1))
        .with("Exercise", Exercises::slope).with("String", () -> "w")
        .with("Draft", () -> Exercise.named("Sample").block("a", 1))
        .with("Function<Vars, Var>", () -> error).with("Vars", PublicApiTest::vars)
        .with("int", () -> 1).with("int[]", () -> new int[] {2})
        .with("Tensor", () -> Tensor.scalar(1)).with("Level", () -> Level.FULL)
        .with("Supplier", () -> (Supplier<Object>) Object::new)
        .with("Supplier<?>", () -> (Supplier<Object>) Object::new)
        .with("ClassSheet", () -> ClassSheet.of(Exercises.slope()))
        .with("Path", () -> Path.of("no-such-folder"))
        .with("Outcome", () -> Marked.Outcome.RIGHT)
        .with("Marked", () -> Exercises.slope().mark(Object::new));
  }

  @Test
  void wildNumbersAreRefusedBeforeAnythingOfTheirSizeIsMade() {
    assertThat(WildNumbers.faults(API, samples())).isEmpty();
  }

  @Test
  void nullIsRefusedAtTheCallInOneSentence() {
    assertThat(NullArguments.faults(API, samples())).isEmpty();
  }
}
