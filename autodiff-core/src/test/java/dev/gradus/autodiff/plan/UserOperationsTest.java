package dev.gradus.autodiff.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.NumericRule;
import dev.gradus.autodiff.Op;
import dev.gradus.autodiff.Recompute;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.UserOps.Hypot;
import dev.gradus.autodiff.UserOps.Reverse;
import dev.gradus.autodiff.Var;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Operations that a user writes, as parts of plans. */
class UserOperationsTest {
  /** xⁿ of a whole n. */
  record Raised(int n) implements Op.Unary {
    @Override public double value(double x) { return Math.pow(x, n); }

    @Override public Var slope(Var x, Var y) {
      return n == 1 ? Var.constant(1) : Var.custom(new Raised(n - 1), x).multiply(n);
    }
  }

  /** x³ with a rule in numbers. */
  private static final NumericRule CUBE = NumericRule.of("cube", s -> s.get(0),
      x -> Var.constant(x.get(0)).pow(3).value(),
      (x, y, ybar) -> List.of(Var.constant(x.get(0)).square().multiply(3)
          .multiply(Var.constant(ybar)).value()));

  private static Var raised(int n, Var x) { return Var.custom(new Raised(n), x); }

  /** Functions of a vector and a number whose derivatives no precision rounds at powers of two. */
  private static final Map<String, BinaryOperator<Var>> FUNCTIONS = Map.of(
      "entry by entry", (x, c) -> raised(3, x).add(raised(2, x)).multiply(c),
      "the same twice", (x, c) -> raised(2, x.add(c)).multiply(raised(2, x.add(c))),
      "of pairs", (x, c) -> Var.custom(new Hypot(), x.multiply(c), x.multiply(0)).add(c),
      "of a vector and a number", (x, c) -> Var.custom(new Hypot(), x.multiply(0), c).multiply(x),
      "linear", (x, c) -> Var.custom(new Reverse(), x.multiply(c)).multiply(x),
      "linear, followed by more", (x, c) -> raised(2, Var.custom(new Reverse(), x)).subtract(c),
      "in a recompute", (x, c) -> Recompute.of(v -> raised(3, Var.custom(new Reverse(), v)))
          .apply(x).multiply(c),
      "in a product", (x, c) -> raised(2, x.expandDims(1).matmul(x.expandDims(0))).sum(1)
          .multiply(c),
      "on what is constant", (x, c) -> x.multiply(raised(2, Var.constant(3))).add(c));

  private static final Map<String, BinaryOperator<Var>> IN_NUMBERS = Map.of(
      "alone", (x, c) -> CUBE.apply(x).multiply(c),
      "after another", (x, c) -> CUBE.apply(Var.custom(new Reverse(), x).add(c)).multiply(x),
      "of a number", (x, c) -> CUBE.apply(c).multiply(x));

  /** The value of a function, its gradient, and the gradient of the sum of that if asked for. */
  private static List<Var> derivatives(Tape tape, BinaryOperator<Var> f, Var x, Var c, int order) {
    Var y = f.apply(x, c);
    List<Var> all = new ArrayList<>(List.of(y));
    for (int i = 0; i < order; i++) {
      List<Var> gradient = tape.gradient(y.sum(), List.of(x, c));
      all.addAll(gradient);
      y = gradient.get(0);
    }
    return all;
  }

