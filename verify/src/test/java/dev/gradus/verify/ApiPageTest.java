package dev.gradus.verify;

import dev.gradus.fixtures.ApiPage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/api/gradus-verify.txt} is the public API of this module. */
class ApiPageTest {
  @Test
  void pageIsThePublicApi() throws IOException {
    ApiPage.check(Verify.class, Path.of("..", "docs", "api", "gradus-verify.txt"));
  }

  @Test
  void releasesAreComparedInEveryExportedPackage() throws IOException {
    ApiPage.checkReleases(Verify.class, Path.of("..", "pom.xml"));
  }
}
