package dev.gradus.autodiff.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Long sums of floats, whatever operation takes them. Terms that are equal are the worst: all their
 * roundings go the same way, where those of others cancel.
 */
class LongSumsTest {
  /** Where adding one by one is off by 3e-4. */
  private static final int LONG = 30_000;
  /** Relative to the sum of the terms' absolute values. */
  private static final double CLOSE = 1e-6;
  private static final float TENTH = 0.1f;

  /**
   * A function of terms.
   *
   * @param shape of the terms
   * @param sums how many long sums stand on one another
   */
  private record Program(Shape shape, int sums, UnaryOperator<Var> f) {}

  private static Program of(UnaryOperator<Var> f, int... dims) {
    return new Program(Shape.of(dims), 1, f);
  }

  /** All that adds entries, over n of them. */
  private static Map<String, Program> programs(int n) {
    Map<String, Program> p = new LinkedHashMap<>();
    sums(p, n);
    statistics(p, n);
    products(p, n);
    gradients(p, n);
    losses(p, n);
    return p;
  }

  private static void sums(Map<String, Program> p, int n) {
    p.put("sum", of(Var::sum, n));
    p.put("sum in a chain", of(x -> x.multiply(3).sum(), n));
    p.put("sum of rows", of(x -> x.sum(1), 2, n));
    for (int columns : new int[] {1, 2, 5, 16, 37}) {
      p.put("sum of " + columns + " columns", of(x -> x.sum(0), n, columns));
    }
    p.put("sum of columns in a chain", of(x -> x.multiply(3).sum(0), n, 3));
    p.put("middle axis", of(x -> x.sum(1), 2, n, 3));
    p.put("outer axes", of(x -> x.sum(0, 2), n, 2, 3));
    p.put("short middle axis", of(x -> x.sum(0, 1), n / 4, 4, 2));
    p.put("every second axis", of(x -> x.sum(1, 3), 2, n / 2, 3, 2));
    p.put("sumTo", of(x -> x.sumTo(Shape.of(2, 1)), n, 2, 3));
    p.put("mean", of(Var::mean, n));
    p.put("mean of columns", of(x -> x.mean(0), n, 2));
    p.put("cumsum", of(x -> x.cumsum(0).slice(0, n - 1, n), n));
    p.put("cumsum of columns", of(x -> x.cumsum(0).slice(0, n - 1, n), n, 2));
    p.put("einsum i->", of(x -> x.einsum("i->"), n));
    p.put("einsum ij->j", of(x -> x.einsum("ij->j"), n, 3));
    p.put("logSumExp", of(x -> x.logSumExp(0), n));
    p.put("logSumExp of columns", of(x -> x.logSumExp(0), n, 2));
    p.put("softmax", of(x -> x.softmax(0).sum(), n));
    p.put("softmax of columns", of(x -> x.softmax(0).sum(0), n, 2));
    p.put("logSoftmax", of(x -> x.logSoftmax(0).mean(), n));
  }

  private static void statistics(Map<String, Program> p, int n) {
    p.put("variance", of(x -> spread(x).variance(0), n));
    p.put("variance of columns", of(x -> spread(x).variance(0, 0), n, 2));
    p.put("standard deviation", of(x -> spread(x).standardDeviation(1), n));
    for (double norm : new double[] {1, 2, 3}) {
      p.put("norm " + norm, of(x -> x.norm(norm), n));
      p.put("norm " + norm + " of columns", of(x -> x.norm(norm, 0), n, 2));
    }
    p.put("cosine", of(x -> x.cosineSimilarity(x.add(1), 0), n));
    p.put("batchNorm", new Program(Shape.of(n, 3), 3, // of a mean and a variance
        x -> spread(x).batchNorm(ones(3), ones(3), 1e-5).square().mean(0)));
    p.put("layerNorm", new Program(Shape.of(1, n), 3,
        x -> spread(x).layerNorm(ones(n), ones(n), 1e-5).square().mean()));
  }

  /** Terms of two sizes from equal ones. */
  private static Var spread(Var x) {
    int n = x.shape().size();
    double[] factors = new double[n];
    for (int i = 0; i < n; i++) factors[i] = i % 4 < 2 ? 1 : 3;
    return x.multiply(Var.constant(Tensor.of(x.shape(), factors)));
  }

  private static Var ones(int n) { return Var.constant(Tensor.ones(n)); }

