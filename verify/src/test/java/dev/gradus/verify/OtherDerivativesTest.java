package dev.gradus.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.Finding.Kind;
import java.util.List;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;

/** Jacobians, products with them, Hessians, and what the engine derives. */
class OtherDerivativesTest {
  private static final double[] X = {0.4, -1.3, 2};

  private static double[] f(double[] x) { return new double[] {x[0] * x[1], Math.sin(x[2])}; }

  private static double[][] jacobian(double[] x) {
    return new double[][] {{x[1], x[0], 0}, {0, 0, Math.cos(x[2])}};
  }

  private static double[] times(double[] x, double[] v) {
    return new double[] {x[1] * v[0] + x[0] * v[1], Math.cos(x[2]) * v[2]};
  }

  private static double[] transposed(double[] x, double[] u) {
    return new double[] {x[1] * u[0], x[0] * u[0], Math.cos(x[2]) * u[1]};
  }

  private static void expect(Kind kind, String where, Check check) {
    Report report = check.at(X);
    assertThat(report.verdict()).as(report.toString()).isEqualTo(Verdict.WRONG);
    assertThat(report.findings()).as(report.toString())
        .anyMatch(x -> x.kind() == kind && x.where().equals(where));
  }

  @Test
  void rightOnesAreVerifiedWithAbout31EvaluationsAnEntryOfThePoint() {
    Report report = Verify.jacobian(OtherDerivativesTest::f, OtherDerivativesTest::jacobian).at(X);
    assertThat(report.orThrow().evaluations()).isLessThan(110);
    Verify.jvp(OtherDerivativesTest::f, OtherDerivativesTest::times).at(X).orThrow();
    Verify.vjp(OtherDerivativesTest::f, OtherDerivativesTest::transposed).at(X).orThrow();
    Verify.hessian(Functions::slope, OtherDerivativesTest::second).at(0.3, -1).orThrow();
  }

  private static double[][] second(double[] x) {
    return new double[][] {{2 - 400 * (x[1] - 3 * x[0] * x[0]), -400 * x[0]}, {-400 * x[0], 200}};
  }

  @Test
  void aWrongEntryIsNamedByResultAndEntry() {
    expect(Kind.ENTRY, "f[1] by x[2]", Verify.jacobian(OtherDerivativesTest::f, x -> {
      double[][] j = jacobian(x);
      j[1][2] *= 1 + 1e-6;
      return j;
    }));
  }

  @Test
  void aTransposedJacobianIsFound() {
    Report report = Verify.jacobian(x -> new double[] {x[0] + 2 * x[1], x[1]},
        x -> new double[][] {{1, 0}, {2, 1}}).at(1, 2);
    assertThat(report.findings()).extracting(Finding::where).contains("f[0] by x[1]",
        "f[1] by x[0]");
    expect(Kind.SIZE, "", Verify.jacobian(OtherDerivativesTest::f, x -> new double[3][3]));
  }

  @Test
  void aProductThatTakesTheVectorForOneIsFound() {
    BinaryOperator<double[]> ones = (x, u) -> new double[] {u[0] == 0 ? 0 : x[1],
        u[0] == 0 ? 0 : x[0], u[1] == 0 ? 0 : Math.cos(x[2])};
    expect(Kind.LINEAR, "", Verify.vjp(OtherDerivativesTest::f, ones));
    BinaryOperator<double[]> norms = (x, v) -> {
      double[] y = times(x, v);
      y[0] = Math.abs(y[0]) * Math.signum(x[0] * x[1]);
      return y;
    };
    Report report = Verify.jvp(OtherDerivativesTest::f, norms).at(X);
    assertThat(report.verdict()).isEqualTo(Verdict.WRONG);
  }

  @Test
  void aBufferThatIsHandedOutForEachProductIsFound() {
    double[] buffer = new double[3];
    expect(Kind.BUFFER, "", Verify.vjp(OtherDerivativesTest::f, (x, u) -> {
      System.arraycopy(transposed(x, u), 0, buffer, 0, 3);
      return buffer;
    }));
  }

  @Test
  void aProductThatWritesIntoItsVectorIsFound() {
    expect(Kind.ARGUMENT, "", Verify.jvp(OtherDerivativesTest::f, (x, v) -> {
      double[] y = times(x, v);
      v[0] = 0;
      return y;
    }));
  }

  @Test
  void aWrongSecondDerivativeIsFound() {
    Report report = Verify.hessian(Functions::slope, x -> {
      double[][] h = second(x);
      h[0][1] = -h[0][1];
      return h;
    }).at(0.3, -1);
    assertThat(report.findings()).singleElement().extracting(Finding::where)
        .isEqualTo("f[0] by x[1]");
  }

  @Test
  void anArrayThatIsAddedToOrNotSetIsFound() {
    Verify.valueAndGradient((x, d) -> {
      d[0] = 2 * x[0];
      d[1] = 1;
      return x[0] * x[0] + x[1];
    }).at(3, 4).orThrow();
    assertThat(Verify.valueAndGradient((x, d) -> {
      d[0] += 2 * x[0];
      return x[0] * x[0];
    }).at(3).verdict()).isEqualTo(Verdict.WRONG);
    assertThat(Verify.valueAndGradient((x, d) -> {
      if (x[0] < 0) d[0] = -1;
      return Math.max(0, -x[0]);
    }).at(3).verdict()).isEqualTo(Verdict.WRONG);
  }

  private static final Layout LAYOUT =
      new Layout(List.of("W", "b"), List.of(Shape.of(2, 3), Shape.of(3)));

  @Test
  void whatTheEngineDerivesIsVerified() {
    Report report = Verify.network(v -> v.get(0).square().exp().sum()
        .add(v.get(1).multiply(v.get(0)).tanh().sum()), LAYOUT).check();
    report.orThrow();
    assertThat(report.seed()).isEqualTo(1);
  }

  @Test
  void aDerivativeThatWasCutIsFoundInANetwork() {
    Report report = Verify.network(
        v -> v.get(0).square().sum().add(v.get(1).stopGradient().square().sum()), LAYOUT).check();
    assertThat(report.verdict()).isEqualTo(Verdict.WRONG);
    assertThat(report.toString()).startsWith("gradient: WRONG; W is right; of b ");
  }

  /** A square whose second derivative was forgotten: its slope is a constant for the engine. */
  private static Var once(Var x) {
    return x.multiply(x.stopGradient().multiply(2)).subtract(x.square().stopGradient());
  }

  @Test
  void aWrongSecondOrderIsFoundInANetwork() {
    Report report = Verify.network(v -> once(v.get(0)).sum().add(v.get(1).sum()), LAYOUT).check();
    assertThat(report.findings()).as(report.toString()).singleElement()
        .extracting(Finding::where).isEqualTo("second order");
  }
}
