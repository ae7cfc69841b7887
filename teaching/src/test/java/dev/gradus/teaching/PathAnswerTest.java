package dev.gradus.teaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The learning path asks about what stands there, and knows right answers and their mistakes. */
class PathAnswerTest {
  private static final Path WORDS =
      Path.of("src/main/resources/dev/gradus/teaching/page/words.js");

  private static JsonNode asked(String step, String link) {
    return Asked.of("path", at(step, link));
  }

  private static String at(String step, String link) {
    return link + (link.isEmpty() ? "" : "&") + "step=" + step;
  }

  private static JsonNode verdict(String step, String link, String given) {
    JsonNode answer = Asked.of("path\n" + given, at(step, link));
    assertThat(answer.has("verdict")).as("%s at %s of %s: %s", given, step, link, answer).isTrue();
    return answer.get("verdict");
  }

  private static double answer(String step, String link) {
    return Typed.value(verdict(step, link, "?").get("parts").get("answer").asText());
  }

  /** With the keys that the panel needs. */
  private static String gone(JsonNode answer, String link) {
    Map<String, String> keys = new TreeMap<>();
    for (String part : link.split("&")) {
      if (!part.isEmpty()) keys.put(part.split("=")[0], part);
    }
    answer.get("go").properties()
        .forEach(go -> keys.put(go.getKey(), go.getKey() + "=" + go.getValue().asText()));
    return String.join("&", keys.values());
  }

  @Provide
  Arbitrary<String> links() { return Networks.links(); }

  @Provide
  Arbitrary<String> steps() { return Arbitraries.of(PathAnswer.STEPS); }

  @Property(tries = 150)
  void everyStepAsksOfEveryNetworkOrSaysWhatItNeeds(@ForAll("links") String link,
      @ForAll("steps") String step) {
    JsonNode answer = asked(step, link);
    assertThat(answer.has("refused")).as("%s", answer).isFalse();
    if (answer.get("kind").asText().equals("none")) {
      assertThat(answer.get("key").asText()).startsWith("path.needs.");
      return;
    }
    JsonNode panel = Asked.of(answer.get("panel").asText(), gone(answer, link));
    assertThat(panel.has("refused")).as("%s", panel).isFalse();
    assertThat(verdict(step, link, "?").get("isRight").asBoolean()).isTrue();
  }

  @Property(tries = 150)
  void theRightAnswerIsRightAndOneChoiceIs(@ForAll("links") String link,
      @ForAll("steps") String step) {
    JsonNode answer = asked(step, link);
    if (answer.get("kind").asText().equals("number")) {
      String right = verdict(step, link, "?").get("parts").get("answer").asText();
      assertThat(verdict(step, link, right).get("isRight").asBoolean()).isTrue();
      assertThat(verdict(step, link, right + "+1e6").get("isRight").asBoolean()).isFalse();
    } else if (answer.get("kind").asText().equals("choice")) {
      int right = 0;
      for (int k = 0; k < answer.get("options").size(); k++) {
        if (verdict(step, link, "" + k).get("isRight").asBoolean()) right++;
      }
      assertThat(right).isBetween(1, step.equals("6") ? 3 : 1); // differences may be equally good
    }
  }

  /** The numbers that are shown are rounded: what comes of them is right nevertheless. */
  @Property(tries = 200)
  void whoReckonsWithWhatIsShownIsRight(@ForAll long seed) {
    String link = Links.random(new Random(seed)).replaceAll("&step=[^&]*", "");
    for (String step : List.of("3", "4", "4b", "4c", "5", "5b")) {
      JsonNode answer = asked(step, link);
      if (answer.get("kind").asText().equals("none")) continue;
      JsonNode parts = answer.get("parts");
      String typed = switch (step) {
        case "3" -> shown(parts, "adjoint") + "*" + shown(parts, "slope");
        case "4" -> product(parts);
        case "4b" -> shown(parts, "first") + "+" + product(parts);
        case "4c" -> shown(parts, "total") + "/" + parts.get("count").asText();
        case "5" -> shown(parts, "weight") + "-" + shown(parts, "rate") + "*"
            + shown(parts, "slope");
        default -> "-" + shown(parts, "rate") + "*" + shown(parts, "square");
      };
      assertThat(verdict(step, link, typed).get("isRight").asBoolean())
          .as("%s at %s of %s", typed, step, link).isTrue();
    }
  }

  private static String shown(JsonNode parts, String name) {
    return "(" + parts.get(name).asText() + ")";
  }

  private static String product(JsonNode parts) {
    StringJoiner product = new StringJoiner("*");
    parts.get("numbers").get("product").forEach(factor -> product.add(factor.asText()
        .replaceAll("<msup><mn>10</mn>(.*?)</msup>", "1e$1").replaceAll("<[^>]*>", "")));
    return product.toString();
  }

