package dev.gradus.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.NonFinite;
import dev.gradus.autodiff.NonFiniteException;
import dev.gradus.autodiff.NumericRule;
import dev.gradus.autodiff.Recompute;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tapes that find where a NaN began. In a user's package, as the library's lines are not shown. */
class TracingTest {
  private static String line(int offset) {
    int line = StackWalker.getInstance().walk(s -> s.skip(1).findFirst()).orElseThrow()
        .getLineNumber();
    return "TracingTest.java:" + (line + offset);
  }

  @Test
  void valueIsTracedToTheFirstOperationThatIsNotFinite() {
    Tape tape = Tape.tracing();
    Var w = tape.variable("w", Tensor.vector(2, 1, 5));
    Var distance = w.subtract(1);
    String first = line(-1);
    Var e = distance.log().multiply(distance).sum();
    String second = line(-1);
    NonFiniteException error = catchThrowableOfType(NonFiniteException.class, e::backward);
    assertThat(error).hasMessage("""
        %%5 is not finite. The first operation that is not finite though its inputs are:
          %%3 = log(%%2) [3] at %1$s: 1 of 3 entries, first -Infinity at [1]
        which was given
          %%2 = subtract(%%0, %%1) [3] at %2$s: [1.0, 0.0, 4.0]
        From there to %%5:
          %%4 = multiply(%%3, %%2) [3] at %1$s: 1 of 3 entries, first NaN at [1]
          %%5 = sumTo(%%4) = NaN at %1$s
        To mend it, keep what log is given to where its result is finite.\
        """.formatted(second, first));
    NonFinite report = error.report();
    assertThat(report.operation()).isSameAs(tape.get(3));
    assertThat(report.inDerivative()).isFalse();
    assertThat(report.path()).containsExactly(tape.get(4), e);
  }

  @Test
  void derivativeIsTracedToTheRuleThatIsNotFinite() {
    Tape tape = Tape.tracing();
    Var w = tape.variable("w", Tensor.vector(0.25, 0));
    String first = line(-1);
    Var e = w.sqrt().sum();
    String second = line(-1);
    NonFiniteException error = catchThrowableOfType(NonFiniteException.class, e::backward);
    assertThat(error).hasMessage("""
        ∂%%2/∂%%0 is not finite (1 of 2 entries, first Infinity at [1]). The first contribution \
        to an adjoint that is not finite though the adjoint it comes from is:
          from %%1 = sqrt(%%0) [2] at %1$s to %%0: 1 of 2 entries, first Infinity at [1]
        The adjoint that it comes from is [1.0, 1.0]; sqrt was given
          %%0 = variable w [2] at %2$s: [0.25, 0.0]
        From there to %%2:
          %%2 = sumTo(%%1) = 0.5 at %1$s
        To mend it, keep what sqrt is given to where its slope is finite.\
        """.formatted(second, first));
    assertThat(error.report().operation()).isSameAs(tape.get(1));
    assertThat(error.report().inDerivative()).isTrue();
  }

  @Test
  void leafThatIsNotFiniteIsNamed() {
    Tape tape = Tape.tracing();
    Var x = tape.input("x", Tensor.vector(1, Double.NaN, 3, 4, 5, 6, 7, 8, 9));
    String first = line(-1);
    Var e = x.multiply(tape.variable("w", 2)).sum();
    String second = line(-1);
    assertThatThrownBy(e::backward).hasMessage("""
        %%4 is not finite. It began with a leaf:
          %%0 = input x [9] at %1$s: 1 of 9 entries, first NaN at [1]
        From there to %%4:
          %%3 = multiply(%%0, %%2) [9] at %2$s: 1 of 9 entries, first NaN at [1]
          %%4 = sumTo(%%3) = NaN at %2$s
        To mend it, give this leaf finite entries.\
        """.formatted(first, second));
  }

  @Test
  void infinityThatReachesNeitherOutputNorGradientIsNoFault() {
    Tape tape = Tape.tracing();
    Var scores = tape.variable("scores", Tensor.vector(0.5, -1, 2));
    Var mask = tape.input("mask", Tensor.vector(0, Double.NEGATIVE_INFINITY, 0));
    Var weights = scores.add(mask).softmax(0);
    Gradient gradient = weights.square().sum().backward();
    assertThat(gradient.of(scores).toArray()[1]).isZero();
    assertThat(gradient.explainNonFinite()).isNull();
    assertThat(tape.explainNonFinite(weights)).isNull();
    assertThat(tape.explainNonFinite(scores.add(mask)).operation()).isSameAs(mask);
  }

