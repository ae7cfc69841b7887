package dev.gradus.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The page is one small file that needs nothing else. */
class PageFileTest {
  private static final int MOST = 600_000;
  private static final int MOST_PACKED = 226_000;

  static String page() throws IOException {
    return PageFile.text(Files.readAllBytes(Tools.WASM));
  }

  @Test
  void itIsSmall() throws IOException {
    byte[] page = page().getBytes(StandardCharsets.UTF_8);
    var packed = new ByteArrayOutputStream();
    try (var zip = new GZIPOutputStream(packed)) {
      zip.write(page);
    }
    System.out.println("the page: " + page.length + " bytes, " + packed.size() + " gzipped");
    assertThat(page.length).isLessThan(MOST);
    assertThat(packed.size()).isLessThan(MOST_PACKED);
  }

  @Test
  void itNamesNothingOutside() throws IOException {
    String page = page();
    assertThat(page).doesNotContain("{{").doesNotContain("unsafe-inline").doesNotContain(" src=")
        .doesNotContain("@import").doesNotContain("innerHTML").doesNotContain("eval(");
    assertThat(page).contains("default-src 'none'").contains("'wasm-unsafe-eval'");
  }
}
