package dev.gradus.autodiff;

import dev.gradus.fixtures.ApiPage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/api/gradus-autodiff-core.txt} is the public API of this module. */
class ApiPageTest {
  @Test
  void pageIsThePublicApi() throws IOException {
    ApiPage.check(Tape.class, Path.of("..", "docs", "api", "gradus-autodiff-core.txt"));
  }

  @Test
  void releasesAreComparedInEveryExportedPackage() throws IOException {
    ApiPage.checkReleases(Tape.class, Path.of("..", "pom.xml"));
  }
}
