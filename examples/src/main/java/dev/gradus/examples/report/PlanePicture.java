package dev.gradus.examples.report;

import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.Task;
import dev.gradus.examples.text.Shown;
import dev.gradus.nn.Model;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pictures of points in a plane on what a network answers there. */
final class PlanePicture {
  private static final int WIDTH = 420;
  private static final int HEIGHT = 400;
  private static final int SIDE = 340;
  private static final int SMALL = 170;
  private static final int LEFT = 66;
  private static final int ROW = 20; // of a legend
  static final int EXTENT = 2 * SIDE; // in units of paths

  private final Points points;
  private final boolean hasHeld;
  private final Plane plane;
  private final Plot plot;
  private final Dots dots;
  private final Ground ground;

  PlanePicture(Points points, @Nullable Points held) {
    this.points = points;
    hasHeld = held != null;
    plane = Plane.of(points, held);
    plot = new Plot(plane.window(), LEFT, 8, SIDE, SIDE);
    dots = new Dots(points, held, plane, plot);
    ground = new Ground(points, plane, dots);
  }

  Plane plane() { return plane; }

  Dots dots() { return dots; }

  Ground ground() { return ground; }

  /** The large one, whose regions and rings may change. */
  String large(Model model, String alternative) {
    Svg svg = Svg.of("id=\"plane\" class=\"plane\"", WIDTH, HEIGHT, alternative);
    content(svg, "plane-", ground.regions(model, EXTENT), dots.wrong(model));
    return svg.end();
  }

  private void content(Svg svg, String id, List<String> regions, String wrong) {
    plot.begin(svg);
    ground(svg, id, regions);
    rings(svg, id, wrong);
    svg.add("<g id=\"", id, "points\">\n", dots.svg(), "</g>\n");
    plot.end(svg);
    plot.draw(svg, Html.text(Shown.brief(plane.names().get(0))),
        Html.text(Shown.brief(plane.names().get(1))));
  }

  private void ground(Svg svg, String id, List<String> regions) {
    svg.add("<path class=\"ground ", ground.lowest(), "\" d=\"M0 0h", EXTENT + "v", EXTENT + "h-",
        EXTENT + "z\"/>\n<g", id.isEmpty() ? "" : " id=\"" + id + "ground\"", ">\n");
    for (int k = 0; k < regions.size(); k++) {
      svg.path("ground " + ground.kinds().get(k), regions.get(k));
    }
    svg.add("</g>\n");
  }

  private static void rings(Svg svg, String id, String wrong) {
    String name = id.isEmpty() ? "" : " id=\"" + id + "wrong\"";
    svg.add("<g", name, "><path class=\"ring\" d=\"", wrong, "\"/>",
        "<path class=\"ring within\" d=\"", wrong, "\"/></g>\n");
  }

  /** A small one, with the points of the large one. */
  String small(List<String> regions, String wrong, String alternative) {
    Svg svg = Svg.of("class=\"plane\"", SMALL, SMALL, alternative);
    svg.add("<svg width=\"" + SMALL + "\" height=\"" + SMALL + "\" viewBox=\"0 0 " + EXTENT + " "
        + EXTENT + "\">\n");
    ground(svg, "", regions);
    rings(svg, "", wrong);
    svg.add("<use href=\"#plane-points\"/>\n</svg>\n");
    svg.add("<rect class=\"frame\" x=\".5\" y=\".5\" width=\"" + (SMALL - 1) + "\" height=\""
        + (SMALL - 1) + "\"/>\n");
    return svg.end();
  }

  /** The large one as a file of its own, with a title and a legend. */
  String file(Model model, String title, String alternative, String style) {
    List<String> names = points.task() == Task.NUMBER ? List.of() : points.classes();
    int height = HEIGHT + 28 + ROW * names.size();
    Svg svg = Svg.of("xmlns=\"http://www.w3.org/2000/svg\" class=\"plane\"", WIDTH, height,
        alternative);
    svg.add("<style>", style, "</style>\n<rect class=\"paper\" width=\"" + WIDTH + "\" height=\""
        + height + "\"/>\n");
    svg.text("title", LEFT, 20, Html.text(title));
    svg.add("<g transform=\"translate(0 28)\">\n");
    content(svg, "", ground.regions(model, EXTENT), dots.wrong(model));
    for (int c = 0; c < names.size(); c++) {
      double y = HEIGHT + ROW * (c + 0.4);
      svg.add("<g transform=\"translate(", Svg.n(LEFT + 8), " ", Svg.n(y), ")\">");
      svg.add(sign(c), "</g>\n");
      svg.text("side start", LEFT + 22.0, y + 4.5, Html.text(Shown.brief(names.get(c))));
    }
    return svg.add("</g>\n").end();
  }

  /** The sign of a class, around the origin. */
  private String sign(int label) {
    return points.classes().size() > Dots.SHAPES
        ? "<text class=\"name\" y=\"5\">" + Html.text(Dots.letter(points.classes(), label))
            + "</text>"
        : "<path class=\"sign c" + label + "\" transform=\"scale(.5)\" d=\"" + Dots.sign(label,
            new int[2]) + "\"/>";
  }

  /** What the signs and shades of the pictures mean. */
  String legend(boolean anyWrong) {
    StringBuilder out = new StringBuilder("<ul class=\"legend\">");
    boolean areLetters = points.classes().size() > Dots.SHAPES
        && Dots.letter(points.classes(), 0).equals(points.classes().get(0));
    for (int c = 0; c < points.classes().size() && !areLetters; c++) {
      item(out, sign(c), Html.text(Shown.brief(points.classes().get(c))));
    }
    switch (points.task()) {
      case TWO_CLASSES -> item(out, "<path class=\"half\" d=\"M-9 0h18\"/>", "<i>ŷ</i> = ½");
      case CLASSES -> item(out, "<path class=\"half\" d=\"M-9 0h18\"/>",
          "where the answer changes");
      case NUMBER -> {
        for (int s = 0; s < Dots.SHADES; s += Dots.SHADES - 1) {
          item(out, "<path class=\"sign shade h" + s + "\" transform=\"scale(.5)\" d=\""
              + Dots.sign(0, new int[2]) + "\"/>", Html.number(s == 0 ? dots.low() : dots.high()));
        }
      }
    }
    if (anyWrong) {
      item(out, "<path class=\"ring\" transform=\"scale(.5)\" d=\"M0 0h0\"/><path class=\"ring"
          + " within\" transform=\"scale(.5)\" d=\"M0 0h0\"/>", "taken for another");
    }
    if (hasHeld) {
      item(out, points.task() == Task.NUMBER ? "<path class=\"sign shade\" transform=\"scale(.5)\""
          + " d=\"" + Dots.sign(1, new int[2]) + "\"/>"
          : "<path class=\"sign held any\" transform=\"scale(.5)\" d=\"" + Dots.sign(0, new int[2])
              + "\"/>", "held out");
    }
    return out.append("</ul>\n").toString();
  }

  private static void item(StringBuilder out, String sign, String name) {
    out.append("<li><svg class=\"key\" aria-hidden=\"true\" width=\"22\" height=\"22\""
        + " viewBox=\"-11 -11 22 22\">").append(sign).append("</svg>").append(name)
        .append("</li>\n");
  }
}
