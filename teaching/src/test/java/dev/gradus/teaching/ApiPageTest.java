package dev.gradus.teaching;

import dev.gradus.fixtures.ApiPage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/api/gradus-teaching.txt} is the public API of this module. */
class ApiPageTest {
  @Test
  void pageIsThePublicApi() throws IOException {
    ApiPage.check(Teaching.class, Path.of("..", "docs", "api", "gradus-teaching.txt"));
  }
}
