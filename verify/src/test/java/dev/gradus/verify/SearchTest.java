package dev.gradus.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.verify.Finding.Kind;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Points at random, and the simplest at which something is wrong. */
class SearchTest {
  @Test
  void rightGradientsOfAnySizeAreVerified() {
    Set<Integer> sizes = new HashSet<>();
    Report report = Verify.gradient(x -> {
      sizes.add(x.length);
      return Functions.sum(x, Math::sin);
    }, x -> Functions.each(x, Math::cos)).everywhere(100, 7);
    assertThat(report.orThrow().seed()).isEqualTo(7);
    assertThat(sizes).hasSizeGreaterThan(4).contains(1, 2, 3);
    assertThat(report.toString()).contains("100 points: verified at 100, undecided at 0, not "
        + "defined at 0; seed 7");
  }

  @Test
  void theSizeOfAFunctionThatTakesOneIsFound() {
    Verify.gradient(Functions::valley, Functions::slope).everywhere(50, 1).orThrow();
    Verify.gradient(x -> x[0] * x[1] * x[2] * x[3] * x[4] * x[5] * x[6], x -> {
      double[] d = new double[7];
      for (int i = 0; i < 7; i++) {
        d[i] = 1;
        for (int k = 0; k < 7; k++) if (k != i) d[i] *= x[k];
      }
      return d;
    }).everywhere(20, 1).orThrowIfWrong();
  }

  @Test
  void whatIsWrongInAPartOfTheDomainIsFoundAndMadeSimple() {
    Report report = Verify.gradient(x -> Functions.sum(x, v -> v * v),
        x -> Functions.each(x, v -> v < -0.5 ? -2 * v : 2 * v)).everywhere(100, 3);
    assertThat(report.verdict()).isEqualTo(Verdict.WRONG);
    assertThat(report.checked().x()).containsExactly(-1);
  }

  @Test
  void aRuleThatIsWrongAtTiesOnlyIsFound() {
    Report report = Verify.gradient(x -> Arrays.stream(x).max().orElseThrow(), x -> {
      double most = Arrays.stream(x).max().orElseThrow();
      return Functions.each(x, v -> v == most ? 1 : 0);
    }).everywhere(100, 3);
    assertThat(report.verdict()).isEqualTo(Verdict.WRONG);
    assertThat(report.checked().x()).hasSize(2);
  }

  @Test
  void pointsAreWithinTheDomainOfEachBlock() {
    Layout layout = new Layout(List.of("a", "b"), List.of(Shape.of(2), Shape.of(2)));
    Verify.gradient(x -> {
      assertThat(x[0]).isPositive();
      assertThat(x[3]).isBetween(-1.0, 1.0);
      return Math.log(x[0]) + x[1] + x[2] + x[3] * x[3];
    }, x -> new double[] {1 / x[0], 1, 1, 2 * x[3]}).names(layout)
        .inside(Domain.positive(), Domain.between(-1, 1)).everywhere(60, 5).orThrowIfWrong();
  }

  @Test
  void whereNothingIsDefinedNothingWasChecked() {
    Report report = Verify.gradient(x -> {
      throw new IllegalStateException("never");
    }, x -> x).everywhere(10, 1);
    assertThat(report.verdict()).isEqualTo(Verdict.UNDECIDED);
    assertThat(report.findings()).singleElement().extracting(Finding::kind)
        .isEqualTo(Kind.NOTHING);
  }

  @Test
  void theSameSeedGivesTheSameReport() {
    Check check = Verify.gradient(x -> Functions.sum(x, v -> v * v * v),
        x -> Functions.each(x, v -> 3 * v * Math.abs(v)));
    assertThat(check.everywhere(30, 9)).hasToString(check.everywhere(30, 9).toString());
  }

  @Test
  void noPointsOrNotOneDomainForEachBlockIsAnError() {
    Check check = Verify.gradient(Functions::valley, Functions::slope);
    assertThatThrownBy(() -> check.everywhere(0, 1))
        .hasMessage("Check.everywhere: 0 is not between 1 and 10000 points; use about 100, and "
            + "other seeds for more");
    assertThatThrownBy(() -> check.inside(Domain.all(), Domain.positive()).at(1, 2)).hasMessage(
        "Check.inside: 2 domains but 1 block; give one for all, or one for each");
    assertThatThrownBy(() -> check.names(new Layout(List.of("a"), List.of(Shape.of(3)))).at(1, 2))
        .hasMessage("Check.at: the point has 2 entries but there are names for 3; give one for "
            + "each");
    assertThatThrownBy(() -> new Domain(1, 1))
        .hasMessage("Domain: 1.0 to 1.0 is empty; give the smaller bound first");
  }
}
