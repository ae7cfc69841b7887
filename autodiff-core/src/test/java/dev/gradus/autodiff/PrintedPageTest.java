package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.fixtures.PrintedPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A printed page that is out of date says in which lines. */
class PrintedPageTest {
  @Test
  void pageThatIsOutOfDateNamesTheLinesThatDiffer(@TempDir Path folder) throws IOException {
    Path page = folder.resolve("page.txt");
    Files.writeString(page, "a\nold\nb\n");
    assertThatThrownBy(() -> PrintedPage.check(page, "a\nb\nnew\n", "print it anew"))
        .isInstanceOf(AssertionError.class)
        .hasMessage(page + " is out of date; print it anew\n− old\n+ new");
    PrintedPage.check(page, "a\nold\nb\n", "print it anew");
    Path missing = folder.resolve("missing.txt");
    assertThatThrownBy(() -> PrintedPage.check(missing, "a\n", "print it anew"))
        .hasMessage(missing + " is out of date; print it anew\n+ a");
  }

  @Test
  void differencesCountEachLineAndAreFew() {
    assertThat(PrintedPage.differences(List.of("a", "a"), List.of("a"))).isEqualTo("− a");
    assertThat(PrintedPage.differences(List.of("a", "b"), List.of("b", "a")))
        .isEqualTo("the same lines in another order");
    assertThat(PrintedPage.differences(List.of("a"), List.of("a"))).isEmpty();
    List<String> many = IntStream.range(0, 20).mapToObj(String::valueOf).toList();
    assertThat(PrintedPage.differences(List.of(), many)).startsWith("+ 0\n+ 1\n")
        .endsWith("+ 11\nand 8 lines more");
  }
}
