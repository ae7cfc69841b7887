package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** A stopped var has a value and no derivative. */
class GradientFlowTest {
  private static final Tensor X = Tensor.vector(0.5, -2, 3);

  @Test
  void stopGradientKeepsTheValue() {
    Var x = new Tape().variable("x", X);
    assertThat(x.stopGradient().value()).isEqualTo(X);
    assertThat(x.stopGradient()).hasToString("%2 = stopGradient(%0) [3]");
    assertThat(Var.constant(2).stopGradient().toDouble()).isEqualTo(2);
  }

  @Test
  void stopGradientHasNoSlopeInEitherMode() {
    // x · stop(x²): only the first factor is a variable
    UnaryOperator<Var> f = x -> x.multiply(x.square().stopGradient()).sum();
    assertThat(Autodiff.grad(f).at(X)).isEqualTo(Tensor.vector(0.25, 4, 9));
    Var along = Autodiff.jvp(f, Var.constant(X), Var.constant(Tensor.ones(3)));
    assertThat(along.toDouble()).isEqualTo(13.25);
    Var none = Autodiff.jvp(Var::stopGradient, Var.constant(X), Var.constant(Tensor.ones(3)));
    assertThat(none.value()).isEqualTo(Tensor.zeros(3));
    assertThat(Autodiff.grad(x -> x.stopGradient().sum()).at(X)).isEqualTo(Tensor.zeros(3));
  }

  @Test
  void stopGradientStopsEveryOrder() {
    UnaryOperator<Var> f = x -> x.pow(3).multiply(x.stopGradient());
    double x = 2;
    // the slope 3x²·s may be differentiated by its x, with s held: 6x·s
    assertThat(Autodiff.grad(f).at(x)).isEqualTo(3 * x * x * x);
    assertThat(Autodiff.grad(Autodiff.grad(f)).at(x)).isEqualTo(6 * x * x);
    // a stopped derivative is a constant
    UnaryOperator<Var> g = v -> Autodiff.grad(f).apply(v).stopGradient().multiply(v);
    assertThat(Autodiff.grad(g).at(x)).isEqualTo(3 * x * x * x);
  }

  @Test
  void straightThroughPassesTheSlopeOfTheIdentity() {
    UnaryOperator<Var> f = x -> x.add(x.sign().subtract(x).stopGradient());
    assertThat(f.apply(Var.constant(X)).value()).isEqualTo(Tensor.vector(1, -1, 1));
    assertThat(Autodiff.grad(x -> f.apply(x).sum()).at(X)).isEqualTo(Tensor.ones(3));
  }
}
