package dev.gradus.examples.report;

import dev.gradus.autodiff.Layout;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.descent.Outcome;
import dev.gradus.examples.text.Numbers;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Parameters;
import dev.gradus.nn.Sequential;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A network as a drawing: a column of units for each layer, an edge for each weight, dashed if it
 * is negative, and as wide as it is large. The ring of a unit is its bias. A layer of many units
 * has no room for them: there the matrix of weights is shown as a map. A mark that stands for an
 * entry of the long vector has its place there, and a title with its name and number.
 */
final class NetworkDrawing {
  /** How many units a hidden layer may have to be drawn as such. */
  static final int MOST_UNITS = 24;
  /** How many units two layers may have to be joined by edges. */
  static final int MOST_JOINED = 12;
  private static final int TOP = 58;
  private static final int TALLEST = 400; // where there would be more, units stand closer
  private static final int LONGEST_NAME = 16;
  private static final double THINNEST = 0.5;
  private static final double WIDEST = 7;
  private static final int GAP = 130; // from column to column
  private static final int PHONE = 460; // a broader drawing scrolls there: it would be too small

  private final Layout layout;
  private final double[] weights;
  private final Strengths strengths;
  private final List<String> features;
  private final List<String> outputs;
  private final List<String> seen; // of hidden units
  private final List<Integer> sizes = new ArrayList<>(); // units of each column
  private final List<String> activations = new ArrayList<>(); // what each column applies
  private final double[] columns; // where each stands
  private final double tall;
  private final boolean isBroad;
  private final Svg svg;
  private int shown; // pictures of units so far

  private NetworkDrawing(Sequential net, Parameters parameters, Strengths strengths,
      List<String> features, List<String> outputs, List<String> seen) {
    this.features = features;
    this.outputs = outputs;
    this.seen = seen;
    this.strengths = strengths;
    layout = net.layout();
    weights = parameters.toArray();
    sizes.add(net.width());
    activations.add("scaled");
    for (Layer layer : net.layers()) {
      if (layer instanceof Dense dense) {
        sizes.add(dense.out());
        activations.add("");
      } else {
        activations.set(activations.size() - 1, layer.toString());
      }
    }
    columns = new double[sizes.size()];
    double height = 0;
    for (int k = 0; k < sizes.size(); k++) {
      columns[k] = k == 0 ? 36 + 7.5 * longest(isMany(0) && !map(1).names() ? List.of() : features)
          : columns[k - 1] + (isMap(k) ? map(k).width() + 76 : GAP);
      if (isMap(k)) height = Math.max(height, map(k).height());
      if (!isMany(k)) height = Math.max(height, Math.min(66 * sizes.get(k), TALLEST));
    }
    tall = height;
    int last = sizes.size() - 1;
    int width = (int) (columns[last] + 40 + 9 * longest(outputs));
    isBroad = width > PHONE;
    svg = Svg.of("id=\"network-drawing\" class=\"network" + (isBroad ? " broad" : "") + "\"",
        width, (int) (TOP + tall + 12),
        "The network " + net + " with its weights");
  }

  private static int longest(List<String> names) {
    return names.stream().mapToInt(n -> shortened(n).length()).max().orElse(0);
  }

  /** How many layers stand between inputs and outputs. */
  static int hiddenLayers(Sequential net) {
    return (int) net.layers().stream().filter(l -> l instanceof Dense).count() - 1;
  }

  /**
   * Draws the network that came of a descent.
   *
   * @param strengths how strongly each entry is drawn
   * @param seen the regions of its hidden units
   */
  static String svg(Outcome outcome, Strengths strengths, List<String> seen) {
    Points points = outcome.points();
    List<String> outputs = switch (points.task()) {
      case TWO_CLASSES -> List.of("ŷ");
      case CLASSES -> points.classes();
      case NUMBER -> List.of(points.label());
    };
    return svg(outcome.net(), outcome.log().end().parameters(), strengths, points.features(),
        outputs, seen);
  }

  /**
   * Draws a network.
   *
   * @param strengths how strongly each entry is drawn
   * @param features the name of each input
   * @param outputs the name of each output
   * @param seen three regions for each hidden unit; or none
   */
  static String svg(Sequential net, Parameters parameters, Strengths strengths,
      List<String> features, List<String> outputs, List<String> seen) {
    return new NetworkDrawing(net, parameters, strengths, features, outputs, seen).draw();
  }

