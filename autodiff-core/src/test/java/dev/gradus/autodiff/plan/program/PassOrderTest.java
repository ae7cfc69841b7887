package dev.gradus.autodiff.plan.program;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The package's page has every pass, where it stands. */
class PassOrderTest {
  private static final Path SOURCES =
      Path.of("src", "main", "java", "dev", "gradus", "autodiff", "plan", "program");

  private static List<String> named(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(m -> m.group(1)).toList();
  }

  @Test
  void thePackagesPageSaysWhyEachPassStandsWhereItDoes() throws IOException {
    String program = Files.readString(SOURCES.resolve("Program.java"));
    String page = Files.readString(SOURCES.resolve("package-info.java"));
    String order = page.substring(page.indexOf("The passes run in this order"));
    assertThat(named("<li>\\{@code (\\w+)\\}", order))
        .as("passes in package-info.java, beside Program.rewritten")
        .isEqualTo(named("rewritten\\(new (\\w+)\\(", program)).hasSizeGreaterThan(4);
  }
}
