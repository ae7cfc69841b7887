package dev.gradus.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Tensor;
import dev.gradus.examples.data.Choice;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.descent.Curve;
import dev.gradus.examples.descent.Experiment;
import dev.gradus.examples.descent.Rule;
import dev.gradus.examples.descent.Settings;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Points of two features travel to the page for teaching in a link. */
class PageLinkTest {
  private static final Pattern LINK = Pattern.compile(
      "points=(-?[0-9.]+,-?[0-9.]+,[01];)*-?[0-9.]+,-?[0-9.]+,[01]&layers=[0-9-]+&act=sigmoid"
          + "&predict=class");

  private static Points points(int count, String... classes) {
    double[][] rows = new double[count][];
    double[] targets = new double[count];
    for (int i = 0; i < count; i++) {
      rows[i] = new double[] {1e6 + 3 * i, -2 * (i % 7)};
      targets[i] = i % 2;
    }
    return new Points("p", List.of("x1", "x2"), "y", List.of(classes), Tensor.matrix(rows),
        Tensor.vector(targets), Choice.ALL, List.of());
  }

  private static Settings hidden(Integer... units) {
    return new Settings(List.of(units), 0.5, 1, 10, 7, 0);
  }

  @Test
  void pointsAreStandardisedAndTheNetworkIsNamed() {
    String link = PageLink.fragment(points(200, "a", "b"), hidden(4)).orElseThrow();
    assertThat(link).matches(LINK).contains("&layers=2-4-1&").startsWith("points=-1.723,");
    assertThat(link.split(";", -1)).hasSize(200);
    assertThat(PageLink.fragment(points(3, "a", "b"), hidden()).orElseThrow())
        .contains("&layers=2-1&");
    assertThat(PageLink.fragment(points(4), hidden(2, 2)).orElseThrow())
        .contains("&layers=2-2-2-1&").endsWith("&predict=number");
  }

  @Test
  void whatThePageDoesNotTakeHasNoLink() {
    assertThat(PageLink.fragment(points(201, "a", "b"), hidden(4))).isEmpty();
    assertThat(PageLink.fragment(points(9, "a", "b", "c"), hidden(4))).isEmpty();
    assertThat(PageLink.fragment(points(9, "a", "b"), hidden(9))).isEmpty();
    assertThat(PageLink.fragment(points(9, "a", "b"), hidden(1, 1, 1, 1, 1))).isEmpty();
  }

  @Test
  void reportSaysWhyARunDoesNotTravel() throws Exception {
    assertThat(said(points(30, "a", "b"), hidden(4))).contains("href=").doesNotContain("travel");
    assertThat(said(points(201, "a", "b"), hidden(4)))
        .endsWith("This run does not travel there: it takes up to 200 points, not 201.</p>\n");
    assertThat(said(points(9, "a", "b", "c"), hidden(4))).contains("two labels, not 3.");
    assertThat(said(points(9, "a", "b"), hidden(9))).contains("layers of up to 8 units.");
    assertThat(said(points(9, "a", "b"), hidden(1, 1, 1, 1, 1)))
        .contains("up to 4 hidden layers, not 5.");
    Settings gelu = new Settings(List.of(4), Curve.GELU, Rule.PLAIN, 0.5, 1, 10, 7, 0, 0);
    assertThat(said(points(9, "a", "b"), gelu)).contains("sigmoid, tanh and relu, not gelu.");
  }

  private static String said(Points points, Settings settings) throws Exception {
    return PageLink.html(new Experiment(points, settings).run(e -> {}));
  }
}
