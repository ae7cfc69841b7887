package dev.gradus.examples.report;

import java.util.List;

/** Axes in a drawing: where they stand, and which place belongs to which numbers. */
record Plot(Window window, int left, int top, int width, int height) {
  private static final int MOST_TICKS = 6;
  private static final int FAR = 100_000;
  private static final double DIGIT = 7.2; // the width of one

  double x(double a) { return left + width * (a - window.left()) / window.width(); }

  double y(double b) { return top + height * (window.top() - b) / window.height(); }

  /** A place in whole units of a half, relative to the upper left corner. */
  int[] at(double a, double b) {
    return new int[] {whole(2 * (x(a) - left)), whole(2 * (y(b) - top))};
  }

  /** A whole number; what is far outside stays outside. */
  private static int whole(double x) {
    return (int) Math.max(-FAR, Math.min(Math.round(x), FAR));
  }

  /** A frame with ticks at round numbers; names are HTML. */
  void draw(Svg svg, String across, String up) {
    Ticks ticks = Ticks.between(window.left(), window.right(), MOST_TICKS);
    for (int most = MOST_TICKS - 1; most >= 2 && !fits(ticks); most--) {
      ticks = Ticks.between(window.left(), window.right(), most);
    }
    for (double t : ticks.values()) across(svg, t, ticks.text(t));
    title(svg, across + less(ticks));
    frame(svg, up);
  }

  private boolean fits(Ticks ticks) {
    int longest = ticks.texts().stream().mapToInt(String::length).max().orElse(0);
    return DIGIT * longest + 10 <= width * ticks.step() / window.width();
  }

  /** A tick below. */
  void across(Svg svg, double a, String text) {
    svg.line("tick", x(a), top + height, x(a), top + height + 4.0);
    svg.text("number", x(a), top + height + 17.0, text);
  }

  /** The name of the axis below. */
  void title(Svg svg, String name) {
    svg.text("name", left + width / 2.0, top + height + 36.0, name);
  }

  /** The frame, the ticks at the left, and their name. */
  void frame(Svg svg, String up) {
    Ticks ticks = Ticks.between(window.bottom(), window.top(), MOST_TICKS);
    for (double t : ticks.values()) {
      svg.line("tick", left - 4.0, y(t), left, y(t));
      svg.text("number side", left - 7.0, y(t) + 4, ticks.text(t));
    }
    svg.add("<rect class=\"frame\" x=\"", Svg.n(left), "\" y=\"", Svg.n(top), "\" width=\"",
        Svg.n(width), "\" height=\"", Svg.n(height), "\"/>\n");
    double middle = top + height / 2.0;
    svg.add("<text class=\"name\" transform=\"translate(12 ", Svg.n(middle), ") rotate(-90)\">", up,
        less(ticks), "</text>\n");
  }

  private static String less(Ticks ticks) {
    return ticks.base() == 0 ? "" : (ticks.base() < 0 ? " + " : " − ")
        + Ticks.plain(Math.abs(ticks.base()));
  }

  /** Begins a group that is clipped to the frame, in units of a half. */
  void begin(Svg svg) {
    svg.add("<svg x=\"", Svg.n(left), "\" y=\"", Svg.n(top), "\" width=\"", Svg.n(width),
        "\" height=\"", Svg.n(height), "\" viewBox=\"0 0 ", Svg.n(2 * width), " ",
        Svg.n(2 * height), "\">\n");
  }

  /** Ends it. */
  void end(Svg svg) { svg.add("</svg>\n"); }

  /** A line through places, in units of a half. */
  String line(List<double[]> places) {
    return Svg.line(places.stream().map(p -> at(p[0], p[1])).toArray(int[][]::new));
  }
}
