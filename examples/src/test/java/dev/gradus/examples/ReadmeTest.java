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
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Who types a Java sample of the README into {@code jshell}, line by line, after the imports that
 * the README prints up to there and no others, sees what its comments say: the comment at the end
 * of a line with {@code println}, or comment lines below what prints several.
 */
class ReadmeTest {
  private static final Pattern SAMPLE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PRINTED = Pattern.compile("println\\(.*\\); +// (.*)|^// (.*)");

  @TestFactory
  Stream<DynamicTest> samplesPrintWhatTheySay() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    List<String> imports = new ArrayList<>();
    Matcher sample = SAMPLE.matcher(Files.readString(Path.of("..", "README.md")));
    while (sample.find()) {
      List<String> lines = sample.group(1).lines().toList();
      List<String> before = List.copyOf(imports);
      String name = "sample " + (tests.size() + 1) + ", " + lines.get(0);
      tests.add(DynamicTest.dynamicTest(name,
          () -> assertThat(printed(before, lines)).containsSubsequence(said(lines))));
      lines.stream().filter(line -> line.startsWith("import ")).forEach(imports::add);
    }
    assertThat(tests).as("samples in the README").hasSizeGreaterThanOrEqualTo(5);
    return tests.stream();
  }

  /** What the comments say is printed, but "the program, …", which describes it. */
  private static List<String> said(List<String> sample) {
    List<String> said = new ArrayList<>();
    for (String line : sample) {
      Matcher printed = PRINTED.matcher(line);
      if (!printed.find()) continue;
      String text = printed.group(1) != null ? printed.group(1) : printed.group(2);
      if (!text.startsWith("the ")) said.add(text);
    }
    return said;
  }

  private static List<String> printed(List<String> imports, List<String> sample) {
    PrintStream console = System.out;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    try (JShell shell = JShell.builder().executionEngine(new OnThisThread(), Map.of())
        .compilerOptions("-classpath", System.getProperty("java.class.path")).build()) {
      type(shell, imports);
      type(shell, sample);
    } finally {
      System.setOut(console);
    }
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** Runs all on one thread, as the program does; the engine "local" takes one for each line. */
  private static final class OnThisThread implements ExecutionControlProvider {
    @Override
    public String name() { return "on this thread"; }

    @Override
    public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
      return new DirectExecutionControl();
    }
  }

  /** As the JDK's program does: what is whole at the end of a line is run there. */
  private static void type(JShell shell, List<String> lines) {
    String typed = "";
    for (String line : lines) {
      typed += line + "\n";
      CompletionInfo read = shell.sourceCodeAnalysis().analyzeCompletion(typed);
      while (read.completeness().isComplete()) {
        for (SnippetEvent event : shell.eval(read.source())) check(shell, event);
        typed = read.remaining();
        if (typed.isEmpty()) break;
        read = shell.sourceCodeAnalysis().analyzeCompletion(typed);
      }
    }
    assertThat(typed).as("what jshell still waits for the end of").isBlank();
  }

  private static void check(JShell shell, SnippetEvent event) {
    String source = event.snippet().source();
    String faults = String.join("\n",
        shell.diagnostics(event.snippet()).map(d -> d.getMessage(Locale.ROOT)).toList());
    if (event.exception() != null) throw new AssertionError(source, event.exception());
    assertThat(event.status()).as("%s%n%s", source, faults).isEqualTo(Snippet.Status.VALID);
  }

  @Test
  void lineThatBeginsWithADotAfterAWholeExpressionIsRefused() {
    List<String> sample = List.of("String s = \"ab\"", "    .trim();");
    assertThat(refusal(List.of(), sample)).contains(".trim()");
    assertThat(printed(List.of(), List.of("System.out.println(\"ab\".", "    trim());")))
        .containsExactly("ab");
  }

  @Test
  void sampleThatNeedsAnImportNotPrintedIsRefused() {
    List<String> sample = List.of("List<String> names = List.of();");
    assertThat(refusal(List.of(), sample)).contains("List");
    assertThat(printed(List.of("import java.util.List;"), sample)).isEmpty();
  }

  private static String refusal(List<String> imports, List<String> sample) {
    try {
      printed(imports, sample);
    } catch (AssertionError e) {
      return e.getMessage();
    }
    throw new AssertionError("was not refused: " + sample);
  }
}
