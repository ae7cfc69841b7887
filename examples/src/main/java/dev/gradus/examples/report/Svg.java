package dev.gradus.examples.report;

/** A drawing in the making. Colours are classes of the style sheet, so it suits dark pages too. */
final class Svg {
  private final StringBuilder out = new StringBuilder();

  /**
   * A drawing with a text for those who cannot see it.
   *
   * @param attributes further ones, such as an id; none if empty
   */
  static Svg of(String attributes, int width, int height, String alternative) {
    Svg svg = new Svg();
    svg.add("<svg ", attributes, attributes.isEmpty() ? "" : " ", "role=\"img\" viewBox=\"0 0 ",
        Integer.toString(width), " ", Integer.toString(height), "\" width=\"",
        Integer.toString(width), "\" height=\"", Integer.toString(height), "\">\n<title>",
        Html.text(alternative), "</title>\n");
    return svg;
  }

  Svg add(String... parts) {
    for (String part : parts) out.append(part);
    return this;
  }

  /** A text; what it says is HTML already. */
  Svg text(String kind, double x, double y, String content) {
    return add("<text class=\"", kind, "\" x=\"", n(x), "\" y=\"", n(y), "\">", content,
        "</text>\n");
  }

  Svg line(String kind, double x1, double y1, double x2, double y2) {
    return add("<path class=\"", kind, "\" d=\"M", n(x1), " ", n(y1), "L", n(x2), " ", n(y2),
        "\"/>\n");
  }

  Svg path(String kind, String d) {
    return add("<path class=\"", kind, "\" d=\"", d, "\"/>\n");
  }

  Svg circle(String attributes, double x, double y, double r) {
    return add("<circle ", attributes, " cx=\"", n(x), "\" cy=\"", n(y), "\" r=\"", n(r),
        "\"/>\n");
  }

  String end() { return out.append("</svg>").toString(); }

  /** A coordinate, to a tenth: the same text in every locale. */
  static String n(double x) { return decimal(Math.round(10 * x), 10); }

  /** A number to a hundredth. */
  static String n2(double x) { return decimal(Math.round(100 * x), 100); }

  private static String decimal(long parts, int of) {
    long rest = Math.abs(parts) % of;
    String sign = parts < 0 ? "-" : "";
    String whole = sign + Math.abs(parts) / of;
    if (rest == 0) return whole;
    return whole + "." + (rest * 10 < of ? "0" : "") + (rest % 10 == 0 && of == 100 ? rest / 10
        : rest);
  }

  /** Places as a broken line, each relative to the one before it. */
  static String line(int[][] places) {
    StringBuilder d = new StringBuilder();
    for (int i = 0; i < places.length; i++) {
      if (i == 0) {
        pair(d.append('M'), places[0][0], places[0][1]);
      } else {
        if (i == 1) d.append('l');
        else if (places[i][0] >= places[i - 1][0]) d.append(' ');
        pair(d, places[i][0] - places[i - 1][0], places[i][1] - places[i - 1][1]);
      }
    }
    return d.toString();
  }

  private static void pair(StringBuilder d, int x, int y) {
    d.append(x).append(y < 0 ? "" : " ").append(y);
  }
}
