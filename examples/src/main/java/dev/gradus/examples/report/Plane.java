package dev.gradus.examples.report;

import dev.gradus.autodiff.Tensor;
import dev.gradus.examples.data.MainDirections;
import dev.gradus.examples.data.Points;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plane that pictures show. Two features span one by themselves; of more, the two principal
 * axes of the standardised features do.
 */
final class Plane {
  private final List<String> names;
  private final Window window;
  private final double share;
  private final double @Nullable [] middle; // its features; null if coordinates are the features
  private final List<double[]> axes; // in deviations of the features
  private final double[] deviations;

  private Plane(List<String> names, Window window, double share, double @Nullable [] middle,
      List<double[]> axes, double[] deviations) {
    this.names = names;
    this.window = window;
    this.share = share;
    this.middle = middle;
    this.axes = axes;
    this.deviations = deviations;
  }

  /** The plane of some points; its middle and axes are those of the points learned from. */
  static Plane of(Points points, @Nullable Points held) {
    int features = points.features().size();
    if (features == 2) {
      Plane whole = new Plane(points.features(), new Window(0, 1, 0, 1), 1, null, List.of(),
          new double[0]);
      return whole.around(points, held);
    }
    double[][] rows = points.rows().toMatrix();
    double[] middle = new double[features];
    double[] deviations = new double[features];
    for (double[] x : rows) for (int j = 0; j < features; j++) middle[j] += x[j] / rows.length;
    for (double[] x : rows) {
      for (int j = 0; j < features; j++) {
        double d = x[j] - middle[j];
        deviations[j] += d * d / rows.length;
      }
    }
    for (int j = 0; j < features; j++) {
      double d = Math.sqrt(deviations[j]);
      deviations[j] = d <= 1e-12 * Math.abs(middle[j]) ? 1 : d; // a feature that never changes
    }
    for (int i = 0; i < rows.length; i++) rows[i] = standardised(rows[i], middle, deviations);
    MainDirections main = MainDirections.of(rows, 2);
    double share = main.shares().stream().mapToDouble(s -> s).sum();
    return new Plane(names(main), new Window(0, 1, 0, 1), share, middle, main.directions(),
        deviations).around(points, held);
  }

  private static List<String> names(MainDirections main) {
    String first = "first principal axis";
    return main.directions().size() < 2 ? List.of(first, "") : List.of(first,
        "second principal axis");
  }

  private Plane around(Points points, @Nullable Points held) {
    return new Plane(names, Window.around(places(points), held == null ? new double[0][]
        : places(held)), share, middle, axes, deviations);
  }

  private static double[] standardised(double[] x, double[] middle, double[] deviations) {
    double[] z = new double[x.length];
    for (int j = 0; j < z.length; j++) z[j] = (x[j] - middle[j]) / deviations[j];
    return z;
  }

  /** The names of its axes. */
  List<String> names() { return names; }

  /** The part of it that is shown. */
  Window window() { return window; }

  /** How much of the variance of the features lies in it: 1 for two features. */
  double share() { return share; }

  /** Whether its coordinates are principal axes. */
  boolean isCut() { return middle != null; }

  /** The place of each point; of more than two features, the place beneath it. */
  double[][] places(Points points) {
    double[][] rows = points.rows().toMatrix();
    if (middle == null) return rows;
    double[][] places = new double[rows.length][2];
    for (int i = 0; i < rows.length; i++) {
      double[] z = standardised(rows[i], middle, deviations);
      for (int a = 0; a < axes.size(); a++) places[i][a] = MainDirections.dot(z, axes.get(a));
    }
    return places;
  }

  /** The features of each node of a grid over the window, row by row, the lowest row first. */
  Tensor grid(int nodes) {
    double[][] rows = new double[nodes * nodes][];
    for (int j = 0; j < nodes; j++) {
      for (int i = 0; i < nodes; i++) {
        rows[j * nodes + i] = features(window.left() + window.width() * i / (nodes - 1),
            window.bottom() + window.height() * j / (nodes - 1));
      }
    }
    return Tensor.matrix(rows);
  }

  private double[] features(double... place) {
    if (middle == null) return place;
    double[] x = Arrays.copyOf(middle, middle.length);
    for (int a = 0; a < axes.size(); a++) {
      for (int j = 0; j < x.length; j++) x[j] += place[a] * axes.get(a)[j] * deviations[j];
    }
    return x;
  }
}
