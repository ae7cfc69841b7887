package dev.gradus.autodiff;

import static dev.gradus.autodiff.Autodiff.grad;
import static dev.gradus.autodiff.Autodiff.jvp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Derivatives inside derivatives: each by its own variable, none confused with another. */
class NestingTest {
  private static final Var ONE = Var.constant(1);

  private static void close(double found, double expected, double relative) {
    assertThat(found).isCloseTo(expected, Offset.offset(relative * Math.abs(expected)));
  }

  @Property(seed = "1", tries = 50)
  void repeatedDerivativesAreTheClosedForms(@ForAll @DoubleRange(min = 0.3, max = 3) double x) {
    close(grad(grad(grad(grad(Var::exp)))).at(x), Math.exp(x), 1e-14);
    assertThat(grad(grad(grad(grad(Var::sin)))).at(x))
        .isCloseTo(Math.sin(x), Offset.offset(1e-15));
    close(grad(grad(grad(Var::log))).at(x), 2 / (x * x * x), 1e-14);
    close(grad(grad(grad(grad(grad(Var::reciprocal))))).at(x), -120 / Math.pow(x, 6), 1e-13);
    close(grad(grad(grad(v -> v.pow(2.5)))).at(x), 1.875 / Math.sqrt(x), 1e-14);
    double t = Math.tanh(x);
    double s = 1 - t * t;
    assertThat(grad(grad(grad(Var::tanh))).at(x))
        .isCloseTo(4 * t * t * s - 2 * s * s, Offset.offset(1e-14));
  }

  @Test
  void perturbationsAreNotConfused() {
    // d/dx [x · d/dy (x + y)] = d/dx [x] = 1; with one perturbation for both it would be 2
    assertThat(grad(x -> x.multiply(grad(y -> x.add(y)).apply(ONE))).at(1)).isEqualTo(1);
    // the same with forward inside reverse, reverse inside forward, and forward inside forward
    assertThat(grad(x -> x.multiply(jvp(y -> x.add(y), ONE, ONE))).at(1)).isEqualTo(1);
    assertThat(jvp(x -> x.multiply(grad(y -> x.add(y)).apply(ONE)), ONE, ONE).toDouble())
        .isEqualTo(1);
    assertThat(jvp(x -> x.multiply(jvp(y -> x.add(y), ONE, ONE)), ONE, ONE).toDouble())
        .isEqualTo(1);
  }

  @Test
  void perturbationsOfVectorsAreNotConfused() {
    // g(x) = x ⊙ ∇_y ⟨x, y⟩ at y = x gives x², whose slope is 2x
    Tensor at = Tensor.vector(2, -3);
    Tensor slope = grad(x -> x.multiply(grad(y -> x.dot(y)).apply(x)).sum()).at(at);
    assertThat(slope).isEqualTo(Tensor.vector(4, -6));
    // ∇_y ⟨y, y⟩ at y = x is 2x, and does not see that y is x
    Tensor twice = grad(x -> x.dot(grad(y -> y.dot(y)).apply(x))).at(at);
    assertThat(twice).isEqualTo(Tensor.vector(8, -12));
  }

  @Test
  void innerDerivativeHoldsTheOutersVariable() {
    // f(x) = d/dy (x²y³) at y = 2 is 12x², so f′(5) = 120
    UnaryOperator<Var> f = x -> grad(y -> x.square().multiply(y.pow(3))).apply(Var.constant(2));
    assertThat(grad(f).at(5)).isEqualTo(120);
    assertThat(jvp(f, Var.constant(5), ONE).toDouble()).isEqualTo(120);
    assertThat(grad(grad(f)).at(5)).isEqualTo(24);
  }

  @Test
  void threeLevelsEachKeepTheirOwnVariable() {
    // x·y²·z³: ∂z at z=1 → 3xy², ∂y at y=2 → 12x, ∂x → 12
    double slope = grad(x -> grad(y -> grad(
        z -> x.multiply(y.square()).multiply(z.pow(3))).apply(ONE))
        .apply(Var.constant(2))).at(7);
    assertThat(slope).isEqualTo(12);
  }

  @Test
  void innerDerivativeAtTheOutersVariable() {
    // x ↦ (d/dy y³ at y = x²) = 3x⁴, slope 12x³
    assertThat(grad(x -> grad(y -> y.pow(3)).apply(x.square())).at(2)).isEqualTo(96);
  }

  @Test
  void innerFunctionMayIgnoreItsVariableOrReturnTheOuters() {
    assertThat(grad(x -> x.add(grad(y -> x).apply(ONE))).at(3)).isEqualTo(1);
    assertThat(grad(x -> x.multiply(grad(y -> Var.constant(4)).apply(x))).at(3)).isZero();
    assertThat(grad(x -> grad(y -> y).apply(x).multiply(x)).at(3)).isEqualTo(1);
    assertThat(grad(x -> x.add(jvp(y -> x, ONE, ONE))).at(3)).isEqualTo(1);
    assertThat(grad(x -> x.multiply(grad(y -> Var.constant(4)).at(1))).at(3)).isZero();
  }