  @Property(tries = 60)
  void theSignThatIsRightIsThatOfTheSlope(@ForAll("links") String link) {
    JsonNode answer = asked("1", link);
    JsonNode entries = Asked.of("vector", link).get("entries");
    String slope = entries.get(answer.get("go").get("i").asInt()).get("slope").asText();
    int right = slope.startsWith("−") ? 0 : 1;
    boolean isSmall = Math.abs(Typed.value(slope)) < 1e-4; // averages alike in all their digits
    assertThat(verdict("1", link, isSmall ? "?" : "" + right).get("isRight").asBoolean())
        .as("%s of %s", slope, answer).isTrue();
  }

  @Property(tries = 60)
  void aPartIsThatOfTheTapesNextStep(@ForAll("links") String link) {
    JsonNode answer = asked("3", link);
    if (answer.get("kind").asText().equals("none")) return;
    int at = answer.get("go").get("at").asInt();
    JsonNode next = Asked.of("tape", link + "&at=" + (at + 1)).get("now");
    assertThat(next.get("node").asText()).isEqualTo(answer.get("parts").get("node").asText());
    JsonNode part = next.get("parts").get(0).get("part").get("rows").get(0).get("entries").get(0);
    isNear(answer("3", link), Typed.value(part.asText()));
  }

  @Property(tries = 60)
  void aSumOfWaysIsWhatTheTapeSends(@ForAll("links") String link) {
    JsonNode answer = asked("3b", link);
    if (answer.get("kind").asText().equals("none")) return;
    int at = answer.get("go").get("at").asInt();
    JsonNode parts = Asked.of("tape", link + "&at=" + (at + 1)).get("now").get("parts");
    JsonNode part = parts.get(0).get("part").get("rows").get(0).get("entries").get(0);
    isNear(answer("3b", link), Typed.value(part.asText()));
  }

  @Property(tries = 60)
  void pathsByHandAreThoseOfThePanel(@ForAll("links") String link) {
    JsonNode answer = asked("4", link);
    if (answer.get("kind").asText().equals("none")) return;
    JsonNode panel = Asked.of("slope", gone(answer, link));
    List<Double> values = new ArrayList<>();
    panel.get("rows").forEach(row -> values.add(Typed.value(row.get("value").asText())));
    double right = answer("4", link);
    boolean areAll = !panel.has("more");
    if (areAll) assertThat(values).anyMatch(x -> Math.abs(x - right) <= 1e-4 * Math.abs(x));
    isNear(answer("4c", link), Typed.value(panel.get("tape").asText()));
    if (!areAll || asked("4b", link).get("kind").asText().equals("none")) return;
    double both = answer("4b", link);
    assertThat(values).anyMatch(x -> Math.abs(right + x - both) <= 1e-4
        * (Math.abs(right) + Math.abs(x)));
  }

  private static void isNear(double found, double right) {
    assertThat(found).isCloseTo(right, within(1e-4 * Math.abs(right)));
  }

  @Test
  void numbersAreThoseOfThePanels() {
    JsonNode first = Asked.of("tape", "at=1").get("now").get("matrix").get("rows").get(0);
    assertThat(answer("2", "")).isEqualTo(Typed.value(first.get("entries").get(0).asText()));
    int steepest = asked("5", "").get("go").get("i").asInt();
    JsonNode entry = Asked.of("vector", "").get("entries").get(steepest);
    assertThat(answer("5", "")).isEqualTo(Typed.value(entry.get("after").asText()));
    JsonNode mount = Asked.of("mount", "");
    assertThat(answer("5b", "")).isEqualTo(Typed.value(mount.get("foretold").asText()));
    assertThat(verdict("5b", "", "?").get("parts").get("taken")).isEqualTo(mount.get("taken"));
  }

  @Test
  void withoutTwoPathsTheSlopeByHandIsThatOfTheFirstWeight() {
    assertThat(asked("4", "layers=2-3-1&i=12").get("go").get("i").asText()).isEqualTo("0");
    assertThat(asked("4", "i=2").get("go").get("i").asText()).isEqualTo("2");
  }

  @Test
  void atALargeRateEIsWhatTheStepLeadsTo() {
    JsonNode parts = asked("5c", "").get("parts");
    JsonNode step = Asked.of("step", "rate=" + parts.get("typed").asText());
    assertThat(step.get("isUp").asBoolean()).isTrue();
    assertThat(verdict("5c", "", "?").get("parts").get("after")).isEqualTo(step.get("after"));
  }

