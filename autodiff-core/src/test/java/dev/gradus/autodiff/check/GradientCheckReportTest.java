package dev.gradus.autodiff.check;

import static dev.gradus.autodiff.check.Verdict.UNDECIDED;
import static dev.gradus.autodiff.check.Verdict.VERIFIED;
import static dev.gradus.autodiff.check.Verdict.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What the gradient check reports, and how it is set up. */
class GradientCheckReportTest {
  private static final GradientCheck LINE = GradientCheck.of(x -> x.multiply(2).sum());

  private static Report compare(GradientCheck check, Tensor gradient, Tensor x) {
    return check.compare(List.of(gradient), x);
  }

  @Test
  void reportTellsCountsAndTheWorstEntry() {
    Report report = compare(LINE, Tensor.vector(2, 2.5, 2), Tensor.vector(0.5, 1.5, 2.5));

    Entry worst = report.entries().get(1);
    assertThat(report.toString()).isEqualTo("gradient check: 3 entries, 2 verified, 1 wrong, "
        + "0 undecided\n  x_2 (wrong): derivative 2.5, differences "
        + worst.measured() + " ± " + scientific(worst.estimate()) + " at step "
        + scientific(worst.step()) + ", relative difference 2.0e-01; another slope was measured\n"
        + "at [0.5, 1.5, 2.5]; " + report.evaluations() + " evaluations; an error of "
        + scientific(report.entries().get(0).shows() / 2) + " in any other entry would have shown");
  }

  private static String scientific(double x) { return String.format(Locale.ROOT, "%.1e", x); }

  @Test
  void reportTellsFiveEntriesAtMost() {
    Report report = compare(LINE, Tensor.vector(1, 3, 4, 5, 6, 7, 8), Tensor.zeros(7));

    assertThat(report.toString().lines().filter(l -> l.contains("(wrong)"))
        .map(l -> l.substring(2, 5))).containsExactly("x_7", "x_6", "x_5", "x_4", "x_1");
    assertThat(report.toString()).contains("\n  and 2 more\nat [0.0, 0.0")
        .doesNotContain("would have shown");
  }

  @Test
  void reportTellsThePointOfEveryArgument() {
    Report report = GradientCheck.ofAll(v -> v.get(0).multiply(v.get(1)).sum())
        .at(Tensor.vector(1, 2), Tensor.scalar(3));

    assertThat(report.toString()).contains("\nat [[1.0, 2.0], 3.0]; ");
  }

  @Test
  void evaluationsAreCounted() {
    AtomicLong calls = new AtomicLong();
    Report report = GradientCheck.of(x -> {
      calls.incrementAndGet();
      return x.sin().sum();
    }).compare(List.of(Tensor.vector(1, 2, Math.cos(0.3))), Tensor.vector(0.1, 0.2, 0.3));

    assertThat(report.evaluations()).isEqualTo(calls.get());
  }

  @Test
  void errorOfTheSizeThatShowsDoesNotPass() {
    Tensor x = Tensor.vector(0.5, -1.2, 3);
    GradientCheck sines = GradientCheck.of(v -> v.sin().sum());
    for (Entry e : sines.at(x).entries()) {
      assertThat(e.verdict()).isEqualTo(VERIFIED);
      for (double sign : new double[] {1.01, -1.01}) {
        double[] off = Autodiff.grad(v -> v.sin().sum()).at(x).toArray();
        int i = sines.at(x).entries().indexOf(e);
        off[i] += sign * e.shows();
        assertThat(compare(sines, Tensor.vector(off), x).entries().get(i).verdict())
            .isNotEqualTo(VERIFIED);
      }
    }
  }

  @Test
  void reportOfNothingHasNoWorstEntry() {
    Report report = compare(LINE, Tensor.zeros(0), Tensor.zeros(0));

    assertThat(report.toString()).isEqualTo(
        "gradient check: 0 entries, 0 verified, 0 wrong, 0 undecided; "
            + "nothing was checked");
    assertThat(report.worst()).isNull();
    assertThat(report.verdict()).isEqualTo(UNDECIDED);
    assertThatThrownBy(report::orThrow).isInstanceOf(AssertionError.class)
        .hasMessage(report.toString());
  }

