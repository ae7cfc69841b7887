package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** Options that cannot be: what is said of them. */
class ErrorestTest {
  @Test
  void throughMavenHelpIsAskedForThroughMaven() {
    assertThat(Errorest.seeHelp(null)).isEqualTo("; see errorest --help");
    assertThat(Errorest.seeHelp("mvn -q -Perrorest")).isEqualTo("; options go into -Dargs=\"...\";"
        + " see mvn -q -Perrorest -Dargs=--help");
  }

  @ParameterizedTest
  @CsvFileSource(resources = "bad-options.txt", delimiter = '|', quoteCharacter = '`')
  void badOptionIsNamedWithItsMend(String options, String message) {
    assertRefused(options, message + "; see errorest --help");
  }

  @ParameterizedTest
  @CsvFileSource(resources = "bad-combinations.txt", delimiter = '|', quoteCharacter = '`')
  void optionsThatDoNotGoTogetherAreNamedWithTheirMend(String options, String message) {
    assertRefused(options, message);
  }

  private static void assertRefused(String options, String message) {
    PrintStream before = System.err;
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
    int exit;
    try {
      exit = Errorest.run(options.split(" "));
    } finally {
      System.setErr(before);
    }
    assertThat(err.toString(StandardCharsets.UTF_8).strip())
        .isEqualTo("errorest: " + message);
    assertThat(exit).isEqualTo(2);
  }
}
