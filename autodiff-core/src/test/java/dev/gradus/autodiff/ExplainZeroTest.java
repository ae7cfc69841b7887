package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.ZeroGradient.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A gradient that is zero says why. */
class ExplainZeroTest {
  private final Tape tape = new Tape();

  private String why(Var e, Var w) { return e.backward().explainZero(w).toString(); }

  @Test
  void gradientThatIsNotZeroSaysSo() {
    Var w = tape.variable("w", Tensor.vector(1, 2));
    Var c = tape.variable("c", 3);
    Gradient g = w.sum().multiply(c).backward();
    assertThat(g.explainZero(w))
        .hasToString("∂%3/∂w is not zero in any of its 2 entries");
    assertThat(g.explainZero(c)).hasToString("∂%3/∂c is not zero");
    assertThat(g.explainZero(w).reasons()).isEmpty();
    assertThat(g.explainZero(w).zeros()).isZero();
  }

  @Test
  void variableThatTheOutputDoesNotDependOnIsNamed() {
    Var w = tape.variable("w", Tensor.vector(1, 2));
    Var c = tape.variable("c", 3);
    w.multiply(c); // goes nowhere
    Var young = c.square();
    assertThat(why(young, w))
        .isEqualTo("∂%4/∂w is zero in all 2 entries: %4 does not depend on it");
    ZeroGradient why = young.backward().explainZero(w);
    assertThat(why.reasons()).containsExactly(
        new ZeroGradient.Reason(Kind.NO_PATH, null, List.of(), "%4 does not depend on it"));
    assertThat(c.backward().explainZero(w)).hasToString("∂%1/∂w is zero in all 2 entries: %1 does "
        + "not depend on it");
  }

  @Test
  void stopIsNamed() {
    Var w = tape.variable("w", 3);
    Var stopped = w.square().stopGradient();
    assertThat(why(stopped.exp().multiply(2), w)).isEqualTo(
        "∂%5/∂w is zero: %2 = stopGradient(%1) = 9.0 passes no derivative on");
    Var e = w.sign().add(w.stopGradient());
    assertThat(why(e, w)).isEqualTo("∂%8/∂w is zero: %6 = sign(%0) = 1.0 passes no derivative on; "
        + "%7 = stopGradient(%0) = 3.0 passes no derivative on");
    ZeroGradient why = e.backward().explainZero(w);
    assertThat(why.has(Kind.STOPPED)).isTrue();
    assertThat(why.has(Kind.SATURATED)).isFalse();
    assertThat(why.reasons()).extracting(ZeroGradient.Reason::node)
        .containsExactly(tape.get(6), tape.get(7));
  }

  @Test
  void entriesSayWhichUnitAndWhichPoint() {
    Var w = tape.variable("w", Tensor.matrix(new double[][] {{-1, 2}, {3, -4}}));
    Var hidden = w.relu();
    ZeroGradient why = hidden.sum().backward().explainZero(w);
    assertThat(why.reasons()).singleElement().satisfies(r -> {
      assertThat(r.node()).isSameAs(hidden);
      assertThat(r.entries()).containsExactly(0, 3);
    });
    Var v = tape.variable("v", Tensor.vector(1, 1));
    Var difference = v.add(v.negate());
    assertThat(difference.sum().backward().explainZero(v).reasons()).singleElement()
        .satisfies(r -> {
          assertThat(r.node()).isSameAs(v);
          assertThat(r.entries()).containsExactly(0);
        });
    Var stopped = v.stopGradient();
    assertThat(stopped.sum().backward().explainZero(v).reasons()).singleElement()
        .satisfies(r -> assertThat(r.entries()).containsExactly(0, 1));
  }

  @Test
  void stopNextToTheOutputIsNamedOfSeveral() {
    Var w = tape.variable("w", 3);
    assertThat(why(w.stopGradient().square().sign(), w))
        .isEqualTo("∂%3/∂w is zero: %3 = sign(%2) = 1.0 passes no derivative on");
    Var index = tape.variable("index", Tensor.vector(1, 0));
    Var m = tape.constant(Tensor.ones(2, 2));
    assertThat(why(m.gather(index).sum(), index)).isEqualTo("∂%9/∂index is zero in all 2 entries: "
        + "%7 = gather(%5, %6, axis=1) [2, 1] passes no derivative on to its input 1");
  }

  @Test
  void saturatedSlopeIsNamedWithItsOperand() {
    Var w = tape.variable("w", -800);
    assertThat(why(w.exp().add(1).log(), w))
        .isEqualTo("∂%4/∂w is zero: %1 = exp(%0) = 0.0 has slope 0 where its input is -800.0");
    Var v = tape.variable("v", Tensor.vector(1, -2, 3, -4));
    assertThat(why(v.relu().sum(), v)).isEqualTo("∂%7/∂v is zero in 2 of 4 entries, first "
        + "v_2: %6 = relu(%5) [4] has slope 0 at 2 of 4 entries, first where its input is -2.0 "
        + "at [1]");
    Var zero = tape.constant(Tensor.vector(0, 1, 2, 3));
    assertThat(why(v.multiply(zero).sum(), v)).isEqualTo("∂%10/∂v is zero in 1 of 4 entries, first "
        + "v_1: %9 = multiply(%5, %8) [4] has slope 0 at 1 of 4 entries, first where its inputs "
        + "are 1.0 and 0.0 at [0]");
  }

  @Test
  void productTooSmallToHoldIsSaturation() {
    Var w = tape.variable("w", -500);
    // slope 1e-217 times adjoint 1e-217
    Var e = w.exp().multiply(Math.exp(-500));
    assertThat(e.backward().explainZero(w)).hasToString("∂%3/∂w is zero: %1 = exp(%0) = "
        + Math.exp(-500) + " has so small a slope that its product with the adjoint is 0 where its "
        + "input is -500.0");
  }

