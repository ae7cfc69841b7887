package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Ends of domains, NaN, infinities and −0.0. */
class SpecialValuesTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  /** Masks and signs; the row of stopGradient is that of a sign. */
  private static final List<String> NEVER_NAN =
      List.of("equalTo", "greaterThan", "lessThan", "share", "sign", "step",
          "negativePart", "stopGradient");

  @Test
  void endsOfDomainsHaveInfiniteSlopesAndBeyondThemIsNaN() {
    check(Var::sqrt, 0, 0, INF);
    check(Var::sqrt, -1, NAN, NAN);
    check(Var::log, 0, -INF, INF);
    assertThat(Var.constant(-1).log().toDouble()).isNaN();
    check(Var::log1p, -1, -INF, INF);
    assertThat(Var.constant(-2).log1p().toDouble()).isNaN();
    check(Var::reciprocal, 0, INF, -INF);
    check(Var::reciprocal, -0.0, -INF, -INF);
  }

  @Test
  void powersOfZeroAreThoseOfTheLimitFromAbove() {
    check(x -> x.pow(0), 0, 1, 0);
    check(x -> x.pow(0.5), 0, 0, INF);
    check(x -> x.pow(1), 0, 0, 1);
    check(x -> x.pow(1.5), 0, 0, 0);
    check(x -> x.pow(2), 0, 0, 0);
    check(x -> x.pow(-1), 0, INF, -INF);
    assertThat(Autodiff.grad(Autodiff.grad(x -> x.pow(2))).at(0)).isEqualTo(2.0);
    assertThat(Autodiff.grad(Autodiff.grad(x -> x.pow(1))).at(0)).isEqualTo(0.0);
    assertThat(Autodiff.grad(Autodiff.grad(x -> x.pow(0))).at(0)).isEqualTo(0.0);
  }

  @Test
  void powersOfNegativeNumbersExistForWholeExponents() {
    check(x -> x.pow(3), -2, -8, 12);
    check(x -> x.pow(-2), -2, 0.25, 0.25);
    check(x -> x.pow(0.5), -2, NAN, NAN);
  }

  @Test
  void divisionByZeroIsThatOfJava() {
    assertThat(Var.constant(1).divide(Var.constant(0)).toDouble()).isEqualTo(INF);
    assertThat(Var.constant(-1).divide(0).toDouble()).isEqualTo(-INF);
    assertThat(Var.constant(0).divide(0).toDouble()).isNaN();
    slopes(Var::divide, 1, 0, INF, -INF);
  }

  @Test
  void zeroTimesALogarithmIsZeroAlsoAtItsPole() {
    assertThat(Var.constant(0).xlogy(Var.constant(0)).toDouble()).isEqualTo(0.0);
    assertThat(Var.constant(0).xlog1py(Var.constant(-1)).toDouble()).isEqualTo(0.0);
    assertThat(Var.constant(2).xlogy(Var.constant(0)).toDouble()).isEqualTo(-INF);
    assertThat(Var.constant(0).xlogy(Var.constant(NAN)).toDouble()).isNaN();
    assertThat(Var.constant(0).xlog1py(Var.constant(NAN)).toDouble()).isNaN();
    Var ratio = Var.constant(0).xdivy(Var.constant(NAN));
    assertThat(ratio.toDouble()).isNaN();
    slopes(Var::xlogy, 0, 0, -INF, 0);
    slopes(Var::xlogy, 2, 0, -INF, INF);
    slopes(Var::xlog1py, 0, -1, -INF, 0);
    assertThat(Autodiff.grad(Autodiff.grad(y -> Var.constant(0).xlogy(y))).at(0)).isZero();
  }

  @Test
  void nanStaysNaN() {
    for (OperationRow row : OperationRows.ALL) {
      if (row.f() == null || NEVER_NAN.contains(row.name())) continue;
      Case point = row.points().get(0).at();
      for (int k = 0; k < point.x().size(); k++) {
        Var y = row.f().apply(Case.replaced(point.constants(), k, Var.constant(NAN)));
        assertThat(y.toDouble()).as("%s of NaN", row).isNaN();
      }
    }
  }

  @Test
  void reluOfNaNIsNaNWithTheSlopeOfLargeNumbers() { check(Var::relu, NAN, NAN, 1); }

  @Test
  void masksOfNaNAreZero() {
    Var nan = Var.constant(NAN);
    assertThat(nan.equalTo(nan).toDouble()).isZero();
    assertThat(nan.sign().toDouble()).isZero();
  }

  @Test
  void nanWinsAMaximumAndReceivesTheAdjointOfItsLine() {
    Tensor x = Tensor.matrix(new double[][] {{1, NAN, 3}, {1, 2, 3}});
    assertThat(Var.constant(x).max(1).value()).isEqualTo(Tensor.vector(NAN, 3));
    assertThat(Autodiff.grad(v -> v.max(1).sum()).at(x))
        .hasToString("[[0.0, 1.0, 0.0], [0.0, 0.0, 1.0]]");
  }

  @Test
  void nanOrInfinityInALineOfSoftmaxMakesThatLineNaN() {
    Tensor x = Tensor.matrix(
        new double[][] {{0, NAN, 1}, {0, INF, 1}, {-INF, -INF, -INF}, {0, 0, 0}});
    double[][] y = Var.constant(x).softmax(1).value().toMatrix();
    for (int i = 0; i < 3; i++) assertThat(y[i]).containsOnly(NAN);
    assertThat(y[3]).containsOnly(1 / 3.0);
  }

  @Test
  void infiniteMaximaAreTheirOwnLogSumExp() {
    assertThat(Var.constant(Tensor.vector(0, INF, 1)).logSumExp(0).toDouble()).isEqualTo(INF);
    assertThat(Var.constant(Tensor.vector(-INF, -INF)).logSumExp(0).toDouble()).isEqualTo(-INF);
    assertThat(Var.constant(Tensor.vector(0, NAN)).logSumExp(0).toDouble()).isNaN();
  }

  @Test
  void nanAndInfinityPassAFactorZeroInAMatrixProduct() {
    Var zeros = Var.constant(Tensor.zeros(2, 1));
    assertThat(zeros.matmul(Var.constant(Tensor.matrix(new double[][] {{NAN, INF, 1}}))).value())
        .hasToString("[[NaN, NaN, 0.0], [NaN, NaN, 0.0]]");
  }

  @Test
  void minusZeroIsKept() {
    bits(Var.constant(0.0).negate().toDouble(), -0.0);
    bits(Var.constant(-0.0).sqrt().toDouble(), -0.0);
    bits(Var.constant(-0.0).sin().toDouble(), -0.0);
    bits(Var.constant(-0.0).tanh().toDouble(), -0.0);
    bits(Var.constant(-0.0).log1p().toDouble(), -0.0);
    bits(Var.constant(-0.0).expm1().toDouble(), -0.0);
    bits(Var.constant(-0.0).sign().toDouble(), 0.0);
    bits(Var.constant(-0.0).abs().toDouble(), 0.0);
    bits(Var.constant(-0.0).multiply(1).toDouble(), -0.0);
    bits(Var.constant(-0.0).add(0.0).toDouble(), 0.0);
    bits(Var.constant(Tensor.vector(-0.0, 0.0)).max().toDouble(), 0.0);
  }

  private static void bits(double found, double expected) {
    assertThat(Double.doubleToRawLongBits(found)).isEqualTo(Double.doubleToRawLongBits(expected));
  }

  private static void check(UnaryOperator<Var> f, double x, double y, double slope) {
    same(f.apply(Var.constant(x)).toDouble(), y);
    same(Autodiff.grad(f).at(x), slope);
    same(Autodiff.jvp(f, Var.constant(x), Var.constant(1)).toDouble(), slope);
  }

  private static void same(double found, double expected) {
    if (Double.isNaN(expected)) assertThat(found).isNaN();
    else assertThat(found).isEqualTo(expected);
  }

  private static void slopes(BinaryOperator<Var> f, double a, double b, double byA, double byB) {
    assertThat(Autodiff.grad(v -> f.apply(v, Var.constant(b))).at(a)).isEqualTo(byA);
    assertThat(Autodiff.grad(v -> f.apply(Var.constant(a), v)).at(b)).isEqualTo(byB);
  }
}
