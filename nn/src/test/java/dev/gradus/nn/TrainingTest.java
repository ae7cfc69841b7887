package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Descending: optimisers, training and prediction. */
class TrainingTest {
  private final Sequential net =
      Sequential.of(new Dense(2, 4), new Sigmoid(), new Dense(4, 1), new Sigmoid());
  private final Dataset xor = Dataset.binary(
      Tensor.matrix(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}}), 0, 1, 1, 0);

  private Training training() {
    return Training.of(net, Loss.binaryCrossEntropy()).optimizer(new Sgd(2)).batch(3).epochs(400)
        .seed(5);
  }

  @Test
  void stepsAreThoseThatTheWholeRunTakes() {
    for (int batch = 1; batch <= 5; batch++) {
      Training all = training().batch(batch).epochs(3);
      assertThat(all.begin(xor).finish().steps()).isEqualTo(all.steps(xor));
      Training some = all.holdOut(0.3);
      assertThat(some.begin(xor).finish().steps()).isEqualTo(some.steps(xor));
      assertThat(all.epochs(0).steps(xor)).isZero();
    }
  }

  @Test
  void aStepGoesAgainstTheGradient() {
    Parameters w = net.initialize(1);
    Objective e = new Objective(net, Loss.binaryCrossEntropy());
    Objective.Slope slope = e.slope(w, xor);
    double[] next = new Sgd(0.25).from(net, w).step(slope.gradient()).parameters().toArray();
    double[] before = w.toArray();
    double[] g = slope.gradient().toArray();
    for (int i = 0; i < g.length; i++) assertThat(next[i]).isEqualTo(before[i] - g[i] * 0.25);
  }

  /** But for the curvature on the way, α/2 · gᵀHg, here doubled, and the rounding of two errors. */
  @Test
  void theFirstDropIsTheRateTimesTheSquaredSlope() {
    Parameters w = net.initialize(1);
    Objective e = new Objective(net, Loss.binaryCrossEntropy());
    Objective.Slope slope = e.slope(w, xor);
    List<Var> g = slope.gradient().parts().stream().map(Var::constant).toList();
    List<Var> hg = Autodiff.hvpAll(v -> e.error(v, Var.constant(xor.points()),
        Var.constant(xor.targets())), w.constants(), g);
    double squared = 0;
    double curvature = 0;
    for (int i = 0; i < g.size(); i++) {
      squared += g.get(i).square().sum().toDouble();
      curvature += g.get(i).multiply(hg.get(i)).sum().toDouble();
    }
    double rate = 1e-4;
    Parameters next = new Sgd(rate).from(net, w).step(slope.gradient()).parameters();
    double actual = e.error(next, xor) - slope.error();
    assertThat(actual).isCloseTo(-rate * squared,
        within(rate * rate * Math.abs(curvature) + 8 * Math.ulp(slope.error())));
  }

  @Test
  void momentumRemembersItsVelocity() {
    Parameters w = net.initialize(1);
    Objective e = new Objective(net, Loss.binaryCrossEntropy());
    Descent one = new Sgd(0.5, 0.9).from(net, w).step(e.slope(w, xor).gradient());
    double[] g1 = e.slope(w, xor).gradient().toArray();
    double[] g2 = e.slope(one.parameters(), xor).gradient().toArray();
    double[] two = one.step(e.slope(one.parameters(), xor).gradient()).parameters().toArray();
    double[] middle = one.parameters().toArray();
    for (int i = 0; i < g1.length; i++) {
      assertThat(two[i]).isEqualTo(middle[i] - (g1[i] * 0.9 + g2[i]) * 0.5);
    }
  }

  @Test
  void xorIsLearned() {
    Model model = training().epochs(2000).run(xor);
    assertThat(model.classify(xor.points())).containsExactly(0, 1, 1, 0);
  }

  @Test
  @Tag("without-vector")
  void theSameSeedGivesTheSameBits() {
    assertThat(training().run(xor).parameters()).isEqualTo(training().run(xor).parameters());
    assertThat(training().seed(6).run(xor).parameters())
        .isNotEqualTo(training().run(xor).parameters());
  }

  @Test
  void trainingsOnSeveralThreadsGiveTheBitsOfOne() throws Exception {
    Parameters alone = training().run(xor).parameters();
    for (Model m : onThreads(8, () -> training().run(xor))) {
      assertThat(m.parameters()).isEqualTo(alone);
    }
  }

  @Test
  void manyThreadsPredictWithOneModel() throws Exception {
    Model model = training().run(xor);
    Tensor alone = model.predict(xor.points());
    for (List<Tensor> all : onThreads(8, () -> {
      List<Tensor> predictions = new ArrayList<>();
      for (int i = 0; i < 500; i++) predictions.add(model.predict(xor.points()));
      return predictions;
    })) {
      assertThat(all).allMatch(alone::equals);
    }
  }

  private static <T> List<T> onThreads(int n, Callable<T> task) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(n);
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> f : threads.invokeAll(java.util.Collections.nCopies(n, task))) {
        results.add(f.get());
      }
      return results;
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void everyEpochMeetsEveryPointOnceAndTellsTheListener() {
    List<Epoch> told = new ArrayList<>();
    Parameters start = net.initialize(5);
    Training still = training().precision(Precision.DOUBLE).optimizer(new Sgd(1e-300))
        .observe(Observer.ofEpochs((run, epoch) -> told.add(epoch)));
    still.epochs(3).batch(4).run(start, xor);
    assertThat(told).extracting(Epoch::number).containsExactly(1, 2, 3);
    assertThat(told).allMatch(e -> e.of() == 3);
    double error = new Objective(net, Loss.binaryCrossEntropy()).error(start, xor);
    // the rate is too small to move, so a full batch has the error of the data set
    assertThat(told).allSatisfy(e -> assertThat(e.error()).isCloseTo(error, within(1e-15)));
    still.epochs(1).run(start, xor);
    assertThat(told.get(3).error()).as("batches of 3 and 1, by size")
        .isCloseTo(error, within(1e-15));
  }

  @Test
  void noEpochLeavesTheParametersAsTheyWere() {
    assertThat(training().epochs(0).run(xor).parameters()).isEqualTo(net.initialize(5));
  }

  @Test
  void aShuffleIsAPermutation() {
    int[] order = Draw.shuffled(100, 9, 0, 0);
    assertThat(order).doesNotHaveDuplicates().hasSize(100)
        .isNotEqualTo(Draw.shuffled(100, 10, 0, 0))
        .isNotEqualTo(Draw.shuffled(100, 9, 1, 0)).isNotEqualTo(Draw.shuffled(100, 9, 0, 1));
    Dataset shuffled = xor.shuffled(3);
    for (int i = 0; i < 4; i++) {
      double a = shuffled.points().get(i, 0);
      double b = shuffled.points().get(i, 1);
      assertThat(shuffled.targets().get(i, 0)).isEqualTo(a == b ? 0 : 1);
    }
  }

  @Test
  void aDivergingTrainingStopsAndKeepsTheLastGoodParameters() {
    Sequential line = Sequential.of(new Dense(1, 1));
    Dataset steep = Dataset.numbers(Tensor.matrix(new double[][] {{1e3}, {-1e3}}),
        Tensor.vector(1, 2));
    NonFiniteErrorException e = catchThrowableOfType(NonFiniteErrorException.class,
        () -> Training.of(line, Loss.meanSquaredError()).optimizer(new Sgd(1e6)).batch(2)
            .run(steep));
    assertThat(e).hasMessageMatching("training stopped at epoch \\d+, batch 1: the error is "
        + "(Infinity|NaN); the steps are too large for these data: try a rate ten times smaller "
        + "than in "
        + "Sgd\\(1000000.0\\), or scale features and targets to about −1 to 1");
    assertThat(e.parameters().toArray()).doesNotContain(Double.NaN, Double.POSITIVE_INFINITY);
    assertThat(e.epoch()).isGreaterThan(1);
    assertThat(e.batch()).isEqualTo(1);
  }

  @Test
  void aBrokenPointIsNamed() {
    Dataset broken = Dataset.numbers(
        Tensor.matrix(new double[][] {{0, 0}, {0, 1}, {1, Double.NaN}}),
        Tensor.vector(0, 1, 1));
    fails(() -> training().run(broken),
        "Training.run: point 2 has NaN in column 1; mend or leave out that row");
  }

  @Test
  void badSettingsAreErrorsOfTheirCall() {
    fails(() -> new Sgd(0), "Sgd: the rate 0.0 is not a positive number; use about 0.01 to 1");
    fails(() -> new Sgd(Double.NaN),
        "Sgd: the rate NaN is not a positive number; use about 0.01 to 1");
    fails(() -> new Sgd(1, 1),
        "Sgd: the momentum 1.0 is not from 0 to below 1; use 0 or about 0.9");
    fails(() -> training().epochs(-1), "Training.epochs: -1 is negative; use 0 or more");
    fails(() -> training().batch(0),
        "Training.batch: 0 points; use at least 1, or the size of the data set for full batches");
    fails(() -> training().run(Dataset.numbers(Tensor.zeros(0, 2), Tensor.zeros(0, 1))),
        "Training.run: the data set has no points; give at least 1");
    fails(() -> Dataset.numbers(Tensor.zeros(2, 2), Tensor.zeros(3)),
        "Dataset.numbers: there are 2 points but 3 targets; give one target for each point");
    fails(() -> Dataset.numbers(Tensor.zeros(2), Tensor.zeros(2)),
        "Dataset.numbers: the points have shape [2], not [points, features]; give one row for "
            + "each point");
    fails(() -> Dataset.numbers(Tensor.zeros(1, 2), Tensor.scalar(1)),
        "Dataset.numbers: the targets have shape [], not [points, outputs] or [points]; give one "
            + "row for "
            + "each "
            + "point");
    fails(() -> Dataset.classes(Tensor.zeros(1, 2), -1),
        "Dataset.classes: point 0 has class -1; number the classes from 0");
    assertThatThrownBy(() -> Training.of(Sequential.of(new Dense(2, 2)), Loss.crossEntropy())
        .run(Dataset.classes(Tensor.zeros(1, 2), 2))).isInstanceOf(IndexOutOfBoundsException.class)
        .hasMessage("Training.run: point 0 has class 2 but the network has 2 outputs, for classes "
            + "0 to 1; give it an output for each class");
  }

  private static void fails(org.assertj.core.api.ThrowableAssert.ThrowingCallable call,
      String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }

  @Test
  void aGradientOfOtherParametersIsAnError() {
    Sequential other = Sequential.of(new Dense(2, 1), new Sigmoid());
    var slope = new Objective(other, Loss.binaryCrossEntropy()).slope(other.initialize(1), xor);
    fails(() -> new Sgd(1).from(net, net.initialize(1)).step(slope.gradient()),
        "Descent.step: the gradient is of W^(1) [2, 1], b^(1) [1] but the parameters are W^(1) "
            + "[2, 4], "
            + "b^(1) [4], W^(2) [4, 1], b^(2) [1]; use a gradient of the error by these "
            + "parameters");
  }
}
