package dev.gradus.teaching.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What students begin with. */
class StubTest {
  @TempDir
  private Path directory;

  /** Compiles a class without any library, as students do, and makes an object of it. */
  private Object made(Exercise exercise, String source) throws Exception {
    Path folder = Files.createDirectories(directory.resolve(exercise.name()));
    Path file = Files.writeString(folder.resolve(exercise.name() + ".java"), source);
    int result = ToolProvider.getSystemJavaCompiler().run(null, System.err, System.err, "-encoding",
        "UTF-8", "-proc:none", "-cp", folder + File.separator, file.toString());
    assertThat(result).as(source).isZero();
    URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()}, null);
    return loader.loadClass(exercise.name()).getConstructor().newInstance();
  }

  @Test
  void everyStubCompilesWithoutALibraryAndGetsNoMarks() throws Exception {
    for (Exercise exercise : Exercises.all()) {
      Object stub = made(exercise, exercise.stub());
      Marked marked = exercise.mark(() -> stub);
      assertThat(marked.marks()).as(marked.toString()).isZero();
      assertThat(marked.blocks()).extracting(Marked.Block::name)
          .containsAll(exercise.layout().names());
    }
  }

  @Test
  void stubThatIsFilledInGetsItsMarks() throws Exception {
    Exercise exercise = Exercises.slope();
    String filled = exercise.stub().replace("    // yours", """
            double h = 1 / (1 + Math.exp(-w * x));
            E = (v * h - t) * (v * h - t);
            dw = 2 * (v * h - t) * v * h * (1 - h) * x;
        """);
    Object answer = made(exercise, filled);
    assertThat(exercise.mark(() -> answer).marks()).isEqualTo(4);
  }

  @Test
  void numbersOfAnExerciseByHandStandInItsStub() {
    Exercise exercise = Exercises.twoTwoOne().forStudent("4711");
    for (Part p : exercise.parts()) {
      for (double x : exercise.number(p).toArray()) {
        assertThat(exercise.stub()).contains(String.valueOf(x).replaceAll("\\.0$", ""));
      }
    }
    assertThat(exercise.stub()).contains("Your numbers, 4711:");
  }

  @Test
  void idThatEndsACommentDoesNotEndThisOne() throws Exception {
    Exercise exercise = Exercises.twoTwoOne().forStudent("*/ \\u002a/ int x = 1; /*\nnext");
    made(exercise, exercise.stub());
  }

  @Test
  void textsNameEveryBlockThatIsAskedFor() {
    for (Exercise exercise : Exercises.all()) {
      assertThat(exercise.text().lines().toList()).as(exercise.name())
          .allMatch(line -> line.length() <= 95);
      for (String block : exercise.layout().names()) assertThat(exercise.text()).contains(block);
    }
    assertThat(List.of(4, 8, 10, 10, 8))
        .isEqualTo(Exercises.all().stream().map(Exercise::outOf).toList());
  }
}
