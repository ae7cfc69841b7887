package dev.gradus.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The colours of pages and pictures, light and dark. */
class StyleTest {
  private static final List<String> CLASSES =
      List.of("zero", "one", "two", "three", "four", "five", "six", "seven");
  private static final Pattern COLOUR = Pattern.compile("--([a-z0-9]+): #([0-9a-f]{6})");

  private static Map<String, Integer> colours(boolean dark) {
    String style = Report.resource("picture.css");
    int parts = style.indexOf("@media");
    Matcher m = COLOUR.matcher(dark ? style.substring(parts) : style.substring(0, parts));
    Map<String, Integer> colours = new HashMap<>();
    while (m.find()) colours.put(m.group(1), Integer.parseInt(m.group(2), 16));
    return colours;
  }

  /** As WCAG 2.2 has it. */
  private static double contrast(int a, int b) {
    double x = luminance(a);
    double y = luminance(b);
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
  }

  private static double linear(int channel) {
    double c = (channel & 0xff) / 255.0;
    return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsDrawnStandsOutFromThePaper(boolean dark) {
    Map<String, Integer> colours = colours(dark);
    int paper = colours.get("paper");
    for (String line : List.of("ink", "faint", "minus", "chosen", "band")) {
      assertThat(contrast(colours.get(line), paper)).as(line).isGreaterThanOrEqualTo(3);
    }
    for (String sign : CLASSES) {
      assertThat(contrast(colours.get(sign), paper)).as(sign).isGreaterThanOrEqualTo(3);
    }
    for (String text : List.of("ink", "faint")) {
      assertThat(contrast(colours.get(text), paper)).as(text).isGreaterThanOrEqualTo(4.5);
      assertThat(contrast(colours.get(text), colours.get("wash"))).isGreaterThanOrEqualTo(4.5);
    }
    for (int k = 0; k <= 5; k++) { // the line of one half on every ground
      assertThat(contrast(colours.get("ink"), colours.get("p" + k))).isGreaterThanOrEqualTo(4.5);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void coloursOfClassesAreToldFromEachOther(boolean dark) {
    Map<String, Integer> colours = colours(dark);
    for (String a : CLASSES) {
      for (String b : CLASSES) {
        if (!a.equals(b)) {
          assertThat(distance(colours.get(a), colours.get(b))).as(a + b).isGreaterThan(45);
        }
      }
    }
  }

  private static double distance(int a, int b) {
    double sum = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      sum += Math.pow((a >> shift & 0xff) - (b >> shift & 0xff), 2);
    }
    return Math.sqrt(sum);
  }
}
