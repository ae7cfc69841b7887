package dev.gradus.nn;

import static dev.gradus.nn.Given.given;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

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
 * layer that has any are named {@code W^(k)} and {@code b^(k)}. A network is a layer, too: within
 * another its layers take its place.
 */
public final class Sequential implements Layer {
  private final List<Layer> layers;
  private final int inputs;
  private final Site root;
  private final Site.Inventory all = new Site.Inventory();
  private final Layout layout;
  private final Layout bufferLayout;
  private final List<Parameter> parameters;
  private final Learnt learnt;
  private final Parameters initialBuffers;
  private final List<Var> bufferConstants;

  private Sequential(List<Layer> layers, int inputs) {
    this.layers = layers;
    this.inputs = inputs;
    root = Site.root(this, inputs, all);
    parameters = List.copyOf(all.parameters);
    List<String> names = new ArrayList<>();
    List<Shape> shapes = new ArrayList<>();
    for (Parameter p : parameters) {
      names.add(p.name());
      shapes.add(p.shape());
    }
    layout = new Layout(names, shapes);
    learnt = Learnt.of(parameters, all.frozen);
    names.clear();
    shapes.clear();
    List<Tensor> starts = new ArrayList<>();
    for (Buffer b : all.buffers) {
      names.add(b.name());
      shapes.add(b.shape());
      starts.add(Tensor.full(b.shape(), b.start()));
    }
    bufferLayout = new Layout(names, shapes);
    initialBuffers = new Parameters(bufferLayout, starts);
    bufferConstants = List.copyOf(initialBuffers.constants());
  }

  /**
   * A network whose first layers say how many inputs it has, as a {@link Dense} layer does.
   *
   * @param layers from the input to the output
   * @return the description
   * @throws IllegalArgumentException if no layer says how many inputs there are, or one gives
   *     another number of outputs than the next takes
   */
  public static Sequential of(Layer... layers) {
    Given.all(layers, "Sequential.of", "the array of layers",
        "layers from the input to the output");
    List<Layer> flat = flat(layers);
    Nesting.check("Sequential.of", flat, Layer::children);
    return new Sequential(flat, Site.inputs(flat));
  }

  /**
   * A network.
   *
   * @param inputs how many numbers a point has
   * @param layers from the input to the output
   * @return the description
   * @throws IllegalArgumentException if the number is not positive, or a layer gives another number
   *     of outputs than the next takes
   */
  public static Sequential of(int inputs, Layer... layers) {
    Numbers.checkCount("Sequential.of", "inputs", inputs);
    Given.all(layers, "Sequential.of", "the array of layers",
        "layers from the input to the output");
    List<Layer> flat = flat(layers);
    Nesting.check("Sequential.of", flat, Layer::children);
    return new Sequential(flat, inputs);
  }

  private static List<Layer> flat(Layer... layers) {
    List<Layer> flat = new ArrayList<>();
    for (Layer layer : layers) {
      if (layer instanceof Sequential inner) flat.addAll(inner.layers);
      else flat.add(layer);
    }
    if (!flat.isEmpty()) return List.copyOf(flat);
    throw new IllegalArgumentException("Sequential.of: there are no layers; give at least one");
  }

  /**
   * The layers; networks within this one are replaced by their layers.
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

  @Override
  public OptionalInt inputs() { return OptionalInt.of(inputs); }

  /**
   * How many numbers a point has.
   *
   * @return the number of columns of the input
   */
  public int width() { return inputs; }

  /**
   * How many numbers a prediction has.
   *
   * @return the number of columns of the output
   */
  public int outputs() { return root.outputs; }

  @Override
  public int outputs(int inputs) { return root.outputs; }

  @Override
  public List<Layer> children() { return layers; }

  @Override
  public Link link() { return last().link(); }

  @Override
  public boolean isPointwise() { return layers.stream().allMatch(Layer::isPointwise); }

  @Override
  public @Nullable Initializer weightsBefore() { return layers.get(0).weightsBefore(); }

  /**
   * The names, shapes and order of the parameters.
   *
   * @return the layout of the long vector
   */
  public Layout layout() { return layout; }

  /**
   * The parameters by their names in the network, with how each begins.
   *
   * @return in the order of the layout
   */
  public List<Parameter> allParameters() { return parameters; }

  /**
   * Whether a parameter stays as it is in training.
   *
   * @param i its place in the layout
   * @return true within a layer that is frozen
   */
  boolean isFrozen(int i) { return all.frozen.get(i); }

