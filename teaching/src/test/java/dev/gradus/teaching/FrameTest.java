package dev.gradus.teaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FrameTest {
  @Property(tries = 2000, seed = "1")
  void anyNumbersLieInTheirFrame(@ForAll long bits, @ForAll long more) {
    double a = Double.longBitsToDouble(bits);
    double b = Double.longBitsToDouble(more);
    if (!Double.isFinite(a) || !Double.isFinite(b)) return;
    lies(Math.min(a, b), Math.max(a, b));
    lies(a, a);
    lies(a, Math.nextUp(a));
  }

  private static void lies(double least, double most) {
    Frame frame = Frame.around(least, most);
    if (Math.abs(least) < 1e300) assertThat(frame.at(least)).isBetween(0, 1000);
    if (Math.abs(most) < 1e300) assertThat(frame.at(most)).isBetween(0, 1000);
    assertThat(frame.ticks().size()).isBetween(1, 12);
  }

  @Test
  void ordinaryNumbersGetRoundEnds() {
    assertThat(Frame.around(-1, 1.25))
        .isEqualTo(new Frame(-1.2000000000000002, 1.4000000000000001));
    assertThat(Frame.around(0, 1)).isEqualTo(new Frame(-0.1, 1.1));
  }

  @Test
  void frameWithoutRoomIsRefused() {
    assertThatThrownBy(() -> new Frame(1, 1)).hasMessage("a picture from 1 to 1 has no room");
    assertThatThrownBy(() -> new Frame(1, 1 + 1e-12)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Frame(2, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Frame(Double.NaN, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
