package dev.gradus.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.check.Kinks;
import dev.gradus.autodiff.check.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The check of a gradient entry by entry, and what its report says. */
class GradientTest {
  private static double[] doubledSecond(double[] x) {
    double[] d = Functions.slope(x);
    d[1] *= 2;
    return d;
  }

  @Test
  void rightGradientIsVerifiedEverywhere() {
    Check check = Verify.gradient(Functions::valley, Functions::slope);
    for (double[] x : new double[][] {{-1.2, 1}, {1, 1}, {0, 0}, {3, -7}, {1e-3, 1e3}}) {
      assertThat(check.at(x).orThrow().findings()).isEmpty();
    }
  }

  @Test
  void wrongEntryIsNamedWithWhatWasMeasured() {
    Report report = Verify.gradient(Functions::valley, GradientTest::doubledSecond).at(-1.2, 1);
    assertThat(report.verdict()).isEqualTo(Verdict.WRONG);
    Finding found = report.findings().get(0);
    assertThat(found.kind()).isEqualTo(Finding.Kind.ENTRY);
    assertThat(found.where()).isEqualTo("x[1]");
    assertThat(found.measured()).isCloseTo(-88, offset(1e-6));
    assertThat(report.findings()).hasSize(1);
    assertThatThrownBy(report::orThrow).isInstanceOf(AssertionError.class)
        .hasMessage(report.toString());
    assertThatThrownBy(report::orThrowIfWrong).isInstanceOf(AssertionError.class);
  }

  @Test
  void undecidedThrowsOnlyFromOrThrow() {
    Report report = Verify.gradient(x -> Math.random(), x -> new double[] {0}).at(1);
    assertThat(report.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThatThrownBy(report::orThrow).isInstanceOf(AssertionError.class);
    assertThatCode(report::orThrowIfWrong).doesNotThrowAnyException();
  }

  @Test
  void nothingCheckedIsUndecided() {
    assertThat(Verify.gradient(x -> 1, x -> new double[0]).at().verdict())
        .isEqualTo(Verdict.UNDECIDED);
  }

  @Test
  void aGradientOfAnotherLengthIsWrong() {
    Report report = Verify.gradient(Functions::valley, x -> new double[] {1}).at(1, 2);
    assertThat(report.verdict()).isEqualTo(Verdict.WRONG);
    assertThat(report.findings()).singleElement().extracting(Finding::kind)
        .isEqualTo(Finding.Kind.SIZE);
  }

  @Test
  void whatTheFunctionThrowsAtThePointIsThrownAndElsewhereItIsNotDefined() {
    Check check = Verify.gradient(x -> {
      if (x[0] <= 0) throw new IllegalArgumentException("negative");
      return Math.log(x[0]);
    }, x -> new double[] {1 / x[0]});
    check.at(1e-3).orThrow();
    assertThatThrownBy(() -> check.at(-1)).hasMessage("negative");
  }

  @Test
  void entriesAreCalledByBlockAndIndex() {
    Layout layout = new Layout(List.of("W1", "b1"), List.of(Shape.of(3, 2), Shape.of(2)));
    Report report = Verify.gradient(x -> {
      double sum = 0;
      for (double v : x) sum += v * v;
      return sum;
    }, x -> {
      double[] d = new double[x.length];
      for (int i = 0; i < d.length; i++) d[i] = 2 * x[i];
      d[4] = -d[4];
      return d;
    }).names(layout).at(1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(report.findings()).singleElement().extracting(Finding::where).isEqualTo("W1[2, 0]");
    assertThat(report.toString()).startsWith(
        "gradient: WRONG; b1 is right; of W1 6 entries 5 right, 1 wrong\n  W1[2, 0] is wrong: ");
  }

  @Test
  void subgradientsAreRightWhereAnyBetweenIsDeclared() {
    Check check = Verify.gradient(x -> Math.max(0, x[0]),
        x -> new double[] {x[0] > 0 ? 1 : x[0] < 0 ? 0 : 0.3});
    assertThat(check.at(0).verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(check.kinks(Kinks.ANY_BETWEEN).at(0).verdict()).isEqualTo(Verdict.VERIFIED);
  }
}
