package dev.gradus.nn;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One application of a network: the numbers it is given, and what it leaves in its buffers. */
final class Pass {
  final List<Var> parameters;
  final List<Var> buffers;
  final List<Var> next; // what the buffers become
  final long seed;
  private final @Nullable Function<Site, Var> step; // of training, for who draws
  private final Sequential net;
  private int @Nullable [] draws; // so far, of each site; made at the first

  /** A prediction, or a step of training if there is a step. */
  Pass(Sequential net, List<Var> parameters, List<Var> buffers, long seed,
      @Nullable Function<Site, Var> step) {
    this.parameters = parameters;
    this.buffers = buffers;
    this.seed = seed;
    this.step = step;
    next = buffers.isEmpty() ? buffers : new ArrayList<>(buffers);
    this.net = net;
  }

  boolean isTraining() { return step != null; }

  /** The step, on which draws depend. */
  Var draws(String call, Site site) {
    if (step != null) return step.apply(site);
    throw new IllegalStateException("Context." + call + ": " + site.layer + " draws random numbers "
        + "in a prediction, which would differ from the next; draw only if isTraining()");
  }

  /** Another stream for each draw of a step. */
  long stream(Site site) {
    int[] counts = draws;
    if (counts == null) draws = counts = new int[net.sites()];
    return Streams.LAYERS + ((long) site.number << 16) + counts[site.number]++;
  }

  Var apply(Site site, Var x, Layer parent, int child) {
    Var y = site.layer.apply(x, new Context(site, this));
    if (y == null) {
      return Given.result(y, "Sequential", where(parent, child), "its outputs for the points");
    }
    Shape of = x.shape();
    Shape shape = y.shape();
    if (shape.rank() == of.rank() && shape.dim(-1) == site.outputs
        && (shape.rank() < 2 || shape.dim(0) == of.dim(0))) {
      return y;
    }
    throw new IllegalArgumentException("Sequential: " + where(parent, child) + " gave shape "
        + shape + " for an input of shape " + of + ", but says that it has " + site.outputs
        + " outputs; give a row for each point, and let outputs(inputs) say how many columns");
  }

  private static String where(Layer parent, int child) {
    return parent instanceof Sequential s
        ? "layer " + (child + 1) + " of " + Sequential.text(s.layers())
        : "child " + child + " of " + Given.text(parent);
  }
}
