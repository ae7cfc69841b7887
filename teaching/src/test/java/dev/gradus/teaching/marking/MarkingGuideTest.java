package dev.gradus.teaching.marking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who types what docs/marking.md says into {@code jshell} gets what it shows. */
class MarkingGuideTest {
  /** What jshell has imported before anybody types; the files are in a folder of the test. */
  private static final String BEFORE = "import java.nio.file.*; import java.util.*;";

  @TempDir
  private Path directory;

  private static String guide() throws IOException {
    return Files.readString(Path.of("..", "docs", "marking.md"));
  }

  private static List<String> blocks(String kind) throws IOException {
    Matcher m = Pattern.compile("(?s)```" + kind + "\n(.*?)```").matcher(guide());
    return m.results().map(r -> r.group(1)).toList();
  }

  @Test
  void samplesGiveTheSheetThatIsShown() throws Exception {
    String right = Exercises.perceptron().stub().replace("    // yours", """
            int n = x.length;
            E = 0;
            dw = new double[2];
            db = 0;
            for (int i = 0; i < n; i++) {
              double y = 1 / (1 + Math.exp(-(x[i][0] * w[0] + x[i][1] * w[1] + b)));
              double delta = (y - t[i]) / n;
              E -= (t[i] * Math.log(y) + (1 - t[i]) * Math.log(1 - y)) / n;
              for (int j = 0; j < 2; j++) dw[j] += delta * x[i][j];
              db += delta;
            }
        """);
    submit("s01", right);
    submit("s02", right.replace("(y - t[i]) / n", "(y - t[i]) * y * (1 - y) / n"));
    submit("s03", right.replace("int n = x.length;", "int n = x.length"));
    submit("s04", right.replace("Math.log(1 - y)) / n", "Math.log(1 - y))"));
    type(String.join("\n", blocks("java")));
    assertThat(directory.resolve("Perceptron.java")).hasContent(Exercises.perceptron().stub());
    assertThat(Files.readString(directory.resolve("sheet.csv")).substring(1).replace("\r\n", "\n"))
        .isEqualTo(blocks("csv").get(0));
    assertThat(directory.resolve("homework/s02/feedback.txt")).content().contains("Look at");
  }

  private void submit(String student, String source) throws IOException {
    Path folder = Files.createDirectories(directory.resolve("homework").resolve(student));
    Files.writeString(folder.resolve("Perceptron.java"), source);
  }

  private void type(String sample) {
    String folder = directory.toString().replace("\\", "\\\\");
    String typed = BEFORE + "\n" + sample.replace("Path.of(", "Path.of(\"" + folder + "\", ");
    try (JShell shell = JShell.builder().executionEngine("local")
        .compilerOptions("-classpath", System.getProperty("java.class.path")).build()) {
      while (!typed.isBlank()) {
        CompletionInfo read = shell.sourceCodeAnalysis().analyzeCompletion(typed);
        assertThat(read.completeness().isComplete()).as(typed).isTrue();
        for (SnippetEvent event : shell.eval(read.source())) {
          String faults = String.join("\n",
              shell.diagnostics(event.snippet()).map(d -> d.getMessage(Locale.ROOT)).toList());
          assertThat(event.status()).as("%s%n%s", read.source(), faults)
              .isEqualTo(Snippet.Status.VALID);
          assertThat(event.exception()).as(read.source()).isNull();
        }
        typed = read.remaining();
      }
    }
  }

  @Test
  void tableOfExercisesHasAllOfThemWithTheirMarks() throws Exception {
    Map<String, String> methods = Map.of("Slope", "slope", "Perceptron", "perceptron", "TwoTwoOne",
        "twoTwoOne", "Mlp", "mlp", "SoftmaxRegression", "softmaxRegression");
    for (Exercise exercise : Exercises.all()) {
      String method = "`" + methods.get(exercise.name()) + "()`";
      assertThat(guide().lines().filter(line -> line.contains(method)).findFirst().orElseThrow())
          .endsWith("| " + exercise.outOf() + " |");
      assertThat(exercise.slips()).as("more than 25, it says").hasSizeGreaterThan(25);
    }
  }

  @Test
  void feedbackThatIsShownIsThatOfATargetNotSubtracted() throws Exception {
    Marked marked = CarriedForwardTest.withoutTarget();
    assertThat(marked.feedback(Level.FULL)).startsWith(blocks("text").get(0).strip());
  }
}