  /** Names and shapes of what layers keep and do not learn. */
  Layout bufferLayout() { return bufferLayout; }

  /** The layers in their places. */
  List<Site> sitesInTurn() { return root.children; }

  /** How many places there are for layers. */
  int sites() { return all.sites(); }

  /**
   * Parameters to begin with. Each begins as its layer says; weights of which it does not say, in
   * the way that suits the activation after them. Biases begin at 0.
   *
   * @param seed the same seed gives the same bits
   * @return the parameters
   */
  public Parameters initialize(long seed) {
    List<Tensor> tensors = new ArrayList<>();
    for (int i = 0; i < all.parameters.size(); i++) {
      Parameter p = all.parameters.get(i);
      Tensor start = Given.result(Objects.requireNonNull(p.start()).values(p.shape(), seed,
          Streams.PARAMETERS + i), "Sequential.initialize", "the initializer of " + p,
          "a tensor of its shape");
      if (!start.shape().equals(p.shape())) {
        throw new IllegalArgumentException("Sequential.initialize: the initializer of " + p
            + " gave shape " + start.shape() + "; return a tensor of shape " + p.shape());
      }
      tensors.add(start);
    }
    return new Parameters(layout, tensors);
  }

  /** What layers keep, as it is before the first step. */
  Parameters initialBuffers() { return initialBuffers; }

  /** The same, for a pass. */
  List<Var> bufferConstants() { return bufferConstants; }

  /** The parameters that are not frozen. */
  Learnt learnt() { return learnt; }

  /**
   * The predictions of a network that keeps nothing but parameters, so has no buffers.
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
    return apply(x, new Pass(this, parameters, bufferConstants, 0, null),
        layers.size());
  }

  @Override
  public Var apply(Var x, Context here) {
    given(x, "Sequential.apply", "the input", "a tensor with a row for each point");
    given(here, "Sequential.apply", "the context", "that of the network it is in");
    for (int i = 0; i < layers.size(); i++) x = here.apply(i, x);
    return x;
  }

  /** What comes out of the first layers only. */
  Var apply(Var x, Pass pass, int count) {
    checkPoints(x.shape());
    check(pass.parameters);
    return apply(x, pass, 0, count);
  }

  /** What comes out of the layers from one to before another, given what goes into the first. */
  Var apply(Var x, Pass pass, int from, int to) {
    for (int i = from; i < to; i++) x = pass.apply(root.children.get(i), x, this, i);
    return x;
  }

  private void check(List<Var> given) {
    List<Parameter> taken = all.parameters;
    if (given.size() != taken.size()) {
      throw new IllegalArgumentException(this + " takes " + taken.size() + " parameters, "
          + Given.list(taken) + ", but was given " + given.size() + "; give one var for each, in "
          + "this order");
    }
    for (int i = 0; i < taken.size(); i++) {
      if (given.get(i).shape().equals(taken.get(i).shape())) continue;
      throw new IllegalArgumentException(this + " takes " + taken.get(i) + " as parameter " + i
          + " but was given " + given.get(i).shape() + "; give parameters of its layout, in its "
          + "order");
    }
  }

  void checkPoints(Shape shape) {
    if (shape.rank() >= 1 && shape.rank() <= 2 && shape.dim(-1) == inputs) return;
    throw wrongColumns(shape.toString());
  }

  /** The same of so many rows. */
  void checkPoints(int rows, int columns) {
    if (columns != inputs) throw wrongColumns("[" + rows + ", " + columns + "]");
  }

  private IllegalArgumentException wrongColumns(String shape) {
    return new IllegalArgumentException("Sequential: the points have shape " + shape
        + " but the first layer takes [points, " + inputs + "]; give one column for each input");
  }

  static String text(List<Layer> layers) {
    return layers.isEmpty() ? "[]" : "[" + Given.list(layers) + "]";
  }

  /** Whether the other has equal layers and as many inputs. */
  @Override
  public boolean equals(Object o) {
    return o instanceof Sequential s && layers.equals(s.layers) && inputs == s.inputs;
  }

  @Override
  public int hashCode() { return layers.hashCode() + inputs; }

  /** The layers, such as {@code Sequential[Dense(2, 4), Sigmoid]}. */
  @Override
  public String toString() { return "Sequential" + text(layers); }
}
