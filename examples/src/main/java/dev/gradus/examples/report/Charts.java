package dev.gradus.examples.report;

import dev.gradus.examples.descent.DescentLog;
import dev.gradus.examples.descent.FirstStep;
import dev.gradus.examples.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The charts of an experiment: E against the epoch, E along its first step, and predictions. */
final class Charts {
  private static final int WIDTH = 420;
  private static final int HEIGHT = 290;
  private static final int LEFT = 66;
  private static final int TOP = 8;
  private static final int BELOW = 50;
  private static final int STEP_POINTS = 80;
  private static final int MOST_POINTS = 1000;
  private static final double LARGEST = 1e150; // sums must not overflow
  private static final int ROOM = 34; // for the number of an epoch

  private Charts() {}

  /** Whether there can be a chart of some numbers. */
  static boolean canShow(double... numbers) {
    for (double x : numbers) if (!(Math.abs(x) <= LARGEST)) return false;
    return true;
  }

  private static Plot plot(double left, double right, double bottom, double top) {
    return new Plot(new Window(left, right, bottom, top), LEFT, TOP, WIDTH - LEFT - 14,
        HEIGHT - TOP - BELOW);
  }

  private static Plot errorPlot(DescentLog log) {
    double high = 0;
    for (double e : log.errors()) high = Math.max(high, e);
    for (double e : log.heldErrors()) high = Math.max(high, e);
    double right = Math.log1p(log.last().epoch());
    return plot(-0.02 * right, 1.02 * right, 0, high == 0 ? 1 : 1.06 * high);
  }

  /** The place of an epoch on the curve, relative to the corner of the frame. */
  static int[] at(DescentLog log, DescentLog.Entry entry) {
    return errorPlot(log).at(Math.log1p(entry.epoch()), entry.error());
  }

  /**
   * The error after every epoch, and that of the points held out, above the logarithm of the epoch.
   *
   * @param plain the error of an answer that needs no features
   * @param marked where the mark stands
   */
  static String errors(DescentLog log, double plain, DescentLog.Entry marked) {
    Plot plot = errorPlot(log);
    Svg svg = Svg.of("id=\"error-curve\" class=\"chart\"", WIDTH, HEIGHT,
        "Chart: E against the epoch, from " + Numbers.rounded(log.first().error()) + " to "
            + Numbers.rounded(log.end().error()) + ".");
    plot.begin(svg);
    if (plain < plot.window().top()) {
      svg.path("plain", plot.line(List.of(new double[] {plot.window().left(), plain},
          new double[] {plot.window().right(), plain})));
    }
    if (log.heldErrors().length > 0) svg.path("curve held", plot.line(curve(log.heldErrors())));
    svg.path("curve", plot.line(curve(log.errors())));
    int[] at = at(log, marked);
    svg.circle("id=\"error-mark\" class=\"mark\"", at[0], at[1], 11);
    plot.end(svg);
    epochs(svg, plot, log.last().epoch());
    plot.title(svg, "epoch");
    plot.frame(svg, "<tspan class=\"letter\">E</tspan>");
    return svg.end();
  }

  /** Ticks at 0, 1, 10, 100 … and the last epoch. */
  private static void epochs(Svg svg, Plot plot, int last) {
    plot.across(svg, Math.log1p(last), Integer.toString(last));
    double end = plot.x(Math.log1p(last));
    double before = Double.NEGATIVE_INFINITY;
    for (int e = 0; e < last; e = e == 0 ? 1 : e > last / 10 ? last : 10 * e) {
      double x = plot.x(Math.log1p(e));
      if (x < before + ROOM || x > end - ROOM) continue;
      plot.across(svg, Math.log1p(e), Integer.toString(e));
      before = x;
    }
  }

  /** A place for each pixel across. */
  private static List<double[]> curve(double[] errors) {
    List<double[]> places = new ArrayList<>();
    double pixel = Math.log1p(errors.length - 1) / (2.0 * WIDTH);
    double next = 0;
    for (int i = 0; i < errors.length; i++) {
      double x = Math.log1p(i);
      if (x < next && i < errors.length - 1) continue;
      places.add(new double[] {x, errors[i]});
      next = x + pixel;
    }
    return places;
  }

  /**
   * The error along the first step, with what slope and bend foretell.
   *
   * @param along what stands below it
   */
  static String firstStep(FirstStep step, String along) {
    List<double[]> actual = new ArrayList<>();
    List<double[]> bend = new ArrayList<>();
    double start = step.errorAt(0);
    double fall = step.predicted();
    double low = start + Math.min(0, 2 * fall);
    double high = start + Math.max(0, 2 * fall);
    for (int i = 0; i <= STEP_POINTS; i++) {
      double n = 2.0 * i / STEP_POINTS;
      actual.add(new double[] {n, step.errorAt(n)});
      bend.add(new double[] {n, start + n * fall + n * n * (step.predictedWithBend() - fall)});
      low = Math.min(low, Math.min(actual.get(i)[1], bend.get(i)[1]));
      high = Math.max(high, Math.max(actual.get(i)[1], bend.get(i)[1]));
    }
    double room = high > low ? 0.05 * (high - low) : 1;
    Plot plot = plot(0, 2, low - room, high + room);
    Svg svg = Svg.of("class=\"chart\"", WIDTH, HEIGHT,
        "Chart: E along the first step, and the straight line that its slope foretells.");
    plot.begin(svg);
    svg.path("bend", plot.line(bend)); // beneath E, which nearly covers it
    svg.path("slope", plot.line(List.of(new double[] {0, start},
        new double[] {2, start + 2 * fall})));
    svg.path("curve", plot.line(actual));
    int[] at = plot.at(1, start + step.actual());
    svg.circle("class=\"mark\"", at[0], at[1], 11);
    plot.end(svg);
    plot.draw(svg, along, "<tspan class=\"letter\">E</tspan>");
    return svg.end();
  }

  /**
   * Predicted beside true numbers, of points learned from and held out.
   *
   * @param label what is predicted, as HTML
   * @param series true, then predicted numbers; of those learned from, then of those held out
   */
  static String predictions(String label, List<double[][]> series) {
    double[] all = series.stream().flatMapToDouble(s -> Arrays.stream(s[0])).sorted().toArray();
    double[] made = series.stream().flatMapToDouble(s -> Arrays.stream(s[1])).sorted().toArray();
    double across = 0.04 * (all[all.length - 1] - all[0]);
    double low = Math.min(all[0], made[0]);
    double high = Math.max(all[all.length - 1], made[made.length - 1]);
    double up = 0.04 * (high - low);
    Plot plot = plot(all[0] - across, all[all.length - 1] + across, low - up, high + up);
    Svg svg = Svg.of("class=\"chart\"", WIDTH, HEIGHT, "Chart: the predicted against the true "
        + "number, a sign for each point.");
    plot.begin(svg);
    svg.path("right", plot.line(List.of(new double[] {all[0], all[0]},
        new double[] {all[all.length - 1], all[all.length - 1]})));
    for (int i = 0; i < series.size(); i++) {
      double[][] s = series.get(i);
      int stride = 1 + (s[0].length - 1) / MOST_POINTS;
      StringBuilder d = new StringBuilder();
      for (int k = 0; k < s[0].length; k += stride) {
        d.append(Dots.sign(i, plot.at(s[0][k], s[1][k])));
      }
      svg.path(i == 0 ? "guess" : "guess held", d.toString());
    }
    plot.end(svg);
    plot.draw(svg, label + ", true", label + ", predicted");
    return svg.end();
  }
}
