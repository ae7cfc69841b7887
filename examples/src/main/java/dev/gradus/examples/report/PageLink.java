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

  /** A paragraph with the link, or with the reason why there is none. */
  static String html(Outcome outcome) {
    Optional<String> link = fragment(outcome.points(), outcome.settings());
    String page = "<p>The page for teaching shows that tape, ";
    String build = "<code>mvn -q -Ppage -pl teaching -am</code>";
    if (link.isEmpty()) {
      return page + "and every path of a slope; " + build + " builds it. This run does not travel"
          + " there: " + obstacle(outcome.points(), outcome.settings()) + ".</p>\n";
    }
    return page + "with these points, scaled, and a network of the same layers that has not learned"
        + " yet: <a href=\"../gradus-page.html#" + Html.text(link.get())
        + "\">one slope, all its paths</a>. " + colours(outcome.points()) + "The link leads there"
        + " once " + build + " has built <code>gradus-page.html</code>, and it stands beside the"
        + " folder of this report.</p>\n";
  }

  /** The page has colours of its own for 0 and 1. */
  private static String colours(Points points) {
    return points.task() == Task.NUMBER ? "" : "There blue circles are what is "
        + Sentences.name(points, 1) + " here, and orange diamonds what is "
        + Sentences.name(points, 0) + ". ";
  }

  /** Why the page does not take points or a network; nothing if it does. */
  private static String obstacle(Points points, Settings settings) {
    int features = points.features().size();
    if (features != 2) return "it takes two features, not " + features;
    if (points.size() > MOST_POINTS) {
      return "it takes up to " + MOST_POINTS + " points, not " + points.size();
    }
    if (points.task() == Task.CLASSES) {
      return "it takes two labels, not " + points.classes().size();
    }
    if (settings.hidden().size() > MOST_LAYERS) {
      return "it takes up to " + MOST_LAYERS + " hidden layers, not " + settings.hidden().size();
    }
    if (settings.hidden().stream().anyMatch(units -> units > MOST_UNITS)) {
      return "it takes layers of up to " + MOST_UNITS + " units";
    }
    return CURVES.contains(settings.curve()) ? ""
        : "it takes sigmoid, tanh and relu, not " + settings.curve();
  }

  /** What stands behind the # of the link. */
  static Optional<String> fragment(Points points, Settings settings) {
    if (!obstacle(points, settings).isEmpty()) return Optional.empty();
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
