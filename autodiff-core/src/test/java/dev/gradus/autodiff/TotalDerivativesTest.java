package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.plan.Plan;
import dev.gradus.autodiff.plan.Precision;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Derivatives by vars that are computed from one another: total, whatever else is asked for. */
class TotalDerivativesTest {
  private static double[] numbers(List<Var> x) {
    return x.stream().mapToDouble(Var::toDouble).toArray();
  }

  @Test
  void varBetweenDoesNotStopTheDerivative() {
    Tape tape = new Tape();
    Var x = tape.variable("x", 2);
    Var u = x.square();
    Var y = u.multiply(3);
    assertThat(numbers(tape.gradient(y, List.of(x, u)))).containsExactly(12, 3);
    assertThat(numbers(tape.gradient(y, List.of(u, x)))).containsExactly(3, 12);
  }

  @Test
  void allWaysCountAndNotOnlyThoseThroughTheVarBetween() {
    Tape tape = new Tape();
    Var x = tape.variable("x", 2);
    Var u = x.square();
    Var y = u.multiply(x).add(u); // x³ + x²: 3x² + 2x by x, x + 1 by u
    assertThat(numbers(tape.gradient(y, List.of(x, u)))).containsExactly(16, 3);
  }

  @Test
  void outputDuplicatesAndVarsApartMayBeAskedForToo() {
    Tape tape = new Tape();
    Var x = tape.variable("x", 2);
    Var apart = tape.variable("apart", 5);
    Var u = x.square();
    Var y = u.multiply(3);
    Var later = y.exp();
    List<Var> all = List.of(y, x, u, apart, x, later, u);
    assertThat(numbers(tape.gradient(y, all))).containsExactly(1, 12, 3, 0, 12, 0, 3);
    assertThat(tape.gradient(y, List.of())).isEmpty();
  }

  @Test
  void derivativeByVarsBetweenIsDifferentiatedAgain() {
    Tape tape = new Tape();
    Var x = tape.variable("x", 2);
    Var u = x.square();
    Var y = u.multiply(u); // x⁴: 4x³ by x, 2u by u
    List<Var> first = tape.gradient(y, List.of(x, u));
    assertThat(numbers(first)).containsExactly(32, 8);
    assertThat(numbers(tape.gradient(first.get(0), List.of(x)))).containsExactly(48); // 12x²
    assertThat(numbers(tape.gradient(first.get(1), List.of(x, u)))).containsExactly(8, 2); // 4x, 2
  }

  @Test
  void statedTapeAndItsPlanGiveTotalDerivativesToo() {
    Plan plan = Plan.ofAll(v -> {
      Var x = v.get(0);
      Var u = x.square();
      Tape tape = x.tape();
      return tape.gradient(u.multiply(3), List.of(x, u));
    }, List.of(Shape.SCALAR), Precision.DOUBLE);
    assertThat(plan.workspace().run(Tensor.scalar(2)))
        .containsExactly(Tensor.scalar(12), Tensor.scalar(3));
  }

  @Test
  void argumentsOfAFunctionAreHeldApartThoughOneIsComputedFromAnother() {
    // f(x, u) = xu at u = x²: ∂f/∂x = u and ∂f/∂u = x, while d(x·x²)/dx = 3x²
    Tensor slopes = Autodiff.grad(x -> {
      Var u = x.square();
      List<Var> held = Autodiff.gradAll(v -> v.get(0).multiply(v.get(1))).apply(List.of(x, u));
      return held.get(0).add(held.get(1).multiply(100)); // x² + 100x: slope 2x + 100
    }).at(Tensor.scalar(2));
    assertThat(slopes.toDouble()).isEqualTo(104);
  }

  @Test
  void outersVarThatLiesBetweenIsAConstantToTheInnerFunctionAndNotToTheOuter() {
    // inner by v at v = x: d(vu + v²)/dv = u + 2v with u = x³ held; the outer sees 3x² + 2
    double slope = Autodiff.grad(x -> {
      Var u = x.pow(3);
      return Autodiff.grad(v -> v.multiply(u).add(v.square())).apply(x);
    }).at(2);
    assertThat(slope).isEqualTo(14);
    // and a captured result of the argument's own outer var, by every derivative of one argument
    Var one = Var.constant(1);
    assertThat(Autodiff.grad(x -> Autodiff.jvp(v -> v.multiply(x.pow(3)), x, one)).at(2))
        .isEqualTo(12);
    assertThat(Autodiff.grad(x -> Autodiff.vjp(v -> v.multiply(x.pow(3)), x, one)).at(2))
        .isEqualTo(12);
    assertThat(Autodiff.grad(x -> Autodiff.jacobian(v -> v.multiply(x.pow(3))).apply(x)).at(2))
        .isEqualTo(12);
    assertThat(Autodiff.grad(x -> Autodiff.hessian(v -> v.square().multiply(x.pow(3))).apply(x))
        .at(2)).isEqualTo(24);
    assertThat(Autodiff.grad(x -> Autodiff.hvp(v -> v.square().multiply(x.pow(3)), x, one)).at(2))
        .isEqualTo(24);
  }

  /** A program of sums, products and functions of a variable, each node of any before it. */
  private static List<Var> program(Tape tape, Random random, boolean shifted) {
    List<Var> nodes = new ArrayList<>(List.of(tape.variable("x", 0.7)));
    for (int i = 1; i < 12; i++) {
      Var a = nodes.get(random.nextInt(i));
      Var b = nodes.get(random.nextInt(i));
      Var y = switch (random.nextInt(4)) {
        case 0 -> a.add(b);
        case 1 -> a.multiply(b);
        case 2 -> a.sin();
        default -> a.tanh();
      };
      nodes.add(shifted ? y.add(tape.variable("shift" + i, 0)) : y);
    }
    return nodes;
  }

  @Property(seed = "1", tries = 200)
  void derivativeByEachNodeIsThatByAShiftOfIt(@ForAll long seed) {
    Tape tape = new Tape();
    List<Var> nodes = program(tape, new Random(seed), false);
    List<Var> order = new ArrayList<>(nodes);
    Collections.shuffle(order, new Random(seed));
    List<Var> together = tape.gradient(nodes.get(11), order);

    Tape shifts = new Tape();
    Gradient by = program(shifts, new Random(seed), true).get(11).backward();
    for (int i = 0; i < order.size(); i++) {
      int node = nodes.indexOf(order.get(i));
      Tensor shift = by.of(node == 0 ? "x" : "shift" + node);
      assertThat(together.get(i).value()).as("node %s", node).isEqualTo(shift);
      assertThat(tape.gradient(nodes.get(11), List.of(order.get(i))).get(0).value())
          .as("node %s alone", node).isEqualTo(shift);
    }
  }
}
