package dev.gradus.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The links in the guides lead somewhere, and the answers that stand beside them are right. */
class GuidesTest {
  private static final Path DOCS = Path.of("../docs");

  /** All that stand in the guides of the page. */
  static List<String> links() throws IOException {
    List<String> links = new ArrayList<>();
    for (String guide : List.of("teaching.md", "lesson-plan.md")) {
      Matcher link = Pattern.compile("`[\\w.-]*(#\\w+=[^`]*)`")
          .matcher(Files.readString(DOCS.resolve(guide)));
      while (link.find()) links.add(link.group(1));
    }
    assertThat(links).hasSizeGreaterThan(25);
    return links;
  }

  @Test
  void everyPanelAnswersEveryLink() throws IOException {
    for (String link : links()) {
      for (String question : SameBitsTest.names()) {
        if (List.of("edit", "mark", "run", "step").contains(question)) continue;
        JsonNode answer = Asked.of(question, link.substring(1));
        assertThat(answer.has("refused")).as("%s of %s: %s", question, link, answer).isFalse();
      }
      JsonNode path = Asked.of("path", link.substring(1));
      if (link.contains("step=")) assertThat(path.get("kind").asText()).isNotEqualTo("none");
    }
  }

  @Test
  void answersOfTheLessonAreRightAndWhatIsSaidInsteadIsKnownToBeWrong() throws IOException {
    Matcher row = Pattern.compile("(?m)^\\| `#(step=\\w+)` \\| (−?[\\d.]+) \\| (−?[\\d.]+)[,:] ")
        .matcher(Files.readString(DOCS.resolve("lesson-plan.md")));
    int rows = 0;
    while (row.find()) {
      rows++;
      JsonNode told = Asked.of("path\n?", row.group(1)).get("verdict");
      assertThat(told.get("parts").get("answer").asText()).as(row.group(1))
          .isEqualTo(row.group(2));
      JsonNode wrong = Asked.of("path\n" + row.group(3), row.group(1)).get("verdict");
      assertThat(wrong.get("isRight").asBoolean()).as("%s", row.group()).isFalse();
      assertThat(wrong.get("key").asText()).as("%s", row.group()).isNotEqualTo("path.off");
    }
    assertThat(rows).isEqualTo(8);
  }
}