  @Test
  void checkOfNoTensorIsAnError() {
    assertThatIllegalArgumentException().isThrownBy(() -> LINE.at())
        .withMessage("GradientCheck.at: was given no tensor, so there is nothing to check; give "
            + "one for each argument of the function");
    assertThatIllegalArgumentException().isThrownBy(() -> LINE.compare(List.of()))
        .withMessageStartingWith("GradientCheck.compare: was given no tensor");
  }

  @Test
  void entriesAreCountedByVerdict() {
    Report report = GradientCheck.of(x -> x.abs().add(x.multiply(20).tanh()).sum()).compare(
        List.of(Tensor.vector(21, 3, 1 + 1e-15, 1)), Tensor.vector(0, 1, 2, 3));

    assertThat(report.entries().stream().map(Entry::verdict))
        .containsExactly(VERIFIED, WRONG, VERIFIED, VERIFIED);
    assertThat(report.kinks()).isEqualTo(1);
    assertThat(report.entries().get(0).kink().left()).isCloseTo(19, within(1e-6));
    assertThat(report.toString()).startsWith("gradient check: 4 entries, 3 verified (1 at kinks)");
    assertThat(report.count(WRONG)).isEqualTo(1);
    assertThat(report.count(VERIFIED)).isEqualTo(3);
    assertThat(report.count(UNDECIDED)).isZero();
  }

  @Test
  void worstEntryIsOfTheWorstVerdictThenOfTheLargestDifference() {
    assertThat(compare(LINE, Tensor.vector(2, 2.5, 9, -3), Tensor.zeros(4)).worst().name())
        .isEqualTo("x_4");
    assertThat(compare(LINE, Tensor.vector(2, 2.5, Double.NaN, -3), Tensor.zeros(4)).worst().name())
        .isEqualTo("x_3");
    Report tiny = GradientCheck.of(x -> x.tanh().sum()).at(Tensor.vector(0.5, 20, 0.7));
    assertThat(tiny.worst().name()).isEqualTo("x_2");
    assertThat(tiny.worst().verdict()).isEqualTo(UNDECIDED);
  }

  @Test
  void entryTellsDerivativeSlopeEstimateAndStep() {
    Entry entry = compare(LINE, Tensor.scalar(2.002), Tensor.scalar(0.5)).entries().get(0);

    assertThat(entry.name()).isEqualTo("x");
    assertThat(entry.derivative()).isEqualTo(2.002);
    assertThat(Math.abs(entry.measured() - 2)).isLessThanOrEqualTo(entry.estimate());
    assertThat(entry.estimate()).isLessThan(1e-11);
    assertThat(entry.step()).isBetween(0.004, 0.6); // of the measurement that refuted it
    assertThat(entry.relativeDifference()).isBetween(0.000998, 0.001);
    assertThat(entry.verdict()).isEqualTo(WRONG);
  }

  @Test
  void relativeDifferenceOfTwoZerosIsZero() {
    assertThat(entry(0, 0).relativeDifference()).isZero();
    assertThat(entry(0, -0.0).relativeDifference()).isZero();
    assertThat(entry(1, 0).relativeDifference()).isEqualTo(1);
    assertThat(entry(1, -1).relativeDifference()).isEqualTo(2);
  }

  private static Entry entry(double derivative, double measured) {
    return new Entry("x", derivative, measured, 0, 1e-2, VERIFIED, 0, null, "");
  }

