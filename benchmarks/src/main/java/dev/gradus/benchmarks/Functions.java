package dev.gradus.benchmarks;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Ten different functions from a vector to a number, whose derivatives are costed. */
@SuppressWarnings("ImmutableEnumChecker") // a function has no state to change
public enum Functions {
  /** Rosenbrock's function of 1,000 numbers, on vectors. */
  ROSENBROCK(1000, Functions::rosenbrock),
  /** Ackley's function of 1,000 numbers. */
  ACKLEY(1000, Functions::ackley),
  /** Speelpenning's product of 1,000 numbers. */
  SPEELPENNING(1000, Var::prod),
  /** The Helmholtz energy of a fluid of 100 substances. */
  HELMHOLTZ(100, helmholtz()),
  /** The sine of the sine, 1,000 times, of one number. */
  SINE_CHAIN(1, x -> repeated(1000, Var::sin, x.reshape())),
  /** The logistic map, 100 times, of a rate and a start. */
  LOGISTIC_MAP(2, Functions::logisticMap),
  /** Logistic regression of 100 weights on 1,000 points. */
  LOGISTIC_REGRESSION(100, logisticRegression()),
  /** A network 10-32-1 with tanh on 64 points, all its 385 weights in one vector. */
  NETWORK(385, network()),
  /** Cross-entropy of a linear classifier of 20 inputs and 10 classes, 200 points. */
  CLASSIFIER(200, classifier()),
  /** A normalised and scaled matrix of 50 rows of 20, its cosine with another. */
  NORMALIZED(1000, normalized());

  private final int size;
  private final UnaryOperator<Var> function;

  Functions(int size, UnaryOperator<Var> function) {
    this.size = size;
    this.function = function;
  }

  /**
   * The function.
   *
   * @return a function of a vector to a scalar
   */
  public UnaryOperator<Var> function() { return function; }

  /**
   * A point to take it at.
   *
   * @return a vector of numbers between 0.2 and 0.8
   */
  public Tensor point() { return random(7, Shape.of(size)); }

  private static Tensor random(long seed, Shape shape) {
    Random random = new Random(seed);
    double[] x = new double[shape.size()];
    for (int i = 0; i < x.length; i++) x[i] = 0.2 + 0.6 * random.nextDouble();
    return Tensor.of(shape, x);
  }

  private static Var data(long seed, int... dims) {
    return Var.constant(random(seed, Shape.of(dims)));
  }

  private static Var rosenbrock(Var x) {
    int n = x.shape().size();
    Var head = x.slice(0, n - 1);
    Var tail = x.slice(1, n);
    return tail.subtract(head.square()).square().multiply(100)
        .add(head.subtractFrom(1).square()).sum();
  }

  private static Var ackley(Var x) {
    Var far = x.square().mean().sqrt().multiply(-0.2).exp().multiply(-20);
    return far.subtract(x.multiply(2 * Math.PI).cos().mean().exp()).add(20 + Math.E);
  }

  private static UnaryOperator<Var> helmholtz() {
    Var a = data(2, 100, 100);
    Var b = data(1, 100).multiply(0.01);
    return x -> {
      Var bx = b.dot(x);
      Var mixing = x.multiply(x.divide(bx.subtractFrom(1)).log()).sum();
      Var log = bx.multiply(1 + Math.sqrt(2)).add(1)
          .divide(bx.multiply(1 - Math.sqrt(2)).add(1)).log();
      return mixing.subtract(
          x.quadraticForm(a).divide(bx.multiply(Math.sqrt(8))).multiply(log));
    };
  }

  private static Var logisticMap(Var x) {
    Var r = x.slice(1, 2).reshape().add(3);
    return repeated(100, y -> r.multiply(y).multiply(y.subtractFrom(1)), x.slice(0, 1).reshape());
  }

  private static UnaryOperator<Var> logisticRegression() {
    Var points = data(3, 1000, 100);
    Var labels = data(4, 1000);
    return w -> points.matmul(w).bceWithLogits(labels);
  }

  private static UnaryOperator<Var> network() {
    Var points = data(5, 64, 10);
    Var labels = data(6, 64, 1);
    return w -> {
      Var hidden = points.matmul(w.slice(0, 320).reshape(10, 32)).add(w.slice(320, 352)).tanh();
      return hidden.matmul(w.slice(352, 384).reshape(32, 1)).add(w.slice(384, 385))
          .bceWithLogits(labels);
    };
  }

  private static UnaryOperator<Var> classifier() {
    Var points = data(8, 200, 20);
    double[] index = new double[200];
    for (int i = 0; i < index.length; i++) index[i] = i % 10;
    Var classes = Var.constant(Tensor.vector(index));
    return w -> points.matmul(w.reshape(20, 10)).crossEntropy(classes);
  }

  private static UnaryOperator<Var> normalized() {
    Var scale = data(9, 20);
    Var shift = data(10, 20);
    Var other = data(11, 50, 20);
    return x -> x.reshape(50, 20).layerNorm(scale, shift, 1e-5).cosineSimilarity(other, 1).sum();
  }

  private static Var repeated(int n, UnaryOperator<Var> f, Var x) {
    Var y = x;
    for (int i = 0; i < n; i++) y = f.apply(y);
    return y;
  }
}
