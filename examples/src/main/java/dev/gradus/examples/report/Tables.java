package dev.gradus.examples.report;

import dev.gradus.autodiff.check.Entry;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.Scaling;
import dev.gradus.examples.descent.Confusion;
import dev.gradus.examples.descent.DescentLog;
import dev.gradus.examples.descent.Outcome;

/** The rows of the tables of a report. */
final class Tables {
  private Tables() {}

  /** A row for each feature: name, mean, deviation. */
  static String scaling(Points points, Scaling scaling) {
    StringBuilder out = new StringBuilder();
    for (int j = 0; j < points.features().size(); j++) {
      row(out, Html.text(points.features().get(j)), Html.number(scaling.mean(j)),
          Html.number(scaling.deviation(j)));
    }
    return out.toString();
  }

  /** The head over the milestones: with further columns if points are held out. */
  static String milestonesHead(DescentLog log) {
    return "<tr><th>epoch</th><th><i>E</i></th><th>right</th>" + (log.first().held() == null ? ""
        : "<th><i>E</i>, held out</th><th>right, held out</th>") + "</tr>";
  }

  /** A row for each milestone: epoch, E, accuracy, and both for the points held out. */
  static String milestones(DescentLog log) {
    StringBuilder out = new StringBuilder();
    for (DescentLog.Entry e : log.milestones()) {
      String epoch = Integer.toString(e.epoch());
      String error = Html.number(e.error());
      String accuracy = Html.percent(e.learned().accuracy());
      if (e.held() == null) row(out, epoch, error, accuracy);
      else row(out, epoch, error, accuracy, Html.number(e.held().error()),
          Html.percent(e.held().accuracy()));
    }
    return out.toString();
  }

  /** The confusion of the points held out; nothing if there are none. */
  static String held(Outcome outcome) {
    if (outcome.held() == null || outcome.heldConfusion() == null) return "";
    return "<p>Of the points held out:</p>\n<div class=\"scroll\"><table id=\"held-matrix\""
        + " class=\"confusion\">\n" + confusion(outcome.held(), outcome.heldConfusion())
        + "\n</table></div>";
  }

  /** Head and rows of the confusion matrix; what is right is marked as such. */
  static String confusion(Points points, Confusion confusion) {
    StringBuilder out = new StringBuilder("<thead><tr><th rowspan=\"2\">the point is</th>"
        + "<th colspan=\"2\">it is taken for</th></tr>\n<tr>");
    for (String name : points.classes()) out.append("<th>").append(Html.text(name)).append("</th>");
    out.append("</tr></thead>\n<tbody>\n");
    for (int actual = 0; actual < 2; actual++) {
      out.append("<tr><th>").append(Html.text(points.classes().get(actual))).append("</th>");
      for (int predicted = 0; predicted < 2; predicted++) {
        out.append(actual == predicted ? "<td class=\"right\">" : "<td>")
            .append(confusion.count(actual, predicted)).append("</td>");
      }
      out.append("</tr>\n");
    }
    return out.append("</tbody>").toString();
  }

  /** A row for each entry of the long vector: name, value, derivative, differences. */
  static String gradient(Outcome outcome) {
    double[] values = outcome.log().last().parameters().toArray();
    StringBuilder out = new StringBuilder();
    int i = 0;
    for (Entry e : outcome.check().entries()) {
      out.append("<tr id=\"").append(Html.text(e.name())).append("\"><th>")
          .append(Html.entry(e.name())).append("</th>");
      double[] numbers = {values[i++], e.derivative(), e.measured()};
      for (double x : numbers) out.append("<td>").append(Html.number(x)).append("</td>");
      out.append("<td>").append(Html.size(e.relativeDifference())).append("</td></tr>\n");
    }
    return out.toString();
  }

  private static void row(StringBuilder out, String head, String... cells) {
    out.append("<tr><th>").append(head).append("</th>");
    for (String cell : cells) out.append("<td>").append(cell).append("</td>");
    out.append("</tr>\n");
  }
}