  @Test
  void maskIsNotBlamedForANan() {
    Tape tape = Tape.tracing();
    Var x = tape.variable("x", Tensor.vector(0.5, -1, 2));
    Var mask = tape.input("mask", Tensor.vector(0, Double.NEGATIVE_INFINITY, 0));
    Var root = x.sqrt();
    Var e = root.add(mask).softmax(0).sum();
    NonFiniteException error = catchThrowableOfType(NonFiniteException.class, e::backward);
    assertThat(error.report().operation()).isSameAs(root);
  }

  @Test
  void derivativeFunctionsTraceInsideTracing() {
    assertThat(Autodiff.grad(Var::sqrt).at(0)).isInfinite();
    assertThatThrownBy(() -> Tape.tracing(() -> Autodiff.grad(Var::sqrt).at(0)))
        .isInstanceOf(NonFiniteException.class)
        .hasMessageContaining("from %1 = sqrt(%0) = 0.0 at " + line(-2) + " to %0: Infinity");
    assertThat(Autodiff.grad(Var::sqrt).at(0)).isInfinite(); // as before
    double second = Tape.tracing(() -> Autodiff.grad(Autodiff.grad(v -> v.pow(3))).at(2.0));
    assertThat(second).isEqualTo(12);
  }

  @Test
  void faultInARecordedDerivativeIsFoundInTheOuterOne() {
    assertThatThrownBy(() -> Tape.tracing(() -> Autodiff.grad(Autodiff.grad(Var::log)).at(0)))
        .isInstanceOf(NonFiniteException.class).hasMessageContaining("reciprocal(%");
  }

  @Test
  void tapeThatDoesNotTraceExplainsWithoutLines() {
    Tape tape = new Tape();
    Var x = tape.variable("x", 0);
    Gradient gradient = x.sqrt().add(1).backward();
    assertThat(gradient.explainNonFinite()).hasToString("""
        ∂%3/∂%0 is not finite (Infinity). The first contribution to an adjoint that is not finite \
        though the adjoint it comes from is:
          from %1 = sqrt(%0) = 0.0 to %0: Infinity
        The adjoint that it comes from is 1.0; sqrt was given
          %0 = variable x = 0.0
        From there to %3:
          %3 = add(%1, %2) = 1.0
        To mend it, keep what sqrt is given to where its slope is finite.""");
    assertThat(tape.explainNonFinite(x.log())).hasToString("""
        %4 is not finite. The first operation that is not finite though its inputs are:
          %4 = log(%0) = -Infinity
        which was given
          %0 = variable x = 0.0
        To mend it, keep what log is given to where its result is finite.""");
  }

  @Test
  void recomputeAndRuleInNumbersAreNamed() {
    Tape tape = Tape.tracing();
    Var x = tape.variable("x", Tensor.vector(1, 0));
    Var saved = Recompute.of(v -> v.sqrt().multiply(2)).apply(x);
    NonFiniteException error =
        catchThrowableOfType(NonFiniteException.class, () -> saved.sum().backward());
    assertThat(error.report().operation()).isSameAs(saved);
    NumericRule broken = NumericRule.of("broken", v -> v.get(0),
        (v, y, ybar) -> List.of(Tensor.full(ybar.shape(), Double.NaN)));
    Var y = broken.apply(x);
    assertThatThrownBy(() -> y.sum().backward()).hasMessageContaining("broken was given");
  }

  @Test
  void faultInsideARecomputedFunctionUnderTracingIsFoundOnTheOuterTape() {
    assertThatThrownBy(() -> Tape.tracing(
        () -> Autodiff.grad(v -> Recompute.of(Var::sqrt).apply(v)).at(0)))
        .hasMessageContaining("from %1 = recompute(%0) = 0.0 at TracingTest.java:");
  }

  @Test
  void sumOfFiniteContributionsThatOverflowsIsNamed() {
    Tape tape = Tape.tracing();
    Var x = tape.variable("x", 1e-300);
    String first = line(-1);
    Var e = x.multiply(1e308).add(x.multiply(1e308));
    assertThatThrownBy(e::backward).hasMessage("""
        ∂%%5/∂%%0 is not finite (Infinity). The contributions to the adjoint of this node are \
        finite, but their sum is not:
          %%0 = variable x = 1.0E-300 at %s
        To mend it, scale the output down.""".formatted(first));
  }

  @Test
  void operandAtTheFaultIsShownOfALargeTensor() {
    double[] entries = new double[100];
    java.util.Arrays.fill(entries, 1);
    entries[57] = -3;
    Tape tape = new Tape();
    Var y = tape.variable("x", Tensor.vector(entries)).log();
    assertThat(tape.explainNonFinite(y).toString()).contains("1 of 100 entries, first NaN at [57]",
        "[1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0, …], -3.0 at [57]");
  }
}
