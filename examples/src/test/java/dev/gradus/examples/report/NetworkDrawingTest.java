package dev.gradus.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Tensor;
import dev.gradus.examples.data.Choice;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.descent.Settings;
import dev.gradus.nn.Parameters;
import dev.gradus.nn.Sequential;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The drawing of a network. */
class NetworkDrawingTest {
  private static final Sequential NET = network(List.of(2));

  private static Sequential network(List<Integer> hidden) {
    Points points = new Points("p", List.of("x1", "x2"), "y", List.of("a", "b"),
        Tensor.zeros(2, 2), Tensor.vector(0, 1), Choice.ALL, List.of());
    return new Settings(hidden, 1, 1, 1, 1, 0).network(points);
  }

  private static Document draw(Parameters w, String... features) {
    return draw(NET, w, features);
  }

  private static Document draw(Sequential net, Parameters w, String... features) {
    Strengths strengths = new Strengths(net.layout(), List.of(w));
    return Jsoup.parse(NetworkDrawing.svg(net, w, strengths,
        List.of(features), List.of("ŷ"), List.of()));
  }

  private static Element edge(Document drawing, String name) {
    return drawing.select("line").stream()
        .filter(e -> e.selectFirst("title").text().startsWith(name + " = "))
        .findFirst().orElseThrow();
  }

  private static double width(Element e) { return Double.parseDouble(e.attr("stroke-width")); }

  @Test
  void everyWeightIsAnEdgeColouredBySignAndAsWideAsItIsLarge() {
    Parameters w = Parameters.of(NET.layout(), 1, -2, 3, -4, 0.5, -0.5, 8, 0, 2);
    Document drawing = draw(w, "x1", "x2");
    assertThat(drawing.select("line")).hasSize(6);
    assertThat(edge(drawing, "w_11^(1)").classNames()).contains("positive");
    assertThat(edge(drawing, "w_12^(1)").classNames()).contains("negative");
    double none = width(edge(drawing, "w_21^(2)")); // this weight is 0
    double largest = width(edge(drawing, "w_11^(2)")) - none;
    for (int i = 1; i <= 4; i++) {
      String name = "w_" + (i + 1) / 2 + (2 - i % 2) + "^(1)";
      assertThat(width(edge(drawing, name)) - none).isCloseTo(largest * i / 8, within(0.011));
    }
  }

  @Test
  void edgesLeadFromWhereTheirNamesSayToWhere() {
    Document drawing = draw(NET.initialize(1), "height", "weight");
    assertThat(edge(drawing, "w_21^(1)").text()).endsWith("from weight to unit 1 of layer 1");
    assertThat(edge(drawing, "w_21^(2)").text()).endsWith("from unit 2 of layer 1 to the output");
    Element second = drawing.select("circle.unit").get(1); // the second input
    assertThat(edge(drawing, "w_21^(1)").attr("y1")).isEqualTo(second.attr("cy"));
    assertThat(edge(drawing, "w_21^(1)").attr("x1")).isEqualTo(second.attr("cx"));
  }

  @Test
  void layersAndActivationsAreNamed() {
    Document drawing = draw(NET.initialize(1), "x1", "x2");
    assertThat(drawing.select("text.layer").eachText())
        .containsExactly("inputs", "hidden 1", "output");
    assertThat(drawing.select("text.activation").eachText())
        .containsExactly("scaled", "Sigmoid", "Sigmoid");
    assertThat(drawing.select("text.feature").eachText()).containsExactly("x1", "x2");
  }

  @Test
  void namesAreShownAsTheyAre() {
    Document drawing = draw(NET.initialize(1), "<b>&\"", "a name much too long for it");
    assertThat(drawing.select("b")).isEmpty();
    assertThat(drawing.select("text.feature").eachText())
        .containsExactly("<b>&\"", "a name much too…");
  }

  private static Sequential wide(int inputs, int hidden) {
    List<String> names = IntStream.range(0, inputs).mapToObj(i -> "f" + i).toList();
    Points points = new Points("p", names, "y", List.of("a", "b"), Tensor.zeros(2, inputs),
        Tensor.vector(0, 1), Choice.ALL, List.of());
    return new Settings(List.of(hidden), 1, 1, 1, 1, 0).network(points);
  }

