package dev.gradus.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

  /** Without a program that is right only what can be seen of a block is guessed. */
  @Test
  void blocksThatAreWrongByAFactorAreGuessed() {
    Layout layout = reference().layout();
    Report mean = Verify.gradient(AgainstTest::error, w -> {
      double[] g = gradient(w, true, 2.0 / 3);
      g[2] /= 3;
      return g;
    }).names(layout).at(0.5, -0.25, 0.1);
    assertThat(mean.toString()).startsWith("gradient: WRONG; W is right; of b 1 entries 1 wrong\n"
        + "A guess, which holds at a second point: every entry of b is 1/3 of what was measured.");
    Report sign = Verify.gradient(AgainstTest::error, w -> gradient(w, true, -2.0 / 3))
        .names(layout).at(0.5, -0.25, 0.1);
    assertThat(sign.toString()).contains("W has the wrong sign; b has the wrong sign.");
    Report zero = Verify.gradient(AgainstTest::error, w -> {
      double[] g = gradient(w, true, 2.0 / 3);
      return new double[] {0, 0, g[2]};
    }).names(layout).at(0.5, -0.25, 0.1);
    assertThat(zero.toString()).contains("second point: W is 0.");
    Report spoilt = Verify.gradient(AgainstTest::error, w -> gradient(w, true, 0.71))
        .names(layout).at(0.5, -0.25, 0.1);
    assertThat(spoilt.toString()).doesNotContain("guess");
    Report once = Verify.gradient(AgainstTest::error,
        w -> gradient(w, true, w[0] == 0.5 ? -2.0 / 3 : 0.71)).names(layout).at(0.5, -0.25, 0.1);
    assertThat(once.toString()).doesNotContain("guess");
  }

  @Test
  void aTransposedBlockIsGuessed() {
    Layout layout = new Layout(List.of("A"), List.of(Shape.of(2, 2)));
    Report report = Verify.gradient(
        a -> a[0] * a[0] + 2 * a[1] * a[1] + 3 * a[2] * a[0] + a[3] * a[3],
        a -> new double[] {2 * a[0] + 3 * a[2], 3 * a[0], 4 * a[1], 2 * a[3]}).names(layout)
        .at(0.5, -0.25, 0.1, 0.75);
    assertThat(report.toString()).contains("second point: A is transposed.");
  }

  @Test
  void onlyGradientsAreExplained() {
    assertThatThrownBy(() -> Verify.jacobian(x -> x, x -> new double[][] {{1}})
        .against(reference())).isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("Check.against: a reference explains gradients, but this is a "
            + "check of a ");
  }
}
