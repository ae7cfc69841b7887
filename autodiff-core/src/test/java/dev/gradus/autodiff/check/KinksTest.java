package dev.gradus.autodiff.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Where the slopes towards both sides differ, the declared one is taken, at every order. */
class KinksTest {
  @Test
  void absHasSlopeZeroAtZero() { declared(Var::abs, 0, 0, (l, r) -> (l + r) / 2); }

  @Test
  void reluHasSlopeZeroAtZero() { declared(Var::relu, 0, 0, (l, r) -> l); }

  @Test
  void slopesOfKinksAreTheSameAtMinusZero() {
    assertThat(Autodiff.grad(Var::relu).at(-0.0)).isEqualTo(0.0);
    assertThat(Math.abs(Autodiff.grad(Var::abs).at(-0.0))).isEqualTo(0.0);
  }

  @Test
  void signHasSlopeZeroAlsoAtItsJump() {
    assertThat(Var.constant(0).sign().toDouble()).isEqualTo(0.0);
    assertThat(Autodiff.grad(Var::sign).at(0)).isEqualTo(0.0);
    assertThat(Autodiff.jvp(Var::sign, Var.constant(0), Var.constant(1)).toDouble()).isEqualTo(0.0);
  }

  @Test
  void equalMaximaShareTheSlope() {
    assertThat(gradientOfMax(1, 3, 3)).isEqualTo(Tensor.vector(0, 0.5, 0.5));
    assertThat(gradientOfMax(3, 3, 3, 3)).isEqualTo(Tensor.vector(0.25, 0.25, 0.25, 0.25));
    assertThat(gradientOfMax(7)).isEqualTo(Tensor.vector(1));
    assertThat(gradientOfMax(0.0, -0.0)).isEqualTo(Tensor.vector(0.5, 0.5));
    double low = Double.NEGATIVE_INFINITY;
    assertThat(gradientOfMax(low, low)).isEqualTo(Tensor.vector(0.5, 0.5));
  }

  private static Tensor gradientOfMax(double... x) {
    return Autodiff.grad(Var::max).at(Tensor.vector(x));
  }

  @Test
  void tiedMaximumHasTheMeanOfItsSlopesTowardsBothSides() {
    Report report = GradientCheck.of(x -> x.max(0)).kinks((l, r) -> (l + r) / 2)
        .at(Tensor.vector(1, 3, 3)).orThrow();
    assertThat(report.kinks()).isEqualTo(2);
  }

  @Test
  void pushforwardOfATiedMaximumIsTheMeanOfTheTangents() {
    Var dy = Autodiff.jvp(x -> x.max(0), Var.constant(Tensor.vector(1, 3, 3)),
        Var.constant(Tensor.vector(100, 1, 5)));
    assertThat(dy.toDouble()).isEqualTo(3);
  }

  @Test
  void tiesOfOneLineDoNotTouchTheOthers() {
    Tensor g = Autodiff.grad(x -> x.max(1).sum())
        .at(Tensor.matrix(new double[][] {{1, 1}, {2, 5}}));
    assertThat(g).hasToString("[[0.5, 0.5], [0.0, 1.0]]");
  }

  @Test
  void secondDerivativesAtKinksAreZero() {
    assertThat(Autodiff.grad(Autodiff.grad(Var::abs)).at(0)).isEqualTo(0.0);
    assertThat(Autodiff.grad(Autodiff.grad(Var::relu)).at(0)).isEqualTo(0.0);
    assertThat(Autodiff.grad(x -> Autodiff.grad(Var::max).apply(x).sum()).at(Tensor.vector(2, 2)))
        .isEqualTo(Tensor.zeros(2));
  }

  @Test
  void anySlopeBetweenTheSidesIsASubgradient() {
    GradientCheck any = GradientCheck.of(Var::relu).kinks(Kinks.ANY_BETWEEN);
    for (double slope : new double[] {0, 0.3, 0.5, 1}) {
      assertThat(reluAtZero(any, slope)).as("%s", slope).isEqualTo(Verdict.VERIFIED);
    }
    for (double slope : new double[] {-0.001, 1.001, 2, Double.NaN}) {
      assertThat(reluAtZero(any, slope)).as("%s", slope).isEqualTo(Verdict.WRONG);
    }
    assertThat(reluAtZero(any.kinks(Kinks.EITHER_SIDE_OR_MEAN), 0.3))
        .isEqualTo(Verdict.UNDECIDED);
    assertThat(reluAtZero(any.kinks(Kinks.declared((l, r) -> 0.3)), 0.3))
        .isEqualTo(Verdict.VERIFIED);
  }

  @Test
  void whoMeansASubgradientIsToldHowToSaySo() {
    GradientCheck check = GradientCheck.of(Var::relu);
    assertThat(check.compare(List.of(Tensor.scalar(0.3)), Tensor.scalar(0)).worst().reason())
        .startsWith("between the slopes towards the left, -0.0, and the right, 1.0, as the chain ")
        .endsWith("if any slope between them is right, say kinks(Kinks.ANY_BETWEEN)");
    assertThat(check.compare(List.of(Tensor.scalar(2)), Tensor.scalar(0)).worst().reason())
        .endsWith("nor what was declared");
  }

  /** Each relu has the slope 0 at 0, as in every library, so their sum has it too. */
  @Test
  void whatTheChainRuleMakesOfSlopesAtKinksIsNotWrong() {
    List<UnaryOperator<Var>> sums = List.of(
        x -> x.relu().multiply(2).add(x.negate().relu()),
        x -> x.relu().multiply(3).add(x.abs()),
        x -> x.abs().multiply(2).add(x.negate().relu()).sum());
    for (UnaryOperator<Var> f : sums) {
      Entry entry = GradientCheck.of(f).at(Tensor.scalar(0)).worst();
      assertThat(entry.verdict()).as("%s", entry).isEqualTo(Verdict.UNDECIDED);
      assertThat(entry.reason()).contains("Kinks.ANY_BETWEEN");
      GradientCheck.of(f).kinks(Kinks.ANY_BETWEEN).at(Tensor.scalar(0)).orThrow();
    }
  }

  private static Verdict reluAtZero(GradientCheck check, double slope) {
    return check.compare(List.of(Tensor.scalar(slope)), Tensor.scalar(0)).worst().verdict();
  }

  private static void declared(UnaryOperator<Var> f, double at, double slope,
      DoubleBinaryOperator fromSides) {
    assertThat(Autodiff.grad(f).at(at)).isEqualTo(slope);
    assertThat(Autodiff.jvp(f, Var.constant(at), Var.constant(1)).toDouble()).isEqualTo(slope);
    Report report =
        GradientCheck.of(f).kinks(fromSides).at(Tensor.scalar(at)).orThrow();
    assertThat(report.kinks()).isEqualTo(1);
  }
}
