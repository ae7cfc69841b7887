package dev.gradus.examples.report;

import dev.gradus.autodiff.check.Entry;
import dev.gradus.examples.data.Task;
import dev.gradus.examples.descent.DescentLog;
import dev.gradus.examples.descent.Outcome;
import dev.gradus.nn.Prepared;
import java.util.List;
import java.util.Objects;

/** The rows of the tables of a report. */
final class Tables {
  private Tables() {}

  /** A row for each feature: name, mean, deviation. */
  static String scaling(Outcome outcome) {
    List<String> features = outcome.points().features();
    Prepared scaling = Objects.requireNonNull(outcome.begun().preparation());
    StringBuilder out = new StringBuilder();
    for (int j = 0; j < features.size(); j++) {
      row(out, Html.text(features.get(j)), Html.number(scaling.shift(j)),
          Html.number(scaling.scale(j)));
    }
    return out.toString();
  }

  /** The head over the milestones: with further columns if points are held out. */
  static String milestonesHead(Outcome outcome) {
    String good = outcome.points().task() == Task.NUMBER ? "R²" : "right";
    return "<tr><th>epoch</th><th><i>E</i></th><th>" + good + "</th>" + (outcome.held() == null ? ""
        : "<th><i>E</i>, held out</th><th>" + good + ", held out</th>") + "</tr>";
  }

  /** A row for each milestone: epoch, E, how good, and both for the points held out. */
  static String milestones(Outcome outcome) {
    Task task = outcome.points().task();
    StringBuilder out = new StringBuilder();
    for (DescentLog.Entry e : outcome.log().milestones()) {
      String epoch = Integer.toString(e.epoch());
      String error = Html.number(e.error());
      String good = Html.quality(task, e.learned());
      if (e.held() == null) row(out, epoch, error, good);
      else row(out, epoch, error, good, Html.number(e.held().error()),
          Html.quality(task, e.held()));
    }
    return out.toString();
  }

  /** A row for each entry of the long vector: name, value, derivative, differences. */
  static String gradient(Outcome outcome) {
    double[] values = outcome.log().end().parameters().toArray();
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

  static void row(StringBuilder out, String head, String... cells) {
    out.append("<tr><th>").append(head).append("</th>");
    for (String cell : cells) out.append("<td>").append(cell).append("</td>");
    out.append("</tr>\n");
  }
}
