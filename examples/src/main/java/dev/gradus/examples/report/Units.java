package dev.gradus.examples.report;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.examples.descent.Curve;
import dev.gradus.examples.descent.Outcome;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Parameters;
import dev.gradus.nn.Prepared;
import dev.gradus.nn.Sequential;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What each hidden unit sees: its output over the plane of the pictures, in four shades. The shades
 * of sigmoid and tanh part their whole range; those of others that of the unit at that epoch.
 */
final class Units {
  /** The side of a picture in units of paths. */
  static final int EXTENT = 48;
  private static final double[] SHARES = {0.25, 0.5, 0.75};
  private static final int NODES = 21;

  private final Sequential net;
  private final Curve curve;
  private final Tensor grid;

  Units(Outcome outcome, Plane plane) {
    net = outcome.net();
    curve = outcome.settings().curve();
    Prepared scaled = Objects.requireNonNull(outcome.begun().preparation());
    grid = scaled.apply(plane.grid(NODES));
  }

  /** The regions of each unit of each hidden layer that is small enough to be drawn. */
  List<String> regions(Parameters parameters) {
    List<String> regions = new ArrayList<>();
    List<Layer> layers = net.layers();
    double[] all = parameters.toArray();
    for (int k = 0, hidden = 0; hidden < NetworkDrawing.hiddenLayers(net); k++) {
      if (layers.get(k) instanceof Dense) continue;
      hidden++;
      Sequential first = Sequential.of(layers.subList(0, k + 1).toArray(Layer[]::new));
      int units = first.outputs();
      if (units > NetworkDrawing.MOST_UNITS) continue;
      double[] begin = Arrays.copyOf(all, first.layout().size());
      double[] out = first.apply(Var.constant(grid), Parameters.of(first.layout(), begin)
          .constants()).value().toArray();
      for (int j = 0; j < units; j++) regions(regions, Surface.column(NODES, out, units, j));
    }
    return regions;
  }

  private void regions(List<String> to, Surface surface) {
    double low = switch (curve) {
      case SIGMOID -> 0;
      case TANH -> -1;
      default -> least(surface.values());
    };
    double high = switch (curve) {
      case SIGMOID, TANH -> 1;
      default -> -least(negative(surface.values()));
    };
    for (double share : SHARES) {
      to.add(high > low ? Contour.region(surface, low + share * (high - low), EXTENT) : "");
    }
  }

  private static double least(double[] x) {
    double least = Double.POSITIVE_INFINITY;
    for (double v : x) least = Math.min(least, v);
    return least;
  }

  private static double[] negative(double[] x) {
    for (int i = 0; i < x.length; i++) x[i] = -x[i];
    return x;
  }
}
