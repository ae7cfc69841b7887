package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.LongStream;

/**
 * Layers side by side, each for columns of its own: the first takes the first columns, as many as
 * it insists on, the next those that follow; their outputs stand side by side. So a network has
 * several inputs.
 *
 * @param layers each says how many inputs it takes, as a {@link Dense} layer or a {@link
 *     Sequential} does
 */
public record Parallel(List<Layer> layers) implements Layer {
  /**
   * Layers side by side.
   *
   * @throws IllegalArgumentException if there are none, or one does not say how many inputs it
   *     takes
   */
  public Parallel {
    layers = List.copyOf(Given.all(layers, "Parallel", "the list of layers",
        "layers that say how many inputs they take"));
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("Parallel: there are no layers; give at least one");
    }
    for (Layer layer : layers) {
      if (layer.inputs().isPresent()) continue;
      throw new IllegalArgumentException("Parallel: " + layer + " does not say how many inputs it "
          + "takes, so columns cannot be shared out; give Sequential.of(inputs, " + layer + ")");
    }
  }

  /**
   * Layers side by side.
   *
   * @param layers each says how many inputs it takes
   * @return the layer
   */
  public static Parallel of(Layer... layers) {
    return new Parallel(List.of(Given.all(layers, "Parallel.of", "the array of layers",
        "layers that say how many inputs they take")));
  }

  private static int sum(String what, LongStream widths) {
    long sum = widths.sum();
    if (sum <= Integer.MAX_VALUE) return (int) sum;
    throw new IllegalArgumentException("Parallel: the layers have " + sum + " " + what
        + " together, more than " + Integer.MAX_VALUE + "; use fewer or narrower ones");
  }

  private static int width(Layer layer) { return layer.inputs().orElseThrow(); }

  @Override
  public OptionalInt inputs() {
    return OptionalInt.of(sum("inputs", layers.stream().mapToLong(Parallel::width)));
  }

  @Override
  public int outputs(int inputs) {
    return sum("outputs", layers.stream().mapToLong(layer -> layer.outputs(width(layer))));
  }

  @Override
  public List<Layer> children() { return layers; }

  @Override
  public int childInputs(int child, int inputs) {
    if (child < 0 || child >= layers.size()) {
      throw new IndexOutOfBoundsException("Parallel.childInputs: there is no layer " + child
          + " among " + layers.size() + "; count them from 0");
    }
    return width(layers.get(child));
  }

  @Override
  public boolean isPointwise() { return layers.stream().allMatch(Layer::isPointwise); }

  @Override
  public Var apply(Var x, Context here) {
    given(x, "Parallel.apply", "the input", "a tensor with a row for each point");
    given(here, "Parallel.apply", "the context", "that of the network");
    List<Var> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < layers.size(); i++) {
      int to = from + width(layers.get(i));
      parts.add(here.apply(i, x.slice(-1, from, to)));
      from = to;
    }
    return parts.get(0).concat(-1, parts.subList(1, parts.size()).toArray(new Var[0]));
  }

  @Override
  public String toString() { return "Parallel[" + Given.list(layers) + "]"; }
}
