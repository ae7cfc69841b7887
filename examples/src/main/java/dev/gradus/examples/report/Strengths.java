package dev.gradus.examples.report;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.nn.Parameters;
import java.util.Arrays;
import java.util.List;

/**
 * How strongly the entries of the long vector are drawn: in a map beside the largest of its matrix,
 * else beside the largest of all that are drawn as edges and rings, at any of some places of the
 * way.
 */
final class Strengths {
  private static final int STEPS = 30; // on either side of 0
  private static final String LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private final double[] largest;
  private final double widest;

  Strengths(Layout layout, List<Parameters> places) {
    double[] most = new double[layout.size()];
    for (Parameters p : places) {
      double[] w = p.toArray();
      for (int i = 0; i < w.length; i++) most[i] = Math.max(most[i], Math.abs(w[i]));
    }
    largest = new double[most.length];
    double joined = 0;
    for (String name : layout.names()) {
      if (!isMap(layout, name)) joined = Math.max(joined, most(layout, name, most));
    }
    for (String name : layout.names()) {
      int start = layout.start(name);
      Arrays.fill(largest, start, start + layout.shape(name).size(),
          isMap(layout, name) ? most(layout, name, most) : joined);
    }
    widest = Arrays.stream(most).max().orElse(0);
  }

  private static double most(Layout layout, String name, double[] most) {
    int start = layout.start(name);
    return Arrays.stream(most, start, start + layout.shape(name).size()).max().orElse(0);
  }

  private static boolean isMap(Layout layout, String name) {
    Shape shape = layout.shape(name);
    return shape.rank() == 1 ? shape.size() > NetworkDrawing.MOST_UNITS
        : Math.max(shape.dim(0), shape.dim(1)) > NetworkDrawing.MOST_JOINED;
  }

  /** The largest entry of all places. */
  double widest() { return widest; }

  /** How strong an entry is, from 0 to 1. */
  double share(int place, double weight) {
    return largest[place] == 0 ? 0 : Math.min(1, Math.abs(weight) / largest[place]);
  }

  /** A letter for each entry: its sign, and how strong it is. */
  String letters(Parameters parameters) {
    double[] weights = parameters.toArray();
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < weights.length; i++) {
      double signed = Math.copySign(share(i, weights[i]), weights[i]);
      out.append(LETTERS.charAt((int) Math.round(STEPS * signed) + STEPS));
    }
    return out.toString();
  }
}
