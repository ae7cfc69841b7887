package dev.gradus.nn;

import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * How far rounding may take one training step from the exact one, in Frobenius norm, from the
 * lengths of its sums.
 *
 * <p>Roundings are taken as independent and of mean zero, so errors add as the root of the sum of
 * squares, as in Higham and Mary, A new approach to probabilistic rounding error analysis, 2019. A
 * product C = AB with sums of k terms errs by √k·u·‖C‖, or u·‖A‖‖B‖ where terms cancel, and by what
 * comes in, ‖ΔA‖‖B‖/√k and ‖A‖‖ΔB‖/√k. A softmax moves by at most half of what its logits do.
 * Functions are granted {@value #FUNCTION} u. What is returned are {@value #CERTAIN} such errors.
 */
final class StepRounding {
  private static final int FUNCTION = 4;
  private static final int CERTAIN = 4;

  /** A layer's function, and how much it and its slope can grow: |f′|, and |df′/df|. */
  record Activation(UnaryOperator<Var> function, double slope, double bend) {}

  static final Activation TANH = new Activation(Var::tanh, 1, 2);
  static final Activation SIGMOID = new Activation(Var::sigmoid, 0.25, 1);

  private final double u;
  private final int points;
  private final List<Activation> activations;
  private final List<Tensor> w; // W and b of each layer
  private final List<Tensor> y = new ArrayList<>(); // the points, and each layer's output
  private final List<Tensor> z = new ArrayList<>(); // before each layer's function
  private final List<Tensor> delta; // ∂E/∂z of each layer
  private final double[] ey;
  private final double[] gradients;
  private final List<Tensor> gradient;
  private final double error;
  private double errorOff;

  /**
   * The exact step, and what rounding may do to it.
   *
   * @param u half the distance from 1 to the next number
   * @param activations of the layers but the last, whose results are logits
   */
  StepRounding(double u, List<Activation> activations, List<Tensor> w, Tensor points,
      Tensor classes) {
    this.u = u;
    this.activations = activations;
    this.w = w;
    this.points = points.shape().dim(0);
    Tape tape = new Tape();
    List<Var> parameters = w.stream().map(tape::variable).toList();
    List<Var> logits = new ArrayList<>();
    Var x = Var.constant(points);
    for (int l = 0; l < w.size() / 2; l++) {
      y.add(x.value());
      x = x.matmul(parameters.get(2 * l)).add(parameters.get(2 * l + 1));
      logits.add(x);
      z.add(x.value());
      if (l < activations.size()) x = activations.get(l).function().apply(x);
    }
    Var e = x.crossEntropy(Var.constant(classes));
    y.add(x.value());
    error = e.toDouble();
    delta = tape.gradient(e, logits).stream().map(Var::value).toList();
    gradient = tape.gradient(e, parameters).stream().map(Var::value).toList();
    ey = new double[y.size()];
    gradients = new double[w.size()];
    forward();
    backward();
  }

  double error() { return error; }

  Tensor gradient(int parameter) { return gradient.get(parameter); }

  /** How far the error of the step may be off. */
  double errorOff() { return CERTAIN * errorOff; }

  /** How far the gradient of a parameter may be off. */
  double gradientOff(int parameter) { return CERTAIN * gradients[parameter]; }

  private void forward() {
    double rows = Math.sqrt(points);
    for (int l = 0; l < delta.size(); l++) {
      Tensor bias = w.get(2 * l + 1);
      double ez = root(product(w.get(2 * l).shape().dim(0) + 1, norm(z.get(l)), norm(y.get(l)),
          ey[l], norm(w.get(2 * l)), 0), rows * u * norm(bias));
      ey[l + 1] = l == activations.size() ? ez
          : root(activations.get(l).slope() * ez, FUNCTION * u * norm(y.get(l + 1)));
    }
  }

  private void backward() {
    int last = delta.size() - 1;
    double rows = Math.sqrt(points);
    double ez = ey[last + 1];
    double terms = rows + Math.sqrt(y.get(last + 1).shape().dim(1)) + FUNCTION;
    errorOff =
        root(norm(delta.get(last)) * ez, terms * u * (error + 2 * largest(y.get(last + 1))));
    double ed = root(ez / 2, terms * u * rows) / points;
    for (int l = last; l >= 0; l--) {
      double d = norm(delta.get(l));
      double size = norm(y.get(l));
      gradients[2 * l] = product(points, norm(gradient.get(2 * l)), size, ey[l], d, ed);
      gradients[2 * l + 1] = product(points, norm(gradient.get(2 * l + 1)), rows, 0, d, ed);
      if (l > 0) ed = before(l, ed);
    }
  }

  /** The error of the δ before layer l, (δWᵀ) f′. */
  private double before(int l, double ed) {
    Tensor weights = w.get(2 * l);
    Activation f = activations.get(l - 1);
    Tensor product =
        Var.constant(delta.get(l)).matmul(Var.constant(weights), false, true).value();
    double ep = product(weights.shape().dim(1), norm(product), norm(delta.get(l)), ed,
        norm(weights), 0);
    double slopes = root(f.bend() * ey[l], 3 * u * f.slope() * Math.sqrt(product.size()));
    return root(f.slope() * ep, norm(product) * slopes / Math.sqrt(product.size()),
        u * norm(delta.get(l - 1)));
  }

  /** The error of C = AB. */
  private double product(int k, double c, double a, double ea, double b, double eb) {
    double terms = Math.sqrt(k);
    return root(u * Math.max(terms * c, a * b), ea * b / terms, a * eb / terms);
  }

  static double root(double... e) { return norm(Tensor.vector(e)); }

  static double norm(Tensor x) {
    double sum = 0;
    for (double v : x.toArray()) sum += v * v;
    return Math.sqrt(sum);
  }

  private static double largest(Tensor x) {
    double m = 0;
    for (double v : x.toArray()) m = Math.max(m, Math.abs(v));
    return m;
  }
}
