package dev.gradus.autodiff;

import static dev.gradus.autodiff.Autodiff.grad;
import static dev.gradus.autodiff.Autodiff.withAux;
import static dev.gradus.autodiff.Autodiff.withAuxAll;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a function gives beside the result that is differentiated. */
class WithAuxTest {
  private static final Tensor AT = Tensor.vector(1, 2);

  /** Σx³, and beside it x². */
  private static WithAux<Var, Var> cubes(Var x) {
    return new WithAux<>(x.pow(3).sum(), x.square());
  }

  @Test
  void everyDerivativeBringsWhatComesBesideTheResult() {
    Var at = Var.constant(AT);
    for (WithAux<Tensor, Var> both : List.of(
        withAux(WithAuxTest::cubes, f -> grad(f).at(AT)),
        withAux(WithAuxTest::cubes, f -> Autodiff.valueAndGrad(f).at(AT).gradient()),
        withAux(WithAuxTest::cubes, f -> Autodiff.jacobian(f).at(AT)),
        withAux(WithAuxTest::cubes, f -> Autodiff.vjp(f, at, Var.constant(1)).value()))) {
      assertThat(both.result()).isEqualTo(Tensor.vector(3, 12));
      assertThat(both.aux().value()).isEqualTo(Tensor.vector(1, 4));
    }
    assertThat(withAux(WithAuxTest::cubes, f -> Autodiff.hessian(f).at(AT)).aux().value())
        .isEqualTo(Tensor.vector(1, 4));
    assertThat(withAux(WithAuxTest::cubes, f -> Autodiff.hvp(f, at, at)).result().value())
        .isEqualTo(Tensor.vector(6, 24));
    assertThat(withAux(WithAuxTest::cubes, f -> Autodiff.jvp(f, at, at)).result().toDouble())
        .isEqualTo(27);
  }

  /** x²y, and beside it x + y. */
  private static WithAux<Var, Var> product(List<Var> v) {
    return new WithAux<>(v.get(0).square().multiply(v.get(1)), v.get(0).add(v.get(1)));
  }

  private static void check(WithAux<List<Tensor>, Var> both, double... result) {
    assertThat(both.result()).containsExactlyElementsOf(
        Arrays.stream(result).mapToObj(Tensor::scalar).toList());
    assertThat(both.aux().toDouble()).isEqualTo(8);
  }

  @Test
  void everyDerivativeBySeveralTensorsBringsWhatComesBesideTheResult() {
    Tensor[] at = {Tensor.scalar(3), Tensor.scalar(5)};
    List<Var> x = Scope.constants(List.of(at));
    Var one = Var.constant(1);
    check(withAuxAll(WithAuxTest::product, f -> Autodiff.gradAll(f).at(at)), 30, 9);
    check(withAuxAll(WithAuxTest::product, f -> Autodiff.valueAndGradAll(f).at(at).gradient()),
        30, 9);
    check(withAuxAll(WithAuxTest::product, f -> Autodiff.jacobianAll(f).at(at)), 30, 9);
    check(withAuxAll(WithAuxTest::product, f -> Scope.values(Autodiff.vjpAll(f, x, one))), 30, 9);
    check(withAuxAll(WithAuxTest::product,
        f -> List.of(Autodiff.jvpAll(f, x, List.of(one, one)).value())), 39);
    check(withAuxAll(WithAuxTest::product,
        f -> Scope.values(Autodiff.hvpAll(f, x, List.of(one, one)))), 16, 6);
    check(withAuxAll(WithAuxTest::product, f -> Autodiff.hessianAll(f).at(at).get(0)), 10, 6);
  }

  @Test
  void besideGradientsPerExampleIsThatOfTheFirstExample() {
    WithAux<List<Tensor>, Var> both = withAuxAll(v -> {
      Var predictions = v.get(1).multiply(v.get(0));
      return new WithAux<>(predictions.square().sum(), predictions);
    }, f -> Autodiff.gradPerExampleAll((w, x) -> f.apply(List.of(w.get(0), x.get(0))))
        .at(List.of(Tensor.scalar(2)), Tensor.vector(1, 3)));
    assertThat(both.result()).containsExactly(Tensor.vector(4, 36)); // 2wx²
    assertThat(both.aux().value()).isEqualTo(Tensor.vector(2));
  }

  @Test
  void functionRunsOnceAndMayGiveAnythingBeside() {
    int[] calls = {0};
    WithAux<List<Tensor>, String> both = withAuxAll(
        x -> new WithAux<>(x.get(0).multiply(x.get(1)), "call " + ++calls[0]),
        f -> Autodiff.gradAll(f).at(Tensor.scalar(2), Tensor.scalar(3)));
    assertThat(both.result()).containsExactly(Tensor.scalar(3), Tensor.scalar(2));
    assertThat(both.aux()).isEqualTo("call 1");
    assertThat(calls[0]).isEqualTo(1);
  }

  @Test
  void varsThatLeaveTheOutermostDerivativeAreNumbers() {
    Var kept = withAux(WithAuxTest::cubes, f -> grad(f).at(AT)).aux();
    assertThat(kept.sum().index()).isEqualTo(-1);
    Tape tape = new Tape();
    Var x = tape.variable("x", AT);
    assertThat(x.dot(kept).backward().of(x)).isEqualTo(Tensor.vector(1, 4));
    assertThat(grad(v -> v.dot(kept)).at(AT)).isEqualTo(Tensor.vector(1, 4));
    assertThat(Autodiff.jvp(v -> v.dot(kept), kept, kept).toDouble()).isEqualTo(17);
  }

  @Test
  void varsInsideAnotherDerivativeAreDifferentiatedByIt() {
    // Σ(slope + beside) = Σ(3x² + x²), slope 8x; also where the slope is taken as numbers
    assertThat(grad(x -> {
      WithAux<Var, Var> both = withAux(WithAuxTest::cubes, f -> grad(f).apply(x));
      return both.result().add(both.aux()).sum();
    }).at(AT)).isEqualTo(Tensor.vector(8, 16));
    assertThat(grad(x -> {
      WithAux<Tensor, Var> both = withAux(v -> new WithAux<>(v.square().sum(), v.multiply(x)),
          f -> grad(f).at(AT));
      return both.aux().multiply(Var.constant(both.result())).sum();
    }).at(AT)).isEqualTo(Tensor.vector(2, 8));
  }
}
