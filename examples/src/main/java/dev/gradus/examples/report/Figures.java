package dev.gradus.examples.report;

import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.Task;
import dev.gradus.examples.descent.DescentLog;
import dev.gradus.examples.descent.FirstStep;
import dev.gradus.examples.descent.Outcome;
import dev.gradus.examples.text.Numbers;
import dev.gradus.examples.text.Shown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures of a report: pictures of the boundary, charts, and the drawing of the network. */
final class Figures {
  private final Outcome outcome;
  private final Points points;
  private final DescentLog log;
  private final List<DescentLog.Entry> shown; // before, during, after

  Figures(Outcome outcome) {
    this.outcome = outcome;
    points = outcome.points();
    log = outcome.log();
    shown = log.halfway() == log.end() ? List.of(log.first(), log.end())
        : List.of(log.first(), log.halfway(), log.end());
  }

  /** The picture of the boundary after training, a PNG file. */
  byte[] boundary() { return boundary(log.end(), Palette.LIGHT); }

  /** Every figure by the name of its place in the page. */
  Map<String, String> html() {
    Map<String, String> places = new LinkedHashMap<>();
    places.put("boundary", BoundaryPicture.isFor(points) ? boundaries() : "<p>" + none()
        + ", so there is none here; everything else is below.</p>");
    places.put("boundary-head", points.task() == Task.NUMBER ? "The prediction" : "The boundary");
    places.put("error-chart", errors());
    places.put("step-chart", firstStep());
    places.put("predictions", predictions());
    places.put("network", NetworkDrawing.svg(outcome));
    return places;
  }

  private String none() {
    String picture = points.task() == Task.NUMBER ? "the prediction" : "the boundary";
    return points.features().size() == 2 ? "These points have " + points.classes().size()
        + " labels. A picture of the boundary has colours and shapes for " + Palette.CLASSES
        : "These points have " + points.features().size() + " features. A picture of " + picture
            + " has room for two";
  }

  private String errors() {
    if (!Charts.canShow(log.errors()) || !Charts.canShow(log.heldErrors())) {
      return "<p><i>E</i> grew too large for a chart; the table below has its numbers.</p>";
    }
    String held = outcome.held() == null ? "" : " <span class=\"stroke held\"></span>The grey line"
        + " is the same over the points held out.";
    return figure(chart(Charts.errors(log, shown, Palette.LIGHT),
        Charts.errors(log, shown, Palette.DARK), "Chart: E against the epoch, from "
            + Numbers.rounded(log.first().error()) + " to "
            + Numbers.rounded(log.end().error()) + "."),
        "The error against the epoch, in which every point is met once. The dots mark the start,"
            + " half the height, and the end." + held);
  }

  private String firstStep() {
    FirstStep step = outcome.firstStep();
    if (!Charts.canShow(step.predicted(), step.predictedWithBend(), step.actual(),
        step.errorAt(2))) {
      return "<p>These numbers are too large for a chart.</p>";
    }
    return figure(chart(Charts.firstStep(step, along(), Palette.LIGHT),
        Charts.firstStep(step, along(), Palette.DARK),
        "Chart: E along the first step, and the straight line that its slope foretells."),
        (outcome.settings().rule().beginsPlain()
            ? "Along −∇<i>E</i> from where the descent began, in steps of <i>α</i>:"
            : "Along the first step from where the descent began, in parts of it:")
            + " <span class=\"stroke negative\"></span><i>E</i> itself,"
            + " <span class=\"stroke positive\"></span>the straight line of its slope,"
            + " <span class=\"stroke bend\"></span>slope and bend together. The dot is the first"
            + " step. The bend is a derivative of a derivative, taken by the same tape.");
  }

  /** A chart of predicted and true numbers; nothing for classes. */
  private String predictions() {
    if (points.task() != Task.NUMBER) return "";
    List<double[][]> series = new ArrayList<>();
    series.add(numbers(points));
    if (outcome.held() != null) series.add(numbers(outcome.held()));
    for (double[][] s : series) {
      if (!Charts.canShow(s[1])) return "<p>The predictions are too large for a chart.</p>";
    }
    String label = Shown.brief(points.label());
    return figure(chart(Charts.predictions(label, series, Palette.LIGHT),
        Charts.predictions(label, series, Palette.DARK),
        "Chart: the predicted against the true " + label + ", a point for each."),
        "A point on the grey line is predicted right. " + (outcome.held() == null ? ""
            : "<span class=\"dot zero\"></span>learned from,"
                + " <span class=\"dot one\"></span>held out."));
  }

  private double[][] numbers(Points some) {
    return new double[][] {some.targets().toArray(),
        outcome.model().predict(some.rows()).toArray()};
  }

  private String along() {
    return outcome.settings().rule().beginsPlain() ? "steps of α along −∇E" : "first steps";
  }

  private static String figure(String picture, String caption) {
    return "<figure>" + picture + "\n<figcaption>" + caption + "</figcaption></figure>";
  }

  private static String chart(byte[] light, byte[] dark, String alternative) {
    return Html.picture(light, dark, Charts.WIDTH, Charts.HEIGHT, alternative);
  }

  private String boundaries() {
    StringBuilder out = new StringBuilder("<div class=\"wide pictures\">\n");
    for (DescentLog.Entry e : shown) {
      out.append("<figure>").append(Html.picture(boundary(e, Palette.LIGHT),
          boundary(e, Palette.DARK), BoundaryPicture.WIDTH,
          BoundaryPicture.height(points), when(e) + seen()))
          .append("\n<figcaption>").append(caption(e)).append("</figcaption></figure>\n");
    }
    out.append("</div>");
    if (points.task() == Task.NUMBER) {
      out.append("\n<p>The ground has the shade of the prediction, a point that of its own number:"
          + " one that stands out is predicted badly.</p>");
    }
    if (outcome.held() != null) {
      out.append("\n<p>").append(points.task() == Task.NUMBER ? "Diamonds" : "Hollow points")
          .append(" are held out: nothing was learned from them.</p>");
    }
    return out.toString();
  }

  private String seen() {
    return switch (points.task()) {
      case TWO_CLASSES -> ": the points, and the line where the prediction is one half.";
      case CLASSES -> ": the points, and the regions that are taken for each label.";
      case NUMBER -> ": the points, and the prediction of " + points.label() + " by its shade.";
    };
  }

  private String caption(DescentLog.Entry e) {
    String seen = e == log.first() ? "The weights are random, the biases 0."
        : e == log.end() ? "The end of the descent." : "Half-way in height.";
    String good = Html.quality(points.task(), e.learned());
    return seen + " <i>E</i> = " + Html.number(e.error()) + (points.task() == Task.NUMBER
        ? ", R² = " + good + "." : ", " + good + " right.");
  }

  private byte[] boundary(DescentLog.Entry e, Palette palette) {
    return BoundaryPicture.png(when(e), points, outcome.held(), outcome.modelAt(e),
        palette);
  }

  private static String when(DescentLog.Entry e) {
    return e.epoch() == 0 ? "Before training" : "After " + Numbers.count(e.epoch(), "epoch");
  }
}
