package dev.gradus.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** A page whose places are filled. */
class TemplateTest {
  @Test
  void whatIsFilledInIsNeverReadAsAPlace() {
    Template page = Template.of("<p>${a}, ${b}</p>");
    assertThat(page.filled(Map.of("a", "${b} $1 \\", "b", "x"))).isEqualTo("<p>${b} $1 \\, x</p>");
  }

  @Test
  void placeWithoutAValueIsAnError() {
    assertThatThrownBy(() -> Template.of("${a-b}").filled(Map.of()))
        .hasMessage("nothing is given for ${a-b}");
  }
}
