package dev.gradus.autodiff;

import static dev.gradus.autodiff.Autodiff.grad;
import static dev.gradus.autodiff.Autodiff.jvp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.check.GradientCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Functions that are computed anew in the reverse pass. */
class RecomputeTest {
  private static final Tensor X = Tensor.vector(0.5, -0.3, 0.8);
  private static final UnaryOperator<Var> BLOCK = x -> x.sin().multiply(x).add(x.square().tanh());

  /** One layer with its weights: [x, W] ↦ tanh(sin(x·W)·2). */
  private static Var layer(List<Var> v) {
    return v.get(0).matmul(v.get(1)).sin().multiply(2).tanh();
  }

  private static Var chain(List<Var> v, Function<List<Var>, Var> layer) {
    Var x = v.get(0);
    for (int i = 1; i < v.size(); i++) x = layer.apply(List.of(x, v.get(i)));
    return x.square().mean();
  }

  private static Tensor[] pointsAndWeights(int layers, int points, int width) {
    Tensor[] all = new Tensor[layers + 1];
    all[0] = Directions.first(Shape.of(points, width));
    for (int i = 1; i <= layers; i++) {
      all[i] = Var.constant(Directions.second(Shape.of(width, width))).multiply(1.0 / i).value();
    }
    return all;
  }

  @Test
  void recomputeGivesTheSameBits() {
    Tensor[] at = pointsAndWeights(6, 5, 4);
    Function<List<Var>, Var> saving = Recompute.ofAll(RecomputeTest::layer);
    var plain = Autodiff.valueAndGradAll(v -> chain(v, RecomputeTest::layer)).at(at);
    var saved = Autodiff.valueAndGradAll(v -> chain(v, saving)).at(at);
    assertThat(saved).isEqualTo(plain);
    Tape tape = new Tape();
    List<Var> vars = new ArrayList<>();
    for (Tensor t : at) vars.add(tape.variable(t));
    assertThat(chain(vars, saving).backward().parts()).isEqualTo(plain.gradient());
    assertThat(Autodiff.gradAll(v -> chain(v, saving)).apply(vars)).extracting(Var::value)
        .isEqualTo(plain.gradient());
  }

  @Test
  void recomputeKeepsOneNodeABlock() {
    Tensor[] at = pointsAndWeights(20, 5, 4);
    int plain = retained(at, RecomputeTest::layer);
    int saved = retained(at, Recompute.ofAll(RecomputeTest::layer));
    // beyond the leaves and the mean: matmul, sin, constant, multiply, tanh against one result
    int others = 21 + 4;
    assertThat(plain).isEqualTo(others + 20 * 5);
    assertThat(saved).isEqualTo(others + 20);
  }

  /** Nodes on the tape, all of which hold a value. */
  private static int retained(Tensor[] at, Function<List<Var>, Var> layer) {
    Tape tape = new Tape();
    List<Var> vars = new ArrayList<>();
    for (Tensor t : at) vars.add(tape.variable(t));
    Var e = chain(vars, layer);
    int size = tape.size();
    e.backward();
    assertThat(tape.size()).isEqualTo(size);
    return size;
  }

  @Test
  void functionRunsTwiceForAllInputsTogether() {
    AtomicInteger runs = new AtomicInteger();
    Function<List<Var>, Var> f = Recompute.ofAll(v -> {
      runs.incrementAndGet();
      return v.get(0).multiply(v.get(1)).multiply(v.get(2));
    });
    Tape tape = new Tape();
    List<Var> v = List.of(tape.variable(2), tape.variable(3), tape.variable(5));
    Var y = f.apply(v);
    assertThat(y).hasToString("%3 = recompute(%0, %1, %2) = 30.0");
    assertThat(runs).hasValue(1);
    assertThat(y.backward().toArray()).containsExactly(15, 10, 6);
    assertThat(runs).hasValue(2);
  }

  @Test
  void inputThatIsNotAskedForGetsNoAdjoint() {
    Tape tape = new Tape();
    Var points = tape.input("points", X);
    Var w = tape.variable("w", X);
    Var y = Recompute.ofAll(v -> v.get(0).multiply(v.get(1)).sum()).apply(List.of(points, w));
    assertThat(y.backward().of(w)).isEqualTo(X);
    assertThat(y.backward().toString()).contains("∂%2/∂w");
  }

  @Test
  void recomputeInsideHessianGivesTheHessian() {
    UnaryOperator<Var> saved = Recompute.of(BLOCK);
    UnaryOperator<Var> coupled = x -> saved.apply(x.multiply(x.sum())).dot(x);
    UnaryOperator<Var> plain = x -> BLOCK.apply(x.multiply(x.sum())).dot(x);
    for (int i = 0; i < 3; i++) {
      double[] unit = new double[3];
      unit[i] = 1;
      Var v = Var.constant(Tensor.vector(unit));
      Tensor row = grad(x -> grad(coupled).apply(x).dot(v)).at(X);
      Tensor column = jvp(grad(coupled), Var.constant(X), v).value();
      Tensor expected = grad(x -> grad(plain).apply(x).dot(v)).at(X);
      for (int j = 0; j < 3; j++) {
        close(row.at(j), expected.at(j));
        close(column.at(j), expected.at(j));
      }
    }
  }