  private static void same(String name, BinaryOperator<Var> f, int order) {
    for (double[] entries : new double[][] {{2, -1, 8, 0.5, -4}, {2}, {}}) {
      Tensor at = Tensor.vector(entries);
      Tensor scalar = Tensor.scalar(2);
      Tape eager = new Tape();
      List<Tensor> expected = derivatives(eager, f, eager.variable(at), eager.variable(scalar),
          order).stream().map(Var::value).toList();
      Tape tape = new Tape();
      Plan.Builder b = Plan.builder(tape);
      List<Var> all =
          derivatives(tape, f, tape.input("x", at.shape()), tape.input("c", Shape.SCALAR), order);
      for (int i = 0; i < all.size(); i++) b.output("y" + i, all.get(i));
      for (Precision p : Precision.values()) {
        Workspace ws = Helped.workspace(b.compile(p), 2);
        for (int run = 0; run < 2; run++) {
          assertThat(ws.run(at, scalar)).as("%s, %s, %s entries", name, p, entries.length)
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void valuesAndDerivativesAreThoseOfEagerRecording() {
    FUNCTIONS.forEach((name, f) -> same(name, f, 2));
    IN_NUMBERS.forEach((name, f) -> same(name, f, 1));
    same("legs", (x, c) -> Var.custom(new Hypot(), x.multiply(3), x.multiply(4)).add(c), 0);
  }

  private static Plan plan(UnaryOperator<Var> f) {
    return Plan.of(f, Shape.of(4), Precision.DOUBLE);
  }

  @Test
  void whatIsStatedForOneNumberRunsInsideTheChainOfItsNeighbours() {
    Plan plan = plan(x -> Var.custom(new Hypot(), raised(2, x.add(1)), x).multiply(2));
    assertThat(plan.program().schedule().instructions()).hasSize(1);
    assertThat(plan.toString()).contains(" = raised(", ", n=2)", " = hypot(");
    assertThat(plan(x -> raised(2, x).add(raised(2, x)).add(raised(3, x))).toString()
        .split("raised\\(", -1)).as("the same is computed once").hasSize(1 + 2);
  }

  @Test
  void whatIsStatedForTensorsIsAnInstructionOfItsName() {
    Plan plan = plan(x -> CUBE.apply(Var.custom(new Reverse(), x.add(1)).multiply(2)));
    assertThat(plan.program().schedule().instructions()).hasSize(3);
    assertThat(plan.toString()).contains(" = reverse(", " = cube(");
  }

  @Test
  void aValueOfAnotherShapeThanStatedIsNamedWhenItRuns() {
    NumericRule shorter = NumericRule.of("shorter", s -> s.get(0),
        x -> Tensor.vector(Arrays.copyOf(x.get(0).toArray(), 3)), (x, y, ybar) -> List.of(ybar));
    NumericRule longer = NumericRule.of("longer", s -> s.get(0),
        x -> Tensor.vector(Arrays.copyOf(x.get(0).toArray(), 5)), (x, y, ybar) -> List.of(ybar));
    record Shorter() implements Op.Linear {
      @Override public Shape shape(Shape... x) { return x[0]; }
      @Override public Tensor value(Shape shape, Tensor... x) { return Tensor.zeros(3); }
      @Override public Var transpose(Var ybar, Shape x) { return ybar; }
    }
    String mend = " but its shape(…) is [4]; make the two agree";
    assertThatThrownBy(() -> plan(x -> Var.custom(new Shorter(), x)).workspace().run())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("shorter: its value has shape [3]" + mend);
    assertThatThrownBy(() -> plan(shorter::apply).workspace().run())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("shorter: its value has shape [3]" + mend);
    assertThatThrownBy(() -> plan(longer::apply).workspace().run())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("longer: its value has shape [5]" + mend);
  }

  @Test
  void whatAnOperationThrowsComesOutUnchangedAndTheNextRunIsRight() {
    RuntimeException thrown = new UnsupportedOperationException("77");
    NumericRule picky = NumericRule.of("picky", s -> s.get(0), x -> {
      if (x.get(0).get(1) == 77) throw thrown;
      return x.get(0);
    }, (x, y, ybar) -> List.of(ybar));
    Workspace ws = plan(x -> raised(2, picky.apply(x.add(1)))).workspace();
    assertThatThrownBy(() -> ws.run(Tensor.vector(0, 76, 0, 0))).isSameAs(thrown);
    assertThat(ws.run(Tensor.vector(0, 1, 2, 3))).containsExactly(Tensor.vector(1, 4, 9, 16));
  }
}
