package dev.gradus.nn;

import dev.gradus.fixtures.ApiPage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/api/gradus-nn.txt} is the public API of this module. */
class ApiPageTest {
  @Test
  void pageIsThePublicApi() throws IOException {
    ApiPage.check(Dense.class, Path.of("..", "docs", "api", "gradus-nn.txt"));
  }

  @Test
  void releasesAreComparedInEveryExportedPackage() throws IOException {
    ApiPage.checkReleases(Dense.class, Path.of("..", "pom.xml"));
  }
}