  @Test
  void derivativesOfEveryOrderGoThrough() {
    UnaryOperator<Var> saved = Recompute.of(BLOCK);
    assertThat(grad(saved).at(0.7)).isEqualTo(grad(BLOCK).at(0.7));
    close(grad(grad(saved)).at(0.7), grad(grad(BLOCK)).at(0.7));
    close(grad(grad(grad(saved))).at(0.7), grad(grad(grad(BLOCK))).at(0.7));
    GradientCheck.of(saved).at(X).orThrow();
    GradientCheck.of(x -> grad(v -> saved.apply(v).sum()).apply(x)).at(X).orThrow();
  }

  @Test
  void forwardModeGoesThrough() {
    UnaryOperator<Var> saved = Recompute.of(BLOCK);
    Var x = Var.constant(X);
    Var dx = Var.constant(Tensor.vector(1, -2, 0.5));
    assertThat(jvp(saved, x, dx).value()).isEqualTo(jvp(BLOCK, x, dx).value());
    Tensor mixed = grad(v -> jvp(saved, v, dx).sum()).at(X);
    Tensor other = jvp(grad(v -> saved.apply(v).sum()), x, dx).value();
    for (int i = 0; i < 3; i++) close(mixed.at(i), other.at(i));
    assertThat(Autodiff.vjp(saved, x, dx).value()).isEqualTo(Autodiff.vjp(BLOCK, x, dx).value());
  }

  @Test
  void recomputationsNest() {
    UnaryOperator<Var> inner = Recompute.of(BLOCK);
    UnaryOperator<Var> outer = Recompute.of(x -> inner.apply(inner.apply(x)).multiply(x));
    UnaryOperator<Var> plain = x -> BLOCK.apply(BLOCK.apply(x)).multiply(x);
    close(grad(outer).at(0.7), grad(plain).at(0.7));
    close(grad(grad(outer)).at(0.7), grad(grad(plain)).at(0.7));
    close(jvp(outer, Var.constant(0.7), Var.constant(1)).toDouble(), grad(plain).at(0.7));
  }

  @Test
  void derivativeInsideARecomputedFunctionIsDifferentiated() {
    // x ↦ 3x², whose slope is 6x
    UnaryOperator<Var> f = Recompute.of(x -> grad(v -> v.pow(3)).apply(x));
    assertThat(grad(f).at(2)).isEqualTo(12);
    assertThat(grad(x -> f.apply(x).multiply(x)).at(2)).isEqualTo(36);
    assertThat(grad(grad(f)).at(2)).isEqualTo(6);
    Tape tape = new Tape();
    Var x = tape.variable(2);
    assertThat(f.apply(x).backward().of(x).toDouble()).isEqualTo(12);
  }

  @Test
  void adjointProgramPrintsTheRecomputation() {
    Tape tape = new Tape();
    Var x = tape.variable("x", 3);
    assertThat(Recompute.of(v -> v.square().sin()).apply(x).backward().toString())
        .contains("%3 = anew(%0) = 3.0", "%4 = square(%3) = 9.0", "from %1 (recompute)");
  }

  @Test
  void recomputeMayReturnItsArgumentOrAConstant() {
    assertThat(grad(Recompute.of(x -> x)).at(2)).isEqualTo(1);
    assertThat(grad(Recompute.of(x -> Var.constant(3))).at(2)).isZero();
    assertThat(jvp(Recompute.of(x -> Var.constant(3)), Var.constant(2), Var.constant(1))
        .toDouble()).isZero();
    assertThat(grad(x -> Recompute.ofAll(v -> v.get(0).multiply(v.get(1)))
        .apply(List.of(x, x))).at(3)).isEqualTo(6);
    assertThat(Recompute.of(Var::square).apply(Var.constant(3)).toDouble()).isEqualTo(9);
  }

  @Test
  void varThatIsNoArgumentIsAnErrorAtAnyLevel() {
    String message = "recompute: the function uses a var of a tape that is none of its arguments";
    assertThatThrownBy(() -> grad(x -> Recompute.of(v -> v.multiply(x)).apply(Var.constant(1)))
        .at(2)).hasMessageStartingWith(message);
    assertThatThrownBy(() -> grad(x -> Recompute.of(v -> Recompute.of(u -> u.add(v)).apply(x))
        .apply(x)).at(2)).hasMessageStartingWith(message);
    // a value is no var
    assertThat(grad(x -> Recompute.of(v -> v.multiply(Var.constant(x.value()))).apply(x)).at(2))
        .isEqualTo(2);
  }

  @Test
  void numbersThatLoseAnArgumentAreAnErrorInside() {
    UnaryOperator<Var> losing = Recompute.of(x -> x.multiply(grad(x::multiply).at(1)));
    assertThatThrownBy(() -> grad(losing).at(2)).hasMessageContaining("would be lost");
    assertThatThrownBy(() -> jvp(losing, Var.constant(2), Var.constant(1)))
        .hasMessageContaining("would be lost");
  }

  @Test
  void whatTheFunctionThrowsPassesThroughUnchanged() {
    IllegalArgumentException thrown = new IllegalArgumentException("on purpose");
    AtomicInteger runs = new AtomicInteger();
    UnaryOperator<Var> f = Recompute.of(v -> {
      if (runs.incrementAndGet() == 2) throw thrown;
      return v.square();
    });
    Tape tape = new Tape();
    Var x = tape.variable(3);
    Var y = f.apply(x);
    assertThatThrownBy(y::backward).isSameAs(thrown);
    assertThat(y.backward().of(x).toDouble()).isEqualTo(6);
  }

  private static void close(double found, double expected) {
    assertThat(found).isCloseTo(expected, Offset.offset(1e-13 * Math.abs(expected)));
  }
}