  private static void products(Map<String, Program> p, int n) {
    p.put("dot", of(x -> x.dot(x), n));
    p.put("einsum i,i->", of(x -> x.einsum("i,i->", x), n));
    p.put("einsum ij,ik->jk", of(x -> x.einsum("ij,ik->jk", x), n, 3));
    p.put("einsum bij,bik->jk", of(x -> x.einsum("bij,bik->jk", x), 2, n / 2, 3));
    for (int m : new int[] {1, 2, 7, 20}) {
      p.put("XᵀX of " + m, of(x -> x.matmul(x, true, false), n, m));
      p.put("XXᵀ of " + m, of(x -> x.matmul(x, false, true), m, n));
      p.put("XY of " + m, of(x -> x.matmul(x.reshape(n, m)), m, n));
      p.put("XᵀYᵀ of " + m, of(x -> x.matmul(x.reshape(m, n), true, true), n, m));
    }
    p.put("row by matrix", of(x -> x.slice(1, 0, 1).matmul(x, true, false), n, 19));
    p.put("matrix by column", of(x -> x.matmul(x.slice(1, 0, 1), true, false), n, 19));
    p.put("batch", of(x -> x.matmul(x, true, false), 2, n, 3));
    p.put("quadratic form", of(x -> x.quadraticForm(x.reshape(300, 1).matmul(x.reshape(1, 300))),
        300));
  }

  private static void gradients(Map<String, Program> p, int n) {
    p.put("slope of a weight", gradient(n, List.of(Shape.of(3, 4)),
        (x, w) -> x.matmul(w.get(0)).square().sum()));
    p.put("slope of a bias", gradient(n, List.of(Shape.of(4)),
        (x, w) -> x.sum(true, 1).add(w.get(0)).square().sum()));
    p.put("slope of a number", gradient(n, List.of(Shape.SCALAR),
        (x, w) -> x.multiply(w.get(0)).square().sum()));
    p.put("slope of what is gathered", gradient(n, List.of(Shape.of(3, 2)),
        (x, w) -> w.get(0).embedding(thirds(n)).multiply(x.sum(true, 1)).sum()));
    p.put("slope of what is broadcast in the middle", gradient(n, List.of(Shape.of(2, 1, 3)),
        (x, w) -> x.expandDims(0).multiply(w.get(0)).square().sum()));
    p.put("scatterAdd", of(x -> Var.constant(Tensor.zeros(3)).scatterAdd(0, thirds(n), x), n));
  }

  /** Indices 0, 1, 2, 0, … */
  private static Var thirds(int n) {
    double[] index = new double[n];
    for (int i = 0; i < n; i++) index[i] = i % 3;
    return Var.constant(Tensor.vector(index));
  }

  private interface OfWeights {
    Var of(Var x, List<Var> w);
  }

  /** The gradient at weights 1, where points are n rows of three. */
  private static Program gradient(int n, List<Shape> weights, OfWeights f) {
    return of(x -> {
      UnaryOperator<Var> loss = w -> f.of(x, List.of(w));
      return dev.gradus.autodiff.Autodiff.grad(loss)
          .apply(x.sum().multiply(0).add(1).broadcastTo(weights.get(0)));
    }, n, 3);
  }

  private static void losses(Map<String, Program> p, int n) {
    p.put("mse", of(x -> x.mse(x.multiply(3)), n));
    p.put("l1", of(x -> x.l1(x.multiply(3)), n));
    p.put("huber", of(x -> x.huber(x.multiply(3), 0.05), n));
    p.put("bce", of(x -> x.bce(x), n));
    p.put("bceWithLogits", of(x -> x.bceWithLogits(x), n));
    p.put("crossEntropy", of(x -> x.crossEntropy(thirds(n)), n, 3));
    p.put("crossEntropy of classes", of(x -> x.crossEntropy(x.softmax(1)), 2, n));
    // of any x far from even: near even the terms cancel, and no sum of floats can be right
    p.put("klDivergence", of(x -> x.logSoftmax(1).klDivergence(
        spread(x.sign()).multiply(3).softmax(1)), n, 3));
    p.put("nll", of(x -> x.logSoftmax(1).nll(thirds(n)), n, 3));
  }

  /** The largest relative error of an entry, in units of what is allowed. */
  private static double worst(Program p, float[] terms, int threads) {
    Tape tape = new Tape();
    Var y = p.f.apply(tape.input("x", p.shape));
    Workspace ws = Plan.builder(tape).output("y", y).compile(Precision.FLOAT).workspace(threads);
    System.arraycopy(terms, 0, ws.floats("x"), 0, terms.length);
    ws.run();
    double[] x = new double[terms.length];
    for (int i = 0; i < x.length; i++) x[i] = terms[i];
    double[] expected = p.f.apply(Var.constant(Tensor.of(p.shape, x))).value().toArray();
    float[] actual = ws.floats("y");
    assertThat(actual).hasSameSizeAs(expected);
    double worst = 0;
    for (int i = 0; i < actual.length; i++) {
      double error = Math.abs(actual[i] - expected[i]) / Math.abs(expected[i]);
      worst = Math.max(worst, error / (p.sums * CLOSE));
    }
    return worst;
  }

