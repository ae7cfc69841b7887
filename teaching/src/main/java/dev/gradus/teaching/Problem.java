package dev.gradus.teaching;

import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.nn.Dataset;
import dev.gradus.nn.Dense;
import dev.gradus.nn.Layer;
import dev.gradus.nn.Loss;
import dev.gradus.nn.Objective;
import dev.gradus.nn.Parameters;
import dev.gradus.nn.Relu;
import dev.gradus.nn.Sequential;
import dev.gradus.nn.Sigmoid;
import dev.gradus.nn.Tanh;
import dev.gradus.teaching.text.Decimal;
import dev.gradus.teaching.text.Digits;
import dev.gradus.verify.slips.Reference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Points, a network and its weights, as a link states them, and the error E that comes of them. The
 * network, the error and its steps are those of {@code nn}: nothing is stated twice.
 *
 * <p>Keys: {@code points} (x,…,target; one after the other, separated by ;), {@code predict} (class
 * or number), {@code layers} (2-2-2-1), {@code act} (sigmoid, tanh, relu), {@code seed},
 * {@code rate}, {@code w} (the weights, if they are not those of the seed), {@code error} (parts or
 * whole: E of σ and ln apart, or as one operation).
 */
record Problem(List<double[]> points, boolean isClass, List<Integer> layers, String activation,
    int seed, double rate, boolean isApart, Parameters weights) {
  static final int MOST_POINTS = 200;
  static final int MOST_UNITS = 8;
  static final int MOST_LAYERS = 6;
  static final double LARGEST = 1e6;
  private static final double SMALLEST = 1e-9; // of rates
  private static final String FOUR = "0.5,1.5,1;-1,0.25,0;1.25,-0.75,1;-0.5,-1.25,0";

  /** What a link states; what it leaves out is as at the beginning. */
  static Problem of(Fragment link) {
    List<double[]> points = points(pointsText(link));
    List<Integer> layers = layers(link.get("layers", "2-2-2-1"));
    boolean isClass = link.oneOf("predict", "class", "number").equals("class");
    for (double[] p : points) {
      if (p.length != layers.get(0) + 1) {
        throw new IllegalArgumentException("a point has " + (p.length - 1)
            + " coordinates, but the network takes " + layers.get(0) + "; change one of them");
      }
      double target = p[p.length - 1];
      if (isClass && target != 0 && target != 1) {
        throw new IllegalArgumentException("a point has the label " + Digits.of(target)
            + "; it may be 0 or 1, or say predict=number");
      }
    }
    String activation = link.oneOf("act", "sigmoid", "tanh", "relu");
    int seed = link.integer("seed", 7, 0, 1_000_000);
    Sequential net = network(layers, activation, isClass);
    Parameters w = link.has("w") ? Weights.read(net.layout(), link.get("w", ""))
        : rounded(net.initialize(seed));
    return new Problem(points, isClass, layers, activation, seed,
        link.number("rate", 0.5, SMALLEST, LARGEST),
        link.oneOf("error", "parts", "whole").equals("parts"), w);
  }

  static String pointsText(Fragment link) { return link.get("points", FOUR); }

  private static List<double[]> points(String text) {
    List<double[]> points = new ArrayList<>();
    for (String point : Fragment.parts(text, ';')) {
      List<String> numbers = Fragment.parts(point, ',');
      double[] x = new double[numbers.size()];
      for (int i = 0; i < x.length; i++) {
        x[i] = Fragment.number("points", numbers.get(i), -LARGEST, LARGEST);
      }
      points.add(x);
    }
    if (points.size() <= MOST_POINTS) return points;
    throw new IllegalArgumentException(
        points.size() + " points are more than the " + MOST_POINTS + " that the page takes");
  }

  private static List<Integer> layers(String text) {
    List<Integer> layers = new ArrayList<>();
    for (String size : Fragment.parts(text, '-')) {
      double units = Fragment.number("layers", size, 1, MOST_UNITS);
      if (units != Math.rint(units)) {
        throw new IllegalArgumentException(
            "layers=" + Fragment.brief(text) + " must hold whole numbers");
      }
      layers.add((int) units);
    }
    if (layers.size() < 2 || layers.size() > MOST_LAYERS) {
      throw new IllegalArgumentException("layers=" + Fragment.brief(text)
          + " must name from 2 to " + MOST_LAYERS + " layers, as 2-2-2-1");
    }
    if (layers.get(layers.size() - 1) == 1) return layers;
    throw new IllegalArgumentException(
        "layers=" + Fragment.brief(text) + " must end with 1, the prediction");
  }

  /** Two decimals can be multiplied by hand. */
  private static Parameters rounded(Parameters w) {
    double[] x = w.toArray();
    for (int i = 0; i < x.length; i++) {
      x[i] = Double.parseDouble(Decimal.of(x[i]).decimals(2).plain());
    }
    return Parameters.of(w.layout(), x);
  }

  private static Sequential network(List<Integer> layers, String activation, boolean isClass) {
    List<Layer> net = new ArrayList<>();
    for (int k = 1; k < layers.size(); k++) {
      net.add(new Dense(layers.get(k - 1), layers.get(k)));
      if (k < layers.size() - 1) net.add(activation(activation));
      else if (isClass) net.add(new Sigmoid());
    }
    return Sequential.of(net.toArray(Layer[]::new));
  }

  private static Layer activation(String name) {
    return switch (name) {
      case "tanh" -> new Tanh();
      case "relu" -> new Relu();
      default -> new Sigmoid();
    };
  }

  Sequential network() { return network(layers, activation, isClass); }

  Objective objective() {
    Loss loss = isClass ? isApart ? new EntropyInParts() : Loss.binaryCrossEntropy()
        : Loss.meanSquaredError();
    return new Objective(network(), loss);
  }

  Tensor inputs() {
    double[][] x = new double[points.size()][];
    for (int i = 0; i < x.length; i++) {
      x[i] = Arrays.copyOf(points.get(i), layers.get(0));
    }
    return Tensor.matrix(x);
  }

  Tensor targets() {
    double[][] y = new double[points.size()][1];
    for (int i = 0; i < y.length; i++) y[i][0] = points.get(i)[layers.get(0)];
    return Tensor.matrix(y);
  }

  Dataset data() { return Dataset.numbers(inputs(), targets()); }

  /** The tape on which E was recorded, at these weights. */
  Scene scene() {
    Tape tape = new Tape();
    List<Var> w = weights.on(tape);
    Var e = tape.recording(() -> objective().error(w, tape.input("x", inputs()),
        tape.input("y", targets())));
    return new Scene(tape, e, weights.layout());
  }

  /** The entry of the long vector that a link has chosen. */
  int chosen(Fragment link) {
    return link.integer("i", 0, 0, weights.layout().size() - 1);
  }

  /** The error as a function of the weights, with which gradients of others are compared. */
  Reference reference() {
    Objective objective = objective();
    Var x = Var.constant(inputs());
    Var y = Var.constant(targets());
    return Reference.of(w -> objective.error(w, x, y), weights.layout());
  }
}
