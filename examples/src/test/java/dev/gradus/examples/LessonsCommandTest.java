package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The command of the lessons runs those that are named, and knows every one there is. */
class LessonsCommandTest {
  private record Run(boolean ran, String out, String err) {}

  private static Run run(String... numbers) throws Exception {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    AtomicBoolean ran = new AtomicBoolean();
    String out = Printed.by(
        () -> ran.set(Lessons.run(new PrintStream(err, true, StandardCharsets.UTF_8), numbers)));
    return new Run(ran.get(), out, err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void lessonsThatAreNamedRunInTheirOrder() throws Exception {
    Run run = run("2", "1");
    assertThat(run.ran()).isTrue();
    assertThat(run.out().lines().filter(line -> line.startsWith("Lesson ")))
        .containsExactly("Lesson 2: a perceptron by hand",
            "Lesson 1: the slope of a scalar function");
  }

  @Test
  void everyLessonThereIsRunsWhereNoneIsNamed() throws IOException {
    Path folder = Path.of("src", "main", "java", "dev", "gradus", "examples", "lessons");
    List<Integer> expected = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.map(f -> f.getFileName().toString()).filter(f -> f.startsWith("Lesson"))
          .map(f -> Integer.valueOf(f.replaceAll("\\D", ""))).sorted().forEach(expected::add);
    }
    assertThat(Lessons.wanted(System.err)).isEqualTo(expected);
  }

  @Test
  void lessonThatIsNotThereIsRefusedBeforeAnyRuns() throws Exception {
    assertThat(run("1", "11")).isEqualTo(new Run(false, "", "lessons: there is no lesson \"11\";"
        + " name some of 1 to 10, as in -Dargs=\"1 4\", or none to run all"
        + System.lineSeparator()));
  }
}
