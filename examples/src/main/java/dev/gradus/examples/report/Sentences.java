package dev.gradus.examples.report;

import dev.gradus.autodiff.check.Entry;
import dev.gradus.autodiff.check.Report;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.descent.Confusion;
import dev.gradus.examples.descent.DescentLog;
import dev.gradus.examples.descent.Finding;
import dev.gradus.examples.descent.FirstStep;
import dev.gradus.examples.descent.Idea;
import dev.gradus.examples.descent.Outcome;
import dev.gradus.examples.text.Numbers;
import dev.gradus.examples.text.Shell;
import java.util.LinkedHashMap;
import java.util.List;
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
    places.put("class-zero", s.name(0));
    places.put("class-one", s.name(1));
    places.put("parameters", s.parameters());
    places.put("points", s.points());
    places.put("network-formula", s.formula());
    places.put("rate", Html.given(outcome.settings().rate()));
    places.put("error-start", Html.number(s.log.first().error()));
    places.put("error-end", Html.number(s.log.last().error()));
    s.putAccuracy(places);
    places.put("descent", s.descent());
    places.put("confusion", s.confusion());
    places.put("command", Html.text(command));
    s.putFirstStep(places);
    s.putGradient(places);
    return places;
  }

  private String name(int label) {
    return "<span class=\"dot " + (label == 0 ? "zero" : "one") + "\"></span>"
        + Html.text(points.classes().get(label));
  }

  private String parameters() { return outcome.net().layout().size() + " weights and biases"; }

  private String points() {
    return "Each of the " + Numbers.count(points.size(), "point")
        + (outcome.held() == null ? "" : " to learn from, and of the " + outcome.held().size()
            + " held out,")
        + " has " + Numbers.count(points.features().size(), "feature")
        + " and a label, " + Html.text(points.label()) + ". The label " + name(0)
        + " counts as 0 (" + Numbers.count(points.count(0), "point") + "), " + name(1) + " as 1 ("
        + Numbers.count(points.count(1), "point") + ").";
  }

  /** σ(σ(x W^(1) + b^(1)) W^(2) + b^(2)), with as many steps as the network has. */
  private String formula() {
    String y = "<i>x</i>";
    int steps = outcome.settings().hidden().size() + 1;
    for (int k = 1; k <= steps; k++) {
      String of = "<sup>(" + k + ")</sup>";
      y = "σ(" + y + " <i>W</i>" + of + " + <i>b</i>" + of + ")";
    }
    return "<i>ŷ</i> = " + y;
  }

  private String descent() {
    double from = log.first().error();
    double to = log.last().error();
    boolean whole = outcome.batch() == points.size();
    return "Gradient descent at the rate " + Html.given(outcome.settings().rate()) + " for "
        + Numbers.count(outcome.settings().epochs(), "epoch") + (whole
            ? ", with one step in each, along the gradient over all points: "
            : ", with a step for each batch of " + Numbers.count(outcome.batch(), "point") + ": ")
        + "<i>E</i>" + (outcome.held() == null ? "" : " of the points learned from")
        + (to <= from ? " fell" : " rose") + " from " + Html.number(from) + " to "
        + Html.number(to) + (to <= from ? "." : ": the steps were too large.");
  }

  private String confusion() {
    Confusion c = outcome.confusion();
    int wrong = c.zeroAsOne() + c.oneAsZero();
    String where = points.features().size() == 2 ? ", ringed in the pictures above" : "";
    return "A point is taken for " + name(1) + " where <i>ŷ</i> is ½ or more. " + (wrong == 0
        ? "All " + Numbers.count(c.total(), "point") + " are right."
        : wrong + " of " + Numbers.count(c.total(), "point") + (wrong == 1 ? " is" : " are")
            + " wrong" + where + ".");
  }

  /** What was learned, on which points that was measured, and what to try next. */
  private void putAccuracy(Map<String, String> places) {
    Finding finding = new Finding(outcome);
    Confusion held = outcome.heldConfusion();
    places.put("accuracy-end", Html.percent(log.last().learned().accuracy()));
    places.put("error-shares", Html.number(finding.errorOfShares()));
    places.put("accuracy-commoner", Html.percent(finding.commoner()));
    places.put("held-tile", held == null ? "" : "<div><dt>right, of the "
        + Numbers.count(held.total(), "point") + " held out</dt><dd id=\"accuracy-held\">"
        + Html.percent(held.accuracy()) + "</dd></div>");
    places.put("learned", Html.text(finding.learned()));
    places.put("ideas", ideas());
    places.put("notes", notes());
  }

  private String notes() {
    if (points.notes().isEmpty()) return "";
    return "<ul id=\"notes\">" + points.notes().stream()
        .map(n -> "<li>" + Html.text(n) + ".</li>").collect(Collectors.joining("\n")) + "</ul>";
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
    places.put("step-share", step.actual() > 0 ? "But it rose: the step was too long."
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
    double widest = 0;
    for (double w : log.last().parameters().toArray()) widest = Math.max(widest, Math.abs(w));
    double squares = 0;
    for (double g : outcome.end().gradient().toArray()) squares += g * g;
    places.put("largest-weight", Html.number(widest));
    places.put("gradient-norm", Html.number(Math.sqrt(squares)));
    places.put("check", check.count(Verdict.VERIFIED) + " of " + check.entries().size() + " agree"
        + (unclear == 0 ? "" : ", " + unclear + " are too small to tell from rounding")
        + (differ == 0 ? "" : ", " + differ + " differ"));
    places.put("check-largest", Html.size(largest.relativeDifference()));
    places.put("check-at", Html.entry(largest.name()));
  }
}
