package dev.gradus.examples;

import dev.gradus.autodiff.check.Entry;
import dev.gradus.autodiff.check.Report;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.Task;
import dev.gradus.examples.descent.Experiment;
import dev.gradus.examples.descent.Finding;
import dev.gradus.examples.descent.FirstStep;
import dev.gradus.examples.descent.Idea;
import dev.gradus.examples.descent.Outcome;
import dev.gradus.examples.descent.Rule;
import dev.gradus.examples.descent.Settings;
import dev.gradus.examples.text.Numbers;
import dev.gradus.examples.text.Shown;
import dev.gradus.nn.Sequential;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What is printed about an experiment. In ASCII, as not every terminal has more. */
final class Transcript {
  private static final int FEATURES = 8; // listed by name
  private static final int ENTRIES = 120; // of the gradient; the report has all

  private Transcript() {}

  /** What there is before the descent. */
  static void begin(PrintStream out, Points points, Settings settings, Experiment experiment) {
    Points learned = experiment.learned();
    int held = points.size() - learned.size();
    out.println("Descending Mount Errorest");
    out.println("  points    " + points.source() + ": " + Numbers.count(points.size(), "point")
        + (held == 0 ? "" : ", of which " + held + " are held out"));
    out.println("  features  " + Shown.list(points.features().stream().map(Shown::brief).toList(),
        FEATURES));
    out.println(target(points));
    for (String note : points.notes()) out.println("  note      " + note);
    Sequential net = experiment.net();
    out.println("  network   " + net + ", " + net.layout().size() + " weights and biases");
    boolean whole = settings.batch() >= learned.size();
    out.println("  descent   " + rule(settings) + "rate " + Numbers.given(settings.rate()) + ", "
        + Numbers.count(settings.epochs(), "epoch") + ", batches of " + (whole ? "all " : "")
        + Numbers.count(Math.min(settings.batch(), learned.size()), "point") + ", seed "
        + settings.seed() + (settings.patience() == 0 ? ""
            : ", to stop once E of the points held out has not fallen for "
                + Numbers.count(settings.patience(), "epoch")));
    out.println();
  }

  private static String target(Points points) {
    if (points.task() == Task.NUMBER) {
      double[] all = points.targets().toArray();
      return "  number    " + Shown.brief(points.label()) + ", from "
          + Numbers.rounded(Arrays.stream(all).min().orElse(0)) + " to "
          + Numbers.rounded(Arrays.stream(all).max().orElse(0));
    }
    List<String> labels = new ArrayList<>();
    for (int c = 0; c < points.classes().size(); c++) {
      labels.add(label(points, c) + (c == 0 ? " counts as 0" : " as " + c));
    }
    return "  labels    " + Shown.list(labels, FEATURES) + ", in column "
        + Shown.brief(points.label());
  }

  /** The optimiser, unless it is plain gradient descent. */
  private static String rule(Settings settings) {
    Rule rule = settings.rule();
    if (rule.isPlain()) return "";
    return rule.kind() + (rule.momentum() == 0 ? ""
        : ", momentum " + Numbers.given(rule.momentum()))
        + (rule.decay() == 0 ? "" : ", weight decay " + Numbers.given(rule.decay())) + ", ";
  }

  private static String label(Points points, int label) {
    return Shown.quoted(points.classes().get(label)) + " ("
        + Numbers.count(points.count(label), "point") + ")";
  }

  /** What the descent showed, and the command that repeats it. */
  static void end(PrintStream out, Outcome outcome, String command) {
    FirstStep step = outcome.firstStep();
    out.println();
    out.println("The first step changes E by");
    out.println("  " + column(step.predicted()) + "  as the slope predicts"
        + (outcome.settings().rule().beginsPlain() ? ": -rate * |gradient|^2" : ""));
    out.println("  " + column(step.predictedWithBend()) + "  as slope and bend predict");
    out.println("  " + column(step.actual()) + "  in fact");
    gradient(out, outcome);
    Marks.print(out, outcome);
    Finding finding = new Finding(outcome);
    out.println();
    out.println(finding.learned());
    if (!finding.missed().isEmpty()) out.println(finding.missed());
    if (!finding.plateau().isEmpty()) out.println(finding.plateau());
    out.println(finding.descent());
    if (!finding.stopped().isEmpty()) out.println(finding.stopped());
    out.println();
    out.println("To see it again: " + command);
  }

  private static void gradient(PrintStream out, Outcome outcome) {
    out.println();
    out.println("The gradient at the end, one long vector, and what finite differences say");
    List<Entry> entries = outcome.check().entries();
    int rest = entries.size() - ENTRIES;
    for (int i = 0; i < entries.size(); i++) {
      if (rest > 1 && i == ENTRIES / 2) {
        out.println("  ... " + rest + " more, all of them in the report ...");
        i += rest;
      }
      Entry e = entries.get(i);
      out.println(String.format(Locale.ROOT, "  dE/d%-12s %s   %s", e.name(),
          column(e.derivative()), column(e.measured())));
    }
    check(out, outcome);
  }

  /** What to try next. */
  static void ideas(PrintStream out, Outcome outcome) {
    for (Idea idea : Idea.after(outcome)) out.println("To try next: " + idea);
  }

  private static String column(double x) {
    return String.format(Locale.ROOT, "%11s", Numbers.rounded(x));
  }

  private static void check(PrintStream out, Outcome outcome) {
    Report check = outcome.check();
    int unclear = check.count(Verdict.UNDECIDED);
    int differ = check.count(Verdict.WRONG);
    out.println("  " + check.count(Verdict.VERIFIED) + " of " + check.entries().size() + " agree"
        + (unclear == 0 ? "" : ", " + unclear + " are too small to tell from rounding")
        + (differ == 0 ? "" : ", " + differ + " DIFFER") + "; the largest relative difference is "
        + Numbers.size(outcome.largestDifference().relativeDifference()) + ", at "
        + outcome.largestDifference().name());
  }
}
