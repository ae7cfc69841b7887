package dev.gradus.autodiff;

import dev.gradus.fixtures.PrintedPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/operations.md} is what the table of operations says. */
class OperationsPageTest {
  private static final Path PAGE = Path.of("..", "docs", "operations.md");

  /** {@code -Dgradus.docs=write} prints the page anew. */
  @Test
  void pageIsThatOfTheTable() throws IOException {
    if (System.getProperty("gradus.docs", "").equals("write")) {
      Files.writeString(PAGE, OperationsPage.text());
    }
    PrintedPage.check(PAGE, OperationsPage.text(), "print it anew: "
        + "mvn -B test -pl verify -am -Dtest=OperationsPageTest "
        + "-Dsurefire.failIfNoSpecifiedTests=false -Dgradus.docs=write");
  }
}
