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
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A network as an SVG drawing: a column of units for each layer, an edge for each weight, coloured
 * by its sign and as wide as it is large. The ring of a unit is its bias. Names and numbers show up
 * where one points.
 */
final class NetworkDrawing {
  private static final int TOP = 62;
  private static final int TALLEST = 380; // where there would be more, units stand closer
  private static final int LONGEST_NAME = 18;
  private static final double THINNEST = 0.5;
  private static final double WIDEST = 7;
  private static final int PHONE = 560; // a broader drawing scrolls there: it would be too small

  private final Layout layout;
  private final double[] weights;
  private final double largest;
  private final Sequential net;
  private final List<String> features;
  private final List<String> outputs;
  private final List<Integer> sizes = new ArrayList<>(); // units of each column
  private final List<String> activations = new ArrayList<>(); // what each column applies
  private final double pitch; // from unit to unit
  private final double radius;
  private final int left;
  private final int right;
  private final int gap; // from column to column
  private final StringBuilder out = new StringBuilder();

  private NetworkDrawing(Sequential net, Parameters parameters, List<String> features,
      List<String> outputs) {
    this.net = net;
    this.features = features;
    this.outputs = outputs;
    layout = net.layout();
    weights = parameters.toArray();
    double max = 0;
    for (double w : weights) max = Math.max(max, Math.abs(w));
    largest = max;
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
    pitch = Math.max(18, Math.min(64, (double) TALLEST / Collections.max(sizes)));
    radius = Math.min(16, 0.36 * pitch);
    int longest = 0;
    for (String name : features) longest = Math.max(longest, shortened(name).length());
    left = 40 + 8 * longest;
    int longestOutput = 0;
    for (String name : outputs) longestOutput = Math.max(longestOutput, shortened(name).length());
    right = 52 + 8 * longestOutput;
    gap = sizes.size() <= 3 ? 190 : 165;
  }

  /** Draws the network that came of a descent. */
  static String svg(Outcome outcome) {
    Points points = outcome.points();
    List<String> outputs = switch (points.task()) {
      case TWO_CLASSES -> List.of("ŷ");
      case CLASSES -> points.classes();
      case NUMBER -> List.of(points.label());
    };
    return svg(outcome.net(), outcome.log().end().parameters(), points.features(), outputs);
  }

  /**
   * Draws a network.
   *
   * @param features the name of each input
   * @param outputs the name of each output
   * @return an {@code svg} element
   */
  static String svg(Sequential net, Parameters parameters, List<String> features,
      List<String> outputs) {
    return new NetworkDrawing(net, parameters, features, outputs).draw();
  }

  private String draw() {
    int last = sizes.size() - 1;
    int width = left + gap * last + right;
    int height = (int) Math.ceil(TOP + Collections.max(sizes) * pitch + 8);
    add("<svg id=\"network-drawing\" class=\"%s\" role=\"img\" viewBox=\"0 0 %d %d\"",
        width > PHONE ? "broad" : "narrow", width, height);
    add(" width=\"%d\" height=\"%d\">\n<title>The network %s with its weights</title>\n", width,
        height, Html.text(net.toString()));
    List<Edge> edges = new ArrayList<>();
    for (int k = 0; k <= last; k++) {
      caption(k);
      if (k > 0) edges.addAll(edges(k));
    }
    edges.sort(Comparator.comparingDouble(e -> -Math.abs(e.weight()))); // thin ones on top
    edges.forEach(this::edge);
    for (int i = 1; i <= sizes.get(0); i++) input(i);
    for (int k = 1; k <= last; k++) {
      for (int i = 1; i <= sizes.get(k); i++) unit(k, i);
    }
    for (int i = 1; i <= sizes.get(last); i++) {
      text("output", x(last) + radius + 10, y(last, i) + 5,
          Html.text(shortened(outputs.get(i - 1))));
    }
    return out.append("</svg>").toString();
  }

  private double x(int k) { return left + k * (double) gap; }

  private double y(int k, int unit) {
    return TOP + pitch * ((Collections.max(sizes) - sizes.get(k)) / 2.0 + unit - 0.5);
  }

  private void caption(int k) {
    boolean last = k == sizes.size() - 1;
    String end = outputs.size() == 1 ? "output" : "outputs";
    text("layer", x(k), 18, k == 0 ? "inputs" : last ? end : "hidden " + k);
    text("activation", x(k), 37, Html.text(activations.get(k)));
    if (k == 0) return;
    text("matrix", x(k) - gap / 2.0, 18, "W<tspan dy=\"-5\" font-size=\"70%\">(" + k
        + ")</tspan><tspan dy=\"5\"> " + sizes.get(k - 1) + "×" + sizes.get(k) + "</tspan>");
  }

  /** The edge from unit i of layer k−1 to unit j of layer k, all counted from 1. */
  private record Edge(int k, int i, int j, String name, double weight) {}

  private List<Edge> edges(int k) {
    List<Edge> edges = new ArrayList<>();
    int start = layout.start("W^(" + k + ")");
    int units = sizes.get(k);
    for (int n = 0; n < sizes.get(k - 1) * units; n++) {
      edges.add(new Edge(k, n / units + 1, n % units + 1, layout.entry(start + n),
          weights[start + n]));
    }
    return edges;
  }

  private void edge(Edge e) {
    String from = e.k() == 1 ? features.get(e.i() - 1)
        : "unit " + e.i() + " of layer " + (e.k() - 1);
    String to = e.k() == sizes.size() - 1 ? outputName(e.j())
        : "unit " + e.j() + " of layer " + e.k();
    add("<line class=\"edge %s\" stroke-width=\"%.2f\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\""
        + " y2=\"%.1f\">", sign(e.weight()), width(e.weight()), x(e.k() - 1), y(e.k() - 1, e.i()),
        x(e.k()), y(e.k(), e.j()));
    add("<title>%s</title></line>\n", Html.text(e.name() + " = " + Numbers.rounded(e.weight())
        + ", from " + from + " to " + to));
  }

  private String outputName(int j) {
    return outputs.size() == 1 ? "the output" : "the output for " + outputs.get(j - 1);
  }

  private void input(int i) {
    String name = features.get(i - 1);
    circle("unit", 1.2, 0, i, name);
    text("feature", x(0) - radius - 8, y(0, i) + 5, Html.text(shortened(name)));
  }

  private void unit(int k, int i) {
    int place = layout.start("b^(" + k + ")") + i - 1;
    double bias = weights[place];
    circle("unit " + sign(bias), width(bias), k, i, layout.entry(place) + " = "
        + Numbers.rounded(bias));
    if (radius >= 9) text("number", x(k), y(k, i) + 4.5, Integer.toString(i));
  }

  private void circle(String kind, double ring, int k, int i, String title) {
    add("<circle class=\"%s\" stroke-width=\"%.2f\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\">", kind,
        ring, x(k), y(k, i), radius);
    add("<title>%s</title></circle>\n", Html.text(title));
  }

  private void text(String kind, double x, double y, String content) {
    add("<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>\n", kind, x, y, content);
  }

  private double width(double weight) {
    double share = largest == 0 ? 0 : Math.abs(weight) / largest;
    return THINNEST + (WIDEST - THINNEST) * share;
  }

  private static String sign(double weight) { return weight < 0 ? "negative" : "positive"; }

  private static String shortened(String name) {
    int length = name.codePointCount(0, name.length());
    return length <= LONGEST_NAME ? name
        : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME - 1)).strip() + "…";
  }

  private void add(String format, Object... values) {
    out.append(String.format(Locale.ROOT, format, values));
  }
}
