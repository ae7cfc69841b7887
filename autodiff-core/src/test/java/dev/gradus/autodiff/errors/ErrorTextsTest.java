package dev.gradus.autodiff.errors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every error says which operation failed, what and where, both values, and how to mend it. */
class ErrorTextsTest {
  private static final Path SOURCES = Path.of("src", "main", "java", "dev", "gradus", "autodiff");
  private static final Pattern CREATION =
      Pattern.compile("(throw|return) new \\w+(Exception|Error)\\((?!toString)"); // no reports

  @TestFactory
  Stream<DynamicTest> errorHasItsExactText() {
    return ErrorTexts.all().stream().map(row -> DynamicTest.dynamicTest(row.text(), () -> {
      Throwable error = catchThrowable(row.provocation()::run);
      assertThat(error).isExactlyInstanceOf(row.type()).hasMessage(row.text());
    }));
  }

  @Test
  void everyErrorThatTheSourcesCreateIsInTheTable() throws IOException {
    Set<String> created = created();
    Set<String> missing = new TreeSet<>(created);
    for (ErrorTexts.Row row : ErrorTexts.all()) {
      Throwable error = catchThrowable(row.provocation()::run);
      missing.remove(place(error.getStackTrace()[0], created));
    }
    assertThat(missing).as("errors whose text no row of ErrorTexts provokes").isEmpty();
  }

  /** The places in the package's sources that create an error: {@code Shape.java:0040}. */
  private static Set<String> created() throws IOException {
    Set<String> places = new TreeSet<>();
    for (String folder : List.of("", "plan", "optimize")) {
      for (Path file : sources(SOURCES.resolve(folder))) {
        List<String> lines = Files.readAllLines(file);
        String name = file.getFileName().toString();
        for (int i = 0; i < lines.size(); i++) {
          if (CREATION.matcher(lines.get(i)).find()) places.add(place(name, i + 1));
        }
      }
    }
    assertThat(places).hasSizeGreaterThan(40);
    return places;
  }

  private static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".java")).toList();
    }
  }

  /** Where the error was created: a statement of several lines counts by its first. */
  private static String place(StackTraceElement top, Set<String> created) {
    String at = place(top.getFileName(), top.getLineNumber());
    return created.stream().filter(p -> p.startsWith(top.getFileName()) && p.compareTo(at) <= 0)
        .reduce((a, b) -> b).orElse(at);
  }

  private static String place(String file, int line) {
    return String.format("%s:%04d", file, line);
  }
}
