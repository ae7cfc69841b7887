package dev.gradus.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.verify.slips.Reference;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A check with a program that is right says what a wrong gradient looks like. */
class AgainstTest {
  private static final double[][] X = {{1, 2}, {3, -1}, {0.5, 0.5}};
  private static final double[] T = {1, 0, 1};

  private static Reference reference() {
    Var x = Var.constant(Tensor.matrix(X));
    Var t = Var.constant(Tensor.of(Shape.of(3, 1), T));
    return Reference.of(v -> x.matmul(v.get(0)).add(v.get(1)).sigmoid().mse(t),
        new Layout(List.of("W", "b"), List.of(Shape.of(2, 1), Shape.of(1))));
  }

  private static double output(double[] w, int n) {
    return 1 / (1 + Math.exp(-(X[n][0] * w[0] + X[n][1] * w[1] + w[2])));
  }

  private static double error(double[] w) {
    double sum = 0;
    for (int n = 0; n < 3; n++) sum += (output(w, n) - T[n]) * (output(w, n) - T[n]);
    return sum / 3;
  }

  private static double[] gradient(double[] w, boolean withSlope, double scale) {
    double[] g = new double[3];
    for (int n = 0; n < 3; n++) {
      double y = output(w, n);
      double d = scale * (y - T[n]) * (withSlope ? y * (1 - y) : 1);
      g[0] += d * X[n][0];
      g[1] += d * X[n][1];
      g[2] += d;
    }
    return g;
  }

  @Test
  void aWrongGradientIsExplained() {
    Report report = Verify.gradient(AgainstTest::error, w -> gradient(w, false, 2.0 / 3))
        .against(reference()).at(0.5, -0.25, 0.1);
    assertThat(report.diagnosis().orElseThrow().explanations().get(0).mistakes().get(0).slip()
        .name()).isEqualTo("the derivative of the activation is forgotten");
    assertThat(report.toString()).startsWith("gradient: WRONG; of W 2 entries 2 wrong; of b 1 "
        + "entries 1 wrong\nW and b are wrong.\nIt looks as if the derivative of the activation "
        + "is forgotten in ").contains("W[0, 0] is wrong");
  }

  @Test
  void aRightGradientNeedsNoExplanation() {
    Report report = Verify.gradient(AgainstTest::error, w -> gradient(w, true, 2.0 / 3))
        .against(reference()).at(0.5, -0.25, 0.1).orThrow();
    assertThat(report.diagnosis()).isEmpty();
  }

  /** The gradient is that of the mean; the function is the sum. */
  @Test
  void aFunctionThatIsNotThatOfTheReferenceIsSeen() {
    Report report = Verify.gradient(w -> 3 * error(w), w -> gradient(w, true, 2.0 / 3))
        .against(reference()).at(0.5, -0.25, 0.1);
    assertThat(report.toString()).contains(
        "It is the gradient of the reference, so that and the function are not the same.");
  }
}
