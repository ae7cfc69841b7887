package dev.gradus.nn.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON texts, read and written. */
class JsonTest {
  @Provide
  Arbitrary<Object> values() { return values(3); }

  private static Arbitrary<Object> values(int depth) {
    Arbitrary<Object> plain = Arbitraries.oneOf(Arbitraries.longs().map(x -> x),
        Arbitraries.doubles().map(x -> x), Arbitraries.strings().ofMaxLength(9).map(x -> x),
        Arbitraries.of(true, false, Double.MIN_VALUE, Double.MAX_VALUE, -0.0, Long.MIN_VALUE, 0.1,
            "\ud83d\ude00", "\ud800", "\"\\\u0000/"));
    if (depth == 0) return plain;
    Arbitrary<Object> inner = values(depth - 1);
    return Arbitraries.oneOf(plain, inner.list().ofMaxSize(4).map(x -> x),
        Arbitraries.maps(Arbitraries.strings().ofMaxLength(4), inner).ofMaxSize(4).map(x -> x));
  }

  @Property(seed = "1", tries = 500)
  void whatIsWrittenIsReadBack(@ForAll("values") Object value) {
    assertThat(Json.read(JsonText.of(value), "test")).isEqualTo(value);
  }

  @Test
  void numbersAreExact() {
    assertThat(Json.read("[9223372036854775807, -9223372036854775808, 9223372036854775808, 4.0,"
        + " 1E2, -0, 0.1, 123456789012345678901234567890, 4.9e-324]", "test"))
        .isEqualTo(List.of(Long.MAX_VALUE, Long.MIN_VALUE, 0x1p63, 4.0, 100.0, -0.0, 0.1,
            1.2345678901234568e29, Double.MIN_VALUE));
  }

  @Test
  void blanksOrderAndEscapesAreRead() {
    Map<String, Object> wanted = new LinkedHashMap<>();
    wanted.put("b", Arrays.asList(null, true, false, Map.of(), List.of()));
    wanted.put("a\n\u00e9/", "x");
    assertThat(Json.read(" {\t\"b\" :[ null,true , false,{ },[ ]],\r\n"
        + "\"\\u0061\\n\\u00E9\\/\":\"x\"} ", "test")).isEqualTo(wanted);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
      "`` | there is no value at character 0 of 0",
      "{\"a\":1 | there is no } at character 6 of 6",
      "[1,] | there is no value at character 3 of 4",
      "[1 2] | there is no ] at character 3 of 5",
      "{\"a\":1,\"a\":2} | the name \"a\" comes a second time at character 7 of 13",
      "01 | something follows the end at character 1 of 2",
      "1e | there is no value at character 2 of 2",
      "1e999 | a number is larger than a double holds at character 0 of 5",
      "NaN | there is no value at character 0 of 3",
      "\"ab | a text does not end at character 3 of 3",
      "\"\\x\" | a text has an unknown escape at character 2 of 4",
      "\"\\u00g0\" | \\u lacks one of four digits at character 5 of 8",
      "nul | there is no value at character 0 of 3"})
  void whatIsNoJsonIsRefusedWithItsPlace(String text, String message) {
    assertThatThrownBy(() -> Json.read(text, "test")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("test: " + message + "; ");
  }

  @Test
  void nestingHasALimitThatIsTheSameForBoth() {
    String deep = "[".repeat(Json.DEPTH) + "]".repeat(Json.DEPTH);
    assertThat(JsonText.of(Json.read(deep, "test"))).isEqualTo(deep);
    assertThatThrownBy(() -> Json.read("[" + deep + "]", "test"))
        .hasMessage("test: nesting is deeper than 128 at character 129 of 258; nest less");
    assertThatThrownBy(() -> JsonText.of(List.of(Json.read(deep, "test"))))
        .hasMessage("nesting is deeper than 128; nest less");
    assertThatThrownBy(() -> Json.read("{\"a\":".repeat(1_000_000), "test"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