  /** Whether a layer has no room for its units. */
  private boolean isMany(int k) { return sizes.get(k) > (k == 0 ? MOST_JOINED : MOST_UNITS); }

  /** Whether the weights into a layer are shown as a map. */
  private boolean isMap(int k) {
    return k > 0 && Math.max(sizes.get(k - 1), sizes.get(k)) > MOST_JOINED;
  }

  private WeightMap map(int k) {
    return new WeightMap(sizes.get(k - 1), sizes.get(k), isMany(k));
  }

  private String draw() {
    svg.add("<clipPath id=\"in-unit\"><circle r=\"1\"/></clipPath>\n");
    List<Edge> edges = new ArrayList<>();
    for (int k = 0; k < sizes.size(); k++) {
      caption(k);
      if (k > 0 && !isMap(k)) edges.addAll(edges(k));
    }
    edges.sort(Comparator.comparingDouble(e -> -Math.abs(weights[e.place()]))); // thin ones on top
    edges.forEach(this::edge);
    for (int k = 1; k < sizes.size(); k++) if (isMap(k)) drawMap(k);
    for (int k = 0; k < sizes.size(); k++) {
      for (int i = 1; i <= sizes.get(k) && !isMany(k); i++) {
        if (k == 0) input(i);
        else unit(k, i);
      }
    }
    outputNames();
    return !isBroad ? svg.end() : "<div class=\"scroll\" tabindex=\"0\" role=\"group\""
        + " aria-label=\"Drawing of the network\">" + svg.end() + "</div>";
  }

  private void outputNames() {
    int last = sizes.size() - 1;
    for (int i = 1; i <= sizes.get(last) && !isMany(last); i++) {
      svg.text("output", columns[last] + radius(last) + 8, y(last, i) + 5,
          Html.text(shortened(outputs.get(i - 1))));
    }
  }

  private double pitch(int k) { return Math.min(66, tall / sizes.get(k)); }

  private double radius(int k) { return Math.min(22, 0.36 * pitch(k)); }

  private double y(int k, int unit) {
    return TOP + tall / 2 + pitch(k) * (unit - 0.5 - sizes.get(k) / 2.0);
  }

  private void caption(int k) {
    boolean last = k == sizes.size() - 1;
    String name = k == 0 ? "inputs" : !last ? "hidden " + k
        : outputs.size() == 1 ? "output" : "outputs";
    svg.text("layer", columns[k], 16, name);
    svg.text("activation", columns[k], 33, Html.text(activations.get(k)));
    if (isMany(k)) svg.text("activation", columns[k], 48, sizes.get(k) + " units");
    if (k == 0) return;
    svg.text("matrix", (columns[k - 1] + columns[k]) / 2, 50,
        "W<tspan dy=\"-5\" font-size=\"70%\">(" + k + ")</tspan><tspan dy=\"5\"> "
            + sizes.get(k - 1) + "×" + sizes.get(k) + "</tspan>");
  }

  /** The edge from unit i of layer k−1 to unit j of layer k, all counted from 1. */
  private record Edge(int k, int i, int j, int place) {}

  private List<Edge> edges(int k) {
    List<Edge> edges = new ArrayList<>();
    int start = layout.start("W^(" + k + ")");
    int units = sizes.get(k);
    for (int n = 0; n < sizes.get(k - 1) * units; n++) {
      edges.add(new Edge(k, n / units + 1, n % units + 1, start + n));
    }
    return edges;
  }

  private void edge(Edge e) {
    svg.add("<line class=\"edge ", sign(e.place()), "\"", mark(e.place()), " stroke-width=\"",
        width(e.place()), "\" x1=\"", Svg.n(columns[e.k() - 1]), "\" y1=\"",
        Svg.n(y(e.k() - 1, e.i())), "\" x2=\"", Svg.n(columns[e.k()]), "\" y2=\"",
        Svg.n(y(e.k(), e.j())), "\"><title>", title(e), "</title></line>\n");
  }