  @Test
  void valueOfAnInnerDerivativeIsDifferentiatedToo() {
    // value · gradient of y² at y = x: x²·2x = 2x³, slope 6x²
    double slope = grad(x -> {
      ValueAndGradient<Var, Var> both = Autodiff.valueAndGrad(Var::square).apply(x);
      return both.value().multiply(both.gradient());
    }).at(3);
    assertThat(slope).isEqualTo(54);
  }

  @Test
  void gradientStepInsideADerivativeIsDifferentiated() {
    // one step of descent on (w−a)² from w = 1 with rate 0.1: w′ = 1 − 0.2(1−a); d(w′²)/da = 0.4w′
    Tensor slope = Autodiff.gradAll(v -> {
      Var a = v.get(0);
      Var w = ONE;
      Var step = grad(u -> u.subtract(a).square()).apply(w).multiply(0.1);
      return w.subtract(step).square();
    }).at(Tensor.scalar(3)).get(0);
    assertThat(slope.toDouble()).isCloseTo(0.4 * 1.4, Offset.offset(1e-15));
  }

  @Test
  void numbersThatLoseTheOutersVariableAreAnErrorAndOthersAreNot() {
    for (ThrowingCallable losing : List.<ThrowingCallable>of(
        () -> grad(x -> x.multiply(grad(x::multiply).at(1))).at(2),
        () -> jvp(x -> x.multiply(grad(x::multiply).at(1)), ONE, ONE),
        () -> grad(x -> grad(y -> y.multiply(grad(z -> x).at(1))).apply(x)).at(2),
        () -> grad(x -> grad(y -> x.multiply(Autodiff.valueAndGrad(z -> y.multiply(z))
            .at(Tensor.scalar(1)).value())).apply(x)).at(2))) {
      assertThatThrownBy(losing).isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("would be lost");
    }
    // a number that does not depend on x may be computed inside
    assertThat(grad(x -> x.multiply(grad(Var::square).at(5))).at(2)).isEqualTo(10);
  }

  @Test
  void afterNumbersAreComputedInsideTheOuterDerivativeGoesOn() {
    Tensor two = Tensor.vector(2, 3);
    assertThat(grad(x -> x.multiply(Var.constant(Autodiff.jacobian(Var::square).at(two))).sum()
        .multiply(x)).at(3)).isEqualTo(60);
    assertThat(grad(x -> x.multiply(Var.constant(Autodiff.hessian(v -> v.pow(3).sum()).at(two)))
        .sum().multiply(x)).at(3)).isEqualTo(180);
    assertThat(grad(x -> x.multiply(Var.constant(Autodiff.gradPerExample((w, v) -> v.multiply(w)
        .sum()).at(Tensor.scalar(1), two))).sum().multiply(x)).at(3)).isEqualTo(30);
  }

  @Test
  void errorInsideAFunctionRestoresWhatWasCurrent() {
    UnaryOperator<Var> failing = x -> {
      throw new IllegalArgumentException("on purpose");
    };
    assertThatThrownBy(() -> grad(failing).at(1)).hasMessage("on purpose");
    assertThatThrownBy(() -> jvp(failing, ONE, ONE))
        .hasMessage("on purpose");
    // had the failed derivative stayed current, this would be recorded on its tape
    assertThat(grad(Var::square).apply(Var.constant(3)).index()).isEqualTo(-1);
    double slope = grad(x -> {
      assertThatThrownBy(() -> grad(failing).apply(x)).hasMessage("on purpose");
      assertThatThrownBy(() -> grad(y -> y.reshape(2)).apply(x)).hasMessageStartingWith("reshape");
      return x.multiply(grad(y -> x.multiply(y)).apply(x));
    }).at(4);
    assertThat(slope).isEqualTo(8);
  }

  @Test
  void mixedSecondDerivativesAgreeInEveryOrderOfModes() {
    UnaryOperator<Var> f = x -> x.slice(0, 1).multiply(x.slice(1, 2).exp()).sin().sum();
    Tensor at = Tensor.vector(0.7, 0.3);
    Var v = Var.constant(Tensor.vector(1, -2));
    double[] reverse = grad(x -> grad(f).apply(x).dot(v)).at(at).toArray();
    double[] forwardReverse = jvp(grad(f), Var.constant(at), v).value().toArray();
    double[] reverseForward = grad(x -> jvp(f, x, v)).at(at).toArray();
    for (double[] other : List.of(forwardReverse, reverseForward)) {
      for (int i = 0; i < 2; i++) assertThat(other[i]).isCloseTo(reverse[i], Offset.offset(1e-14));
    }
    double twice = jvp(x -> jvp(f, x, v), Var.constant(at), v).toDouble();
    assertThat(twice).isCloseTo(reverse[0] - 2 * reverse[1], Offset.offset(1e-13));
  }

