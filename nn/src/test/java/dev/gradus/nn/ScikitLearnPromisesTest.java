package dev.gradus.nn;

import static dev.gradus.nn.Learnable.accuracy;
import static dev.gradus.nn.Learnable.blobs;
import static dev.gradus.nn.Learnable.multilabel;
import static dev.gradus.nn.Learnable.numbers;
import static dev.gradus.nn.Learnable.r2;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.optimize.Lbfgs;
import dev.gradus.autodiff.optimize.Minimum;
import dev.gradus.autodiff.plan.Precision;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of another library's perceptrons promise: docs/scikit-learn.md has the list. */
class ScikitLearnPromisesTest {
  private static final Path PAGE = Path.of("..", "docs", "scikit-learn.md");

  private static Sequential classifier(int classes, Layer activation) {
    return classes == 2
        ? Sequential.of(new Dense(4, 10), activation, new Dense(10, 1), new Sigmoid())
        : Sequential.of(new Dense(4, 10), activation, new Dense(10, classes), new Softmax());
  }

  private static Loss loss(int classes) {
    return classes == 2 ? Loss.binaryCrossEntropy() : Loss.crossEntropy();
  }

  /** Identity, logistic, tanh and rectifier. */
  private static List<Layer> activations() {
    return List.of(new Dropout(0), new Sigmoid(), new Tanh(), new Relu());
  }

  private static double sizes(Model model, String weights) {
    return Arrays.stream(model.parameters().get(weights).toArray()).map(Math::abs).sum();
  }

  @Test
  void moreDecayMakesTheWeightsOfEveryLayerSmaller() {
    Dataset data = blobs(100, 2, 1);
    Training training = Training.of(classifier(2, new Relu()), loss(2)).seed(1);
    Model free = training.optimizer(new Adam(0.01)).run(data);
    Model decayed = training.optimizer(new WeightDecay(1).then(new Adam(0.01))).run(data);
    assertThat(sizes(decayed, "W^(1)")).isLessThan(sizes(free, "W^(1)"));
    assertThat(sizes(decayed, "W^(2)")).isLessThan(sizes(free, "W^(2)"));
  }

  private static double sigmoid(double x) { return 1 / (1 + Math.exp(-x)); }

  /** Three inputs, two hidden units, one step with rate 0.1 and decay 0.1, worked out by hand. */
  @Test
  void oneStepIsTheExampleWorkedOutByHand() {
    Sequential net = Sequential.of(new Dense(3, 2), new Sigmoid(), new Dense(2, 1), new Sigmoid());
    double[] x = {0.6, 0.8, 0.7};
    double[] w = {0.1, 0.2, 0.3, 0.1, 0.5, 0, 0.1, 0.1, 0.1, 0.2, 1};
    double h1 = sigmoid(0.6 * 0.1 + 0.8 * 0.3 + 0.7 * 0.5 + 0.1);
    double h2 = sigmoid(0.6 * 0.2 + 0.8 * 0.1 + 0.1);
    double d = sigmoid(h1 * 0.1 + h2 * 0.2 + 1); // less the label, which is 0
    double[] below = {(1 - h1) * h1 * d * 0.1, (1 - h2) * h2 * d * 0.2};
    double[] expected = w.clone();
    for (int i = 0; i < 6; i++) expected[i] -= 0.1 * (x[i / 2] * below[i % 2] + 0.1 * w[i]);
    for (int j = 0; j < 2; j++) {
      expected[6 + j] -= 0.1 * below[j];
      expected[8 + j] -= 0.1 * ((j == 0 ? h1 : h2) * d + 0.1 * w[8 + j]);
    }
    expected[10] -= 0.1 * d;
    Run run = Training.of(net, Loss.binaryCrossEntropy()).precision(Precision.DOUBLE)
        .optimizer(new WeightDecay(0.1).then(new Sgd(0.1)))
        .begin(Parameters.of(net.layout(), w), Dataset.binary(Tensor.matrix(x), 0));
    run.step();
    assertThat(run.parameters().toArray()).containsExactly(expected, within(1e-14));
    assertThat(run.model().predict(Tensor.vector(x)).toDouble()).isCloseTo(0.739, within(1e-3));
  }

  @Test
  void aDescentOfAllPointsClassifiesWithEveryActivation() {
    for (int classes : new int[] {2, 3}) {
      Dataset data = blobs(150, classes, 2);
      for (Layer activation : activations()) {
        Model model = Training.of(classifier(classes, activation), loss(classes)).seed(1)
            .minimize(new Lbfgs().iterations(150), data).model();
        assertThat(accuracy(model, data)).as(activation.toString()).isGreaterThan(0.95);
        assertThat(model.classify(blobs(50, classes, 3).points())).hasSize(50);
      }
    }
  }