  private void drawMap(int k) {
    WeightMap map = map(k);
    double left = (columns[k - 1] + columns[k] - map.width()) / 2;
    double top = TOP + (tall - map.height()) / 2;
    svg.add("<g class=\"map\" transform=\"translate(", Svg.n(left), " ", Svg.n(top), ")\">\n");
    svg.add("<path class=\"frame\" d=\"", map.frame(), "\"/>\n");
    for (Edge e : edges(k)) cell(map.cell(e.i() - 1, e.j() - 1), e.place(), title(e));
    int biases = layout.start("b^(" + k + ")");
    for (int j = 0; j < sizes.get(k) && isMany(k); j++) {
      cell(map.bias(j), biases + j, title(biases + j));
    }
    svg.add("</g>\n");
    for (int i = 0; k == 1 && isMany(0) && map.names() && i < features.size(); i++) {
      svg.text("feature", left - 6, top + map.middle(i) + 4,
          Html.text(shortened(features.get(i))));
    }
  }

  private void cell(String d, int place, String title) {
    svg.add("<path class=\"cell ", sign(place), "\"", mark(place), " fill-opacity=\"",
        Svg.n2(Math.sqrt(share(place))), "\" d=\"", d, "\"><title>", title, "</title></path>\n");
  }

  private String title(Edge e) {
    String from = e.k() == 1 ? features.get(e.i() - 1)
        : "unit " + e.i() + " of layer " + (e.k() - 1);
    String to = e.k() == sizes.size() - 1 ? outputs.size() == 1 ? "the output"
        : "the output for " + outputs.get(e.j() - 1) : "unit " + e.j() + " of layer " + e.k();
    return title(e.place()) + Html.text(", from " + from + " to " + to);
  }

  private String title(int place) {
    return Html.text(layout.entry(place) + " = " + Numbers.set(weights[place]));
  }

  private static String mark(int place) { return " data-w=\"" + place + "\""; }

  private void input(int i) {
    svg.add("<circle class=\"unit\" cx=\"", Svg.n(columns[0]), "\" cy=\"", Svg.n(y(0, i)),
        "\" r=\"", Svg.n(Math.min(9, radius(0))), "\"><title>", Html.text(features.get(i - 1)),
        "</title></circle>\n");
    svg.text("feature", columns[0] - 15, y(0, i) + 5, Html.text(shortened(features.get(i - 1))));
  }

  private void unit(int k, int i) {
    int place = layout.start("b^(" + k + ")") + i - 1;
    double r = radius(k);
    boolean isHidden = k < sizes.size() - 1 && !seen.isEmpty();
    svg.add("<circle class=\"unit", isHidden ? " sees" : "", "\" cx=\"", Svg.n(columns[k]),
        "\" cy=\"", Svg.n(y(k, i)),
        "\" r=\"", Svg.n(r), "\"/>\n");
    if (isHidden) picture(columns[k], y(k, i), r);
    svg.add("<circle class=\"bias ", sign(place), "\"", mark(place), " stroke-width=\"",
        width(place), "\" cx=\"", Svg.n(columns[k]), "\" cy=\"", Svg.n(y(k, i)), "\" r=\"",
        Svg.n(r), "\"><title>", title(place), "</title></circle>\n");
    if (isHidden && r >= 10) {
      svg.text("number", columns[k] + r + 3, y(k, i) - r + 3, Integer.toString(i));
    }
  }

  private void picture(double x, double y, double r) {
    svg.add("<g class=\"seen\" clip-path=\"url(#in-unit)\" transform=\"translate(", Svg.n(x), " ",
        Svg.n(y), ") scale(", Svg.n(r), ")\"><g transform=\"translate(-1 -1) scale(",
        Double.toString(2.0 / Units.EXTENT), ")\">");
    for (int s = 1; s <= 3; s++) {
      svg.add("<path class=\"s" + s + "\" d=\"", seen.get(shown++), "\"/>");
    }
    svg.add("</g></g>\n");
  }

  private double share(int place) { return strengths.share(place, weights[place]); }

  private String width(int place) {
    return Svg.n2(THINNEST + (WIDEST - THINNEST) * share(place));
  }

  private String sign(int place) { return weights[place] < 0 ? "negative" : "positive"; }

  private static String shortened(String name) {
    int length = name.codePointCount(0, name.length());
    return length <= LONGEST_NAME ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)).strip() + "…";
  }
}
