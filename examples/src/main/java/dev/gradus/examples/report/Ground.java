package dev.gradus.examples.report;

import dev.gradus.autodiff.Tensor;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.Task;
import dev.gradus.nn.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * What a network answers over a plane, as regions of a picture: of two classes where the
 * probability of the second is at least as large as some shares, of more where each is the most
 * probable, of a number where it is at least as large as some round ones.
 */
final class Ground {
  /** The probabilities at which the shade changes; the line of the third is drawn. */
  private static final double[] SHARES = {0.1, 0.3, 0.5, 0.7, 0.9};
  private static final int NODES = 49;
  private static final int MOST_TICKS = 9;
  private static final double FARTHEST = 700; // a logarithm of what is nearly nothing

  private final Task task;
  private final Tensor grid;
  private final List<Double> levels = new ArrayList<>();
  private final double low;
  private final double high;
  private final int classes;

  Ground(Points points, Plane plane, Dots dots) {
    task = points.task();
    grid = plane.grid(NODES);
    classes = points.classes().size();
    low = dots.low();
    high = dots.high();
    switch (task) {
      case TWO_CLASSES -> {
        for (double p : SHARES) levels.add(Math.log(p / (1 - p)));
      }
      case CLASSES -> levels.add(0.0);
      case NUMBER -> levels.addAll(Ticks.between(low, high, MOST_TICKS).values());
    }
  }

  Tensor grid() { return grid; }

  int nodes() { return NODES; }

  /** The numbers at which the shade changes, of a number to predict. */
  List<Double> levels() { return levels; }

  /** What each region is called in the style sheet. */
  List<String> kinds() {
    List<String> kinds = new ArrayList<>();
    int regions = task == Task.CLASSES ? classes : levels.size();
    for (int k = 0; k < regions; k++) {
      kinds.add(switch (task) {
        case TWO_CLASSES -> "p" + (k + 1) + (SHARES[k] == 0.5 ? " half" : "");
        case CLASSES -> "region" + (classes > Dots.SHAPES ? "" : " c" + k);
        case NUMBER -> "shade h" + Dots.shade(above(k), low, high);
      });
    }
    return kinds;
  }

  /** A number of the region from a level to the next. */
  private double above(int k) {
    double next = k + 1 < levels.size() ? levels.get(k + 1) : high;
    return (levels.get(k) + next) / 2;
  }

  /** What lies below the lowest level, in the style sheet. */
  String lowest() {
    return switch (task) {
      case TWO_CLASSES -> "p0";
      case CLASSES -> "none";
      case NUMBER -> "shade h" + Dots.shade((low + (levels.isEmpty() ? high : levels.get(0))) / 2,
          low, high);
    };
  }

  /** The regions of a network, as paths. */
  List<String> regions(Model model, int extent) {
    List<String> regions = new ArrayList<>();
    if (task == Task.CLASSES) {
      double[][] logs = model.logProbabilities(grid).toMatrix();
      for (int c = 0; c < classes; c++) {
        regions.add(Contour.region(lead(logs, c), 0, extent));
      }
      return regions;
    }
    Surface surface = new Surface(NODES, task == Task.NUMBER ? model.predict(grid).toArray()
        : logits(model.logProbabilities(grid).toMatrix()));
    for (double level : levels) regions.add(Contour.region(surface, level, extent));
    return regions;
  }

  /** ln(p/(1 − p)), which is nearly straight where p itself bends. */
  private static double[] logits(double[][] logs) {
    double[] z = new double[logs.length];
    for (int i = 0; i < z.length; i++) z[i] = bounded(logs[i][1]) - bounded(logs[i][0]);
    return z;
  }

  /** How far a class is above the highest of the others. */
  private static Surface lead(double[][] logs, int of) {
    double[] lead = new double[logs.length];
    for (int i = 0; i < lead.length; i++) {
      double other = Double.NEGATIVE_INFINITY;
      for (int c = 0; c < logs[i].length; c++) {
        if (c != of) other = Math.max(other, bounded(logs[i][c]));
      }
      lead[i] = bounded(logs[i][of]) - other;
    }
    return new Surface(NODES, lead);
  }

  private static double bounded(double log) { return Math.max(-FARTHEST, log); }
}
