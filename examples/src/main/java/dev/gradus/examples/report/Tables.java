package dev.gradus.examples.report;

import dev.gradus.autodiff.check.Entry;
import dev.gradus.examples.data.Task;
import dev.gradus.examples.descent.DescentLog;
import dev.gradus.examples.descent.Outcome;
import dev.gradus.nn.Prepared;
import java.util.List;
import java.util.Objects;

/** The tables of a report. Long ones are folded. */
final class Tables {
  private static final int MOST_ROWS = 16; // a table with a few more is shown whole, too
  private static final int FEW_MORE = 4;

  /** Around a table: what is too broad for a phone is scrolled, with keys, too. */
  static final String SCROLL =
      "<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">";

  private Tables() {}

  /**
   * A table.
   *
   * @param what its rows are, in the plural
   * @param head its first row
   * @param body its other rows, a line for each
   */
  static String table(String id, String kind, String what, String head, String body) {
    long rows = body.lines().count();
    String table = SCROLL + "<table id=\"" + id + "\" class=\"" + kind
        + "\">\n<thead>" + head + "</thead>\n<tbody>\n" + body + "</tbody>\n</table></div>";
    return rows <= MOST_ROWS + FEW_MORE ? table : "<details class=\"long\"><summary>All " + rows
        + " " + what + "</summary>\n" + table + "\n</details>";
  }

  private static String head(String... titles) {
    StringBuilder out = new StringBuilder("<tr>");
    for (String t : titles) out.append("<th scope=\"col\">").append(t).append("</th>");
    return out.append("</tr>").toString();
  }

  /** Places of the way beside those beneath them on the map. */
  static String mount(String rows) {
    String head = head("epoch", "<i>E</i>", "<i>E</i> on the map", "along", "aside",
        "off the plane");
    return "<p>Some places of the way, and those of the map beneath them:</p>\n"
        + table("mount-places", "numbers", "places", head, rows);
  }

  /** A row for each feature: name, mean, deviation. */
  static String scaling(Outcome outcome) {
    List<String> features = outcome.points().features();
    Prepared scaling = Objects.requireNonNull(outcome.begun().preparation());
    StringBuilder out = new StringBuilder();
    for (int j = 0; j < features.size(); j++) {
      row(out, Html.text(features.get(j)), Html.number(scaling.shift(j)),
          Html.number(scaling.scale(j)));
    }
    return table("scaling", "numbers", "features", head("feature", "mean", "deviation"),
        out.toString());
  }

  /** A row for each milestone: epoch, E, how good, and both for the points held out. */
  static String milestones(Outcome outcome) {
    Task task = outcome.points().task();
    String title = task == Task.NUMBER ? "R²" : "right";
    StringBuilder out = new StringBuilder();
    for (DescentLog.Entry e : outcome.log().milestones()) {
      String epoch = Integer.toString(e.epoch());
      String error = Html.number(e.error());
      String good = Html.quality(task, e.learned());
      if (e.held() == null) row(out, epoch, error, good);
      else row(out, epoch, error, good, Html.number(e.held().error()),
          Html.quality(task, e.held()));
    }
    return table("milestones", "numbers", "milestones", outcome.held() == null
        ? head("epoch", "<i>E</i>", title) : head("epoch", "<i>E</i>", title,
            "<i>E</i>, held out", title + ", held out"), out.toString());
  }

  /** A row for each entry of the long vector: name, value, derivative, differences. */
  static String gradient(Outcome outcome) {
    double[] values = outcome.log().end().parameters().toArray();
    StringBuilder out = new StringBuilder();
    int i = 0;
    for (Entry e : outcome.check().entries()) {
      out.append("<tr id=\"").append(Html.text(e.name())).append("\"><th scope=\"row\">")
          .append(Html.entry(e.name())).append("</th>");
      double[] numbers = {values[i++], e.derivative(), e.measured()};
      for (double x : numbers) out.append("<td>").append(Html.number(x)).append("</td>");
      out.append("<td>").append(Html.size(e.relativeDifference())).append("</td></tr>\n");
    }
    return table("gradient-vector", "numbers", "entries", head("entry", "value at the end",
        "∂<i>E</i>/∂entry", "by differences", "relative difference"), out.toString());
  }

  static void row(StringBuilder out, String head, String... cells) {
    out.append("<tr><th scope=\"row\">").append(head).append("</th>");
    for (String cell : cells) out.append("<td>").append(cell).append("</td>");
    out.append("</tr>\n");
  }
}
