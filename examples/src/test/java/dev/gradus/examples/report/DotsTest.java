package dev.gradus.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Tensor;
import dev.gradus.examples.data.Choice;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.descent.Settings;
import dev.gradus.nn.Model;
import dev.gradus.nn.Parameters;
import dev.gradus.nn.Sequential;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/** Points as signs. */
class DotsTest {
  private static Points points(int count, int rare, List<String> classes) {
    double[][] rows = new double[count][];
    double[] targets = new double[count];
    for (int i = 0; i < count; i++) {
      rows[i] = new double[] {i % 37, i % 11};
      targets[i] = i < rare ? 1 : i % classes.size() == 1 ? 0 : i % classes.size();
    }
    return new Points("p", List.of("x1", "x2"), "y", classes, Tensor.matrix(rows),
        Tensor.vector(targets), Choice.ALL, List.of());
  }

  private static Dots dots(Points points) {
    Plane plane = Plane.of(points, null);
    return new Dots(points, null, plane, new Plot(plane.window(), 0, 0, 340, 340));
  }

  @Test
  void rarePointsAreAllThereAndLieAboveCommonOnes() {
    Dots dots = dots(points(5000, 3, List.of("common", "rare")));
    List<Element> signs = Jsoup.parse("<svg>" + dots.svg() + "</svg>").select("path.sign");
    assertThat(signs).hasSize(2);
    assertThat(signs.get(0).classNames()).contains("c0");
    assertThat(signs.get(1).classNames()).contains("c1"); // drawn last
    assertThat(signs.get(1).attr("d").chars().filter(c -> c == 'M')).hasSize(3);
    assertThat(dots.drawn()).isEqualTo(503);
    assertThat(dots.all()).isEqualTo(5000);
  }

  @Test
  void everyPointOfAFewIsDrawn() {
    assertThat(dots(points(900, 3, List.of("a", "b"))).drawn()).isEqualTo(900);
  }

  @Test
  void moreClassesThanShapesHaveLetters() {
    List<String> digits = IntStream.range(0, 10).mapToObj(Integer::toString).toList();
    assertThat(dots(points(60, 3, digits)).svg()).contains("<text class=\"letter\"", ">222");
    assertThat(Dots.letter(digits, 7)).isEqualTo("7");
    assertThat(Dots.letter(List.of("ten", "b"), 1)).isEqualTo("B");
  }

  @Test
  void pointIsRingedWhereItIsTakenForAnother() {
    Points points = points(40, 3, List.of("a", "b"));
    Sequential net = new Settings(List.of(), 1, 1, 1, 1, 0).network(points);
    Model allFirst = new Model(net, Parameters.of(net.layout(), 0, 0, -5));
    assertThat(dots(points).wrong(allFirst).chars().filter(c -> c == 'M')).hasSize(3);
    Model allSecond = new Model(net, Parameters.of(net.layout(), 0, 0, 5));
    assertThat(dots(points).wrong(allSecond).chars().filter(c -> c == 'M')).hasSize(37);
  }
}
