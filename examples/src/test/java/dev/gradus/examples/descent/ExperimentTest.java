package dev.gradus.examples.descent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.check.Entry;
import dev.gradus.autodiff.check.Verdict;
import dev.gradus.examples.data.BadInputException;
import dev.gradus.examples.data.Choice;
import dev.gradus.examples.data.Points;
import dev.gradus.examples.data.PointsFile;
import dev.gradus.examples.data.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
    assertThat(outcome.learned().accuracy()).isEqualTo(outcome.log().last().learned().quality());
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
    // of a slope that is small beside the others fewer digits can be measured
    Entry worst = outcome.largestDifference();
    assertThat(Math.abs(worst.derivative() - worst.measured())).isPositive()
        .isLessThan(2 * worst.estimate());
    double largest = outcome.check().entries().stream()
        .mapToDouble(e -> Math.abs(e.derivative())).max().orElseThrow();
    assertThat(outcome.check().entries()).allMatch(
        e -> Math.abs(e.derivative() - e.measured()) < 1e-10 * largest);
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

  private static Outcome run(String data, Settings settings) throws BadInputException {
    return new Experiment(PointsFile.open(data, Choice.ALL), settings).run(e -> {});
  }

  private static Settings settings(Curve curve, Rule rule, double rate, int epochs, double share,
      int patience) {
    return new Settings(List.of(4), curve, rule, rate, epochs, 1000, 6, share, patience);
  }

  /** Both are one less the mean square over the variance. */
  @Test
  void errorOfNumbersIsTheShareOfTheirVarianceThatIsNotPredicted() throws Exception {
    Outcome o = run("hills", settings(Curve.TANH, new Rule(Rule.Kind.ADAM, 0, 0), 0.02, 200, 0, 0));
    assertThat(o.end().error()).isCloseTo(1 - o.learned().r2(), within(1e-12));
    assertThat(o.log().first().error()).isCloseTo(1 - o.log().first().learned().quality(),
        within(1e-12));
    double deviation = o.answers().deviation();
    assertThat(o.learned().rmse()).isCloseTo(deviation * Math.sqrt(o.end().error()),
        within(1e-9));
    assertThat(o.model().evaluate(o.points().data()).r2()).isEqualTo(o.learned().r2());
    assertThat(o.check().verdict()).isEqualTo(Verdict.VERIFIED);
  }

  /** With no hidden layer and squares the best there is are the normal equations. */
  @Test
  void numberWithoutHiddenLayerIsLinearRegression() throws Exception {
    Points hills = PointsFile.open("hills", Choice.ALL);
    Settings linear = new Settings(List.of(), 0.3, 300, 1000, 6, 0);
    Outcome o = new Experiment(hills, linear).run(e -> {});
    double[][] x = hills.rows().toMatrix();
    double[] miss = new double[3]; // summed over 1, x1 and x2: none is left where it is best
    double[] predicted = o.model().predict(hills.rows()).toArray();
    for (int i = 0; i < x.length; i++) {
      double d = predicted[i] - hills.targets().get(i);
      miss[0] += d;
      miss[1] += d * x[i][0];
      miss[2] += d * x[i][1];
    }
    for (double m : miss) assertThat(m / x.length).isCloseTo(0, within(1e-9));
  }

  @Test
  void threeClassesHaveAnOutputForEach() throws Exception {
    Outcome o = run("blobs", settings(Curve.SIGMOID, Rule.PLAIN, 0.5, 300, 0.2, 0));
    assertThat(o.net().toString()).isEqualTo(
        "Sequential[Dense(2, 4), Sigmoid, Dense(4, 3), Softmax]");
    assertThat(o.check().verdict()).isEqualTo(Verdict.VERIFIED);
    assertThat(o.learned().accuracy()).isGreaterThan(0.95);
    assertThat(o.heldOut().confusion().counts().shape().toString()).isEqualTo("[3, 3]");
    assertThat(o.model().labels(o.points().rows()).get(0))
        .isEqualTo(o.points().classes().get((int) o.points().targets().get(0)));
    assertThat(o.held().size()).isEqualTo(30);
    for (int c = 0; c < 3; c++) assertThat(o.held().count(c)).isEqualTo(10);
  }

  @ParameterizedTest
  @EnumSource
  void everyOptimizerTakesTheFirstStepThatWasForetold(Rule.Kind kind) throws Exception {
    for (double decay : new double[] {0, 0.1}) {
      Outcome o = run("ring", settings(Curve.TANH, new Rule(kind, 0, decay), 1e-3, 30, 0, 0));
      double[] e = o.log().errors();
      assertThat(o.firstStep().actual()).as("decay " + decay).isCloseTo(e[1] - e[0], within(1e-13));
      assertThat(o.firstStep().predicted()).isNegative();
      assertThat(o.firstStep().actual() / o.firstStep().predicted()).isCloseTo(1, within(0.05));
      assertThat(e[30]).isLessThan(e[0]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyActivationIsLearnedWith(Curve curve) throws Exception {
    Outcome o = run("xor", settings(curve, new Rule(Rule.Kind.ADAM, 0, 0), 0.02, 300, 0, 0));
    assertThat(o.check().count(Verdict.WRONG)).isZero();
    assertThat(o.end().error()).isLessThan(0.9 * o.log().first().error());
  }

  @ParameterizedTest
  @EnumSource
  void everyOptimizerLearns(Rule.Kind kind) throws Exception {
    Rule rule = new Rule(kind, 0, 0.001);
    double rate = rule.usualRate(Task.TWO_CLASSES);
    Outcome o = run("ring", settings(Curve.TANH, rule, rate, 300, 0, 0));
    assertThat(o.end().error()).isLessThan(0.9 * o.log().first().error());
  }

  @Test
  void momentumIsKeptFromStepToStep() throws Exception {
    double[] plain = run("ring", settings(Curve.SIGMOID, Rule.PLAIN, 0.05, 60, 0, 0)).log()
        .errors();
    double[] fast = run("ring",
        settings(Curve.SIGMOID, new Rule(Rule.Kind.SGD, 0.9, 0), 0.05, 60, 0, 0)).log().errors();
    assertThat(fast[1]).isEqualTo(plain[1]);
    assertThat(fast[2]).isLessThan(plain[2]);
  }

  @Test
  void descentThatStopsEarlyGivesTheBestNetworkOfThePointsHeldOut() throws Exception {
    Outcome o = run("blobs", settings(Curve.SIGMOID, new Rule(Rule.Kind.ADAM, 0, 0), 0.05, 3000,
        0.2, 40));
    double[] held = o.log().heldErrors();
    int best = o.log().end().epoch();
    assertThat(o.stoppedEarly()).isTrue();
    assertThat(held).hasSize(best + 41);
    for (double e : held) assertThat(e).isGreaterThanOrEqualTo(held[best]);
    assertThat(o.end().error()).isEqualTo(o.log().errors()[best]);
    assertThat(o.log().milestones()).extracting(DescentLog.Entry::epoch).contains(best, best + 40)
        .isSorted();
    assertThat(o.model().parameters()).isEqualTo(o.log().end().parameters());
    assertThat(new Finding(o).stopped()).isEqualTo("It stopped early, after " + (best + 40)
        + " epochs: the network is as it was after epoch " + best
        + ", when E of the points held out was least.");
    assertThat(Idea.after(o)).extracting(Idea::toString).noneMatch(s -> s.contains("epochs"));
  }

  @Test
  void numbersThatAreAllAlikeAreNotLearned() throws Exception {
    double[] targets = {5, 5, 5, 5, 5, 5, 5, 9};
    Points points = new Points("p", List.of("x1", "x2"), "y", List.of(), Tensor.zeros(8, 2),
        Tensor.vector(targets), Choice.ALL, List.of());
    int refused = 0;
    for (int seed = 0; seed < 8; seed++) {
      Settings settings = new Settings(List.of(), 0.1, 1, 8, seed, 0.5);
      try {
        assertThat(new Experiment(points, settings).learned().targets().toArray()).contains(9);
      } catch (BadInputException e) {
        assertThat(e).hasMessage("--hold-out: all points that are left to learn from have the"
            + " number 5; hold out a smaller share, or take another --seed");
        refused++;
      }
    }
    assertThat(refused).isBetween(1, 7);
  }
}