  @Test
  void aLongSumOfFloatsIsAsRightAsItsTermsAllow() {
    Map<String, Double> wrong = new LinkedHashMap<>();
    programs(LONG).forEach((name, p) -> {
      float[] terms = new float[p.shape.size()];
      Arrays.fill(terms, TENTH);
      for (int threads = 1; threads <= 2; threads++) {
        double worst = worst(p, terms, threads);
        if (!(worst < 1)) wrong.put(name + ", threads: " + threads, worst);
      }
    });
    assertThat(wrong).isEmpty();
  }

  /** What is made of squares, where these underflow or overflow in floats. */
  private static Map<String, Program> ofSquaresOutOfRange(int n) {
    Map<String, Program> p = new LinkedHashMap<>();
    p.put("norm", of(x -> x.norm(2), n));
    p.put("norm of columns", of(x -> x.norm(2, 0), n, 2));
    p.put("standard deviation", of(x -> spread(x).standardDeviation(0), n));
    p.put("cosine", of(x -> x.cosineSimilarity(Var.constant(Tensor.ones(n)), 0), n));
    p.put("layerNorm", new Program(Shape.of(1, n), 3,
        x -> spread(x).layerNorm(ones(n), ones(n), 0).square().mean()));
    p.put("batchNorm", new Program(Shape.of(n, 2), 3,
        x -> spread(x).batchNorm(ones(2), ones(2), 0).square().mean(0)));
    return p;
  }

  @Test
  void aLongSumOfSquaresOutOfRangeIsAsRightAsOthers() {
    Map<String, Double> wrong = new LinkedHashMap<>();
    ofSquaresOutOfRange(300_000).forEach((name, p) -> {
      float[] terms = new float[p.shape.size()];
      for (float size : new float[] {1e-25f, 1e25f}) {
        Arrays.fill(terms, size);
        double worst = worst(p, terms, 1);
        if (!(worst < 1)) wrong.put(name + " of " + size, worst);
      }
    });
    assertThat(wrong).isEmpty();
  }

  @Test
  @Tag("soak")
  void longerSumsAreRightToo() {
    Map<String, Double> wrong = new LinkedHashMap<>();
    for (int n : new int[] {300_000, 1_200_000}) {
      programs(n).forEach((name, p) -> {
        Random random = new Random(n);
        float[] terms = new float[p.shape.size()];
        for (float size : new float[] {TENTH, 0.2f, 0.01f, 0}) {
          Arrays.fill(terms, size);
          for (int i = 0; i < terms.length && size == 0; i++) {
            terms[i] = 0.05f + random.nextFloat() / 10;
          }
          double worst = worst(p, terms, 1);
          if (!(worst < 1)) wrong.put(name + " of " + n + " times " + size, worst);
        }
      });
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void fourMillionTenthsAreFourHundredThousand() {
    int n = 4_000_000;
    double sum = n * (double) TENTH;
    closeToTenths(sum, x -> x.sum(0), n);
    closeToTenths(sum / 2, x -> x.sum(0), n / 2, 2);
    closeToTenths(sum, x -> x.reshape(n, 1).sum(0), n);
    closeToTenths(TENTH, x -> x.mean(0), n / 2, 2);
    closeToTenths(sum * TENTH, x -> x.matmul(x, true, false), n, 1);
    closeToTenths(sum, x -> x.matmul(Var.constant(Tensor.ones(n, 1)), true, false), n, 1);
  }

  private static void closeToTenths(double expected, UnaryOperator<Var> f, int... dims) {
    Tape tape = new Tape();
    Var y = f.apply(tape.input("x", Shape.of(dims)));
    Workspace ws = Plan.builder(tape).output("y", y).compile(Precision.FLOAT).workspace();
    Arrays.fill(ws.floats("x"), TENTH);
    ws.run();
    for (float actual : ws.floats("y")) {
      assertThat(Math.abs(actual - expected) / expected).as("%s for %s", actual, expected)
          .isLessThan(CLOSE);
    }
  }

  @Test
  void theMeanOfTwentyMillionRowsOfOnesIsOne() {
    Tape tape = new Tape();
    Var x = tape.input("x", Shape.of(20_000_000, 2));
    Workspace ws = Plan.builder(tape).output("mean", x.mean(0))
        .compile(Precision.FLOAT).workspace();
    Arrays.fill(ws.floats("x"), 1);
    ws.run();
    assertThat(ws.floats("mean")).containsOnly(1f);
  }
}
