package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.check.GradientCheck;
import dev.gradus.autodiff.check.Report;
import dev.gradus.autodiff.check.Verdict;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Functions whose reverse rule is in plain numbers. */
class NumericRuleTest {
  private static final Tensor X = Tensor.vector(0.5, -2, 3);

  /** a·b², entry by entry. */
  static final NumericRule PRODUCT = NumericRule.of("product",
      x -> times(x.get(0), times(x.get(1), x.get(1))),
      (x, y, ybar) -> List.of(times(ybar, times(x.get(1), x.get(1))),
          times(ybar, times(Tensor.full(ybar.shape(), 2), times(x.get(0), x.get(1))))));

  private static Tensor times(Tensor a, Tensor b) {
    return Var.constant(a).multiply(Var.constant(b)).value();
  }

  @Test
  void numericRuleGivesTheGradient() {
    Tape tape = new Tape();
    Var a = tape.variable("a", X);
    Var b = tape.variable("b", Tensor.vector(2, 3, 4));
    Var y = PRODUCT.apply(a, b);
    assertThat(y).hasToString("%2 = product(%0, %1) [3]");
    Gradient g = y.sum().backward();
    assertThat(g.of(a)).isEqualTo(Tensor.vector(4, 9, 16));
    assertThat(g.of(b)).isEqualTo(Tensor.vector(2, -12, 24));
    assertThat(g.toString()).contains("productVjp(%0, %1, %5, input=0)");
    GradientCheck.ofAll(x -> PRODUCT.apply(x.get(0), x.get(1)).sin()).at(X, b.value()).orThrow();
  }

  @Test
  void numericRuleRunsOnceForAllInputs() {
    AtomicInteger runs = new AtomicInteger();
    NumericRule counted = NumericRule.of("counted", x -> times(x.get(0), x.get(1)),
        (x, y, ybar) -> {
          runs.incrementAndGet();
          return List.of(times(ybar, x.get(1)), times(ybar, x.get(0)));
        });
    Tape tape = new Tape();
    Var a = tape.variable(2);
    Var b = tape.variable(3);
    assertThat(counted.apply(a, b).backward().toArray()).containsExactly(3, 2);
    assertThat(runs).hasValue(1);
  }

  @Test
  void numericRuleRunsForEachExample() {
    // (w·v · v²)² has slope 2w·v⁶
    ExampleDerivative d = Autodiff.gradPerExample(
        (w, v) -> PRODUCT.apply(v.multiply(w), v).square().sum());
    assertThat(d.at(Tensor.scalar(1), X)).isEqualTo(Tensor.vector(0.03125, 128, 1458));
  }

  @Test
  void wrongNumericRuleIsFoundByTheCheck() {
    NumericRule wrong = NumericRule.of("wrong", x -> times(x.get(0), x.get(0)),
        (x, y, ybar) -> List.of(times(ybar, x.get(0))));
    Report report = GradientCheck.of(x -> wrong.apply(x)).at(X);
    assertThat(report.count(Verdict.WRONG)).isEqualTo(3);
  }

  @Test
  void numericRuleAtSecondOrderIsAnError() {
    assertThatThrownBy(() -> Autodiff.grad(Autodiff.grad(x -> PRODUCT.apply(x, x))).at(2))
        .isInstanceOf(IllegalStateException.class).hasMessageStartingWith("product: its rule is in "
            + "numbers, so it has no second derivative");
    // recorded and not differentiated again it is right
    Tape tape = new Tape();
    Var x = tape.variable(2);
    assertThat(Autodiff.grad(v -> PRODUCT.apply(v, v)).apply(x).toDouble()).isEqualTo(12);
  }

  @Test
  void numericRuleInForwardModeIsAnError() {
    Var one = Var.constant(1);
    assertThatThrownBy(() -> Autodiff.jvp(x -> PRODUCT.apply(x, one), one, one))
        .hasMessageStartingWith("product: its rule is in numbers, so it has no forward mode");
  }
}
