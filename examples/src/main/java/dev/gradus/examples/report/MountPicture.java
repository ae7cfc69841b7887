package dev.gradus.examples.report;

import dev.gradus.examples.descent.DescentLog;
import dev.gradus.examples.descent.Mount;
import dev.gradus.examples.descent.Outcome;
import dev.gradus.examples.text.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Mount Errorest as a map with contour lines, and the way down on it. */
final class MountPicture {
  private static final int WIDTH = 420;
  private static final int HEIGHT = 400;
  private static final int SIDE = 340;
  private static final int MOST_LINES = 10;
  private static final double APART = 50; // between the numbers of lines, in units of a half
  private static final double STEEP = 8; // from here on heights are parted by their logarithm
  private static final double TOO_HIGH = 1e150;

  private final Mount mount;
  private final Plot plot;
  private final Surface surface;
  private final List<Double> levels;

  private MountPicture(Mount mount) {
    this.mount = mount;
    double[] square = mount.square();
    Window window = new Window(square[0], square[0] + square[2], square[1], square[1] + square[2]);
    plot = new Plot(window, 66, 8, SIDE, SIDE);
    int n = mount.nodes();
    double[] heights = new double[n * n];
    double low = Double.POSITIVE_INFINITY;
    double high = 0;
    for (int k = 0; k < heights.length; k++) {
      int row = k / n;
      double e = mount.errorAt(window.left() + window.width() * (k - row * n) / (n - 1),
          window.bottom() + window.height() * row / (n - 1));
      heights[k] = e <= TOO_HIGH ? e : TOO_HIGH; // so is NaN
      low = Math.min(low, heights[k]);
      high = Math.max(high, heights[k]);
    }
    surface = new Surface(n, heights);
    levels = levels(low, high).stream()
        .map(l -> new BigDecimal(l).round(new MathContext(6)).doubleValue()).toList();
  }

  /** The mountain of an experiment; none if its descent led nowhere, or out of all bounds. */
  static Optional<MountPicture> of(Outcome outcome) {
    for (double e : outcome.log().errors()) if (!(e <= TOO_HIGH)) return Optional.empty();
    return Mount.of(outcome).map(MountPicture::new);
  }

  /** Round heights: even steps, or 1, 2, 5, 10 … where the mountain is steep. */
  private static List<Double> levels(double low, double high) {
    if (high <= low) return List.of();
    if (high < STEEP * low) return Ticks.between(low, high, MOST_LINES).values();
    List<Double> levels = new ArrayList<>();
    double floor = Math.max(low, high * 1e-9);
    for (double power = Math.pow(10, Math.floor(Math.log10(floor))); power < high; power *= 10) {
      for (double level : new double[] {power, 2 * power, 5 * power}) {
        if (level > floor && level < high) levels.add(level);
      }
    }
    while (levels.size() > MOST_LINES) {
      List<Double> fewer = new ArrayList<>();
      for (int i = 0; i < levels.size(); i += 2) fewer.add(levels.get(i));
      levels = fewer;
    }
    return levels;
  }

  /** The place of a recorded place, relative to the corner of the frame. */
  int[] at(DescentLog.Entry entry) {
    for (Mount.Place p : mount.way()) {
      if (p.entry().epoch() == entry.epoch()) return plot.at(p.along(), p.aside());
    }
    throw new IllegalStateException("epoch " + entry.epoch() + " was not recorded");
  }

  /** The map; the mark on it may move. */
  String svg(DescentLog.Entry marked) {
    Svg svg = Svg.of("id=\"mount-map\" class=\"mount\"", WIDTH, HEIGHT, "Map: the error E over a"
        + " plane of weights and biases, with lines of equal height at "
        + String.join(", ", levels.stream().map(Numbers::given).toList())
        + ", and the way of the descent from start to end.");
    plot.begin(svg);
    svg.path("floor", "M0 0h" + 2 * SIDE + "v" + 2 * SIDE + "h-" + 2 * SIDE + "z");
    for (double level : levels) svg.path("contour", Contour.region(surface, level, 2 * SIDE));
    List<double[]> way = mount.way().stream().map(p -> new double[] {p.along(), p.aside()})
        .toList();
    svg.path("way halo", plot.line(way)).path("way", plot.line(way));
    numbers(svg, way);
    int[] start = plot.at(0, 0);
    int[] at = at(marked);
    svg.circle("class=\"start\"", start[0], start[1], 9);
    svg.circle("id=\"mount-mark\" class=\"mark\"", at[0], at[1], 11);
    plot.end(svg);
    plot.draw(svg, "along the line from start to end", "aside");
    return svg.end();
  }

  /** The height of each line, where there is room for it. */
  private void numbers(Svg svg, List<double[]> way) {
    List<double[]> taken = new ArrayList<>();
    for (double[] p : way) {
      int[] at = plot.at(p[0], p[1]);
      taken.add(new double[] {at[0], at[1]});
    }
    double unit = 2.0 * SIDE / (surface.nodes() - 1);
    for (double level : levels) {
      double[] best = new double[2];
      double most = 0;
      for (double[][] loop : Contour.loops(surface, level)) {
        for (double[] p : loop) {
          double[] at = {p[0] * unit, 2 * SIDE - p[1] * unit};
          double room = Math.min(Math.min(at[0] - 44, 2 * SIDE - 44 - at[0]),
              Math.min(at[1] - 24, 2 * SIDE - 16 - at[1])) + APART;
          for (double[] t : taken) room = Math.min(room, Math.hypot(at[0] - t[0], at[1] - t[1]));
          if (room > most) {
            most = room;
            best = at;
          }
        }
      }
      if (most < APART) continue;
      taken.add(best);
      svg.text("height", best[0], best[1] + 8, Html.text(Numbers.given(level)));
    }
  }

  /** What the map shows, and what it cannot. */
  String words() {
    Mount.Place off = mount.farthest();
    String plane = mount.isStraight()
        ? "The way is a straight line, so the second direction is any at right angles to it."
        : "The second direction is the one in which the way leaves the straight line most.";
    double beneath = mount.errorAt(off.along(), off.aside());
    String share = off.off() < 1e-6 ? "The whole way lies in this plane."
        : "Of the squared distances of its places from the start, " + Html.percent(mount.share())
            + " lie in this plane. The way leaves it: after "
            + Numbers.count(off.entry().epoch(), "epoch") + " it is " + Html.number(off.off())
            + " beside the plane, if the distance from start to end is 1; <i>E</i> is "
            + Html.number(off.entry().error()) + " there, and " + Html.number(beneath)
            + " at the place of the map beneath it.";
    return plane + " " + share;
  }

  /** Rows for some places of the way. */
  String table(List<DescentLog.Entry> entries) {
    StringBuilder out = new StringBuilder();
    for (DescentLog.Entry e : entries) {
      for (Mount.Place p : mount.way()) {
        if (p.entry().epoch() != e.epoch()) continue;
        Tables.row(out, Integer.toString(e.epoch()), Html.number(e.error()),
            Html.number(mount.errorAt(p.along(), p.aside())), Html.number(p.along()),
            Html.number(p.aside()), Html.number(p.off()));
      }
    }
    return out.toString();
  }
}
