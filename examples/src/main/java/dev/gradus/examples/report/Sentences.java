package dev.gradus.examples.report;

import dev.gradus.autodiff.check.Entry;
import dev.gradus.autodiff.check.Report;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.Task;
import dev.gradus.examples.descent.DescentLog;
import dev.gradus.examples.descent.Finding;
import dev.gradus.examples.descent.FirstStep;
import dev.gradus.examples.descent.Idea;
import dev.gradus.examples.descent.Outcome;
import dev.gradus.examples.descent.Score;
import dev.gradus.examples.text.Numbers;
import dev.gradus.examples.text.Shell;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a report says in words and single numbers. */
final class Sentences {
  private final Outcome outcome;
  private final Points points;
  private final DescentLog log;

  private Sentences(Outcome outcome) {
    this.outcome = outcome;
    points = outcome.points();
    log = outcome.log();
  }

  /** Every text by the name of its place in the page. */
  static Map<String, String> of(Outcome outcome, String command) {
    Sentences s = new Sentences(outcome);
    Map<String, String> places = new LinkedHashMap<>();
    places.put("source", Html.text(s.points.source()));
    places.put("kind", s.kind());
    places.put("parameters", s.parameters());
    places.put("points", s.points());
    Words.put(outcome, places);
    s.putFinding(places);
    places.put("descent", s.descent());
    places.put("confusion", s.confusion());
    places.put("command", Html.text(command));
    s.putFirstStep(places);
    s.putGradient(places);
    return places;
  }

  /** A label with its sign in pictures. */
  static String name(Points points, int label) {
    String[] signs = {"zero", "one", "two", "three", "four", "five", "six", "seven"};
    String sign = points.classes().size() > signs.length ? ""
        : "<span class=\"dot " + signs[label] + "\"></span>";
    return sign + Html.text(points.classes().get(label));
  }

  private String name(int label) { return name(points, label); }

  private String kind() {
    return switch (points.task()) {
      case TWO_CLASSES -> ",\n" + name(0) + " and " + name(1);
      case CLASSES -> ",\nof " + points.classes().size() + " labels";
      case NUMBER -> "\nwith " + Html.text(points.label()) + " to predict";
    };
  }

  private String parameters() { return outcome.net().layout().size() + " weights and biases"; }

  private String points() {
    return "Each of the " + Numbers.count(points.size(), "point")
        + (outcome.held() == null ? "" : " to learn from, and of the " + outcome.held().size()
            + " held out,")
        + " has " + Numbers.count(points.features().size(), "feature")
        + target();
  }

  private String target() {
    if (points.task() == Task.NUMBER) {
      return " and a number to predict, " + Html.text(points.label()) + ", with the mean "
          + Html.number(outcome.answers().mean()) + " and the deviation "
          + Html.number(outcome.answers().deviation()) + ".";
    }
    StringBuilder out = new StringBuilder(" and a label, in column " + Html.text(points.label())
        + ". The label ");
    for (int c = 0; c < points.classes().size(); c++) {
      out.append(c == 0 ? "" : ", ").append(name(c)).append(c == 0 ? " counts as 0" : " as " + c)
          .append(" (").append(Numbers.count(points.count(c), "point")).append(')');
    }
    return out.append('.').toString();
  }

  private String descent() {
    double from = log.first().error();
    double to = log.end().error();
    boolean whole = outcome.batch() == points.size();
    boolean plain = outcome.settings().rule().isPlain();
    String stopped = new Finding(outcome).stopped();
    return (plain ? "Gradient descent at the rate " : "Steps at the rate ")
        + Html.given(outcome.settings().rate()) + " for "
        + Numbers.count(log.last().epoch(), "epoch") + (whole
            ? ", with one step in each, " + (plain ? "along" : "from")
                + " the gradient over all points: "
            : ", with a step for each batch of " + Numbers.count(outcome.batch(), "point") + ": ")
        + "<i>E</i>" + (outcome.held() == null ? "" : " of the points learned from")
        + (to <= from ? " fell" : " rose") + " from " + Html.number(from) + " to "
        + Html.number(to) + (to <= from ? "." : ": the steps were too large.")
        + (stopped.isEmpty() ? "" : " " + Html.text(stopped));
  }

  private String confusion() {
    if (points.task() == Task.NUMBER) {
      return ""; // the chart says it
    }
    long right = Math.round(outcome.learned().accuracy() * points.size());
    long wrong = points.size() - right;
    String where = ", ringed in the pictures above";
    String taken = points.task() == Task.TWO_CLASSES
        ? "A point is taken for " + name(1) + " where <i>ŷ</i> is ½ or more. "
        : "A point is taken for the label with the largest probability. ";
    return "<p>" + taken + (wrong == 0
        ? "All " + Numbers.count(points.size(), "point") + " are right."
        : wrong + " of " + Numbers.count(points.size(), "point") + (wrong == 1 ? " is" : " are")
            + " wrong" + where + ".") + "</p>";
  }