  @Test
  void newerDerivativesDoNotConfusePerturbationsEither() {
    // each is d/dx [x · d/dy (x + y)] = 1, or with a second slope d/dx [x · d²/dy² (xy²)] = 4x
    for (Mode mode : Mode.values()) {
      assertThat(grad(x -> x.multiply(Autodiff.jacobian(y -> x.add(y), mode).apply(ONE))).at(1))
          .isEqualTo(1);
      assertThat(Autodiff.jacobian(x -> x.multiply(grad(y -> x.add(y)).apply(ONE)), mode).at(1))
          .isEqualTo(1);
    }
    UnaryOperator<Var> bend =
        x -> x.multiply(Autodiff.hessian(y -> y.square().multiply(x)).apply(ONE));
    assertThat(grad(bend).at(3)).isEqualTo(12);
    assertThat(Autodiff.hessian(bend).at(3)).isEqualTo(4);
    assertThat(Autodiff.hessian(x -> x.multiply(
        Autodiff.hvp(y -> y.square().multiply(x), x, ONE))).at(3)).isEqualTo(4);
    assertThat(grad(x -> x.multiply(Autodiff.vjp(y -> x.add(y), ONE, x))).at(3)).isEqualTo(6);
    assertThat(grad(x -> x.multiply(Autodiff.jvpAll(y -> y.get(0).multiply(y.get(1)),
        List.of(x, ONE), List.of(ONE, x)))).at(3)).isEqualTo(28); // x(1 + x·x): slope 1 + 3x²
  }

  @Test
  void forwardOfReverseIsReverseOfForward() {
    UnaryOperator<Var> f = x -> x.slice(0, 2).multiply(x.slice(1, 3)).sin();
    Var x = Var.constant(Tensor.vector(0.3, -1.1, 2));
    Var dx = Var.constant(Tensor.vector(1, -2, 0.5));
    Var ybar = Var.constant(Tensor.vector(2, 3));
    Var pulled = jvp(v -> Autodiff.vjp(f, v, ybar), x, dx);
    Var pushed = Autodiff.vjp(v -> jvp(f, v, dx), x, ybar);
    Close.close(pulled.value(), pushed.value(), 1e-15);
    Tensor product = Autodiff.hvp(v -> f.apply(v).dot(ybar), x, dx).value();
    Close.close(pulled.value(), product, 1e-15);
    // by the cotangent, which enters linearly: the Jacobian again
    Tensor byCotangent = Autodiff.jacobian(y -> Autodiff.vjp(f, x, y)).at(ybar.value());
    Close.close(Var.constant(byCotangent).transpose().value(),
        Autodiff.jacobian(f).at(x.value()), 0);
  }

  @Test
  void outermostDerivativesLeaveNothingRecorded() {
    UnaryOperator<Var> f = x -> x.pow(3).sum();
    Var x = Var.constant(Tensor.vector(1, 2));
    Function<List<Var>, Var> g = v -> f.apply(v.get(0));
    for (Var result : List.of(Autodiff.vjp(f, x, ONE), jvp(f, x, x), jvp(Var::square, x, x),
        Autodiff.vjpAll(g, List.of(x), ONE).get(0), Autodiff.jvpAll(g, List.of(x), List.of(x)),
        Autodiff.jacobian(f).apply(x), Autodiff.jacobian(v -> v).apply(x),
        Autodiff.hessian(f).apply(x), Autodiff.hvp(f, x, x),
        Autodiff.hessianAll(g).apply(List.of(x)).get(0).get(0),
        Autodiff.hvpAll(g, List.of(x), List.of(x)).get(0))) {
      assertThat(result.index()).as("%s", result).isEqualTo(-1);
    }
  }

  @Test
  void derivativesOnATapeOfOnesOwnAreRecordedThere() {
    Tape tape = new Tape();
    Var x = tape.variable("x", 2);
    UnaryOperator<Var> f = v -> v.pow(4);
    assertThat(Autodiff.hessian(f).apply(x).backward().of(x).toDouble()).isEqualTo(48);
    assertThat(Autodiff.hvp(f, x, ONE).backward().of(x).toDouble()).isEqualTo(48);
    assertThat(Autodiff.hvp(f, ONE, x).backward().of(x).toDouble()).isEqualTo(12);
    assertThat(Autodiff.vjp(f, ONE, x).backward().of(x).toDouble()).isEqualTo(4);
    assertThat(jvp(f, ONE, x).backward().of(x).toDouble()).isEqualTo(4);
    assertThat(Autodiff.jacobian(f).apply(x).backward().of(x).toDouble()).isEqualTo(48);
  }
}
