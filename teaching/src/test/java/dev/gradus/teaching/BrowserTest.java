package dev.gradus.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The built page in a real browser. The newer JDK's build alone runs it: the page is the same. */
class BrowserTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path PAGE = Path.of("target/gradus-page.html");
  private static final int DAMAGED = 300;

  @BeforeAll
  static void build() throws IOException {
    Assumptions.assumeTrue(
        Runtime.version().feature() >= 25 || Boolean.getBoolean("gradus.browser"),
        "JDK 25's build opens the page in a browser; -Dgradus.browser=true does it here");
    Tools.node();
    Tools.chromium();
    Files.writeString(PAGE, PageFileTest.page());
  }

  private static void run(String task, Object... files) {
    List<Object> arguments = new ArrayList<>(
        List.of(task, Tools.FOLDER, Tools.chromium(), PAGE.toAbsolutePath()));
    arguments.addAll(List.of(files));
    Tools.runNode("browser.mjs", arguments.toArray());
  }

  @Test
  void answersHaveTheCharactersOfTheJvm() throws IOException {
    Path questions = Tools.FOLDER.resolve("questions-browser.json");
    Path answers = Tools.FOLDER.resolve("answers-browser.json");
    List<List<String>> asked = SameBitsTest.questions();
    JSON.writeValue(questions.toFile(), asked);
    run("answers", questions, answers);
    SameBitsTest.compare(asked, JSON.readTree(Files.readString(answers)));
  }

  @Test
  void itWorksFromDiskAndInAFrameThatMayOnlyRunScripts() { run("alone"); }

  @Test
  void withoutItsKindOfWebAssemblyItShowsRecordedAnswersAndSaysSo() { run("recorded"); }

  @Test
  void everyNumberThatIsSeenIsAFinishedTextOfAnAnswer() { run("marks"); }

  @Test
  void noRuleOfAccessibilityThatAProgramCanCheckIsBroken() { run("axe"); }

  @Test
  void theWholePathIsWalkedByKeysAloneAndTheFocusIsSeen() { run("keyboard"); }

  @Test
  void firefoxGivesTheSameCharactersAndThePathIsWalkedThereToo() throws IOException {
    Path firefox = Tools.firefox();
    Path questions = Tools.FOLDER.resolve("questions-firefox.json");
    Path answers = Tools.FOLDER.resolve("answers-firefox.json");
    List<List<String>> asked = SameBitsTest.questions();
    JSON.writeValue(questions.toFile(), asked);
    run("firefox", firefox, questions, answers);
    SameBitsTest.compare(asked, JSON.readTree(Files.readString(answers)));
  }

  @Test
  void linksOfTheGuidesOpenAndAskWhatTheySay() throws IOException {
    Path links = Tools.FOLDER.resolve("guides.json");
    JSON.writeValue(links.toFile(), GuidesTest.links().stream().distinct().toList());
    run("links", links);
  }

  @Test
  void aWorksheetWithGapsHoldsNoAnswerAndOnPaperNothingIsCutOff() { run("paper"); }

  @Test
  void damagedLinksRunNoScriptAndTakeNoSecond() throws IOException {
    Path links = Tools.FOLDER.resolve("links.json");
    Random random = new Random(7);
    List<List<String>> all = new ArrayList<>();
    for (int i = 0; i < DAMAGED; i++) {
      all.add(List.of(Damage.link(random), i % 3 == 0 ? Damage.csv(random) : ""));
    }
    JSON.writeValue(links.toFile(), all);
    run("harm", links);
    assertThat(all).hasSize(DAMAGED);
  }
}
