package dev.gradus.examples.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.examples.data.BadInputException;
import dev.gradus.examples.data.Choice;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.PointsFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One way down, and what is seen on it. */
class ExperimentTest {
  private static Outcome run(double rate, int epochs, int batch) throws BadInputException {
    return run(rate, epochs, batch, new ArrayList<>());
  }

  private static Outcome run(double rate, int epochs, int batch, List<DescentLog.Entry> told)
      throws BadInputException {
    Points points = PointsFile.open("ring", Choice.ALL);
    Settings settings = new Settings(List.of(4), rate, epochs, batch, 6, 0);
    return new Experiment(points, settings).run(told::add);
  }

  @Test
  void theSameSettingsGiveTheSameBits() throws Exception {
    assertThat(run(0.5, 30, 16).log().errors()).containsExactly(run(0.5, 30, 16).log().errors());
  }

  @Test
  void theListenerIsToldOfTheStartAndOfEveryEpoch() throws Exception {
    List<DescentLog.Entry> told = new ArrayList<>();
    Outcome outcome = run(0.5, 25, 100, told);
    assertThat(told).extracting(DescentLog.Entry::epoch).hasSize(26).startsWith(0, 1, 2)
        .endsWith(25);
    assertThat(told.get(25)).isEqualTo(outcome.log().last());
    assertThat(outcome.end().error()).isEqualTo(outcome.log().last().error());
    assertThat(outcome.confusion().accuracy()).isEqualTo(outcome.log().last().learned().accuracy());
  }

  @Test
  void fullBatchTakesTheFirstStepThatWasForetold() throws Exception {
    Outcome outcome = run(0.5, 3, 100);
    double[] e = outcome.log().errors();
    assertThat(outcome.firstStep().actual()).isCloseTo(e[1] - e[0], within(1e-14));
    assertThat(outcome.batch()).isEqualTo(100);
  }

  @Test
  void slopeIsRightToFirstOrderAndBendToSecond() throws Exception {
    FirstStep large = run(1e-2, 1, 100).firstStep();
    FirstStep small = run(1e-3, 1, 100).firstStep();
    double norm = small.gradientNorm();
    assertThat(small.predicted()).isCloseTo(-1e-3 * norm * norm, within(1e-15));
    // ten times shorter: the miss of the slope is 100 times smaller, that of the bend 1000 times
    assertThat((large.actual() - large.predicted()) / (small.actual() - small.predicted()))
        .isCloseTo(100, within(1.0));
    assertThat((large.actual() - large.predictedWithBend())
        / (small.actual() - small.predictedWithBend())).isCloseTo(1000, within(20.0));
  }

  @Test
  void gradientAgreesWithFiniteDifferences() throws Exception {
    Outcome outcome = run(0.5, 100, 100);
    assertThat(outcome.check().verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(outcome.check().entries()).hasSize(17);
    assertThat(outcome.largestDifference().relativeDifference()).isPositive().isLessThan(1e-8);
  }

  @Test
  void slopesThatAreRoundingOnlyDoNotCountAsDifferent() throws Exception {
    Points twins = new Points("twins", List.of("x1", "x2"), "y", List.of("a", "b"),
        Tensor.matrix(new double[][] {{1, 1}, {1, 1}}), Tensor.vector(0, 1), Choice.ALL, List.of());
    Settings settings = new Settings(List.of(2), 0.5, 2000, 2, 2, 0);
    Outcome outcome = new Experiment(twins, settings).run(e -> {});
    // undecided or verified: all slopes are what rounding leaves of nothing
    assertThat(outcome.check().count(Verdict.WRONG)).isZero();
    assertThat(outcome.largestDifference().relativeDifference()).isLessThan(1e-6);
  }

  @Test
  void stepsThatLeaveTheFiniteNumbersAreAnError() {
    assertThatThrownBy(() -> run(1e308, 100, 100)).isInstanceOf(BadInputException.class)
        .hasMessageMatching("the descent left the finite numbers in epoch \\d+: its steps are too"
            + " large; use a --rate at least ten times smaller");
  }

  @Test
  void networksTooLargeToDrawAreRefused() throws Exception {
    Points points = PointsFile.open("ring", Choice.ALL);
    Settings settings = new Settings(List.of(50, 50), 0.5, 1, 100, 6, 0);
    assertThatThrownBy(() -> new Experiment(points, settings)).hasMessage("the network has 2751"
        + " weights and biases, but each one is drawn, printed and checked, so at most 2000 are"
        + " allowed; use fewer or smaller hidden layers");
  }
}
