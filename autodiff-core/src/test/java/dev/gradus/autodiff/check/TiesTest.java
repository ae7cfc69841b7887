package dev.gradus.autodiff.check;

import static dev.gradus.autodiff.check.Verdict.VERIFIED;
import static dev.gradus.autodiff.check.Verdict.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Where several entries are at a kink together, their derivatives must fit together. */
class TiesTest {
  private static Report of(UnaryOperator<Var> f, Tensor x, double... gradient) {
    return GradientCheck.of(f).compare(List.of(Tensor.of(x.shape(), gradient)), x);
  }

  private static void accepted(UnaryOperator<Var> f, Tensor x, double... gradient) {
    Report report = of(f, x, gradient);
    assertThat(report.verdict()).as("%s", report).isEqualTo(VERIFIED);
  }

  private static void refused(UnaryOperator<Var> f, Tensor x, double... gradient) {
    Report report = of(f, x, gradient);
    assertThat(report.count(WRONG)).as("%s", report).isPositive();
  }

  @Test
  void derivativesOfEqualMaximaAddUpToOne() {
    Tensor x = Tensor.vector(2, 2);
    for (UnaryOperator<Var> f : List.<UnaryOperator<Var>>of(Var::max, v -> v.slice(0, 1)
        .maximum(v.slice(1, 2)).sum())) {
      accepted(f, x, 0.5, 0.5);
      accepted(f, x, 1, 0);
      accepted(f, x, 0, 1);
      refused(f, x, 1, 1);
      refused(f, x, 0, 0);
      refused(f, x, 1, 0.5);
      refused(f, x, 0.5, 0);
    }
  }

  @Test
  void derivativesOfEqualMinimaAddUpToOne() {
    Tensor x = Tensor.vector(-3, -3);
    accepted(v -> v.min(0), x, 0.5, 0.5);
    accepted(v -> v.min(0), x, 0, 1);
    refused(v -> v.min(0), x, 1, 1);
    refused(v -> v.min(0), x, 0, 0);
  }

  @Test
  void tieIsNamedInTheReason() {
    Entry entry = of(Var::max, Tensor.vector(2, 2), 1, 1).entries().get(0);
    assertThat(entry.reason()).startsWith(
        "a tie of x_1 and x_2: along them together the slope is ").endsWith("make 2.0");
  }

  @Test
  void anyNumberOfEqualMaximaShareTheSlope() {
    for (int n = 2; n <= 7; n++) {
      Tensor x = Tensor.full(Shape.of(n), 2);
      Report report = GradientCheck.of(Var::max).at(x).orThrow();
      assertThat(report.kinks()).isEqualTo(n);
      double[] all = new double[n];
      refused(Var::max, x, all);
      all[n / 2] = 1;
      accepted(Var::max, x, all);
      all[0] = 1;
      refused(Var::max, x, all);
      Arrays.fill(all, 0.9 / n);
      refused(Var::max, x, all);
    }
  }

  @Test
  void tiesOfEveryLineAreTriedAlone() {
    UnaryOperator<Var> rows = v -> v.max(1).sum();
    Tensor x = Tensor.matrix(new double[][] {{1, 1, 0}, {0, 2, 2}, {4, 5, 6}});
    accepted(rows, x, 1, 0, 0, 0, 0.5, 0.5, 0, 0, 1);
    // each line is wrong, their sum is right
    refused(rows, x, 1, 1, 0, 0, 0, 0, 0, 0, 1);
    UnaryOperator<Var> columns = v -> v.max(0).sum();
    Tensor y = Tensor.matrix(new double[][] {{1, 2}, {1, 2}});
    accepted(columns, y, 1, 0.5, 0, 0.5);
    refused(columns, y, 1, 0, 1, 0);
  }

  @Test
  void differenceOfEqualNumbersHasOneSlopeForBoth() {
    UnaryOperator<Var> distance = v -> v.slice(0, 1).subtract(v.slice(1, 2)).abs().sum();
    Tensor x = Tensor.vector(3, 3);
    accepted(distance, x, 0, 0);
    accepted(distance, x, 1, -1);
    refused(distance, x, 1, 1);
    refused(distance, x, 1, 0);
  }

  @Test
  void entriesThatMakeOneKinkWithDifferentWeightsAreTried() {
    UnaryOperator<Var> unit =
        v -> v.multiply(Var.constant(Tensor.vector(3, -2, 0.5))).sum().relu();
    Tensor x = Tensor.vector(1, 1, -2);
    accepted(unit, x, 0, 0, 0);
    accepted(unit, x, 3, -2, 0.5);
    accepted(unit, x, 1.5, -1, 0.25);
    refused(unit, x, 3, 0, 0.5);
    refused(unit, x, 0, -2, 0);
  }

  @Test
  void kinksOfTheirOwnAreNoTie() {
    accepted(v -> v.relu().sum(), Tensor.vector(0, 0, 0), 0, 1, 0.5);
    // along both the two kinks cancel, yet each derivative is a slope of its own
    accepted(v -> v.slice(0, 1).relu().subtract(v.slice(1, 2).relu()).sum(), Tensor.vector(0, 0),
        0, -1);
  }

  @Test
  void sortedNumbersThatAreEqualMayChangePlaces() {
    Var weights = Var.constant(Tensor.vector(1, 10, 100));
    UnaryOperator<Var> sorted = v -> v.sort(0).multiply(weights).sum();
    Tensor x = Tensor.vector(7, 7, 2);
    accepted(sorted, x, 10, 100, 1);
    accepted(sorted, x, 100, 10, 1);
    accepted(sorted, x, 55, 55, 1);
    refused(sorted, x, 10, 10, 1);
    refused(sorted, x, 100, 100, 1);
    GradientCheck.of(sorted).at(x).orThrow();
  }

  @Test
  void operationsAgreeWithThemselvesAtTies() {
    Tensor tied = Tensor.vector(1, 3, 3, 1, 3);
    for (UnaryOperator<Var> f : List.<UnaryOperator<Var>>of(Var::max, v -> v.min(0),
        v -> v.sort(0).multiply(Var.constant(Tensor.vector(1, 2, 4, 8, 16))).sum(),
        v -> v.maximum(Var.constant(3)).sum(), v -> v.minimum(Var.constant(3)).sum(),
        v -> v.subtract(3).relu().sum(), v -> v.subtract(1).abs().sum())) {
      Report report = GradientCheck.of(f).at(tied);
      assertThat(report.verdict()).as("%s", report).isEqualTo(VERIFIED);
    }
  }

  @Test
  void entriesBesideATieAreJudgedAsEver() {
    Report report = of(Var::max, Tensor.vector(2, 1, 2), 1, 0, 1);
    assertThat(report.entries().stream().map(Entry::verdict))
        .containsExactly(WRONG, VERIFIED, WRONG);
    assertThat(Collections.frequency(report.entries().stream().map(Entry::reason).toList(), ""))
        .isEqualTo(1);
  }
}
