package dev.gradus.examples.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Words as a shell takes them. */
class ShellTest {
  private static final List<String> WORDS = List.of("plain", "a b", "", "it's", "\"q\"", "$HOME",
      "a\\b", "`id`", "x!y", "a;b", "*", "~", "#x", "it's $5 \"a\\b\"", "é");

  @Test
  void wordsAreInQuotesOnlyWhereTheyNeedThem() {
    assertThat(Shell.line(List.of("java", "-p", "a:b/c.jar", "my file.csv", "$x", "", "it's")))
        .isEqualTo("java -p a:b/c.jar \"my file.csv\" '$x' \"\" \"it's\"");
  }

  @Test
  void charactersThatSteerATerminalAreEscaped() {
    assertThat(Shell.word("a\u001bb'\u009b\u202e")).isEqualTo("$'a\\u001bb\\'\\u009b\\u202e'");
  }

  @Test
  void shellGivesEveryWordAsItIs() throws Exception {
    Path sh = Path.of("/bin/sh");
    assumeTrue(Files.isExecutable(sh));
    List<String> words = new ArrayList<>(List.of("printf", "%s\\n"));
    words.addAll(WORDS);
    Process process = new ProcessBuilder(sh.toString()).start();
    try (var in = process.getOutputStream()) {
      in.write(Shell.line(words).getBytes(StandardCharsets.UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(out).isEqualTo(String.join("\n", WORDS) + "\n");
  }
}
