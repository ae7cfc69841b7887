package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Functions in, derivative functions out. */
class AutodiffTest {
  private static final Offset<Double> CLOSE = Offset.offset(1e-14);

  private static Var f(Var x) { return x.sin().multiply(x); }

  @Test
  void gradIsTheSlope() {
    double x = 2;
    assertThat(Autodiff.grad(AutodiffTest::f).at(x))
        .isCloseTo(Math.sin(x) + x * Math.cos(x), CLOSE);
    assertThat(Autodiff.grad(v -> v.square().sum()).at(Tensor.vector(1, 2)))
        .isEqualTo(Tensor.vector(2, 4));
  }

  @Test
  void valueAndGradGivesBothFromOnePass() {
    ValueAndGradient<Double, Tensor> y =
        Autodiff.valueAndGrad(w -> w.square().sum()).at(Tensor.vector(1, 2));
    assertThat(y.value()).isEqualTo(5.0);
    assertThat(y.gradient()).isEqualTo(Tensor.vector(2, 4));
    int[] calls = {0};
    Autodiff.valueAndGrad(w -> {
      calls[0]++;
      return w.sum();
    }).at(Tensor.vector(1, 2));
    assertThat(calls[0]).isEqualTo(1);
  }

  @Test
  void gradAllGivesOneDerivativeForEachArgument() {
    Function<List<Var>, Var> f = x -> x.get(0).matmul(x.get(1)).sum().multiply(x.get(2));
    List<Tensor> g = Autodiff.gradAll(f)
        .at(Tensor.of(Shape.of(1, 2), 1, 2), Tensor.of(Shape.of(2, 1), 3, 4), Tensor.scalar(10));
    assertThat(g).containsExactly(Tensor.of(Shape.of(1, 2), 30, 40),
        Tensor.of(Shape.of(2, 1), 10, 20), Tensor.scalar(11));
    ValueAndGradient<Double, List<Tensor>> both = Autodiff.valueAndGradAll(f)
        .at(Tensor.of(Shape.of(1, 2), 1, 2), Tensor.of(Shape.of(2, 1), 3, 4), Tensor.scalar(10));
    assertThat(both.value()).isEqualTo(110.0);
    assertThat(both.gradient()).isEqualTo(g);
  }

  @Test
  void argumentsThatTheFunctionIgnoresHaveZeros() {
    assertThat(Autodiff.grad(x -> Var.constant(3)).at(Tensor.vector(1, 2)))
        .isEqualTo(Tensor.zeros(2));
    assertThat(Autodiff.gradAll(x -> x.get(1).sum()).at(Tensor.vector(1, 2), Tensor.vector(3)))
        .containsExactly(Tensor.zeros(2), Tensor.ones(1));
    Var still = Var.constant(Tensor.vector(1, 2));
    assertThat(Autodiff.jvp(x -> still, Var.constant(3), Var.constant(1)).value())
        .isEqualTo(Tensor.zeros(2));
  }

  @Test
  void functionMayReturnItsArgument() {
    assertThat(Autodiff.grad(x -> x).at(5)).isEqualTo(1);
    assertThat(Autodiff.gradAll(x -> x.get(0)).at(Tensor.scalar(5), Tensor.scalar(6)))
        .containsExactly(Tensor.scalar(1), Tensor.scalar(0));
    assertThat(Autodiff.jvp(x -> x, Var.constant(5), Var.constant(7)).toDouble()).isEqualTo(7);
  }

  @Test
  void vjpAndJvpAreRowsAndColumnsOfTheJacobian() {
    UnaryOperator<Var> f = x -> x.slice(0, 1).multiply(x.slice(1, 2)).concat(0, x.square()); // [3]
    Tensor x = Tensor.vector(2, 3);
    double[][] jacobian = {{3, 2}, {4, 0}, {0, 6}};
    for (int i = 0; i < 3; i++) {
      assertThat(Autodiff.vjp(f, Var.constant(x), Var.constant(unit(3, i))).value())
          .isEqualTo(Tensor.vector(jacobian[i]));
    }
    for (int j = 0; j < 2; j++) {
      Tensor column = Autodiff.jvp(f, Var.constant(x), Var.constant(unit(2, j))).value();
      assertThat(column).isEqualTo(Tensor.vector(jacobian[0][j], jacobian[1][j], jacobian[2][j]));
    }
  }

