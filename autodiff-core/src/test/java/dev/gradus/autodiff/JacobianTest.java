package dev.gradus.autodiff;

import static dev.gradus.autodiff.Autodiff.jacobian;
import static dev.gradus.autodiff.Close.close;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The matrix of all slopes, found column by column or row by row. */
class JacobianTest {
  private static final Tensor A = Tensor.matrix(new double[][] {{1, -2, 3}, {0.5, 4, -1}});

  /** From [3] to [2, 2], with products, quotients and a soft maximum. */
  private static Var curved(Var x) {
    Var y = Var.constant(A).matmul(x).tanh();
    Var z = x.softmax(0).slice(0, 2).divide(x.square().sum().add(1));
    return y.concat(0, z).reshape(2, 2);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void jacobianOfALinearMapIsTheMap(Mode mode) {
    UnaryOperator<Var> f = x -> Var.constant(A).matmul(x);
    assertThat(jacobian(f, mode).at(Tensor.vector(7, 8, 9))).isEqualTo(A);
    assertThat(jacobian(f).at(Tensor.vector(7, 8, 9))).isEqualTo(A);
  }

  /** 2x, which counts the passes over it. */
  private record Counted(int[] forward, int[] reverse) implements Op.Unary {
    @Override public double value(double x) { return 2 * x; }
    @Override public Var slope(Var x, Var y) { return Var.constant(2); }

    @Override public Var pullback(int k, Var ybar, Var y) {
      reverse[0]++;
      return ybar.multiply(2);
    }

    @Override public Var pushforward(int k, Var dx, Var y) {
      forward[0]++;
      return dx.multiply(2);
    }

    /** Forward and reverse passes over f of 2x. */
    static List<Integer> passes(UnaryOperator<Var> f, int n, @Nullable Mode mode) {
      Counted twice = new Counted(new int[1], new int[1]);
      UnaryOperator<Var> g = x -> f.apply(Var.custom(twice, x));
      (mode == null ? jacobian(g) : jacobian(g, mode)).at(Tensor.ones(n));
      return List.of(twice.forward[0], twice.reverse[0]);
    }
  }

  @Test
  void directionIsTheOneWithFewerPasses() {
    UnaryOperator<Var> three = x -> x.slice(0, 3);
    assertThat(Counted.passes(three, 5, null)).isEqualTo(List.of(0, 3));
    assertThat(Counted.passes(three, 3, null)).isEqualTo(List.of(3, 0));
    assertThat(Counted.passes(x -> x.concat(0, x), 3, null)).isEqualTo(List.of(3, 0));
    assertThat(Counted.passes(three, 5, Mode.FORWARD)).isEqualTo(List.of(5, 0));
    assertThat(Counted.passes(three, 3, Mode.REVERSE)).isEqualTo(List.of(0, 3));
  }

  @Test
  void forwardAndReverseGiveTheSameJacobian() {
    Tensor x = Directions.second(Shape.of(3));
    Tensor forward = jacobian(JacobianTest::curved, Mode.FORWARD).at(x);
    assertThat(forward.shape()).isEqualTo(Shape.of(2, 2, 3));
    close(jacobian(JacobianTest::curved, Mode.REVERSE).at(x), forward, 1e-15);
    close(jacobian(JacobianTest::curved).at(x), forward, 1e-15);
  }

  @Test
  void rowsArePulledCotangentsAndColumnsPushedTangents() {
    Tensor x = Directions.second(Shape.of(3));
    Tensor j = jacobian(JacobianTest::curved).at(x);
    Tensor ybar = Directions.first(Shape.of(2, 2));
    Tensor dx = Directions.first(Shape.of(3));
    Var flat = Var.constant(j).reshape(4, 3);
    close(Autodiff.vjp(JacobianTest::curved, Var.constant(x), Var.constant(ybar)).value(),
        Var.constant(ybar).reshape(4).matmul(flat).value(), 1e-14);
    close(Autodiff.jvp(JacobianTest::curved, Var.constant(x), Var.constant(dx)).value(),
        flat.matmul(Var.constant(dx)).reshape(2, 2).value(), 1e-14);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void axesAreThoseOfTheResultThenThoseOfTheArgument(Mode mode) {
    Tensor j = jacobian(Var::transpose, mode).at(A); // ∂yᵢⱼ/∂xₖₗ is 1 where i = l and j = k
    assertThat(j.shape()).isEqualTo(Shape.of(3, 2, 2, 3));
    for (int i = 0; i < 3; i++) {
      for (int k = 0; k < 2; k++) assertThat(j.get(i, k, k, i)).isEqualTo(1);
    }
    assertThat(Arrays.stream(j.toArray()).sum()).isEqualTo(6);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void functionRunsOnce(Mode mode) {
    int[] calls = {0};
    jacobian(x -> {
      calls[0]++;
      return curved(x);
    }, mode).at(Tensor.vector(1, 2, 3));
    assertThat(calls[0]).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void scalarsGiveSlopesGradientsAndTangents(Mode mode) {
    assertThat(jacobian(x -> x.pow(3), mode).at(2)).isEqualTo(12);
    assertThat(jacobian(x -> x.square().sum(), mode).at(Tensor.vector(1, 2)))
        .isEqualTo(Tensor.vector(2, 4));
    assertThat(jacobian(x -> x.multiply(Var.constant(Tensor.vector(3, 4))), mode)
        .at(Tensor.scalar(9))).isEqualTo(Tensor.vector(3, 4));
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void emptyArgumentsAndResultsGiveEmptyJacobians(Mode mode) {
    assertThat(jacobian(x -> x.slice(0, 0), mode).at(Tensor.vector(1, 2)))
        .isEqualTo(Tensor.zeros(0, 2));
    assertThat(jacobian(x -> x.sum().add(Var.constant(Tensor.ones(3))), mode)
        .at(Tensor.zeros(0, 4))).isEqualTo(Tensor.zeros(3, 0, 4));
    assertThat(jacobian(x -> x, mode).at(Tensor.zeros(0))).isEqualTo(Tensor.zeros(0, 0));
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void jacobianOfAConstantIsZeroAndOfTheArgumentOne(Mode mode) {
    assertThat(jacobian(x -> Var.constant(A), mode).at(Tensor.vector(1, 2)))
        .isEqualTo(Tensor.zeros(2, 3, 2));
    assertThat(jacobian(x -> x, mode).at(Tensor.vector(5, 6)))
        .isEqualTo(Tensor.matrix(new double[][] {{1, 0}, {0, 1}}));
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void jacobianAllHasOneBlockForEachArgument(Mode mode) {
    Function<List<Var>, Var> f = x -> x.get(0).matmul(x.get(1)).multiply(x.get(2));
    Tensor x = Tensor.vector(1, 2, -1);
    List<Tensor> blocks = Autodiff.jacobianAll(f, mode)
        .at(A, x, Tensor.scalar(2), Tensor.vector(1, 1));
    assertThat(blocks.get(0)).isEqualTo(Tensor.of(Shape.of(2, 2, 3),
        2, 4, -2, 0, 0, 0, 0, 0, 0, 2, 4, -2)); // ∂yᵢ/∂aᵢⱼ = 2xⱼ
    assertThat(blocks.get(1)).isEqualTo(Var.constant(A).multiply(2).value());
    assertThat(blocks.get(2)).isEqualTo(Var.constant(A).matmul(Var.constant(x)).value());
    assertThat(blocks.get(3)).isEqualTo(Tensor.zeros(2, 2)); // it is not used
    assertThat(Autodiff.jacobianAll(f).at(A, x, Tensor.scalar(2), Tensor.vector(1, 1)))
        .isEqualTo(blocks);
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void jacobianOfAJacobianHoldsTheSecondDerivatives(Mode mode) {
    for (Mode inner : Mode.values()) {
      Tensor j = jacobian(jacobian(x -> x.pow(3), inner), mode).at(Tensor.vector(2, 5));
      assertThat(j).isEqualTo(Tensor.of(Shape.of(2, 2, 2), 12, 0, 0, 0, 0, 0, 0, 30));
    }
  }

  @ParameterizedTest
  @EnumSource(Mode.class)
  void jacobianInsideADerivativeIsDifferentiated(Mode mode) {
    // the trace of the Jacobian of a·x³ is 3aΣx²: slope 6ax by x, and 3Σx² by a
    UnaryOperator<Var> trace = x -> jacobian(v -> v.pow(3), mode).apply(x).sum();
    assertThat(Autodiff.grad(trace).at(Tensor.vector(1, 2))).isEqualTo(Tensor.vector(6, 12));
    double byCaptured = Autodiff.grad(a -> jacobian(v -> v.pow(3).multiply(a), mode)
        .apply(Var.constant(Tensor.vector(1, 2))).sum()).at(7);
    assertThat(byCaptured).isEqualTo(15);
    Var x = Var.constant(Tensor.vector(1, 2));
    assertThat(Autodiff.jvp(trace, x, Var.constant(Tensor.vector(1, 0))).toDouble()).isEqualTo(6);
  }

  @Test
  void jacobianOfAGradientIsTheHessian() {
    UnaryOperator<Var> f = x -> curved(x).square().sum();
    Tensor x = Directions.second(Shape.of(3));
    Tensor hessian = Autodiff.hessian(f).at(x);
    for (Mode mode : Mode.values()) close(jacobian(Autodiff.grad(f), mode).at(x), hessian, 1e-14);
  }
}
