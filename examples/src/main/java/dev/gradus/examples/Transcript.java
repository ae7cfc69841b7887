package dev.gradus.examples;

import dev.gradus.autodiff.GradientCheck;
import dev.gradus.autodiff.GradientCheck.Verdict;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.descent.Confusion;
import dev.gradus.examples.descent.FirstStep;
import dev.gradus.examples.descent.Outcome;
import dev.gradus.examples.descent.Settings;
import dev.gradus.examples.report.Numbers;
import dev.gradus.nn.Sequential;
import java.io.PrintStream;
import java.util.Locale;

/** What is printed about an experiment. In ASCII, as not every terminal has more. */
final class Transcript {
  private Transcript() {}

  /** What there is before the descent. */
  static void begin(PrintStream out, Points points, Settings settings, Sequential net) {
    out.println("Descending Mount Errorest");
    out.println("  points    " + points.source() + ": " + Numbers.count(points.size(), "point")
        + ", features " + String.join(", ", points.features()));
    out.println("  labels    " + label(points, 0) + ", " + label(points, 1));
    out.println("  network   " + net + ", " + net.layout().size() + " weights and biases");
    boolean whole = settings.batch() >= points.size();
    out.println("  descent   rate " + Numbers.given(settings.rate()) + ", "
        + Numbers.count(settings.epochs(), "epoch") + ", batches of "
        + (whole ? "all " : "") + Numbers.count(Math.min(settings.batch(), points.size()), "point")
        + ", seed " + settings.seed());
    out.println();
  }

  private static String label(Points points, int label) {
    return points.classes().get(label) + " = " + label + " (" + points.count(label) + ")";
  }

  /** What the descent showed. */
  static void end(PrintStream out, Outcome outcome) {
    FirstStep step = outcome.firstStep();
    out.println();
    out.println("The first step changes E by");
    out.println("  " + column(step.predicted()) + "  as the slope predicts: -rate * |gradient|^2");
    out.println("  " + column(step.predictedWithBend()) + "  as slope and bend predict");
    out.println("  " + column(step.actual()) + "  in fact");
    out.println();
    out.println("The gradient at the end, one long vector, and what finite differences say");
    for (GradientCheck.Entry e : outcome.check().entries()) {
      out.println(String.format(Locale.ROOT, "  dE/d%-12s %s   %s", e.name(),
          column(e.derivative()), column(e.measured())));
    }
    check(out, outcome);
    confusion(out, outcome);
  }

  private static String column(double x) {
    return String.format(Locale.ROOT, "%11s", Numbers.rounded(x));
  }

  private static void check(PrintStream out, Outcome outcome) {
    GradientCheck.Report check = outcome.check();
    int unclear = check.count(Verdict.INCONCLUSIVE);
    int differ = check.count(Verdict.FAILED);
    out.println("  " + check.count(Verdict.PASSED) + " of " + check.entries().size() + " agree"
        + (unclear == 0 ? "" : ", " + unclear + " are too small to tell from rounding")
        + (differ == 0 ? "" : ", " + differ + " DIFFER") + "; the largest relative difference is "
        + Numbers.size(outcome.largestDifference().relativeDifference()) + ", at "
        + outcome.largestDifference().name());
  }

  private static void confusion(PrintStream out, Outcome outcome) {
    Confusion c = outcome.confusion();
    String zero = outcome.points().classes().get(0);
    String one = outcome.points().classes().get(1);
    int width = Math.max(5, Math.max(zero.length(), one.length()));
    String row = "  %-" + width + "s  %" + width + "s  %" + width + "s%n";
    out.println();
    out.println("What points are, and what they are taken for");
    out.format(Locale.ROOT, row, "", zero, one);
    out.format(Locale.ROOT, row, zero, c.count(0, 0), c.count(0, 1));
    out.format(Locale.ROOT, row, one, c.count(1, 0), c.count(1, 1));
    out.println("  " + (c.count(0, 0) + c.count(1, 1)) + " of " + c.total() + " right: "
        + Numbers.percent(c.accuracy()));
  }
}
