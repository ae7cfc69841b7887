package dev.gradus.examples.report;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What lies under the points of a picture.
 *
 * @param colours of each place
 * @param lines to draw on them
 * @param scale what the colours mean; null if the legend tells
 */
record Ground(Colours colours, List<Line> lines, @Nullable Scale scale) {
  /** The colour of a place, in node steps from the first node. */
  interface Colours {
    Color at(double column, double row);
  }

  /**
   * A line.
   *
   * @param pieces of it
   * @param isStrong whether it parts what is taken for different labels
   */
  record Line(List<Contour.Piece> pieces, boolean isStrong) {}

  /**
   * Colours beside the picture.
   *
   * @param bands from the lowest to the highest
   * @param texts what stands beside them
   * @param places of the texts, from 0 at the bottom to 1
   */
  record Scale(List<Color> bands, List<String> texts, List<Double> places) {}

  /** The probability of the second label of two, and the line where it is one half. */
  static Ground half(Surface surface, Palette palette) {
    int n = 20; // of 5 % each
    List<Color> bands = new ArrayList<>();
    for (int k = 0; k < n; k++) bands.add(palette.surface((k + 0.5) / n));
    Scale scale = new Scale(bands, List.of("0", "½", "ŷ", "1"), List.of(0.0, 0.5, 0.75, 1.0));
    return new Ground((column, row) -> bands.get(band(surface.at(column, row), n)),
        List.of(new Line(Contour.of(surface, 0.5), true)), scale);
  }

  /** The label with the largest probability, and the lines where it changes. */
  static Ground regions(List<Surface> surfaces, Palette palette) {
    List<Line> lines = new ArrayList<>();
    for (int c = 0; c < surfaces.size(); c++) {
      lines.add(new Line(Contour.of(Surface.lead(surfaces, c), 0), true));
    }
    return new Ground((column, row) -> {
      int most = 0;
      double largest = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < surfaces.size(); c++) {
        double p = surfaces.get(c).at(column, row);
        if (p > largest) {
          most = c;
          largest = p;
        }
      }
      return palette.region(most);
    }, lines, null);
  }

  /** A number by its shade, with a thin line at each round one. */
  static Ground heights(Surface surface, double low, double high, Palette palette) {
    int n = 40;
    List<Color> bands = new ArrayList<>();
    for (int k = 0; k < n; k++) bands.add(palette.height((k + 0.5) / n));
    Ticks ticks = Ticks.between(low, high, 7);
    List<Line> lines = new ArrayList<>();
    List<Double> places = new ArrayList<>();
    for (double t : ticks.values()) {
      lines.add(new Line(Contour.of(surface, t), false));
      places.add((t - low) / (high - low));
    }
    double range = high - low;
    return new Ground((column, row) -> bands.get(band((surface.at(column, row) - low) / range, n)),
        lines, new Scale(bands, ticks.texts(), places));
  }

  private static int band(double share, int n) {
    return Math.max(0, Math.min((int) (share * n), n - 1));
  }
}