  @ParameterizedTest
  @ValueSource(strings = {"13,4", "60,4", "300,4", "2,40", "64,24", "40,40"})
  void manyUnitsAreAMapThatIsNoTallerThanAScreen(String sizes) {
    int inputs = Integer.parseInt(sizes.split(",")[0]);
    int hidden = Integer.parseInt(sizes.split(",")[1]);
    Sequential net = wide(inputs, hidden);
    String[] names = IntStream.range(0, inputs).mapToObj(i -> "f" + i).toArray(String[]::new);
    Document drawing = draw(net, net.initialize(1), names);
    assertThat(Double.parseDouble(drawing.selectFirst("svg").attr("height"))).isLessThan(500);
    assertThat(Double.parseDouble(drawing.selectFirst("svg").attr("width"))).isLessThan(900);
    assertThat(drawing.select("path.cell").size()).isGreaterThanOrEqualTo(inputs * hidden);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2,2", "12,12", "13,4", "2,13", "2,25", "30,40"})
  void everyEntryOfTheLongVectorHasOneMarkWithItsName(String sizes) {
    int inputs = Integer.parseInt(sizes.split(",")[0]);
    Sequential net = wide(inputs, Integer.parseInt(sizes.split(",")[1]));
    String[] names = IntStream.range(0, inputs).mapToObj(i -> "f" + i).toArray(String[]::new);
    Document drawing = draw(net, net.initialize(1), names);
    List<Integer> places = drawing.select("[data-w]").eachAttr("data-w").stream()
        .map(Integer::valueOf).sorted().toList();
    assertThat(places)
        .containsExactlyElementsOf(IntStream.range(0, net.layout().size()).boxed().toList());
    for (Element mark : drawing.select("[data-w]")) {
      assertThat(mark.selectFirst("title").text())
          .startsWith(net.layout().entry(Integer.parseInt(mark.attr("data-w"))) + " = ");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "8,8", "1", "20,3,20"})
  void unitsStandApartAndWithinTheDrawing(String hidden) {
    List<Integer> units = List.of(hidden.split(",")).stream().map(Integer::valueOf).toList();
    Sequential net = network(units);
    Document drawing = draw(net, net.initialize(1), "x1", "x2");
    double height = Double.parseDouble(drawing.selectFirst("svg").attr("height"));
    double width = Double.parseDouble(drawing.selectFirst("svg").attr("width"));
    Set<String> places = new HashSet<>();
    for (Element unit : drawing.select("circle.unit")) {
      double r = Double.parseDouble(unit.attr("r"));
      double x = Double.parseDouble(unit.attr("cx"));
      double y = Double.parseDouble(unit.attr("cy"));
      assertThat(x).isBetween(r, width - r);
      assertThat(y).isBetween(r, height - r);
      assertThat(places.add(x + " " + y)).isTrue();
    }
    assertThat(places).hasSize(units.stream().mapToInt(n -> n).sum() + 3);
  }

  @Test
  void networkOfZerosCanBeDrawn() {
    Parameters zeros = Parameters.of(NET.layout(), new double[NET.layout().size()]);
    assertThat(draw(zeros, "x1", "x2").select("line")).allMatch(e -> width(e) < 1);
  }

  @Test
  void lettersOfTheFilmAreAsStrongAsTheDrawing() {
    Parameters w = Parameters.of(NET.layout(), 8, -8, 4, -4, 0, 0.1, -0.2, 0, 2.1);
    String letters = new Strengths(NET.layout(), List.of(w)).letters(w);
    assertThat(letters).isEqualTo("8AtPeedem"); // 30 steps up and down from e
    Sequential net = wide(20, 2); // whose first matrix is a map, beside its own largest
    double[] values = new double[net.layout().size()];
    values[3] = -0.5;
    values[values.length - 1] = 100;
    Parameters few = Parameters.of(net.layout(), values);
    assertThat(new Strengths(net.layout(), List.of(few)).letters(few)).startsWith("eeeAe")
        .endsWith("8");
  }
}
