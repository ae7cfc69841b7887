package dev.gradus.autodiff.check;

import static dev.gradus.autodiff.check.Verdict.UNDECIDED;
import static dev.gradus.autodiff.check.Verdict.VERIFIED;
import static dev.gradus.autodiff.check.Verdict.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Autodiff;
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

  // ---- many ----

  @Test
  void theLastOfManyTiesIsLookedAt() {
    int rows = 150;
    double[] x = new double[3 * rows];
    double[] gradient = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = i % 3 == 0 ? -4 : i / 3 % 7;
      gradient[i] = i % 3 == 1 ? 1 : 0;
    }
    UnaryOperator<Var> max = v -> v.max(1).sum();
    Tensor points = Tensor.of(Shape.of(rows, 3), x);
    accepted(max, points, gradient);
    for (int row : new int[] {0, rows / 2, rows - 1}) {
      double[] wrong = gradient.clone();
      wrong[3 * row + 2] = 1;
      Report report = of(max, points, wrong);
      assertThat(report.count(WRONG)).as("%s", report).isEqualTo(2);
      assertThat(report.entries().get(3 * row + 1).verdict()).isEqualTo(WRONG);
    }
  }

  @Test
  void oneTieAmongManyKinksOfTheirOwnIsFound() {
    int n = 400;
    UnaryOperator<Var> f = v -> v.relu().sum().add(v.slice(17, 18).maximum(v.slice(383, 384))
        .multiply(5).sum());
    double[] x = new double[n];
    double[] gradient = new double[n];
    x[17] = 3;
    x[383] = 3;
    gradient[17] = 6;
    gradient[383] = 1;
    accepted(f, Tensor.vector(x), gradient);
    gradient[383] = 6;
    Report report = of(f, Tensor.vector(x), gradient);
    assertThat(report.entries().get(17).verdict()).as("%s", report).isEqualTo(WRONG);
    assertThat(report.entries().get(383).verdict()).isEqualTo(WRONG);
    assertThat(report.count(WRONG)).isEqualTo(2);
  }

  @Test
  void manyEqualMaximaShareTheSlope() {
    int n = 300;
    Tensor x = Tensor.full(Shape.of(n), 2);
    accepted(Var::max, x, Autodiff.grad(Var::max).at(x).toArray());
    double[] two = new double[n];
    two[1] = 1;
    accepted(Var::max, x, two);
    two[n - 1] = 1;
    refused(Var::max, x, two);
    refused(Var::max, x, new double[n]);
  }

  @Test
  void manyKinksOfTheirOwnTakeFewEvaluations() {
    int n = 500;
    Report report = of(v -> v.abs().sum(), Tensor.zeros(n), new double[n]);
    assertThat(report.kinks()).isEqualTo(n);
    assertThat(report.evaluations()).isLessThan(190L * n); // up to 48 for the place of each
  }

  @Test
  void kinksWhoseTiesWereNotLookedAtAreUndecidedAndSaySo() {
    int n = 120;
    // whether two entries are tied is hidden by a roughness of the function
    UnaryOperator<Var> f = v -> {
      double sum = 0;
      int moved = 0;
      for (double e : v.value().toArray()) {
        sum += Math.abs(e);
        if (e != 0) moved++;
      }
      return Var.constant(moved < 2 ? sum : sum * (1 + 1e-2 * (Double.hashCode(sum) % 7)));
    };
    Report report = of(f, Tensor.zeros(n), new double[n]);
    assertThat(report.verdict()).as("%s", report).isEqualTo(UNDECIDED);
    assertThat(report.worst().reason()).contains("too many to look at each");
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
