package dev.gradus.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** A worksheet has the panels' numbers, or nothing at their places. */
class SheetAnswerTest {
  private static final int TELLING = 5; // characters: shorter numbers may be given ones as well

  @Provide
  Arbitrary<String> links() { return Networks.links(); }

  private static JsonNode sheet(String link, String kind) {
    return Asked.of("sheet", link + (link.isEmpty() ? "" : "&") + "sheet=" + kind);
  }

  private static void collect(JsonNode json, String name, Set<String> texts) {
    json.findValues(name).forEach(found -> {
      if (found.isTextual()) texts.add(found.asText());
    });
  }

  @Property(tries = 60)
  void withGapsNoNumberThatIsAskedStandsInIt(@ForAll("links") String link) {
    Set<String> asked = new TreeSet<>();
    for (JsonNode entry : Asked.of("vector", link).get("entries")) {
      asked.add(entry.get("slope").asText());
      asked.add(entry.get("after").asText());
    }
    JsonNode slope = Asked.of("slope", link);
    for (String name : List.of("value", "total", "tape", "sum", "differences", "together")) {
      collect(slope, name, asked);
    }
    asked.add(Asked.of("error", link).get("error").asText());
    JsonNode gaps = sheet(link, "gaps");
    Set<String> given = new TreeSet<>();
    for (JsonNode entry : gaps.get("vector").get("entries")) {
      given.add(entry.get("before").asText());
    }
    gaps.get("points").forEach(row -> row.forEach(x -> given.add(x.asText())));
    given.add(gaps.get("slope").get("average").asText());
    asked.removeAll(given);
    asked.removeIf(number -> number.length() < TELLING);
    assertThat(gaps.get("hasGaps").asBoolean()).isTrue();
    Set<String> seen = new TreeSet<>();
    texts(gaps, seen);
    assertThat(seen).noneMatch(asked::contains); // where E is flat or infinite nothing is
  }

  private static void texts(JsonNode json, Set<String> texts) {
    if (json.isTextual()) texts.add(json.asText());
    json.forEach(child -> texts(child, texts));
  }

  @Property(tries = 40)
  void withAnswersItsNumbersAreThoseOfThePanels(@ForAll("links") String link) {
    JsonNode sheet = sheet(link, "answers");
    JsonNode entries = Asked.of("vector", link).get("entries");
    assertThat(sheet.get("vector").get("entries")).isEqualTo(entries);
    assertThat(sheet.get("slope").get("tape")).isEqualTo(Asked.of("slope", link).get("tape"));
    assertThat(sheet.get("network").get("error")).isEqualTo(Asked.of("error", link).get("error"));
    assertThat(sheet.findValues("value")).noneMatch(value -> value.asText().isEmpty());
  }

  @Test
  void valuesAndAdjointsAreThoseOfTheTape() {
    JsonNode sheet = sheet("", "answers");
    List<String> z = new ArrayList<>();
    sheet.get("forwards").get(0).get("columns").forEach(x -> z.add(x.get("value").asText()));
    assertThat(z).containsExactly("−1.24", "−1.1925", "1.985", "0.9575");
    JsonNode first = sheet.get("backwards").get(0).get("columns").get(0); // ∂E/∂ŷ = −1/4ŷ
    assertThat(first.get("value").asText()).isEqualTo("−0.77467");
    assertThat(sheet.get("forwards")).hasSameSizeAs(sheet.get("backwards"));
  }

  @Test
  void ofManyPointsTheChosenOneHasAColumn() {
    JsonNode sheet = sheet("points=1,1,1;2,2,0;3,3,1;4,4,0;5,5,1&point=2", "gaps");
    assertThat(sheet.get("heads")).hasSize(1);
    assertThat(sheet.get("heads").get(0).asText()).isEqualTo("3");
    assertThat(sheet.get("points")).hasSize(5);
  }

  @Test
  void anotherKindIsRefused() {
    assertThat(Asked.refusal("sheet", "sheet=all")).startsWith("sheet=all may only be gaps or");
  }
}
