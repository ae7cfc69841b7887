package dev.gradus.examples.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Text as it may be shown. */
class ShownTest {
  @Test
  void noCharacterSteersATerminalOrTurnsWhatFollows() {
    for (int c = 0; c <= Character.MAX_VALUE; c++) {
      String shown = Shown.of("a" + (char) c + "b");
      for (int i = 0; i < shown.length(); i++) {
        char s = shown.charAt(i);
        byte direction = Character.getDirectionality(s);
        assertThat(Character.isISOControl(s)).as("U+%04X", c).isFalse();
        assertThat(direction < Character.DIRECTIONALITY_LEFT_TO_RIGHT_EMBEDDING
            || direction == Character.DIRECTIONALITY_UNDEFINED).as("U+%04X", c).isTrue();
      }
      if (Character.isLetterOrDigit(c)) assertThat(shown).isEqualTo("a" + (char) c + "b");
    }
  }

  @Test
  void longTextAndLongListsAreCut() {
    assertThat(Shown.brief("z".repeat(41))).isEqualTo("z".repeat(40) + "...");
    assertThat(Shown.quoted(" a\n b ")).isEqualTo("\"a b\"");
    assertThat(Shown.list(List.of("a", "b"), 2)).isEqualTo("a, b");
    assertThat(Shown.list(List.of("a", "b", "c"), 1)).isEqualTo("a and 2 more");
  }
}
