package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A multilayer perceptron: layers one after the other.
 *
 * <pre>{@code
 * Sequential net = Sequential.of(new Dense(2, 4), new Sigmoid(), new Dense(4, 1), new Sigmoid());
 * Parameters w = net.initialize(42);
 * net.apply(Var.constant(points), w.constants());       // the predictions, [points, 1]
 * }</pre>
 *
 * <p>An immutable description: the numbers are {@link Parameters}, handed to it. Those of the k-th
 * layer that has any are named {@code W^(k)} and {@code b^(k)}.
 */
public final class Sequential {
  private final List<Layer> layers;
  private final List<Layer.Parameter> parameters;
  private final Layout layout;
  private final int[] starts; // where each layer's parameters begin, and where they end
  private final int inputs;
  private final int outputs;
  private final Predictions predictions;

  private Sequential(List<Layer> layers) {
    this.layers = layers;
    inputs = inputs(layers);
    outputs = outputs(layers, inputs);
    List<Layer.Parameter> named = new ArrayList<>();
    starts = new int[layers.size() + 1];
    int k = 0;
    for (int i = 0; i < layers.size(); i++) {
      List<Layer.Parameter> parameters = Given.results(layers.get(i).parameters(), "Sequential",
          "the parameters() of a layer", "a name and a shape for each; List.of() for none");
      if (!parameters.isEmpty()) k++;
      for (Layer.Parameter p : parameters) {
        named.add(new Layer.Parameter(p.name() + "^(" + k + ")", p.shape()));
      }
      starts[i + 1] = starts[i] + parameters.size();
    }
    parameters = List.copyOf(named);
    layout = new Layout(parameters.stream().map(Layer.Parameter::name).toList(),
        parameters.stream().map(Layer.Parameter::shape).toList());
    predictions = new Predictions(this);
  }

  /**
   * A network.
   *
   * @param layers from the input to the output; one of them dense
   * @return the description
   * @throws IllegalArgumentException if there is no dense layer, or a layer gives another number of
   *     outputs than the next takes
   */
  public static Sequential of(Layer... layers) {
    Given.all(layers, "Sequential.of", "the array of layers",
        "layers from the input to the output");
    return new Sequential(List.of(layers));
  }

  private static int inputs(List<Layer> layers) {
    for (Layer layer : layers) if (layer instanceof Dense dense) return dense.in();
    throw new IllegalArgumentException("Sequential: there is no Dense layer among " + text(layers)
        + ", so nothing to learn; add one");
  }

  private static int outputs(List<Layer> layers, int inputs) {
    int units = inputs;
    for (int i = 0; i < layers.size(); i++) {
      try {
        units = layers.get(i).outputs(units);
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("Sequential: layer " + (i + 1) + " of " + text(layers)
            + ": "
            + e.getMessage() + "; make it as wide as the layer before", e);
      }
    }
    return units;
  }

  /**
   * The layers.
   *
   * @return from the input to the output
   */
  public List<Layer> layers() { return layers; }

  /**
   * The last layer.
   *
   * @return the one that gives the output
   */
  public Layer last() { return layers.get(layers.size() - 1); }

  /**
   * How many numbers a point has.
   *
   * @return the number of columns of the input
   */
  public int inputs() { return inputs; }

  /**
   * How many numbers a prediction has.
   *
   * @return the number of columns of the output
   */
  public int outputs() { return outputs; }

  /**
   * The names, shapes and order of the parameters.
   *
   * @return the layout of the long vector
   */
  public Layout layout() { return layout; }

  /**
   * Parameters to begin with: biases 0, weights at random, He's before a {@link Relu} and Glorot's
   * otherwise, unless the layer says which.
   *
   * @param seed the same seed gives the same bits
   * @return the parameters
   */
  public Parameters initialize(long seed) {
    Random random = new Random(seed);
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < layers.size(); i++) {
      if (layers.get(i) instanceof Dense dense) {
        boolean relu = i + 1 < layers.size() && layers.get(i + 1) instanceof Relu;
        Initializer initializer = dense.initializer() != null ? dense.initializer()
            : relu ? Initializer.HE_UNIFORM : Initializer.GLOROT_UNIFORM;
        tensors.add(initializer.weights(dense.in(), dense.out(), random));
        tensors.add(Tensor.zeros(dense.out()));
      } else {
        for (Layer.Parameter p : layers.get(i).parameters()) tensors.add(Tensor.full(p.shape(), 0));
      }
    }
    return new Parameters(layout, tensors);
  }

  /**
   * The predictions.
   *
   * @param x the points, [points, inputs], or one point as a vector
   * @param parameters in the order of {@link #layout()}
   * @return of shape [points, outputs], or a vector for one point
   * @throws IllegalArgumentException if the points have another number of columns, or these are not
   *     the parameters of the layout
   */
  public Var apply(Var x, List<Var> parameters) {
    given(x, "Sequential.apply", "the input", "a tensor with a row for each point");
    Given.all(parameters, "Sequential.apply", "the list of parameters", "a var for each parameter");
    return apply(x, parameters, layers.size());
  }

  /** What comes out of the first layers only. */
  Var apply(Var x, List<Var> parameters, int count) {
    checkPoints(x.shape());
    Layer.Parameter.check(this, this.parameters, parameters);
    for (int i = 0; i < count; i++) {
      Layer layer = layers.get(i);
      Var y = layer.apply(x, parameters.subList(starts[i], starts[i + 1]));
      if (y == null) { // only then are layers put into words
        Given.result(y, "Sequential", "layer " + (i + 1) + " of " + text(layers),
            "its outputs for the points");
      }
      x = y;
    }
    return x;
  }

  void checkPoints(Shape shape) {
    if (shape.rank() < 1 || shape.rank() > 2 || shape.dim(-1) != inputs) {
      throw new IllegalArgumentException("Sequential: the points have shape " + shape
          + " but the first layer takes [points, " + inputs + "]; give one column for each input");
    }
  }

  /** The plans by which this network predicts. */
  Predictions predictions() { return predictions; }

  private static String text(List<Layer> layers) {
    return layers.isEmpty() ? "[]" : "[" + Given.list(layers) + "]";
  }

  /** The layers, such as {@code Sequential[Dense(2, 4), Sigmoid]}. */
  @Override
  public String toString() { return "Sequential" + text(layers); }
}