  @Property(tries = 60)
  void whatIsMissingInAnotherOrderIsThePartOfThatLine(@ForAll("links") String link) {
    JsonNode answer = asked("3c", link);
    if (answer.get("kind").asText().equals("none")) return;
    int at = answer.get("go").get("at").asInt();
    JsonNode now = Asked.of("tape", link + "&at=" + (at + 1)).get("now");
    assertThat(now.get("node").asText()).isEqualTo(answer.get("parts").get("consumer").asText());
    assertThat(now.get("parts").toString()).contains(answer.get("parts").get("node").asText());
    JsonNode why = verdict("3c", link, "?").get("parts");
    assertThat(why.get("partial")).isNotEqualTo(why.get("whole"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"2|0.5*0.91|2.first", "2|0.5*0.91-1.5*0.21|2.turned",
      "2|0.5*0.91+1.5*1.13|2.signs", "2|1.24|sign", "2|−12.4|tens", "2|7|off",
      "3|−0.77467|3.adjoint", "3|0.21857|3.slope", "3|−0.77467+0.21857|3.added",
      "3b|0.054738*-0.8|3b.one", "3b|0.011733*1.01|3b.one",
      "3b|−0.8*0.054738−0.35*0.011733|3b.turned", "4|−0.015245/4|4.average",
      "4|−0.015245/0.17406|4.left", "4|0.015245|sign", "4b|0.0041255|4b.one",
      "4b|−0.015245*0.0041255|4b.times", "4b|−0.015245−0.0041255|4b.minus", "4c|−0.042409|4c.sum",
      "4c|−0.011119|4c.one", "5|−0.29−0.5*0.1092|5.uphill", "5|−0.29+0.1092|5.rate",
      "5|0.0546|5.change", "5b|0.02277|5b.sign", "5b|−0.04554|5b.rate", "5b|−0.011385|5b.twice"})
  void aMistakeIsNamed(String step, String given, String hint) {
    JsonNode verdict = verdict(step, "", given);
    assertThat(verdict.get("isRight").asBoolean()).isFalse();
    assertThat(verdict.get("key").asText()).isEqualTo("path." + hint);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {"2|−1.2", "2|0.5*0.91+1.5*(−1.13)", "3|−0.17", "3|−0,169",
      "4|−0.5*0.174*-0.8*0.245*-1.32*0.219*3.1", "4c|−0.0106", "5|−0.235", "5b|−0.5*0.0455"})
  void fewDigitsAndCalculationsAreEnough(String step, String given) {
    assertThat(verdict(step, "", given).get("isRight").asBoolean()).isTrue();
  }

  @Test
  void theBugIsOfTheLinkAndEachHintNamesANumberOfThePanel() {
    JsonNode answer = asked("7", "bug=17");
    assertThat(answer.get("go").get("bug").asInt()).isEqualTo(17);
    JsonNode name = verdict("7", "bug=17", "?").get("parts").get("name");
    assertThat(name).isEqualTo(Asked.of("bug\n17", "bug=17").get("name"));
    String panel = Asked.of("bug", "bug=17").toString();
    for (JsonNode option : answer.get("options")) {
      JsonNode parts = option.get("parts");
      if (parts.has("given")) assertThat(panel).contains(parts.get("given").asText());
    }
  }

  @Test
  void withoutAStepNobodyIsOnThePath() {
    assertThat(Asked.of("path", "").has("kind")).isFalse();
    assertThat(Asked.refusal("path", "step=8")).startsWith("step=8 may only be 1 or 2");
  }

  /** Every sentence that is named stands in words.js, and every part of it in the answer. */
  @Test
  void everySentenceIsThereWithAllItsParts() throws IOException {
    Map<String, String> words = words();
    Set<String> used = new TreeSet<>();
    List<String> links = new ArrayList<>(Networks.some());
    links.addAll(List.of("layers=2-1&predict=number", "layers=2-1&error=whole",
        "points=1,1,0.5&predict=number", "points=0,0,1&act=relu", "i=14", "layers=2-2-1"));
    for (String link : links) {
      for (String step : PathAnswer.STEPS) {
        JsonNode answer = asked(step, link);
        said(words, used, answer.get("key"), answer.get("parts"), null);
        if (answer.has("digits")) {
          said(words, used, answer.get("digits").get("key"), answer.get("digits").get("parts"),
              null);
        }
        if (answer.get("kind").asText().equals("none")) continue;
        List<String> given = new ArrayList<>(List.of("?"));
        if (answer.has("options")) {
          for (int k = 0; k < answer.get("options").size(); k++) {
            JsonNode option = answer.get("options").get(k);
            said(words, used, option.get("key"), option.get("parts"), answer.get("parts"));
            given.add("" + k);
          }
        }
        for (String one : given) {
          JsonNode verdict = verdict(step, link, one);
          said(words, used, verdict.get("key"), verdict.get("parts"), answer.get("parts"));
        }
      }
    }
    assertThat(used).hasSizeGreaterThan(50);
  }

  private static void said(Map<String, String> words, Set<String> used, JsonNode key,
      JsonNode parts, JsonNode more) {
    assertThat(words).containsKey(key.asText());
    used.add(key.asText());
    Matcher part = Pattern.compile("\\{(\\w+)}").matcher(words.get(key.asText()));
    while (part.find()) {
      boolean isThere = parts.has(part.group(1)) || more != null && more.has(part.group(1));
      assertThat(isThere).as("%s of %s", part.group(1), key).isTrue();
    }
  }

  private static Map<String, String> words() throws IOException {
    Map<String, String> words = new TreeMap<>();
    Matcher line = Pattern.compile("(?m)^  '(path[\\w.]*)': '(.*)',$")
        .matcher(Files.readString(WORDS));
    while (line.find()) words.put(line.group(1), line.group(2));
    return words;
  }
}
