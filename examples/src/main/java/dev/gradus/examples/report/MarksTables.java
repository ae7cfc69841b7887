package dev.gradus.examples.report;

import dev.gradus.autodiff.Tensor;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.Task;
import dev.gradus.examples.descent.Measure;
import dev.gradus.examples.descent.Outcome;
import dev.gradus.nn.Evaluation;
import java.util.List;

/** The tables of what points are and what they are taken for, with the numbers that follow. */
final class MarksTables {
  private static final String CLASSES = "Precision: of the points taken for a label, the share that"
      + " has it. Recall: of the points that have it, the share that is taken for it. F1 is the"
      + " harmonic mean of both. ";
  private static final String RANKS = ": so often, of a point with the label and one without, the"
      + " first has the larger probability of it";
  private static final String NUMBERS = "<caption>R² is the share of the variance that is"
      + " predicted, RMSE the root of the mean square of the misses, MAE the mean of"
      + " their sizes.</caption>\n";

  private MarksTables() {}

  /** Those of the points learned from, and of those held out if there are any. */
  static String html(Outcome outcome) {
    String learned = tables("", outcome.points(), outcome.learned());
    if (outcome.held() == null || outcome.heldOut() == null) return learned;
    return learned + "<p>Of the points held out:</p>\n"
        + tables("held-", outcome.held(), outcome.heldOut());
  }

  private static String tables(String prefix, Points points, Evaluation e) {
    String matrix = points.task() == Task.NUMBER ? ""
        : table(prefix.isEmpty() ? "confusion-matrix" : "held-matrix", "confusion",
            confusion(points, e));
    return matrix + table(prefix + "measures", "measures", measures(points, e, prefix.isEmpty()));
  }

  private static String table(String id, String kind, String content) {
    return Tables.SCROLL + "<table id=\"" + id + "\" class=\"" + kind + "\">\n" + content
        + "\n</table></div>\n";
  }

  /** Head and rows of the confusion matrix; what is right is marked as such. */
  private static String confusion(Points points, Evaluation e) {
    int k = points.classes().size();
    Tensor counts = e.confusion().counts();
    StringBuilder out = new StringBuilder("<thead><tr><th scope=\"col\" rowspan=\"2\">"
        + "the point is</th><th scope=\"colgroup\" colspan=\"" + k
        + "\">it is taken for</th></tr>\n<tr>");
    for (String name : points.classes()) {
      out.append("<th scope=\"col\">").append(Html.text(name)).append("</th>");
    }
    out.append("</tr></thead>\n<tbody>\n");
    for (int actual = 0; actual < k; actual++) {
      out.append("<tr><th scope=\"row\">").append(Html.text(points.classes().get(actual)))
          .append("</th>");
      for (int predicted = 0; predicted < k; predicted++) {
        out.append(actual == predicted ? "<td class=\"right\">" : "<td>")
            .append((int) counts.get(actual, predicted)).append("</td>");
      }
      out.append("</tr>\n");
    }
    return out.append("</tbody>").toString();
  }

  /** The numbers that follow: of class 1 of two, of each of more, of a number. */
  private static String measures(Points points, Evaluation e, boolean explains) {
    StringBuilder out = new StringBuilder();
    List<Measure> all = Measure.all(points, e);
    if (points.task() == Task.NUMBER) {
      if (explains) out.append(NUMBERS);
      head(out, "number", all);
      Tables.row(out, Html.text(points.label()), values(all));
      return out.append("</tbody>").toString();
    }
    List<Measure> each = all.subList(1, 4); // accuracy stands before, and ROC-AUC after
    out.append("<caption>").append(explains ? CLASSES : "").append("The area under the ROC curve")
        .append(points.task() == Task.CLASSES ? ", the mean of each label against the rest," : "")
        .append(" is ").append(value(all.get(4))).append(explains ? RANKS : "")
        .append(".</caption>\n");
    head(out, "label", each);
    if (points.task() == Task.TWO_CLASSES) {
      Tables.row(out, Sentences.name(points, 1), values(each));
    } else {
      for (int c = 0; c < points.classes().size(); c++) {
        Tables.row(out, Sentences.name(points, c), values(Measure.ofClass(e, c)));
      }
      Tables.row(out, "their means", values(each));
    }
    return out.append("</tbody>").toString();
  }

  private static void head(StringBuilder out, String first, List<Measure> measures) {
    out.append("<thead><tr><th scope=\"col\">").append(first).append("</th>");
    for (Measure m : measures) {
      out.append("<th scope=\"col\">").append(m.name().replace("R^2", "R²")).append("</th>");
    }
    out.append("</tr></thead>\n<tbody>\n");
  }

  private static String[] values(List<Measure> measures) {
    return measures.stream().map(MarksTables::value).toArray(String[]::new);
  }

  private static String value(Measure m) {
    return m.isShare() ? Html.percent(m.value()) : Html.data(m.value(), m.shown());
  }
}
