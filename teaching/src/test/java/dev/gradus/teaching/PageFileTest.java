package dev.gradus.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** The page is one small file that needs nothing else. */
class PageFileTest {
  private static final int MOST = 600_000;
  private static final int MOST_PACKED = 220_000;

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

  @Test
  void everySentenceHasOneKey() throws IOException {
    String words = Files.readString(
        Path.of("src/main/resources/dev/gradus/teaching/page/words.js"));
    Matcher key = Pattern.compile("(?m)^  '?([\\w.]+)'?: ").matcher(words);
    List<String> keys = new ArrayList<>();
    while (key.find()) keys.add(key.group(1));
    assertThat(keys).hasSizeGreaterThan(100).doesNotHaveDuplicates();
  }
}