  @Test
  void deadUnitIsFoundThroughTheProduct() {
    Var x = tape.input("x", Tensor.matrix(new double[][] {{1, 2}, {3, 1}}));
    Var w = tape.variable("W^(1)", Tensor.matrix(new double[][] {{0.5, -1}, {0.25, -2}}));
    Var e = x.matmul(w).relu().sum();
    assertThat(why(e, w)).isEqualTo("∂%4/∂W^(1) is zero in 2 of 4 entries, first w_12^(1): "
        + "%3 = relu(%2) [2, 2] has slope 0 at 2 of 4 entries, first where its input is -5.0 at "
        + "[0, 1]");
  }

  @Test
  void inputThatIsZeroEverywhereIsFoundBesideADeadUnit() {
    Var x = tape.input("x", Tensor.matrix(new double[][] {{1, 0}, {3, 0}}));
    Var w = tape.variable("w", Tensor.matrix(new double[][] {{0.5, -1}, {0.25, -2}}));
    ZeroGradient why = x.matmul(w).relu().sum().backward().explainZero(w);
    assertThat(why.zeros()).isEqualTo(3);
    assertThat(why).hasToString("∂%4/∂w is zero in 3 of 4 entries, first w_12: %2 = matmul(%0, %1) "
        + "[2, 2] has slope 0 there, as the other factor is 0; %3 = relu(%2) [2, 2] has slope 0 at "
        + "2 of 4 entries, first where its input is -1.0 at [0, 1]");
  }

  @Test
  void entriesLeftOutAreNamed() {
    Var w = tape.variable("w", Tensor.vector(1, 2, 3));
    assertThat(why(w.slice(0, 2).sum(), w)).isEqualTo("∂%2/∂w is zero in 1 of 3 entries, first "
        + "w_3: %1 = slice(%0, axis=0, from=0, to=2) [2] leaves them out");
    assertThat(why(w.max(), w)).startsWith("∂%4/∂w is zero in 2 of 3 entries, first w_1: ")
        .endsWith("has slope 0 there");
  }

  @Test
  void contributionsThatCancelAreNamed() {
    Var w = tape.variable("w", 3);
    assertThat(why(w.square().subtract(w.multiply(6)), w)).isEqualTo("∂%4/∂w is zero: the "
        + "contributions to the adjoint of %0 = variable w = 3.0 add to zero: -6.0 from %3 "
        + "(multiply), 6.0 from %1 (square)");
    Var v = tape.variable("v", Tensor.vector(0, 0));
    ZeroGradient why = v.softmax(0).sum().backward().explainZero(v);
    assertThat(why).hasToString("∂%7/∂v is zero in all 2 entries: within %6 = softmax(%5, axis=0) "
        + "[2] the contributions of the entries of its adjoint add to zero");
    assertThat(why.has(Kind.CANCELLED)).isTrue();
  }

  @Test
  void cancellationFurtherOnIsFound() {
    Var w = tape.variable("w", 2);
    Var y = w.square();
    Var e = y.subtract(y);
    assertThat(why(e, w)).isEqualTo("∂%2/∂w is zero: the contributions to the adjoint of %1 = "
        + "square(%0) = 4.0 add to zero: 1.0 from %2 (subtract), -1.0 from %2 (subtract)");
  }

  @Test
  void manyPlacesAreCounted() {
    Var w = tape.variable("w", 2);
    Var e = w.sign();
    for (int i = 0; i < 4; i++) e = e.add(w.sign());
    assertThat(why(e, w)).endsWith("; and at 2 places more");
  }

  @Test
  void customNumericAndRecomputedOperationsAreExplained() {
    Var w = tape.variable("w", Tensor.vector(0, 2));
    assertThat(why(Var.custom(new UserOps.Cube(), w).sum(), w)).isEqualTo("∂%2/∂w is zero in 1 "
        + "of 2 entries, first w_1: %1 = cube(%0) [2] has slope 0 at 1 of 2 entries, first where "
        + "its input is 0.0 at [0]");
    assertThat(why(Recompute.of(x -> x.relu().square()).apply(w).sum(), w)).isEqualTo("∂%4/∂w is "
        + "zero in 1 of 2 entries, first w_1: %3 = recompute(%0) [2] has slope 0 there");
    assertThat(why(NumericRuleTest.PRODUCT.apply(w, w).sum(), w)).isEqualTo("∂%6/∂w is zero in 1 "
        + "of 2 entries, first w_1: %5 = product(%0, %0) [2] has slope 0 there");
    Var hidden = NumericRuleTest.PRODUCT.apply(tape.constant(Tensor.ones(2)), w).relu();
    assertThat(why(hidden.multiply(0).sum(), w)).contains("multiply(");
  }

  @Test
  void tracedTapesSayTheLine() {
    Tape traced = Tape.tracing();
    Var w = traced.variable("w", 3);
    assertThat(w.sign().backward().explainZero(w).toString()).startsWith("∂%1/∂w is zero: %1 = "
        + "sign(%0) = 1.0 at ");
  }

  @Test
  void explainingLeavesTapeAndGradientAsTheyWere() {
    Var w = tape.variable("w", Tensor.vector(1, -2));
    Gradient g = w.relu().sum().backward();
    int size = tape.size();
    g.explainZero(w);
    assertThat(tape.size()).isEqualTo(size);
    assertThat(List.of(g.of(w).at(0), g.of(w).at(1))).containsExactly(1.0, 0.0);
    assertThat(w.square().index()).isEqualTo(size); // records again
  }
}
