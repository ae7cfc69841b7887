package dev.gradus.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.Check;
import dev.gradus.verify.Domain;
import dev.gradus.verify.Report;
import dev.gradus.verify.Verify;
import java.util.function.UnaryOperator;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.hipparchus.analysis.differentiation.Gradient;
import org.junit.jupiter.api.Test;

/** Gradients that others found, by hand or by another library, verified: no var is in sight. */
class OtherGradientsTest {
  /** Two inputs, three tanh units, one sigmoid, three points: one long vector, and loops. */
  private static final class ByHand {
    private static final double[][] X = {{0.5, -1}, {1.5, 0.3}, {-0.7, 0.9}};
    private static final double[] LABELS = {1, 0, 1};

    private final String mistake;

    ByHand(String mistake) { this.mistake = mistake; }

    private static double unit(double[] w, double[] x, int j) {
      return Math.tanh(w[j] * x[0] + w[3 + j] * x[1] + w[6 + j]);
    }

    private static double output(double[] w, double[] x) {
      double z = w[12];
      for (int j = 0; j < 3; j++) z += w[9 + j] * unit(w, x, j);
      return 1 / (1 + Math.exp(-z));
    }

    /** The mean of −ln ŷ where the label is 1 and of −ln(1−ŷ) where it is 0. */
    static double error(double[] w) {
      double sum = 0;
      for (int n = 0; n < 3; n++) {
        double y = output(w, X[n]);
        sum -= LABELS[n] == 1 ? Math.log(y) : Math.log(1 - y);
      }
      return sum / 3;
    }

    double[] gradient(double[] w) {
      double[] g = new double[13];
      for (int n = 0; n < 3; n++) {
        double delta = (output(w, X[n]) - LABELS[n]) / (mistake.equals("sum for mean") ? 1 : 3);
        for (int j = 0; j < 3; j++) {
          double h = unit(w, X[n], j);
          g[9 + j] += delta * h;
          double slope = mistake.equals("no slope") ? 1 : 1 - h * h;
          double back = delta * w[9 + j] * slope;
          g[j] += back * X[n][0];
          g[3 + j] += back * X[n][mistake.equals("index") ? 0 : 1];
          g[6 + j] += back;
        }
        if (mistake.equals("= for +=")) g[12] = delta;
        else g[12] += delta;
      }
      return g;
    }
  }

  private static final double[] W =
      {0.3, -0.8, 0.5, 1.1, 0.2, -0.4, 0.1, -0.2, 0.6, 0.7, -1.2, 0.4, 0.05};

  private static Check byHand(String mistake) {
    return Verify.gradient(ByHand::error, new ByHand(mistake)::gradient);
  }

  @Test
  void backpropagationByHandIsVerifiedAndItsMistakesAreFound() {
    assertThat(byHand("none").at(W).orThrow().evaluations()).isLessThan(13 * 40);
    byHand("none").everywhere(20, 1).orThrowIfWrong();
    for (String mistake : new String[] {"sum for mean", "no slope", "index", "= for +="}) {
      Report report = byHand(mistake).at(W);
      assertThat(report.verdict()).as(mistake).isEqualTo(Verdict.WRONG);
    }
  }

  /** Of any numbers: x ln(x² + y²) + e^(sin y) z. */
  private static Gradient hipparchus(double[] x) {
    Gradient[] v = new Gradient[3];
    for (int i = 0; i < 3; i++) v[i] = Gradient.variable(3, i, x[i]);
    return v[0].multiply(v[0].multiply(v[0]).add(v[1].multiply(v[1])).log())
        .add(v[1].sin().exp().multiply(v[2]));
  }

  @Test
  void gradientsOfHipparchusAreRight() {
    Check check = Verify.gradient(x -> hipparchus(x).getValue(), x -> hipparchus(x).getGradient());
    check.at(0.5, -1.5, 2).orThrow();
    Report report = check.inside(Domain.positive()).everywhere(100, 1).orThrowIfWrong();
    assertThat(report.toString()).contains("100 points: verified at ", "undecided at 0");
  }

  /** Orders 1 and 2 of x² e^y / (1 + x y). */
  private static DerivativeStructure second(double[] x) {
    DSFactory factory = new DSFactory(2, 2);
    DerivativeStructure a = factory.variable(0, x[0]);
    DerivativeStructure b = factory.variable(1, x[1]);
    return a.multiply(a).multiply(b.exp()).divide(a.multiply(b).add(1));
  }

  @Test
  void secondDerivativesOfHipparchusAreRight() {
    UnaryOperator<double[]> gradient = x -> new double[] {second(x).getPartialDerivative(1, 0),
        second(x).getPartialDerivative(0, 1)};
    Verify.gradient(x -> second(x).getValue(), gradient).at(0.7, 1.3).orThrow();
    Verify.hessian(gradient, x -> new double[][] {
        {second(x).getPartialDerivative(2, 0), second(x).getPartialDerivative(1, 1)},
        {second(x).getPartialDerivative(1, 1), second(x).getPartialDerivative(0, 2)}})
        .at(0.7, 1.3).orThrow();
  }
}
