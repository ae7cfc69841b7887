package dev.gradus.autodiff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/** Values and derivatives of every operation against closed forms computed with 60 digits. */
@Tag("without-vector")
class OperationPointsTest {
  private static final double FIRST = 2e-15;
  private static final double SECOND = 1e-14;

  @TestFactory
  Stream<DynamicTest> valueIsTheClosedForm() {
    return points((p, x) -> close(p.at().f().apply(x).value(), p.y(), FIRST));
  }

  @TestFactory
  Stream<DynamicTest> gradientIsTheClosedForm() {
    return points((p, x) -> {
      Gradient gradient = contracted(p, x).backward();
      for (int k = 0; k < x.size(); k++) close(gradient.of(x.get(k)), p.xbar().get(k), FIRST);
    });
  }

  @TestFactory
  Stream<DynamicTest> recordedGradientIsTheClosedForm() {
    return points((p, x) -> {
      List<Var> gradient = Autodiff.gradAll(v -> contracted(p, v)).apply(x);
      for (int k = 0; k < x.size(); k++) close(gradient.get(k).value(), p.xbar().get(k), FIRST);
    });
  }

  @TestFactory
  Stream<DynamicTest> slopeAlongEachEntryIsTheClosedForm() {
    return points((p, x) -> {
      for (int k = 0; k < x.size(); k++) {
        int input = k;
        Tensor at = p.at().x().get(k);
        for (int i = 0; i < at.size(); i++) {
          double[] unit = new double[at.size()];
          unit[i] = 1;
          Var dy = Autodiff.jvp(v -> contracted(p, Case.replaced(p.at().constants(), input, v)),
              Var.constant(at), Var.constant(Tensor.of(at.shape(), unit)));
          close(dy.toDouble(), p.xbar().get(k).toArray()[i], 4 * FIRST);
        }
      }
    });
  }

  @TestFactory
  Stream<DynamicTest> secondDerivativesAreTheClosedForms() {
    return points((p, x) -> {
      if (p.hessian().length == 0) return;
      List<Double> found = new ArrayList<>();
      for (int i = 0; i < x.size(); i++) {
        int row = i;
        List<Tensor> h = Autodiff.gradAll(v -> Autodiff.gradAll(p.at().f()).apply(v).get(row))
            .at(p.at().x().toArray(Tensor[]::new));
        for (int j = i; j < x.size(); j++) found.add(h.get(j).toDouble());
      }
      assertThat(found).hasSize(p.hessian().length);
      for (int i = 0; i < found.size(); i++) close(found.get(i), p.hessian()[i], SECOND);
    });
  }

  private interface Check {
    void of(Point point, List<Var> x);
  }

  private static Stream<DynamicTest> points(Check check) {
    return OperationRows.ALL.stream().flatMap(row -> row.points().stream())
        .map(p -> DynamicTest.dynamicTest(p.toString(),
            () -> check.of(p, p.at().variables(new Tape()))));
  }

  private static Var contracted(Point p, List<Var> x) {
    return p.at().f().apply(x).multiply(Var.constant(p.ybar())).sum();
  }

  private static void close(Tensor found, Tensor expected, double relative) {
    assertThat(found.shape()).isEqualTo(expected.shape());
    double[] a = found.toArray();
    double[] b = expected.toArray();
    for (int i = 0; i < a.length; i++) close(a[i], b[i], relative);
  }

  private static void close(double found, double expected, double relative) {
    assertThat(Math.abs(found - expected)).as("%s and %s", found, expected)
        .isLessThanOrEqualTo(relative * Math.abs(expected));
  }
}
