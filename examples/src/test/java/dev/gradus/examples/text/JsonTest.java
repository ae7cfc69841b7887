package dev.gradus.examples.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Values as JSON. */
class JsonTest {
  @Test
  void valuesAreWrittenAsJson() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("text", "a");
    map.put("whole", 3);
    map.put("number", 0.5);
    map.put("truth", true);
    map.put("nothing", null);
    map.put("plain", List.of(1, 2.5, "b"));
    map.put("empty", List.of());
    map.put("rows", List.of(List.of(1, 2), Map.of("c", 3)));
    assertThat(Json.of(map)).isEqualTo("""
        {
          "text": "a",
          "whole": 3,
          "number": 0.5,
          "truth": true,
          "nothing": null,
          "plain": [1, 2.5, "b"],
          "empty": [],
          "rows": [
            [1, 2],
            {
              "c": 3
            }
          ]
        }
        """);
  }

  @Test
  void numbersThatJsonDoesNotHaveAreNull() {
    assertThat(Json.of(Arrays.asList(Double.NaN, Double.POSITIVE_INFINITY, null)))
        .isEqualTo("[null, null, null]\n");
  }

  @Test
  void charactersThatWouldEndATextAreEscaped() {
    assertThat(Json.of("a\"b\\c\nd\t\u0000\u007fé\ud83d\ude00\ud800"))
        .isEqualTo("\"a\\\"b\\\\c\\nd\\u0009\\u0000\\u007fé\ud83d\ude00\\ud800\"\n");
  }
}
