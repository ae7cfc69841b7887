package dev.gradus.autodiff;

import static dev.gradus.autodiff.Autodiff.grad;
import static dev.gradus.autodiff.Autodiff.hessian;
import static dev.gradus.autodiff.Autodiff.hvp;
import static dev.gradus.autodiff.Close.close;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Second derivatives, as a matrix and as products with a direction. */
class HessianTest {
  private static final Tensor A =
      Tensor.matrix(new double[][] {{1, -2, 3}, {0.5, 4, -1}, {2, 0, 5}});
  private static final Tensor POINTS = Directions.second(Shape.of(5, 3));

  /** The mean error of a little network with a parameter matrix [3, 2]. */
  private static Var error(Var w) {
    return Var.constant(POINTS).matmul(w).tanh().softmax(1).square().sum(1).log().mean();
  }

  @Test
  void hessianOfAQuadraticFormIsItsSymmetricPart() {
    UnaryOperator<Var> f = x -> x.matmul(Var.constant(A)).dot(x); // xᵀAx has Hessian A + Aᵀ
    Tensor expected = Var.constant(A).add(Var.constant(A).transpose()).value();
    assertThat(hessian(f).at(Tensor.vector(7, -8, 9))).isEqualTo(expected);
  }

  @Property(tries = 20)
  void hessianIsSymmetricAndTheProductIsItsProduct(
      @ForAll @Size(6) List<@DoubleRange(min = -2, max = 2) Double> entries) {
    Tensor w = Tensor.of(Shape.of(3, 2), entries.stream().mapToDouble(x -> x).toArray());
    Tensor h = hessian(HessianTest::error).at(w);
    assertThat(h.shape()).isEqualTo(Shape.of(3, 2, 3, 2));
    Var matrix = Var.constant(h).reshape(6, 6);
    close(matrix.transpose().value(), matrix.value(), 1e-14);
    Var v = Var.constant(Directions.second(Shape.of(3, 2)));
    close(hvp(HessianTest::error, Var.constant(w), v).value(),
        matrix.matmul(v.reshape(6)).reshape(3, 2).value(), 1e-14);
  }

  /** 2x, which counts the passes over it. */
  private record Counted(int[] passes) implements Op.Unary {
    @Override public double value(double x) { return 2 * x; }

    @Override public Var slope(Var x, Var y) {
      passes[0]++;
      return Var.constant(2);
    }
  }

  @Test
  void productCostsOnePassEachWayWhateverTheDimension() {
    for (int n : new int[] {1, 10, 1000}) {
      Counted twice = new Counted(new int[1]);
      Var x = Var.constant(Tensor.ones(n));
      hvp(v -> Var.custom(twice, v).pow(3).sum(), x, x);
      assertThat(twice.passes[0]).isEqualTo(2);
    }
  }

  @Test
  void productAgreesInEveryOrderOfModes() {
    Tensor w = Directions.first(Shape.of(3, 2));
    Var v = Var.constant(Directions.second(Shape.of(3, 2)));
    Tensor product = hvp(HessianTest::error, Var.constant(w), v).value();
    close(grad(u -> Autodiff.jvp(HessianTest::error, u, v)).at(w), product, 1e-14);
    close(grad(u -> grad(HessianTest::error).apply(u).multiply(v).sum()).at(w), product, 1e-14);
  }

  @Test
  void hessianAllHasABlockForEachPairOfArguments() {
    // f = a·Σ xᵢyᵢ²
    Function<List<Var>, Var> f = v -> v.get(0).multiply(v.get(1).multiply(v.get(2).square()).sum());
    List<List<Tensor>> h =
        Autodiff.hessianAll(f).at(Tensor.scalar(2), Tensor.vector(3, 4), Tensor.vector(5, 6));
    assertThat(h.get(0)).containsExactly(
        Tensor.scalar(0), Tensor.vector(25, 36), Tensor.vector(30, 48));
    assertThat(h.get(1)).containsExactly(
        Tensor.vector(25, 36), Tensor.zeros(2, 2), Tensor.of(Shape.of(2, 2), 20, 0, 0, 24));
    assertThat(h.get(2)).containsExactly(Tensor.vector(30, 48),
        Tensor.of(Shape.of(2, 2), 20, 0, 0, 24), Tensor.of(Shape.of(2, 2), 12, 0, 0, 16));
    List<Var> at = Scope.constants(
        List.of(Tensor.scalar(2), Tensor.vector(3, 4), Tensor.vector(5, 6)));
    List<Var> along = Scope.constants(
        List.of(Tensor.scalar(1), Tensor.vector(1, 0), Tensor.vector(0, 1)));
    assertThat(Scope.values(Autodiff.hvpAll(f, at, along)))
        .containsExactly(Tensor.scalar(25 + 48), Tensor.vector(25, 36 + 24),
            Tensor.vector(30 + 20, 48 + 16));
  }

