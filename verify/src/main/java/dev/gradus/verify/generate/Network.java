package dev.gradus.verify.generate;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.verify.Domain;
import dev.gradus.verify.errors.Given;
import dev.gradus.verify.text.JavaText;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A multilayer perceptron with points, labels and weights: something to verify that has a right
 * answer, and that prints as formulas.
 *
 * <p>Rows are points: H⁽⁰⁾ = X, and H⁽ᵏ⁾ = φ(H⁽ᵏ⁻¹⁾W⁽ᵏ⁾ + b⁽ᵏ⁾) with one φ for all hidden layers,
 * and the error E of the last layer's values as {@link Criterion} says.
 */
public final class Network implements Serializable, Written {
  private static final long serialVersionUID = 1;

  /** What units of hidden layers apply. */
  public enum Activation {
    /** σ. */
    SIGMOID,
    /** tanh. */
    TANH,
    /** max(0, z). */
    RELU,
    /** ln(1 + eᶻ). */
    SOFTPLUS;

    Var of(Var z) {
      return switch (this) {
        case SIGMOID -> z.sigmoid();
        case TANH -> z.tanh();
        case RELU -> z.relu();
        case SOFTPLUS -> z.softplus();
      };
    }
  }

  /** The error of the last layer's values z⁽ᴸ⁾ against labels, averaged over the points. */
  public enum Criterion {
    /** ½ Σ (z − t)² with numbers t. */
    SQUARED,
    /** −t ln σ(z) − (1 − t) ln(1 − σ(z)), summed over the outputs, with t 0 or 1. */
    BINARY_CROSS_ENTROPY,
    /** −Σ t ln softmax(z) with one t of a row 1. */
    SOFTMAX_CROSS_ENTROPY
  }

  private final int[] widths;
  private final Activation activation;
  private final Criterion criterion;
  private final double[][] points;
  private final double[][] labels;
  private final double[] weights;
  private final long[] choices;

  private Network(int[] widths, Activation activation, Criterion criterion, double[][] points,
      double[][] labels, double[] weights, long[] choices) {
    this.widths = widths;
    this.activation = activation;
    this.criterion = criterion;
    this.points = points;
    this.labels = labels;
    this.weights = weights;
    this.choices = choices;
  }

  /**
   * Networks of one to four layers of one to four units, on one to four points.
   *
   * @return the generator
   */
  public static Generator<Network> any() { return Network::from; }

  /** Points and weights: not near 0, where relu has its kink. */
  private static final Numbers ENTRIES = Numbers.inside(Domain.between(-3, 3)).awayFrom(0, 0.05);

  private static double entry(Choices choices) {
    return choices.part(() -> ENTRIES.from(choices));
  }

  private static Network from(Choices choices) {
    int first = choices.taken().length;
    List<Integer> widths = new ArrayList<>(List.of(1 + choices.next(4)));
    widths.addAll(choices.list(1, 4, () -> 1 + choices.next(4)));
    Activation activation = choices.of(Activation.values());
    Criterion criterion = choices.of(Criterion.values());
    int n = 1 + choices.next(4);
    double[][] points = new double[n][widths.get(0)];
    for (double[] row : points) for (int j = 0; j < row.length; j++) row[j] = entry(choices);
    int last = widths.get(widths.size() - 1);
    double[][] labels = new double[n][last];
    for (double[] row : labels) {
      if (criterion == Criterion.SOFTMAX_CROSS_ENTROPY) row[choices.next(last)] = 1;
      else for (int j = 0; j < last; j++) row[j] = choices.next(2);
    }
    int[] width = widths.stream().mapToInt(Integer::intValue).toArray();
    double[] weights = new double[layout(width).size()];
    for (int i = 0; i < weights.length; i++) weights[i] = entry(choices);
    return new Network(width, activation, criterion, points, labels, weights,
        Arrays.stream(choices.taken()).skip(first).toArray());
  }

  private static List<Shape> shapes(int[] widths) {
    List<Shape> shapes = new ArrayList<>();
    for (int k = 1; k < widths.length; k++) {
      shapes.add(Shape.of(widths[k - 1], widths[k]));
      shapes.add(Shape.of(widths[k]));
    }
    return shapes;
  }

  private static Layout layout(int[] widths) {
    List<String> names = new ArrayList<>();
    for (int k = 1; k < widths.length; k++) names.addAll(List.of("W" + k, "b" + k));
    return new Layout(names, shapes(widths));
  }

  /**
   * The width of each layer, the inputs first.
   *
   * @return a copy
   */
  public int[] widths() { return widths.clone(); }

  /**
   * What hidden units apply.
   *
   * @return the same in all hidden layers
   */
  public Activation activation() { return activation; }

  /**
   * Which error is averaged.
   *
   * @return the criterion
   */
  public Criterion criterion() { return criterion; }

  /**
   * The points X.
   *
   * @return a row for each point
   */
  public Tensor points() { return Tensor.matrix(points); }

  /**
   * The labels T.
   *
   * @return a row for each point, a column for each output
   */
  public Tensor labels() { return Tensor.matrix(labels); }

  /**
   * The names and shapes of the weights: W1, b1, W2, b2, …
   *
   * @return the layout of the long vector
   */
  public Layout layout() { return layout(widths); }

  /**
   * The weights as one long vector.
   *
   * @return a copy, in the order of {@link #layout()}
   */
  public double[] weights() { return weights.clone(); }

  /**
   * The weights, each as a tensor.
   *
   * @return W1, b1, W2, b2, …
   */
  public List<Tensor> tensors() {
    List<Tensor> all = new ArrayList<>();
    int at = 0;
    for (Shape shape : shapes(widths)) {
      all.add(Tensor.of(shape, Arrays.copyOfRange(weights, at, at + shape.size())));
      at += shape.size();
    }
    return all;
  }

  /**
   * The error as a function of the weights.
   *
   * @param weights W1, b1, W2, b2, …
   * @return E, a scalar
   * @throws IllegalArgumentException if there are more or fewer
   */
  public Var error(List<Var> weights) {
    Given.all(weights, "Network.error", "the list of weights", "W1, b1, W2, b2, …");
    int layers = widths.length - 1;
    if (weights.size() != 2 * layers) {
      throw new IllegalArgumentException("Network.error: " + weights.size() + " weights but "
          + layers + " layers; give a matrix and a vector for each");
    }
    Var h = Var.constant(points());
    for (int k = 0; k < layers; k++) {
      Var z = h.matmul(weights.get(2 * k)).add(weights.get(2 * k + 1));
      h = k == layers - 1 ? z : activation.of(z);
    }
    Var t = Var.constant(labels());
    Var sum = switch (criterion) {
      case SQUARED -> h.subtract(t).square().sum().multiply(0.5);
      // −t ln σ(z) − (1 − t) ln σ(−z)
      case BINARY_CROSS_ENTROPY -> h.softplus().subtract(t.multiply(h)).sum();
      case SOFTMAX_CROSS_ENTROPY -> t.multiply(h.logSoftmax(1)).sum().negate();
    };
    return sum.divide(points.length);
  }

  /**
   * The network, made of its choices.
   *
   * @return Java
   */
  @Override
  public Optional<String> inJava() {
    return Optional.of("Network.any().from(" + JavaText.choices(choices) + ")");
  }

  /** The network in one line, then its points, labels and weights. */
  @Override
  public String toString() {
    return Arrays.stream(widths).mapToObj(Integer::toString).collect(Collectors.joining("-")) + " "
        + activation + ", " + criterion + "\nX = " + points() + "\nT = " + labels() + "\nw = "
        + Arrays.toString(weights);
  }
}