  /** What was learned, on which points that was measured, and what to try next. */
  private void putFinding(Map<String, String> places) {
    Finding finding = new Finding(outcome);
    places.put("tiles", tiles(finding));
    String missed = finding.missed();
    places.put("learned", Html.text(finding.learned().replace("R^2", "R²")
        + (missed.isEmpty() ? "" : " " + missed)).replace(" %", "\u00a0%"));
    String plateau = finding.plateau();
    places.put("plateau", plateau.isEmpty() ? ""
        : "<p id=\"plateau\">" + Html.text(plateau).replace(" %", "\u00a0%") + "</p>\n");
    places.put("right", points.task() == Task.NUMBER ? "Predicted and true" : "Right and wrong");
    places.put("ideas", ideas());
    places.put("notes", notes());
  }

  private String tiles(Finding finding) {
    boolean number = points.task() == Task.NUMBER;
    String good = number ? "R²" : "right";
    StringBuilder out = new StringBuilder();
    tile(out, "<i>E</i> at the start", "error-start", Html.number(log.first().error()));
    tile(out, "<i>E</i> at the end", "error-end", Html.number(log.end().error()));
    tile(out, number ? "<i>E</i> if always the mean is answered"
        : "<i>E</i> if always the shares of the labels are answered", "error-shares",
        Html.number(finding.plainError()));
    tile(out, good + ", of the points learned from", "accuracy-end",
        Html.quality(points.task(), log.end().learned()));
    Score held = log.end().held();
    if (held != null && outcome.held() != null) {
      tile(out, good + ", of the " + Numbers.count(outcome.held().size(), "point") + " held out",
          "accuracy-held", Html.quality(points.task(), held));
    }
    if (number) {
      tile(out, "RMSE of " + Html.text(points.label()) + (outcome.held() == null ? ""
          : ", of those held out"), "miss",
          Html.number(outcome.measured().rmse()));
      tile(out, "the same, if always the mean is answered", "miss-mean",
          Html.number(finding.missOfMean()));
    } else {
      tile(out, "right, if always the " + (points.task() == Task.CLASSES ? "commonest" : "commoner")
          + " label is answered", "accuracy-commoner", Html.percent(finding.commoner()));
    }
    tile(out, "gradient check, largest relative difference", "check-largest",
        Html.size(outcome.largestDifference().relativeDifference()));
    return out.toString();
  }

  private static void tile(StringBuilder out, String name, String id, String value) {
    out.append("<div><dt>").append(name).append("</dt><dd id=\"").append(id).append("\">")
        .append(value).append("</dd></div>\n");
  }

  private String notes() {
    if (points.notes().isEmpty()) return "";
    return "<ul id=\"notes\">" + points.notes().stream()
        .map(n -> "<li>" + Html.text(n.substring(0, 1).toUpperCase(Locale.ROOT) + n.substring(1))
            + ".</li>").collect(Collectors.joining("\n")) + "</ul>";
  }

  private String ideas() {
    List<Idea> ideas = Idea.after(outcome);
    if (ideas.isEmpty()) return "";
    return "<p>To try next:</p>\n<ul id=\"ideas\">" + ideas.stream()
        .map(i -> "<li>" + Html.text(i.why()) + (i.options().isEmpty() ? ""
            : ": <code>" + Html.text(Shell.line(i.options())) + "</code>") + "</li>")
        .collect(Collectors.joining("\n")) + "</ul>";
  }

  private void putFirstStep(Map<String, String> places) {
    FirstStep step = outcome.firstStep();
    places.put("step-norm", Html.number(step.gradientNorm()));
    places.put("step-share", step.actual() > 0 ? "But <i>E</i> rose: the step was too long."
        : step.predicted() == 0 ? "" : "What happened is "
            + Html.percent(step.actual() / step.predicted()) + " of what the slope foretold.");
    places.put("step-batch", outcome.batch() == points.size() ? ""
        : "(The training goes along the gradient of one batch at a time instead.)");
    places.put("step-predicted", Html.change(step.predicted()));
    places.put("step-bend", Html.change(step.predictedWithBend()));
    places.put("step-actual", Html.change(step.actual()));
  }

  private void putGradient(Map<String, String> places) {
    Report check = outcome.check();
    Entry largest = outcome.largestDifference();
    int unclear = check.count(Verdict.UNDECIDED);
    int differ = check.count(Verdict.WRONG);
    double squares = 0;
    for (double g : outcome.end().gradient().toArray()) squares += g * g;
    places.put("gradient-norm", Html.number(Math.sqrt(squares)));
    places.put("check", check.count(Verdict.VERIFIED) + " of " + check.entries().size() + " agree"
        + (unclear == 0 ? "" : ", " + unclear + " are too small to tell from rounding")
        + (differ == 0 ? "" : ", " + differ + " differ"));
    places.put("check-size", Html.size(largest.relativeDifference()));
    places.put("check-at", Html.entry(largest.name()));
  }
}