  @Test
  void scalarsEmptyTensorsAndUnusedArguments() {
    assertThat(hessian(x -> x.pow(4)).at(2)).isEqualTo(48);
    assertThat(hessian(Var::sum).at(Tensor.zeros(0))).isEqualTo(Tensor.zeros(0, 0));
    assertThat(hessian(Var::sum).at(Tensor.vector(1, 2))).isEqualTo(Tensor.zeros(2, 2));
    assertThat(hessian(x -> Var.constant(3)).at(Tensor.vector(1, 2)))
        .isEqualTo(Tensor.zeros(2, 2));
    assertThat(hessian(x -> x).at(5)).isZero();
    assertThat(hvp(x -> Var.constant(3), Var.constant(2), Var.constant(1)).toDouble()).isZero();
    assertThat(Autodiff.hessianAll(x -> x.get(0).square()).at(Tensor.scalar(1), Tensor.vector(1)))
        .containsExactly(List.of(Tensor.scalar(2), Tensor.zeros(1)),
            List.of(Tensor.zeros(1), Tensor.zeros(1, 1)));
  }

  @Test
  void functionRunsOnce() {
    int[] calls = {0};
    UnaryOperator<Var> f = x -> {
      calls[0]++;
      return x.pow(3).sum();
    };
    hessian(f).at(Tensor.vector(1, 2, 3));
    assertThat(calls[0]).isEqualTo(1);
    hvp(f, Var.constant(Tensor.vector(1, 2)), Var.constant(Tensor.vector(1, 2)));
    assertThat(calls[0]).isEqualTo(2);
  }

  @Test
  void hessianOfAFunctionThatTakesDerivativesItself() {
    // ‖∇ Σx³‖² = 9Σx⁴, whose Hessian is 108x² on the diagonal
    UnaryOperator<Var> f = x -> grad(v -> v.pow(3).sum()).apply(x).square().sum();
    assertThat(hessian(f).at(Tensor.vector(1, 2)))
        .isEqualTo(Tensor.matrix(new double[][] {{108, 0}, {0, 432}}));
    // the trace of the Hessian of Σx⁵ is 20Σx³, whose Hessian is 120x
    UnaryOperator<Var> trace = x -> hessian(v -> v.pow(5).sum()).apply(x).sum();
    assertThat(hessian(trace).at(Tensor.vector(1, 2)))
        .isEqualTo(Tensor.matrix(new double[][] {{120, 0}, {0, 240}}));
    assertThat(grad(trace).at(Tensor.vector(1, 2))).isEqualTo(Tensor.vector(60, 240));
  }

  @Test
  void productInsideADerivativeIsDifferentiatedByPointAndByDirection() {
    // uᵀHv of Σx⁴ is 12Σ ux²v: slope 24uxv by x, 12ux² by v
    Var u = Var.constant(Tensor.vector(1, -1));
    Var at = Var.constant(Tensor.vector(2, 3));
    Var v = Var.constant(Tensor.vector(5, 7));
    UnaryOperator<Var> f = w -> w.pow(4).sum();
    assertThat(grad(x -> hvp(f, x, v).dot(u)).apply(at).value())
        .isEqualTo(Tensor.vector(240, -504));
    assertThat(grad(w -> hvp(f, at, w).dot(u)).apply(v).value())
        .isEqualTo(Tensor.vector(48, -108));
    assertThat(Autodiff.jvp(w -> hvp(f, at, w), v, u).value()).isEqualTo(Tensor.vector(48, -108));
  }

  @Test
  void blocksInsideADerivativeAreDifferentiated() {
    // ∂²(x²y³)/∂x∂y = 6xy²: slopes 6y², 12xy
    List<Tensor> slopes = Autodiff.gradAll(v -> Autodiff.hessianAll(
        w -> w.get(0).square().multiply(w.get(1).pow(3))).apply(v).get(0).get(1))
        .at(Tensor.scalar(2), Tensor.scalar(3));
    assertThat(slopes).containsExactly(Tensor.scalar(54), Tensor.scalar(72));
  }
}