  @Test
  void aDescentOfAllPointsLearnsOneNumberOrSeveral() {
    for (int targets : new int[] {1, 5}) {
      Dataset data = numbers(200, targets, 4);
      Sequential net = Sequential.of(new Dense(3, 20), new Tanh(), new Dense(20, targets));
      Model model = Training.of(net, Loss.meanSquaredError()).seed(1)
          .minimize(new Lbfgs().iterations(200), data).model();
      assertThat(r2(model, data)).isGreaterThan(0.95);
    }
  }

  @Test
  void theMostEvaluationsOfADescentAreKept() {
    Minimum classes = Training.of(classifier(2, new Tanh()), loss(2))
        .minimize(new Lbfgs().evaluations(10), blobs(150, 2, 2)).minimum();
    assertThat(classes.evaluations()).isLessThanOrEqualTo(10);
    Minimum number = Training.of(Sequential.of(new Dense(3, 9), new Relu(), new Dense(9, 1)),
        Loss.meanSquaredError()).minimize(new Lbfgs().evaluations(10), numbers(99, 1, 4)).minimum();
    assertThat(number.evaluations()).isLessThanOrEqualTo(10);
    assertThat(number.ending()).isEqualTo(Minimum.Ending.EVALUATIONS);
    assertThatThrownBy(() -> new Lbfgs().evaluations(-1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void severalLabelsOfAPointAreLearntEachForItself() {
    Dataset data = multilabel(100);
    Sequential net = Sequential.of(new Dense(3, 20), new Sigmoid(), new Dense(20, 3),
        new Sigmoid());
    Training training = Training.of(net, Loss.binaryCrossEntropy()).seed(1);
    Run steps = training.optimizer(new Adam(0.05)).batch(100).epochs(300).begin(data);
    while (steps.step()) {
      assertThat(steps.steps()).isLessThanOrEqualTo(300);
    }
    for (Model model : List.of(steps.model(),
        training.minimize(new Lbfgs().iterations(150), data).model())) {
      double[] p = model.predict(data.points()).toArray();
      double[] y = data.targets().toArray();
      assertThat(IntStream.range(0, y.length).filter(i -> p[i] > 0.5 == (y[i] == 1)).count())
          .isGreaterThan((long) (0.97 * y.length));
      double[][] rows = model.predict(data.points()).toMatrix();
      assertThat(Arrays.stream(rows).mapToDouble(r -> r[0] + r[1] + r[2]).max().orElseThrow())
          .isGreaterThan(1.5);
    }
  }

  /** For classes, and for numbers with momentum and without. */
  @Test
  void stepByStepIsTheWholeTrainingBitForBit() {
    for (int classes : new int[] {2, 3}) {
      Dataset data = blobs(100, classes, 5);
      Training training = Training.of(classifier(classes, new Relu()), loss(classes)).seed(1)
          .optimizer(new WeightDecay(1e-5).then(new Sgd(0.2)));
      assertThat(accuracy(stepped(training, data), data)).isGreaterThan(0.95);
    }
    for (double momentum : new double[] {0, 0.9}) {
      Dataset data = numbers(100, 1, 5);
      Training training = Training.of(Sequential.of(new Dense(3, 20), new Relu(),
          new Dense(20, 1)), Loss.meanSquaredError()).seed(1).optimizer(new Sgd(0.02, momentum));
      assertThat(r2(stepped(training, data), data)).isGreaterThan(0.75);
    }
  }

  private static Model stepped(Training training, Dataset data) {
    Run run = training.begin(data);
    while (run.step()) {
      run.checkpoint(); // looking on changes nothing
    }
    assertThat(run.model()).isEqualTo(training.run(data));
    return run.model();
  }

  @Test
  void aClassThatComesLaterIsLearntIfTheNetworkHasAnOutputForIt() {
    Dataset all = blobs(120, 4, 7);
    int[] early = IntStream.range(0, 120).filter(i -> i % 4 < 3).toArray();
    Training training = Training.of(classifier(4, new Tanh()), Loss.crossEntropy()).seed(1)
        .optimizer(new Adam(0.02));
    Model first = training.run(all.select(early));
    assertThat(first.classify(all.points())).doesNotContain(3);
    assertThat(accuracy(training.run(first.parameters(), all), all)).isGreaterThan(0.95);
    Training narrow = Training.of(classifier(3, new Tanh()), Loss.crossEntropy());
    assertThatThrownBy(() -> narrow.begin(all)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void hugePointsEndWithAnErrorAndNotWithBrokenParameters() {
    double[] x = new Random(0).doubles(20, 0, Double.MAX_VALUE).toArray();
    Dataset data = Dataset.numbers(Tensor.of(Shape.of(10, 2), x),
        Tensor.of(Shape.of(10, 1), new Random(1).doubles(10).toArray()));
    Training training = Training.of(Sequential.of(new Dense(2, 9), new Relu(), new Dense(9, 1)),
        Loss.meanSquaredError());
    assertThatThrownBy(() -> training.precision(Precision.DOUBLE).run(data))
        .isInstanceOf(NonFiniteErrorException.class);
    assertThatThrownBy(() -> training.run(data)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void probabilitiesOfClassesAddToOneAndTheLargestIsTheClass() {
    Dataset data = blobs(30, 3, 8);
    Model model = Training.of(classifier(3, new Relu()), loss(3)).precision(Precision.DOUBLE)
        .run(data);
    double[][] p = model.predict(data.points()).toMatrix();
    int[] classes = model.classify(data.points());
    for (int i = 0; i < p.length; i++) {
      assertThat(Arrays.stream(p[i]).sum()).isCloseTo(1, within(1e-15));
      assertThat(p[i][classes[i]]).isEqualTo(Arrays.stream(p[i]).max().orElseThrow());
    }
    Dataset two = blobs(30, 2, 8);
    Model binary = Training.of(classifier(2, new Sigmoid()), loss(2)).run(two);
    double[] one = binary.predict(two.points()).toArray();
    int[] labels = binary.classify(two.points());
    for (int i = 0; i < one.length; i++) assertThat(labels[i]).isEqualTo(one[i] >= 0.5 ? 1 : 0);
  }

  @Test
  void aTrainingShufflesAsItsSeedSaysAndStepsInOrderAreOthers() {
    Dataset data = numbers(50, 1, 9);
    Sequential net = Sequential.of(new Dense(3, 1), new Relu(), new Dense(1, 1));
    Parameters start = net.initialize(0);
    Objective e = new Objective(net, Loss.meanSquaredError());
    Training shuffled = Training.of(e).optimizer(new Sgd(0.1)).batch(1).epochs(1)
        .precision(Precision.DOUBLE);
    Supplier<double[]> inOrder = () -> {
      Descent descent = new Sgd(0.1).from(net, start);
      for (int i = 0; i < 50; i++) {
        Gradient slope = e.slope(descent.parameters(), data.select(i)).gradient();
        descent = descent.step(slope);
      }
      return descent.parameters().toArray();
    };
    double[] once = shuffled.run(start, data).parameters().toArray();
    assertThat(shuffled.run(start, data).parameters().toArray()).isEqualTo(once);
    assertThat(inOrder.get()).isEqualTo(inOrder.get()).isNotEqualTo(once);
    assertThat(shuffled.seed(1).run(start, data).parameters().toArray()).isNotEqualTo(once);
  }

  /** Ends a training whose error has become less by the tolerance in none of so many epochs. */
  private static final class Settled {
    private final double tolerance;
    private final double epochs;
    private double best = Double.POSITIVE_INFINITY;
    int waited;

    Settled(double tolerance, double epochs) {
      this.tolerance = tolerance;
      this.epochs = epochs;
    }

    Observer observer() {
      return new Observer() {
        @Override public Signal epochEnded(Run now, Epoch epoch) {
          waited = epoch.error() > best - tolerance ? waited + 1 : 0;
          best = Math.min(best, epoch.error());
          return waited > epochs ? Signal.stop("settled") : Signal.CONTINUE;
        }
      };
    }
  }

  @Test
  void aTrainingEndsWhenItHasSettledForSoManyEpochs() {
    Training training = Training.of(classifier(2, new Relu()), loss(2)).epochs(400);
    for (double epochs : new double[] {2, 5, 50}) {
      Settled settled = new Settled(0.01, epochs);
      Run run = training.observe(settled.observer()).begin(blobs(100, 2, 1)).finish();
      assertThat(run.outcome()).isEqualTo(Outcome.STOPPED);
      assertThat(settled.waited).isEqualTo((int) epochs + 1);
      assertThat(run.epochs()).isLessThan(400);
    }
    Settled never = new Settled(1e9, Double.POSITIVE_INFINITY);
    Run run = training.observe(never.observer()).begin(blobs(100, 2, 1)).finish();
    assertThat(run.epochs()).isEqualTo(400);
    assertThat(never.waited).isEqualTo(399);
  }

  /** A fifth of the rate wherever it has settled, until it is below a millionth. */
  @Test
  void aRateThatFallsWhereTheErrorHasSettledEnds() {
    Dataset data = Dataset.binary(Tensor.matrix(new double[][] {{3, 2}, {1, 6}}), 1, 0);
    Sequential net = Sequential.of(new Dense(2, 8), new Relu(), new Dense(8, 1), new Sigmoid());
    Parameters w = net.initialize(0);
    double rate = 0.001;
    int epochs = 0;
    while (rate > 1e-6) {
      Run run = Training.of(net, Loss.binaryCrossEntropy()).optimizer(new Sgd(rate)).epochs(3000)
          .observe(new Settled(0.5, 2).observer()).begin(w, data).finish();
      epochs += run.epochs();
      w = run.parameters();
      rate /= 5;
    }
    assertThat(epochs).isLessThan(3000);
    assertThat(new Objective(net, Loss.binaryCrossEntropy()).error(w, data)).isFinite();
  }

  @Test
  void anEarlyStopKeepsTheBestAndTrainingGoesOnFromIt() {
    int[] guessed = new Random(1).ints(100, 0, 2).toArray(); // nothing is to be learnt
    Dataset data = Dataset.binary(blobs(100, 2, 1).points(), guessed);
    Training training = Training.of(classifier(2, new Tanh()), loss(2)).epochs(3000)
        .optimizer(new Sgd(0.5)).batch(5).holdOut(0.1).stopEarly(3);
    Run run = training.begin(data).finish();
    assertThat(run.outcome()).isEqualTo(Outcome.STOPPED_EARLY);
    assertThat(run.epochs()).isLessThan(3000);
    double best = run.history().stream().mapToDouble(e -> e.validation().orElseThrow()).min()
        .orElseThrow();
    int at = 1 + run.history().stream().map(e -> e.validation().orElseThrow()).toList()
        .indexOf(best);
    assertThat(run.epochs()).isEqualTo(at + 3);
    Run more = training.begin(run.best().parameters(), data);
    assertThat(more.step()).isTrue();
    assertThat(more.parameters()).isNotEqualTo(run.best().parameters());
  }

  @Test
  void aTrainingFromAModelTakesAllItsEpochsAndMoreCanBeAsked() {
    Dataset data = blobs(60, 3, 1);
    Training training = Training.of(classifier(3, new Tanh()), loss(3)).epochs(10);
    Run first = training.begin(data).finish();
    assertThat(first.epochs()).isEqualTo(10);
    Run warm = training.begin(first.parameters(), data).finish();
    assertThat(warm.epochs()).isEqualTo(10);
    assertThat(warm.history().get(0).error()).isLessThan(first.history().get(0).error());
    Run longer = training.epochs(20).resume(first.checkpoint(), data).finish();
    assertThat(longer.epochs()).isEqualTo(20);
    assertThat(longer.model()).isEqualTo(training.epochs(20).run(data));
  }

  @Test
  void floatsAndDoublesPredictAlike() {
    Dataset data = blobs(200, 3, 11);
    Training training = Training.of(classifier(3, new Tanh()), loss(3)).epochs(50).seed(1);
    Model floats = training.run(data);
    Model doubles = training.precision(Precision.DOUBLE).run(data);
    assertThat(floats.precision()).isEqualTo(Precision.FLOAT);
    assertThat(floats.classify(data.points())).isEqualTo(doubles.classify(data.points()));
    double[] p = floats.predict(data.points()).toArray();
    double[] q = doubles.predict(data.points()).toArray();
    assertThat(p).containsExactly(q, within(1e-4));
    for (double v : p) assertThat((double) (float) v).isEqualTo(v);
  }

  @Test
  void aModelOfAFileLearnsANewTarget(@TempDir Path folder) throws Exception {
    Training training = Training.of(Sequential.of(new Dense(1, 42), new Relu(),
        new Dense(42, 1)), Loss.meanSquaredError()).optimizer(new Adam(0.01)).epochs(400);
    Tensor point = Tensor.matrix(new double[][] {{2}});
    Path file = folder.resolve("model.safetensors");
    training.run(Dataset.numbers(point, Tensor.matrix(new double[][] {{4}}))).save(file);
    Model kept = Model.load(file);
    assertThat(kept.predict(point).toDouble()).isCloseTo(4, within(1e-2));
    Model tuned = training.run(kept.parameters(),
        Dataset.numbers(point, Tensor.matrix(new double[][] {{1}})));
    assertThat(tuned.predict(point).toDouble()).isCloseTo(1, within(1e-4));
  }

  @Test
  void everyTestThatThePageNamesIsThere() throws Exception {
    Matcher named = Pattern.compile("`(\\w+Test)\\.(\\w+)`").matcher(Files.readString(PAGE));
    int count = 0;
    for (; named.find(); count++) {
      Class<?> type = Class.forName("dev.gradus.nn." + named.group(1));
      assertThat(type.getDeclaredMethods()).as(named.group()).extracting(Method::getName)
          .contains(named.group(2));
    }
    assertThat(count).isGreaterThan(30);
  }
}
