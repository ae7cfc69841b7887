package dev.gradus.examples.report;

import dev.gradus.examples.descent.DescentLog;
import dev.gradus.examples.descent.FirstStep;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The charts of an experiment: E against epoch, and E along its first step. */
final class Charts {
  static final int WIDTH = 600;
  static final int HEIGHT = 340;
  private static final int MOST_POINTS = 2000; // more than pixels across
  private static final int STEP_POINTS = 80;
  private static final double LARGEST = 1e150; // a chart's own sums must not overflow
  private static final Font TEXT = Canvas.font(Font.PLAIN, 15);

  private static final BasicStroke LINE = new BasicStroke(2.4f);
  private static final BasicStroke THIN = new BasicStroke(1.2f);
  private static final BasicStroke BAND = new BasicStroke(8);

  private final XYChart chart = new XYChart(WIDTH, HEIGHT);
  private final Palette palette;

  private Charts(String xTitle, Palette palette) {
    this.palette = palette;
    chart.setXAxisTitle(xTitle);
    chart.setYAxisTitle("E");
    XYStyler style = chart.getStyler();
    style.setChartBackgroundColor(palette.paper()).setPlotBackgroundColor(palette.paper());
    style.setChartFontColor(palette.ink()).setChartPadding(6).setPlotBorderColor(palette.grid());
    style.setLegendVisible(false).setMarkerSize(9); // the page's captions tell what is what
    style.setAxisTitleFont(TEXT).setAxisTickLabelsFont(Canvas.font(Font.PLAIN, 14));
    style.setAxisTickLabelsColor(palette.faint()).setAxisTickMarksColor(palette.faint());
    style.setXAxisTitleColor(palette.ink()).setYAxisTitleColor(palette.ink());
    style.setPlotGridLinesColor(palette.grid()).setPlotGridLinesStroke(new BasicStroke(0.7f));
    style.setPlotMargin(0).setLocale(Locale.ROOT);
  }

  /** Whether there can be a chart of some numbers. */
  static boolean canShow(double... numbers) {
    for (double x : numbers) if (!(Math.abs(x) <= LARGEST)) return false;
    return true;
  }

  /**
   * The error after every epoch, and that of the points held out.
   *
   * @param marked the places that get a dot
   * @return a PNG file
   */
  static byte[] errors(DescentLog log, List<DescentLog.Entry> marked, Palette palette) {
    Charts charts = new Charts("epoch", palette);
    if (log.heldErrors().length > 0) {
      charts.curve("held out", log.heldErrors(), palette.faint(), LINE);
    }
    charts.curve("E", log.errors(), palette.of(0), LINE);
    charts.points("marked", marked.stream().map(e -> (double) e.epoch())
        .toList(), marked.stream().map(DescentLog.Entry::error).toList(), palette.of(1));
    charts.chart.getStyler().setYAxisMin(0.0).setXAxisMin(0.0);
    return charts.png();
  }

  private void curve(String name, double[] errors, Color color, BasicStroke stroke) {
    int stride = 1 + (errors.length - 1) / MOST_POINTS;
    List<Double> x = new ArrayList<>();
    List<Double> y = new ArrayList<>();
    for (int i = 0; i < errors.length + stride - 1; i += stride) {
      int epoch = Math.min(i, errors.length - 1);
      x.add((double) epoch);
      y.add(errors[epoch]);
    }
    line(name, x, y, color, stroke);
  }

  /**
   * The error along the first step, with what slope and bend foretell.
   *
   * @param along what stands below it
   * @return a PNG file
   */
  static byte[] firstStep(FirstStep step, String along, Palette palette) {
    Charts charts = new Charts(along, palette);
    List<Double> steps = new ArrayList<>();
    List<Double> actual = new ArrayList<>();
    List<Double> slope = new ArrayList<>();
    List<Double> bend = new ArrayList<>();
    double start = step.errorAt(0);
    double fall = step.predicted();
    for (int i = 0; i <= STEP_POINTS; i++) {
      double n = 2.0 * i / STEP_POINTS;
      steps.add(n);
      actual.add(step.errorAt(n));
      slope.add(start + n * fall);
      bend.add(start + n * fall + n * n * (step.predictedWithBend() - fall));
    }
    charts.line("bend", steps, bend, palette.surface(0), BAND); // beneath E, which nearly covers it
    charts.line("slope", steps, slope, palette.of(1), LINE);
    charts.line("E", steps, actual, palette.of(0), LINE);
    charts.points("first step", List.of(1.0), List.of(start + step.actual()), palette.ink());
    charts.chart.getStyler().setXAxisTickMarkSpacingHint(110).setXAxisDecimalPattern("0.##");
    return charts.png();
  }

  /**
   * Predicted beside true numbers, of points learned from and held out.
   *
   * @param series true, then predicted numbers; of those learned from, then of those held out
   * @return a PNG file
   */
  static byte[] predictions(String label, List<double[][]> series, Palette palette) {
    Charts charts = new Charts(label + ", true", palette);
    charts.chart.setYAxisTitle(label + ", predicted");
    double[] all = series.stream().flatMapToDouble(s -> Arrays.stream(s[0])).sorted().toArray();
    List<Double> ends = List.of(all[0], all[all.length - 1]);
    charts.line("right", ends, ends, palette.faint(), THIN);
    for (int i = 0; i < series.size(); i++) {
      charts.points(i == 0 ? "learned from" : "held out", boxed(series.get(i)[0]),
          boxed(series.get(i)[1]), palette.of(i))
          .setMarker(i == 0 ? SeriesMarkers.CIRCLE : SeriesMarkers.DIAMOND);
    }
    charts.chart.getStyler().setMarkerSize(6);
    return charts.png();
  }

  private static List<Double> boxed(double[] x) { return Arrays.stream(x).boxed().toList(); }

  private void line(String name, List<Double> x, List<Double> y, Color color,
      BasicStroke stroke) {
    List<Double> across = new ArrayList<>(x);
    List<Double> up = new ArrayList<>(y);
    // One more point on the first piece: XChart puts ticks on points that are equally spaced,
    // however odd their values.
    across.add(1, (2 * x.get(0) + x.get(1)) / 3);
    up.add(1, (2 * y.get(0) + y.get(1)) / 3);
    XYSeries series = chart.addSeries(name, across, up);
    series.setMarker(SeriesMarkers.NONE).setLineColor(color).setLineStyle(stroke);
  }

  private XYSeries points(String name, List<Double> x, List<Double> y, Color color) {
    XYSeries series = chart.addSeries(name, x, y);
    series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
    series.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(color);
    return series;
  }

  private byte[] png() {
    Canvas canvas = new Canvas(WIDTH, HEIGHT, palette.paper());
    chart.paint(canvas.pen(), WIDTH, HEIGHT);
    return canvas.png();
  }
}
