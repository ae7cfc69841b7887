package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.check.GradientCheck;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One node used many times, and long chains. */
class ReuseTest {
  private static final Tensor A = Tensor.matrix(new double[][] {{1, 2}, {3, 4}});

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void adjointIsTheSumOverAllConsumers(int consumers) {
    Tape tape = new Tape();
    Var x = tape.variable("x", Tensor.vector(0.5, -2));
    Var shared = x.square();
    Var sum = Var.constant(Tensor.zeros(2));
    for (int i = 1; i <= consumers; i++) sum = sum.add(shared.multiply(i));
    int total = consumers * (consumers + 1) / 2;
    assertThat(sum.sum().backward().of(x)).isEqualTo(Tensor.vector(total, -4.0 * total));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void variableItselfMayBeUsedManyTimesAtAnyOrder(int power) {
    UnaryOperator<Var> f = x -> {
      Var y = x;
      for (int i = 1; i < power; i++) y = y.multiply(x);
      return y;
    };
    double x = 1.25;
    double slope = power * Math.pow(x, power - 1);
    close(Autodiff.grad(f).at(x), slope);
    close(Autodiff.grad(Autodiff.grad(f)).at(x), power * (power - 1) * Math.pow(x, power - 2));
    close(Autodiff.jvp(f, Var.constant(x), Var.constant(2)).toDouble(), 2 * slope);
  }

  private static void close(double found, double expected) {
    assertThat(Math.abs(found - expected)).isLessThanOrEqualTo(1e-14 * Math.abs(expected));
  }

  @Test
  void sameInputTwiceReceivesBothParts() {
    Tensor x = Tensor.vector(3, -0.5);
    assertThat(gradient(v -> v.multiply(v), x)).isEqualTo(Tensor.vector(6, -1));
    assertThat(gradient(v -> v.add(v), x)).isEqualTo(Tensor.vector(2, 2));
    assertThat(gradient(v -> v.subtract(v), x)).isEqualTo(Tensor.vector(0, 0));
    assertThat(gradient(v -> v.divide(v), x).toArray()).containsExactly(0.0, 0.0);
    assertThat(gradient(v -> v.dot(v), x)).isEqualTo(Tensor.vector(6, -1));
    assertThat(gradient(v -> v.concat(0, v, v), x)).isEqualTo(Tensor.vector(3, 3));
    assertThat(gradient(v -> v.multiply(v.sum()), x)).isEqualTo(Tensor.vector(5, 5));
  }

  @Test
  void matrixTimesItselfAndItsTranspose() {
    // Σ(A·A): the slope at (i, j) is the sum of row j and of column i
    assertThat(gradient(a -> a.matmul(a), A)).isEqualTo(Tensor.of(Shape.of(2, 2), 7, 11, 9, 13));
    // Σ(A·Aᵀ) = Σ over columns of (column sum)²: slope twice the column sum
    Tensor twiceColumnSums = Tensor.of(Shape.of(2, 2), 8, 12, 8, 12);
    assertThat(gradient(a -> a.matmul(a.transpose()), A)).isEqualTo(twiceColumnSums);
    assertThat(gradient(a -> a.matmul(a, false, true), A)).isEqualTo(twiceColumnSums);
    GradientCheck.of(a -> a.matmul(a)).at(A).orThrow();
    GradientCheck.of(a -> a.matmul(a, true, true).matmul(a)).at(A).orThrow();
  }

  private static Tensor gradient(UnaryOperator<Var> f, Tensor x) {
    return Autodiff.grad(v -> f.apply(v).sum()).at(x);
  }

  @Test
  void diamondAddsBothPaths() {
    double x = 0.7;
    close(Autodiff.grad(v -> v.sin().multiply(v.cos()).add(v.sin().square())).at(x),
        Math.cos(2 * x) + Math.sin(2 * x));
  }

  @Test
  void chainOfAMillionNodesHasAGradientInBothModesAndPrints() {
    int n = 1_000_000;
    Tape tape = new Tape();
    Var x = tape.variable("x", 1);
    Var y = x;
    for (int i = 0; i < n; i++) y = y.negate();
    assertThat(tape.size()).isEqualTo(n + 1);
    assertThat(y.backward().of(x).toDouble()).isEqualTo(1);
    assertThat(y.toString()).isEqualTo("%1000000 = negate(%999999) = 1.0");
    UnaryOperator<Var> f = v -> {
      Var z = v;
      for (int i = 0; i < n + 1; i++) z = z.negate();
      return z.multiply(v);
    };
    assertThat(Autodiff.jvp(f, Var.constant(3), Var.constant(1)).toDouble()).isEqualTo(-6);
    assertThat(Autodiff.grad(f).at(3)).isEqualTo(-6);
  }

  @Test
  void chainOfAHundredThousandNodesHasASecondDerivative() {
    UnaryOperator<Var> f = v -> {
      Var z = v.square();
      for (int i = 0; i < 100_000; i++) z = z.negate();
      return z;
    };
    assertThat(Autodiff.grad(Autodiff.grad(f)).at(3)).isEqualTo(2);
  }

  @Test
  void oneNodeMayHaveAHundredThousandConsumers() {
    Tape tape = new Tape();
    Var x = tape.variable("x", 2);
    Var sum = Var.constant(0);
    for (int i = 0; i < 100_000; i++) sum = sum.add(x);
    assertThat(sum.backward().of(x).toDouble()).isEqualTo(100_000);
  }
}
