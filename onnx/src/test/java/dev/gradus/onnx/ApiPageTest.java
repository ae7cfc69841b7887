package dev.gradus.onnx;

import dev.gradus.fixtures.ApiPage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** {@code docs/api/gradus-onnx.txt} is the public API of this module. */
class ApiPageTest {
  @Test
  void pageIsThePublicApi() throws IOException {
    ApiPage.check(Onnx.class, Path.of("..", "docs", "api", "gradus-onnx.txt"));
  }

  @Test
  void releasesAreComparedInEveryExportedPackage() throws IOException {
    ApiPage.checkReleases(Onnx.class, Path.of("..", "pom.xml"));
  }
}