  @Test
  void orThrowThrowsTheReport() {
    Report failed = compare(LINE, Tensor.vector(2, 3), Tensor.zeros(2));
    Report undecided = GradientCheck.of(Var::tanh).at(Tensor.scalar(20));

    assertThatThrownBy(failed::orThrow).isInstanceOf(AssertionError.class)
        .hasMessage(failed.toString());
    assertThatThrownBy(undecided::orThrow).isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "gradient check: 1 entries, 0 verified, 0 wrong, 1 undecided\n  x (undecided): ");
    assertThat(undecided.verdict()).isEqualTo(UNDECIDED);
  }

  @Test
  void kinkWithTheDeclaredSlopeIsNoReasonToThrow() {
    assertThatCode(() -> GradientCheck.of(Var::abs).at(Tensor.scalar(0)).orThrow())
        .doesNotThrowAnyException();
  }

  @Test
  void entriesCanBeNamedByALayout() {
    Layout layout = new Layout(List.of("W^(1)", "b^(1)"), List.of(Shape.of(2, 1), Shape.of(1)));
    Tensor w = Tensor.matrix(new double[][] {{0.5}, {0.7}});

    Report report = GradientCheck.ofAll(v -> v.get(0).multiply(v.get(1)).sum())
        .compare(List.of(Tensor.matrix(new double[][] {{3}, {3}}), Tensor.vector(9)), layout, w,
            Tensor.vector(3));

    assertThat(report.entries().stream().map(Entry::name))
        .containsExactly("w_11^(1)", "w_21^(1)", "b_1^(1)");
    assertThat(report.worst().name()).isEqualTo("b_1^(1)");
  }

  @Test
  void gradientOfAnotherShapeIsRejected() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> compare(LINE, Tensor.vector(2, 2), Tensor.zeros(3)))
        .withMessage("GradientCheck: argument 0 has shape [3] but its gradient has [2]; "
            + "give a gradient of the same shape for each argument");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> LINE.compare(List.of(Tensor.vector(2)), Tensor.zeros(1), Tensor.zeros(2)))
        .withMessage("GradientCheck: argument 1 has shape [2] but its gradient has none; "
            + "give a gradient of the same shape for each argument");
  }

  @Test
  void toleranceDecides() {
    Tensor x = Tensor.scalar(0.5);
    Tensor off = Tensor.scalar(2 + 1e-6);

    assertThat(compare(LINE, off, x).count(WRONG)).isEqualTo(1);
    assertThat(compare(LINE.tolerance(1e-5), off, x).count(VERIFIED)).isEqualTo(1);
    assertThat(compare(LINE.tolerance(1e-5).tolerance(1e-7), off, x).count(WRONG)).isEqualTo(1);
  }

  @Test
  void toleranceThatWouldPassWrongRulesIsRejected() {
    for (double bad : new double[] {0, -1e-8, 1e-3, 1, Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> LINE.tolerance(bad))
          .withMessage("GradientCheck.tolerance: " + bad
              + " is not between 0 and 0.001, so wrong rules would pass; use about 1e-8");
    }
  }

  @Test
  void stepDecidesWhereMeasuringBegins() {
    GradientCheck line = GradientCheck.of(x -> x.multiply(2));

    assertThat(line.step(1e-3).at(Tensor.scalar(0.5)).worst().step()).isBetween(4e-4, 1e-3);
    assertThat(line.step(0.5).at(Tensor.scalar(0.5)).worst().step()).isBetween(0.2, 0.5);
    assertThat(line.step(1e-3).at(Tensor.scalar(-500)).worst().step()).isBetween(0.2, 0.5);
  }

  @Test
  void stepThatIsNoPositiveNumberIsRejected() {
    for (double bad : new double[] {0, -1e-2, Double.POSITIVE_INFINITY, Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> LINE.step(bad))
          .withMessage("GradientCheck.step: " + bad + " is not a positive number; use about 1e-2");
    }
  }

  @Test
  void emptyDomainIsRejected() {
    assertThatIllegalArgumentException().isThrownBy(() -> LINE.domain(1, 1))
        .withMessage("GradientCheck.domain: 1.0 to 1.0 is empty; give the smaller bound first");
    assertThatIllegalArgumentException().isThrownBy(() -> LINE.domain(2, 1))
        .withMessage("GradientCheck.domain: 2.0 to 1.0 is empty; give the smaller bound first");
    assertThatIllegalArgumentException().isThrownBy(() -> LINE.domain(Double.NaN, 1))
        .withMessageContaining("NaN to 1.0 is empty");
  }

  @Test
  void optionsAreKeptTogether() {
    Report report = GradientCheck.of(Var::log).domain(0, 1).step(1e-4).tolerance(1e-5)
        .kinks((left, right) -> left).compare(List.of(Tensor.scalar(2 + 1e-6)), Tensor.scalar(0.5));

    assertThat(report.count(VERIFIED)).isEqualTo(1);
    assertThat(report.worst().step()).isLessThanOrEqualTo(1e-4);
  }
}
