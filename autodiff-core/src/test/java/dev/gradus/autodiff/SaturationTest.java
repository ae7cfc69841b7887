package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Values and slopes far out, where the obvious formulas overflow, cancel or flush to 0. */
@Tag("without-vector")
class SaturationTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double LEAST = Double.MIN_VALUE; // 4.9e-324

  @Test
  void sigmoidKeepsItsSlopeAsFarAsADoubleCan() {
    check(Var::sigmoid, 1000, 1, 0, 0);
    check(Var::sigmoid, -1000, 0, 0, 0);
    check(Var::sigmoid, 40, 1, 4.248354255291589e-18, -4.248354255291589e-18);
    check(Var::sigmoid, 100, 1, 3.720075976020836e-44, -3.720075976020836e-44);
    check(Var::sigmoid, -100, 3.720075976020836e-44, 3.720075976020836e-44, 3.720075976020836e-44);
    check(Var::sigmoid, -700, 9.85967654375977e-305, 9.85967654375977e-305, 9.85967654375977e-305);
    check(Var::sigmoid, -745, LEAST, LEAST, LEAST);
    check(Var::sigmoid, INF, 1, 0, 0);
    check(Var::sigmoid, -INF, 0, 0, 0);
  }

  @Test
  void tanhKeepsItsSlopeAsFarAsADoubleCan() {
    check(Var::tanh, 20, 1, 1.6993417021166355e-17, -3.398683404233271e-17);
    check(Var::tanh, 40, 1, 7.219405551381661e-35, -1.4438811102763322e-34);
    check(Var::tanh, -40, -1, 7.219405551381661e-35, 1.4438811102763322e-34);
    check(Var::tanh, 300, 1, 1.0601586212017243e-260, -2.1203172424034486e-260);
    check(Var::tanh, 1000, 1, 0, 0);
    check(Var::tanh, -INF, -1, 0, 0);
  }

  @Test
  void logSigmoidIsTheNumberItselfFarDownAndTinyFarUp() {
    check(Var::logSigmoid, -1000, -1000, 1, 0);
    check(Var::logSigmoid, -1e300, -1e300, 1, 0);
    double small = 4.248354255291589e-18;
    double tiny = 3.720075976020836e-44;
    check(Var::logSigmoid, 40, -small, small, -small);
    check(Var::logSigmoid, 100, -tiny, tiny, -tiny);
    check(Var::logSigmoid, 1000, 0, 0, 0);
    check(Var::logSigmoid, -INF, -INF, 1, 0);
  }

  @Test
  void softplusIsTheNumberItselfFarUpAndTinyFarDown() {
    check(Var::softplus, 1000, 1000, 1, 0);
    check(Var::softplus, 1e300, 1e300, 1, 0);
    check(Var::softplus, -40, 4.248354255291589e-18, 4.248354255291589e-18, 4.248354255291589e-18);
    check(Var::softplus, -745, LEAST, LEAST, LEAST);
    check(Var::softplus, -1000, 0, 0, 0);
    check(Var::softplus, INF, INF, 1, 0);
  }

  @Test
  void logarithmsAndExponentialsNearOneKeepSmallNumbers() {
    check(Var::log1p, 1e-20, 1e-20, 1, -1);
    check(Var::expm1, 1e-20, 1e-20, 1, 1);
    check(Var::expm1, -40, -1, 4.248354255291589e-18, 4.248354255291589e-18);
    check(Var::exp, 710, INF, INF, INF);
    check(Var::exp, -745, LEAST, LEAST, LEAST);
  }

  @Test
  void errorFunctionsKeepTheirSlopeAsFarAsADoubleCan() {
    check(Var::erf, 6, 1, 2.617301239249265e-16, -3.1407614870991178e-15);
    check(Var::erf, -20, -1, 2.1610374743867984e-174, 8.644149897547193e-173);
    check(Var::erfc, 20, 5.395865611607901e-176, -2.1610374743867984e-174, 8.644149897547193e-173);
    check(Var::erfc, 26.5, 2.2109076642637343e-307, -1.172614183000784e-305,
        6.214855169904155e-304);
    check(Var::erfc, 100, 0, 0, 0);
    check(Var::erfc, -100, 2, 0, 0);
    check(Var::erf, 1e300, 1, 0, 0);
  }

  @Test
  void logSumExpOfLargeNumbersDoesNotOverflow() {
    tensor(x -> x.logSumExp(0), t(1e4, 1e4), Tensor.scalar(10000.69314718056), t(0.5, 0.5));
    tensor(x -> x.logSumExp(0), t(10000, 10001, 9999), Tensor.scalar(10001.407605964445),
        t(0.24472847105479764, 0.6652409557748219, 0.09003057317038046));
    tensor(x -> x.logSumExp(0), t(-1e4, -1e4), Tensor.scalar(-9999.30685281944), t(0.5, 0.5));
    tensor(x -> x.logSumExp(0), t(1e308, 1e308), Tensor.scalar(1e308), t(0.5, 0.5));
  }

  @Test
  void logSoftmaxOfDistantNumbersIsTheirDistance() {
    tensor(x -> x.logSoftmax(0), t(0, 1000, -1000), t(-1000, 0, -2000), t(1, -2, 1));
    tensor(x -> x.logSoftmax(0), t(10000, 10001, 9999),
        t(-1.4076059644443804, -0.4076059644443803, -2.40760596444438),
        t(1 - 3 * 0.24472847105479764, 1 - 3 * 0.6652409557748219, 1 - 3 * 0.09003057317038046));
  }

  @Test
  void impossibleEntriesOfSoftmaxHaveProbabilityAndSlopeZero() {
    Var ybar = Var.constant(t(1, 2, 3));
    tensor(x -> x.softmax(0).multiply(ybar), t(0, -INF, 1),
        t(0.2689414213699951, 0, 3 * 0.7310585786300049),
        t(-0.3932238664829637, 0, 0.3932238664829637));
    tensor(x -> x.logSumExp(0), t(0, -INF, 1), Tensor.scalar(1.3132616875182228),
        t(0.2689414213699951, 0, 0.7310585786300049));
    tensor(x -> x.logSoftmax(0).slice(2, 3), t(0, -INF, 1), t(-0.3132616875182228),
        t(-0.2689414213699951, 0, 0.2689414213699951));
    assertThat(Var.constant(t(0, -INF, 1)).logSoftmax(0).value().get(1)).isEqualTo(-INF);
  }

  @Test
  void crossEntropyOfALogitFarOnTheWrongSideIsItsDistanceWithFullSlope() {
    Var label = Var.constant(Tensor.vector(1));
    Tensor logits = Tensor.matrix(new double[][] {{1000, -1000, 0}});
    tensor(z -> z.logSoftmax(1).gather(label).negate(), logits, t(2000),
        Tensor.matrix(new double[][] {{1, -1, 0}}));
  }

  @Test
  void binaryCrossEntropyOfALogitNeitherOverflowsNorCancels() {
    check(z -> z.bceWithLogits(Var.constant(0)), 1000, 1000, 1, 0);
    check(z -> z.bceWithLogits(Var.constant(1)), 1000, 0, 0, 0);
    check(z -> z.bceWithLogits(Var.constant(1)), -1000, 1000, -1, 0);
    check(z -> z.bceWithLogits(Var.constant(0)), -745, LEAST, LEAST, LEAST);
    check(z -> z.bceWithLogits(Var.constant(1)), 100, 3.720075976020836e-44, -3.720075976020836e-44,
        3.720075976020836e-44);
    check(z -> z.bceWithLogits(Var.constant(0.9999)), 30, 0.003000000000093246,
        9.999999990641276e-05, 9.357622968838423e-14);
    check(z -> z.bceWithLogits(Var.constant(1 - 0x1p-33)), 40, 4.656612877325747e-09,
        1.1641531757858055e-10, 4.248354255291589e-18);
  }

  private static Tensor t(double... x) { return Tensor.vector(x); }

  private static void check(UnaryOperator<Var> f, double x, double y, double slope,
      double curvature) {
    close(f.apply(Var.constant(x)).toDouble(), y);
    close(Autodiff.grad(f).at(x), slope);
    close(Autodiff.jvp(f, Var.constant(x), Var.constant(1)).toDouble(), slope);
    close(Autodiff.grad(Autodiff.grad(f)).at(x), curvature);
  }

  private static void tensor(UnaryOperator<Var> f, Tensor x, Tensor y, Tensor gradient) {
    close(f.apply(Var.constant(x)).value(), y);
    close(Autodiff.grad(v -> f.apply(v).sum()).at(x), gradient);
  }

  private static void close(Tensor found, Tensor expected) {
    assertThat(found.shape()).isEqualTo(expected.shape());
    for (int i = 0; i < found.size(); i++) close(found.toArray()[i], expected.toArray()[i]);
  }

  /** Relative: a slope of 10⁻⁴⁴ must have its digits too. */
  private static void close(double found, double expected) {
    if (Double.isInfinite(expected)) {
      assertThat(found).isEqualTo(expected);
      return;
    }
    double size = Math.abs(expected);
    assertThat(Math.abs(found - expected)).as("%s and %s", found, expected)
        .isLessThanOrEqualTo(4e-15 * size + (size < 1e-307 ? LEAST : 0));
  }
}
