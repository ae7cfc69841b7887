package dev.gradus.autodiff.optimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.ValueAndGradient;
import dev.gradus.autodiff.Var;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Functions by plans are what eager recording says. */
class DifferentiableFunctionTest {
  private static final Shape SHAPE = Shape.of(3, 4);
  private static final UnaryOperator<Var> F =
      w -> w.matmul(w.transpose()).tanh().sum().add(w.exp().mean()).add(w.pow(3).sum());

  private final DifferentiableFunction f = DifferentiableFunction.of(F, SHAPE);
  private final double[] w = new Random(1).doubles(12, -1, 1).toArray();
  private final double[] v = new Random(2).doubles(12, -1, 1).toArray();

  @Test
  void valueAndGradientAreThoseOfEagerRecording() {
    ValueAndGradient<Double, Tensor> eager = Autodiff.valueAndGrad(F).at(Tensor.of(SHAPE, w));
    double[] g = new double[12];
    assertThat(f.size()).isEqualTo(12);
    assertThat(f.valueAndGradient(w, g)).isCloseTo(eager.value(), within(1e-14));
    assertThat(g).containsExactly(eager.gradient().toArray(), within(1e-14));
    assertThat(f.value(w)).isCloseTo(eager.value(), within(1e-14));
  }

  @Test
  void hessianTimesVectorIsThatOfAutodiff() {
    double[] hv = new double[12];
    f.hessianTimesVector(w, v, hv);
    assertThat(hv).containsExactly(Autodiff.hvp(F, Var.constant(Tensor.of(SHAPE, w)),
        Var.constant(Tensor.of(SHAPE, v))).value().toArray(), within(1e-13));
  }

  /** vᵀ(Hu) = uᵀ(Hv). */
  @Test
  void hessianIsSymmetric() {
    double[] hv = new double[12];
    double[] hw = new double[12];
    f.hessianTimesVector(w, v, hv);
    f.hessianTimesVector(w, w, hw);
    assertThat(Point.dot(w, hv)).isCloseTo(Point.dot(v, hw), within(1e-13));
  }

  @Test
  void argumentsStayAndResultsAreTheCallersOwn() {
    double[] before = w.clone();
    double[] g = new double[12];
    f.valueAndGradient(w, g);
    double[] kept = g.clone();
    f.valueAndGradient(v, new double[12]);
    f.hessianTimesVector(w, v, new double[12]);
    assertThat(w).isEqualTo(before);
    assertThat(g).isEqualTo(kept);
  }

  @Test
  void aFunctionInItsOwnRightHasAValueFromItsGradient() {
    DifferentiableFunction square = new DifferentiableFunction() {
      @Override public int size() { return 1; }

      @Override
      public double valueAndGradient(double[] at, double[] g) {
        g[0] = 2 * at[0];
        return at[0] * at[0];
      }
    };
    assertThat(square.value(new double[] {3})).isEqualTo(9);
  }
}
