package dev.gradus.examples.report;

import dev.gradus.autodiff.Tensor;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.Task;
import dev.gradus.examples.descent.Curve;
import dev.gradus.examples.descent.Outcome;
import dev.gradus.examples.descent.Settings;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * The way to the page for teaching, which shows the tape and the chain rule on which this report
 * only reports: with the same points, standardised as they were learned, and such a network.
 */
final class PageLink {
  private static final int MOST_POINTS = 200;
  private static final int MOST_LAYERS = 4;
  private static final int MOST_UNITS = 8;
  private static final int DECIMALS = 3;
  private static final Set<Curve> CURVES = Set.of(Curve.SIGMOID, Curve.TANH, Curve.RELU);

  private PageLink() {}

  /** A paragraph with the link; nothing for points or a network that the page does not take. */
  static String html(Outcome outcome) {
    return fragment(outcome.points(), outcome.settings())
        .map(link -> "<p>The page for teaching shows that tape, with these points, standardised, "
            + "and such a network: <a href=\"../gradus-page.html#" + Html.text(link)
            + "\">one slope, all its paths</a>. It is there once <code>mvn -q -Ppage -pl teaching "
            + "-am</code> has built it beside the folder of this report.</p>\n")
        .orElse("");
  }

  /** What stands behind the # of the link. */
  static Optional<String> fragment(Points points, Settings settings) {
    boolean fits = points.features().size() == 2 && points.size() <= MOST_POINTS
        && points.task() != Task.CLASSES && settings.hidden().size() <= MOST_LAYERS
        && settings.hidden().stream().allMatch(units -> units <= MOST_UNITS)
        && CURVES.contains(settings.curve());
    if (!fits) return Optional.empty();
    boolean isNumber = points.task() == Task.NUMBER;
    double[] x1 = standardised(column(points.rows(), 0));
    double[] x2 = standardised(column(points.rows(), 1));
    double[] y = points.targets().toArray();
    if (isNumber) y = standardised(y);
    StringJoiner list = new StringJoiner(";");
    for (int i = 0; i < y.length; i++) {
      list.add(text(x1[i]) + "," + text(x2[i]) + "," + text(y[i]));
    }
    StringJoiner layers = new StringJoiner("-", "2-", "-1");
    layers.setEmptyValue("2-1");
    for (int units : settings.hidden()) layers.add(Integer.toString(units));
    return Optional.of("points=" + list + "&layers=" + layers + "&act="
        + settings.curve().name().toLowerCase(Locale.ROOT) + "&predict="
        + (isNumber ? "number" : "class"));
  }

  private static double[] column(Tensor rows, int j) {
    double[] x = new double[rows.shape().dim(0)];
    for (int i = 0; i < x.length; i++) x[i] = rows.get(i, j);
    return x;
  }

  private static double[] standardised(double[] x) {
    double mean = 0;
    for (double v : x) mean += v / x.length;
    double variance = 0;
    for (double v : x) variance += (v - mean) * (v - mean) / x.length;
    double[] z = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      z[i] = variance == 0 ? 0 : (x[i] - mean) / Math.sqrt(variance);
    }
    return z;
  }

  private static String text(double x) {
    BigDecimal rounded = new BigDecimal(x).setScale(DECIMALS, RoundingMode.HALF_EVEN);
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }
}