  private static Tensor unit(int n, int i) {
    double[] e = new double[n];
    e[i] = 1;
    return Tensor.vector(e);
  }

  @Test
  void jvpIsLinearInTheDirection() {
    UnaryOperator<Var> f = x -> x.exp().softmax(0);
    Var x = Var.constant(Directions.second(Shape.of(4)));
    Var u = Var.constant(Directions.first(Shape.of(4)));
    Var v = Var.constant(Directions.second(Shape.of(4)));
    double[] together = Autodiff.jvp(f, x, u.multiply(2).add(v)).value().toArray();
    double[] apart =
        Autodiff.jvp(f, x, u).multiply(2).add(Autodiff.jvp(f, x, v)).value().toArray();
    for (int i = 0; i < 4; i++) assertThat(together[i]).isCloseTo(apart[i], CLOSE);
  }

  @Test
  void vjpAllAndJvpAllAreTheProductsOfAllBlocks() {
    Function<List<Var>, Var> f = x -> x.get(0).matmul(x.get(1)).multiply(x.get(2));
    List<Var> x = Scope.constants(List.of(Directions.second(Shape.of(2, 3)),
        Directions.first(Shape.of(3)), Tensor.scalar(2)));
    List<Var> dx = Scope.constants(Directions.second(Scope.values(x)));
    Var ybar = Var.constant(Directions.first(Shape.of(2)));
    List<Var> blocks = Autodiff.jacobianAll(f).apply(x);
    Var pushed = Var.constant(Tensor.zeros(2));
    List<Var> pulled = Autodiff.vjpAll(f, x, ybar);
    for (int k = 0; k < x.size(); k++) {
      Var block = blocks.get(k).reshape(2, x.get(k).shape().size());
      pushed = pushed.add(block.matmul(dx.get(k).reshape(x.get(k).shape().size())));
      Close.close(pulled.get(k).value(),
          ybar.matmul(block).reshape(x.get(k).shape()).value(), 1e-14);
    }
    Close.close(Autodiff.jvpAll(f, x, dx).value(), pushed.value(), 1e-14);
  }

  @Test
  void applyOnATapeOfOnesOwnRecordsTheDerivativeThere() {
    Tape tape = new Tape();
    Var x = tape.variable("x", 2);
    Var slope = Autodiff.grad(v -> v.pow(3)).apply(x); // 3x²
    assertThat(slope.toDouble()).isEqualTo(12);
    assertThat(slope.index()).isEqualTo(tape.size() - 1);
    assertThat(slope.backward().of(x).toDouble()).isEqualTo(12); // 6x
    assertThat(slope.multiply(x).backward().of(x).toDouble()).isEqualTo(36); // 9x²
  }

  @Test
  void applyOffEveryTapeGivesPlainVars() {
    Var slope = Autodiff.grad(AutodiffTest::f).apply(Var.constant(2));
    assertThat(slope.index()).isEqualTo(-1);
    assertThat(slope.toDouble()).isEqualTo(Autodiff.grad(AutodiffTest::f).at(2));
    ValueAndGradient<Var, Var> both = Autodiff.valueAndGrad(AutodiffTest::f).apply(Var.constant(2));
    assertThat(both.value().index()).isEqualTo(-1);
    Var forward = Autodiff.jvp(AutodiffTest::f, Var.constant(2), Var.constant(1));
    assertThat(forward.index()).isEqualTo(-1);
    assertThat(forward.toDouble()).isCloseTo(slope.toDouble(), CLOSE);
  }

  @Test
  void oneDerivativeFunctionServesManyPoints() {
    Derivative d = Autodiff.grad(v -> v.square().sum());
    assertThat(d.at(3)).isEqualTo(6);
    assertThat(d.at(Tensor.vector(1, 2, 3))).isEqualTo(Tensor.vector(2, 4, 6));
    assertThat(d.at(Tensor.zeros(0))).isEqualTo(Tensor.zeros(0));
    assertThat(d.at(-3)).isEqualTo(-6);
  }

  @Test
  void functionOnItsOwnTapeInsideIsLeftAlone() {
    double slope = Autodiff.grad(x -> {
      Tape own = new Tape();
      Var w = own.variable("w", 5);
      return x.multiply(w.square().backward().of(w).toDouble());
    }).at(1);
    assertThat(slope).isEqualTo(10);
  }
}
