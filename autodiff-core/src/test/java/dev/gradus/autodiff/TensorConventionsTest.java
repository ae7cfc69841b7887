package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What is chosen for tensors where formulas leave a choice, in both modes and at second order. */
class TensorConventionsTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  @Test
  void equalExtremesShareTheAdjoint() {
    check(Var::max, v(1, 3, 3), v(3), v(0, 0.5, 0.5));
    check(Var::min, v(1, 1, 3), v(1), v(0.5, 0.5, 0));
    check(x -> x.max(0, 1), Tensor.matrix(new double[][] {{2, 1}, {0, 2}}), v(2),
        Tensor.matrix(new double[][] {{0.5, 0}, {0, 0.5}}));
    second(Var::max, v(1, 3, 3), 0, 0, 0);
    second(Var::min, v(1, 1, 3), 0, 0, 0);
  }

  @Test
  void nanWinsAnExtremeAndReceivesItsAdjoint() {
    for (UnaryOperator<Var> f : java.util.List.<UnaryOperator<Var>>of(Var::max, Var::min)) {
      assertThat(f.apply(Var.constant(v(1, NAN, 3))).toDouble()).isNaN();
      assertThat(Autodiff.grad(f).at(v(1, NAN, 3))).isEqualTo(v(0, 1, 0));
      assertThat(Autodiff.grad(f).at(v(NAN, 2, NAN))).isEqualTo(v(0.5, 0, 0.5));
      assertThat(along(f, v(1, NAN, 3), 1)).isNaN();
    }
  }

  @Test
  void ofEqualEntriesTheFirstIsNamedAndSortedFirst() {
    assertThat(Var.constant(v(1, 3, 3)).argmax(0).toDouble()).isEqualTo(1);
    assertThat(Var.constant(v(3, 1, 1)).argmin(0).toDouble()).isEqualTo(1);
    assertThat(Var.constant(v(1, NAN, 3, NAN)).argmax(0).toDouble()).isEqualTo(1);
    assertThat(Var.constant(v(1, NAN, 3, NAN)).argmin(0).toDouble()).isEqualTo(1);
    weighted(x -> x.sort(0), v(2, 1, 1), v(1, 1, 2), v(10, 20, 30), v(30, 10, 20));
    weighted(x -> x.sort(0), v(0.0, -0.0), v(0.0, -0.0), v(10, 20), v(10, 20));
    weighted(x -> x.topK(2, 0), v(1, 2, 2), v(2, 2), v(10, 20), v(0, 10, 20));
    weighted(x -> x.topK(1, 0), v(1, INF, 2), v(INF), v(10), v(0, 10, 0));
    assertThat(Var.constant(v(NAN, 2, 1)).sort(0).value()).isEqualTo(v(1, 2, NAN));
    assertThat(Var.constant(v(1, NAN, 2)).topK(2, 0).value()).isEqualTo(v(NAN, 2));
  }

  @Test
  void normsHaveSlopeZeroAtZero() {
    for (double p : new double[] {0.5, 1, 1.5, 2, 3, INF}) {
      check(x -> x.norm(p), v(0, 0), v(0), v(0, 0));
      if (p < INF) check(x -> x.norm(p), v(), v(0), v());
    }
    check(x -> x.norm(2), v(3, 0), v(3), v(1, 0));
    check(x -> x.norm(1), v(3, 0), v(3), v(1, 0));
    check(x -> x.norm(0.5), v(4, 0), v(4), v(1, 0));
    check(x -> x.norm(1.5), v(4, 0), v(4), v(1, 0));
    second(x -> x.norm(1.5), v(4, 0), 0, 0);
    // an entry too small to count is not an entry 0
    check(x -> x.norm(1.5), v(0x1p500, 0x1p-700), v(0x1p500), v(1, 0));
    check(x -> x.norm(INF), v(3, -3), v(3), v(0.5, -0.5));
    assertThat(Var.constant(Tensor.zeros(2, 0)).norm(INF, 0, 1).toDouble()).isZero();
    assertThat(Var.constant(v(INF, 1)).norm().toDouble()).isEqualTo(INF);
    assertThat(Autodiff.grad(Var::norm).at(v(INF, 1))).isEqualTo(v(NAN, 0));
    assertThat(Var.constant(v(1, NAN)).norm().toDouble()).isNaN();
    for (double scale : new double[] {0x1p1000, 0x1p-1000}) {
      check(x -> x.norm(2), v(3 * scale, 4 * scale), v(5 * scale), v(0.6, 0.8));
    }
  }

  @Test
  void ofEqualEntriesTheStandardDeviationHasSlopeZero() {
    check(x -> x.standardDeviation(0), v(2, 2), v(0), v(0, 0));
    check(x -> x.standardDeviation(1, 0), v(2, 2, 2), v(0), v(0, 0, 0));
    check(x -> x.standardDeviation(0), v(2), v(0), v(0));
    check(x -> x.variance(0), v(2, 2), v(0), v(0, 0));
    second(x -> x.variance(0), v(2, 2), 0, 0); // each row adds up to 0
  }

  @Test
  void meanAndVarianceOfTooFewAreNaN() {
    assertThat(Var.constant(v()).mean().toDouble()).isNaN();
    assertThat(Var.constant(Tensor.zeros(2, 0)).mean(1).value()).isEqualTo(v(NAN, NAN));
    assertThat(Var.constant(v()).variance(0).toDouble()).isNaN();
    assertThat(Var.constant(v(5)).variance(1).toDouble()).isNaN();
    assertThat(Var.constant(v(5)).standardDeviation(1).toDouble()).isNaN();
    assertThat(Var.constant(v()).mse(Var.constant(v())).toDouble()).isNaN();
    assertThat(Autodiff.grad(Var::mean).at(v()).size()).isZero();
  }

  @Test
  void productsWithZerosHaveAllTheirDerivatives() {
    check(Var::prod, v(2, 0, 3), v(0), v(0, 6, 0));
    check(Var::prod, v(0, 0, 3), v(0), v(0, 0, 0));
    second(Var::prod, v(2, 0, 3), 3, 5, 2); // row sums of [[0, 3, 0], [3, 0, 2], [0, 2, 0]]
    second(Var::prod, v(0, 0, 3), 3, 3, 0);
    weighted(x -> x.cumprod(0), v(2, 0, 3), v(2, 0, 0), v(1, 1, 1), v(1, 8, 0));
    check(Var::prod, v(), v(1), v());
  }

  @Test
  void softmaxOfImpossibleLinesIsNaN() {
    Tensor none = v(-INF, -INF);
    assertThat(Var.constant(none).softmax(0).value()).isEqualTo(v(NAN, NAN));
    assertThat(Var.constant(none).logSoftmax(0).value()).isEqualTo(v(NAN, NAN));
    check(x -> x.logSumExp(0), none, v(-INF), v(NAN, NAN));
    Tensor certain = v(0, INF);
    assertThat(Var.constant(certain).softmax(0).value()).isEqualTo(v(NAN, NAN));
    assertThat(Var.constant(certain).logSumExp(0).toDouble()).isEqualTo(INF);
    assertThat(Autodiff.grad(x -> x.logSumExp(0)).at(certain)).isEqualTo(v(0, NAN));
    check(x -> x.logSumExp(0), v(0, -INF), v(0), v(1, 0));
    assertThat(Var.constant(v(0, -INF)).softmax(0).value()).isEqualTo(v(1, 0));
    assertThat(Var.constant(v(0, -INF)).logSoftmax(0).value()).isEqualTo(v(0, -INF));
    assertThat(Var.constant(v()).logSumExp(0).toDouble()).isEqualTo(-INF);
  }

  @Test
  void cosineOfAZeroVectorIsZeroWithSlopeZero() {
    Var b = Var.constant(v(3, 4));
    check(x -> x.cosineSimilarity(b, 0), v(0, 0), v(0), v(0, 0));
    check(x -> b.cosineSimilarity(x, 0), v(0, 0), v(0), v(0, 0));
    for (double scale : new double[] {0x1p1000, 0x1p-1000}) {
      check(x -> x.cosineSimilarity(b, 0), v(4 * scale, 0), v(0.6), v(0, 0.2 / scale));
    }
    assertThat(Var.constant(v(1e-310, 0)).cosineSimilarity(b, 0).toDouble()).isEqualTo(0.6);
    Var zero = Var.constant(v(0, 0));
    check(x -> x.cosineSimilarity(zero, 0), v(3, 4), v(0), v(0, 0));
    Var column = Var.constant(Tensor.matrix(new double[][] {{1}, {-1}})); // both stretch
    Var row = Var.constant(Tensor.matrix(new double[][] {{2, 3}}));
    assertThat(column.cosineSimilarity(row, 0).value()).isEqualTo(v(0, 0));
  }

  @Test
  void lossesAtTheirKinks() {
    Var t = Var.constant(v(1, 1));
    check(x -> x.l1(t, Reduction.SUM), v(1, 3), v(2), v(0, 1));
    second(x -> x.l1(t, Reduction.SUM), v(1, 3), 0, 0);
    check(x -> x.huber(t, 2, Reduction.SUM), v(3, -1), v(4), v(2, -2));
    second(x -> x.huber(t, 2, Reduction.SUM), v(3, 2), 1, 1); // that of the parabola
    check(x -> x.huber(t, INF, Reduction.SUM), v(3, 1), v(2), v(2, 0));
  }

  @Test
  void binaryCrossEntropyAtCertainty() {
    Var labels = Var.constant(v(0, 1));
    check(p -> p.bce(labels, Reduction.SUM), v(0, 1), v(0), v(1, -1));
    check(p -> p.bce(Var.constant(0)), v(1), v(INF), v(INF));
    check(p -> p.bce(Var.constant(1)), v(0), v(INF), v(-INF));
    check(z -> z.bceWithLogits(labels, Reduction.SUM), v(-1000, 1000), v(0), v(0, 0));
    check(z -> z.bceWithLogits(labels, Reduction.SUM), v(1000, -1000), v(2000), v(1, -1));
    check(q -> q.klDivergence(labels, Reduction.SUM), v(-5, 0), v(0), v(0, -1));
  }

  @Test
  void crossEntropyOfAnImpossibleClass() {
    Var first = Var.constant(Tensor.scalar(0));
    check(z -> z.crossEntropy(first), v(0, -INF), v(0), v(0, 0));
    check(z -> z.crossEntropy(first), v(-INF, 0), v(INF), v(-1, 1));
    assertThat(Var.constant(v(0, -INF)).crossEntropy(Var.constant(v(1, 0))).toDouble()).isNaN();
  }

  @Test
  void aDiagonalMayBeFarAway() {
    Tensor x = Tensor.matrix(new double[][] {{1, 2}, {3, 4}});
    for (int far : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE}) {
      assertThat(Var.constant(x).tril(far).value()).isEqualTo(far > 0 ? x : Tensor.zeros(2, 2));
      assertThat(Var.constant(x).triu(far).value()).isEqualTo(far < 0 ? x : Tensor.zeros(2, 2));
      assertThat(Var.constant(x).diagonal(far).value()).isEqualTo(v());
    }
  }

  @Test
  void aRollMayBeByAnyNumber() {
    for (int n = 1; n <= 6; n++) {
      double[] x = new double[n];
      for (int i = 0; i < n; i++) x[i] = i;
      for (int by : new int[] {Integer.MAX_VALUE, Integer.MIN_VALUE, Integer.MIN_VALUE + 1}) {
        double[] y = Var.constant(v(x)).roll(0, by).value().toArray();
        for (int i = 0; i < n; i++) {
          assertThat(y[Math.floorMod(i + (long) by, n)]).as("%s of %s", by, n).isEqualTo(i);
        }
      }
    }
  }

  @Test
  void trianglesLeaveOutNaN() {
    Tensor x = Tensor.matrix(new double[][] {{1, NAN}, {INF, 2}});
    assertThat(Var.constant(x).tril(0).value())
        .isEqualTo(Tensor.matrix(new double[][] {{1, 0}, {INF, 2}}));
    assertThat(Autodiff.grad(y -> y.tril(-1).square().sum()).at(x))
        .isEqualTo(Tensor.matrix(new double[][] {{0, 0}, {INF, 0}}));
  }

  private static Tensor v(double... x) { return Tensor.vector(x); }

  /** Value and slopes of a function to one number, by reverse and by forward mode. */
  private static void check(UnaryOperator<Var> f, Tensor x, Tensor y, Tensor slopes) {
    same(f.apply(Var.constant(x)).flatten().value(), y);
    same(Autodiff.grad(f).at(x), slopes);
    for (int i = 0; i < x.size(); i++) same(v(along(f, x, i)), v(slopes.toArray()[i]));
  }

  /** The value of a function to a tensor, and what feeding back ȳ gives. */
  private static void weighted(UnaryOperator<Var> f, Tensor x, Tensor y, Tensor ybar,
      Tensor xbar) {
    same(f.apply(Var.constant(x)).value(), y);
    UnaryOperator<Var> g = z -> f.apply(z).multiply(Var.constant(ybar)).sum();
    same(Autodiff.grad(g).at(x), xbar);
    for (int i = 0; i < x.size(); i++) same(v(along(g, x, i)), v(xbar.toArray()[i]));
  }

  private static double along(UnaryOperator<Var> f, Tensor x, int i) {
    double[] unit = new double[x.size()];
    unit[i] = 1;
    return Autodiff.jvp(f, Var.constant(x), Var.constant(Tensor.of(x.shape(), unit))).toDouble();
  }

  /** The Hessian times (1, 1, …), by reverse over reverse and by forward over reverse. */
  private static void second(UnaryOperator<Var> f, Tensor x, double... product) {
    UnaryOperator<Var> gradient = z -> Autodiff.grad(f).apply(z);
    same(Autodiff.grad(z -> gradient.apply(z).sum()).at(x), v(product));
    Var ones = Var.constant(Tensor.full(x.shape(), 1));
    same(Autodiff.jvp(gradient, Var.constant(x), ones).value(), v(product));
  }

  /** Equal numbers; −0.0 is 0.0. */
  private static void same(Tensor found, Tensor expected) {
    Var zero = Var.constant(0.0);
    assertThat(Var.constant(found).add(zero).value())
        .isEqualTo(Var.constant(expected).add(zero).value());
  }

  @Test
  void lessThanANumberIsTheMaskBelowIt() {
    Var x = Var.constant(Tensor.vector(1, 2, 3, Double.NaN));
    assertThat(x.lessThan(2).value()).isEqualTo(Tensor.vector(1, 0, 0, 0));
  }

  @Test
  void anIntervalOfOneNumberClampsToIt() {
    Var x = Var.constant(Tensor.vector(-1, 1, 3));
    assertThat(x.clamp(1, 1).value()).isEqualTo(Tensor.vector(1, 1, 1));
  }
}
