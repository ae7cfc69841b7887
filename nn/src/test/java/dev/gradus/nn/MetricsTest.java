package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Metrics: values of scikit-learn's documentation, and laws. */
class MetricsTest {
  private static final List<ToDoubleFunction<Evaluation>> OF_CLASSES = List.of(
      Evaluation::accuracy, e -> e.topK(2), e -> e.confusion().macroF1(),
      e -> e.confusion().macroPrecision(), e -> e.confusion().macroRecall(),
      e -> e.confusion().micro(), Evaluation::rocAuc, Evaluation::logLoss, Evaluation::brier,
      e -> e.calibrationError(4));
  private static final List<ToDoubleFunction<Evaluation>> OF_NUMBERS =
      List.of(Evaluation::r2, Evaluation::rmse, Evaluation::mae);

  private static Tensor column(double... x) { return Tensor.of(Shape.of(x.length, 1), x); }

  private static Evaluation binary(double[] p, int... labels) {
    return Evaluation.of(column(p), Dataset.binary(Tensor.zeros(p.length, 1), labels));
  }

  private static Evaluation classes(double[][] p, int... classes) {
    return Evaluation.of(Tensor.matrix(p), Dataset.classes(Tensor.zeros(p.length, 1), classes));
  }

  private static Evaluation numbers(Tensor outputs, Tensor targets) {
    return Evaluation.of(outputs,
        Dataset.numbers(Tensor.zeros(targets.shape().dim(0), 1), targets));
  }

  /** Predictions that are sure. */
  private static Evaluation taken(int[] right, int... predicted) {
    double[][] p = new double[right.length][3];
    for (int i = 0; i < p.length; i++) p[i][predicted[i]] = 1;
    return classes(p, right);
  }

  @Test
  void confusionIsThatOfTheDocumentation() {
    Confusion c = taken(new int[] {2, 0, 2, 2, 0, 1}, 0, 0, 2, 2, 0, 2).confusion();
    assertThat(c.counts())
        .isEqualTo(Tensor.matrix(new double[][] {{2, 0, 0}, {0, 0, 1}, {1, 0, 2}}));
  }

  @Test
  void reportIsThatOfTheDocumentation() {
    Evaluation e = taken(new int[] {0, 1, 2, 2, 2}, 0, 0, 2, 2, 1);
    Confusion c = e.confusion();
    assertThat(new double[] {c.precision(0), c.recall(0), c.f1(0)})
        .containsExactly(new double[] {0.5, 1, 2 / 3.0}, within(1e-15));
    assertThat(new double[] {c.precision(1), c.recall(1), c.f1(1)}).containsExactly(0, 0, 0);
    assertThat(new double[] {c.precision(2), c.recall(2), c.f1(2)})
        .containsExactly(new double[] {1, 2 / 3.0, 0.8}, within(1e-15));
    assertThat(new double[] {c.macroPrecision(), c.macroRecall(), c.macroF1()})
        .containsExactly(new double[] {0.5, 5 / 9.0, 22 / 45.0}, within(1e-15));
    assertThat(c.micro()).isEqualTo(e.accuracy()).isEqualTo(0.6);
    assertThat(c.toString()).isEqualTo("""
        right \\ predicted | precision recall F1
        0: 1 0 0 | 0.5000 1.0000 0.6667
        1: 1 0 0 | 0.0000 0.0000 0.0000
        2: 0 1 2 | 1.0000 0.6667 0.8000
        """);
  }

  @Test
  void scoresAreThoseOfTheDocumentation() {
    assertThat(binary(new double[] {0.1, 0.4, 0.35, 0.8}, 0, 0, 1, 1).rocAuc()).isEqualTo(0.75);
    assertThat(classes(new double[][] {{.1, .9}, {.9, .1}, {.8, .2}, {.35, .65}}, 1, 0, 0, 1)
        .logLoss()).isCloseTo(0.21616187468057912, within(1e-15));
    assertThat(binary(new double[] {0.1, 0.9, 0.8, 0.3}, 0, 1, 1, 0).brier())
        .isCloseTo(0.0375, within(1e-15));
    assertThat(classes(new double[][] {{.5, .2, .2}, {.3, .4, .2}, {.2, .4, .3}, {.7, .2, .1}}, 0,
        1, 2, 2).topK(2)).isEqualTo(0.75);
    Evaluation e = numbers(column(2.5, 0, 2, 8), column(3, -0.5, 2, 7));
    assertThat(e.r2()).isCloseTo(0.9486081370449679, within(1e-15));
    assertThat(e.rmse()).isCloseTo(Math.sqrt(0.375), within(1e-15));
    assertThat(e.mae()).isEqualTo(0.5);
    Evaluation two = numbers(Tensor.matrix(new double[][] {{0, 2}, {-1, 2}, {8, -5}}),
        Tensor.matrix(new double[][] {{0.5, 1}, {-1, 1}, {7, -6}}));
    assertThat(two.r2()).isCloseTo(0.9368005266622779, within(1e-15));
    assertThat(two.mae()).isEqualTo(0.75);
  }

  /** Bins (0.6, 0.8] and (0.8, 1]: 3/5·|0.7 − 2/3| + 2/5·|0.95 − 1/2|, confidences of the taken. */
  @Test
  void calibrationErrorComparesConfidenceWithAccuracyInEachBin() {
    double[] p = {0.7, 0.3, 0.7, 0.95, 0.05};
    Evaluation one = binary(p, 1, 0, 0, 1, 1);
    assertThat(one.calibrationError(5)).isCloseTo(0.1 / 5 + 0.9 / 5, within(1e-15));
    assertThat(one.calibrationError(1)).isCloseTo(0.8 - 0.6, within(1e-15));
    assertThat(binary(new double[] {1, 0, 1}, 1, 0, 1).calibrationError(15)).isZero();
    assertThat(binary(new double[] {1, 0, 1}, 0, 1, 0).calibrationError(15)).isEqualTo(1);
    assertThatThrownBy(() -> one.calibrationError(0))
        .hasMessage("Evaluation.calibrationError: 0 bins; use at least 1");
  }

  @Property(seed = "1", tries = 60)
  void calibrationErrorIsThatOfTwoColumnsAndGrowsWithFinerBins(@ForAll long seed,
      @ForAll @IntRange(min = 1, max = 20) int bins) {
    Random random = new Random(seed);
    double[] p = random.doubles(40).toArray();
    int[] y = labels(random, 40, 2);
    double[][] two = Arrays.stream(p).mapToObj(x -> new double[] {1 - x, x})
        .toArray(double[][]::new);
    double error = binary(p, y).calibrationError(bins);
    assertThat(error).isBetween(0.0, 1.0)
        .isCloseTo(classes(two, y).calibrationError(bins), within(1e-14));
    assertThat(binary(p, y).calibrationError(2 * bins)).isGreaterThan(error - 1e-14);
  }

  @Test
  void equalScoresCountOneHalf() {
    assertThat(binary(new double[] {0.3, 0.3, 0.3, 0.3}, 0, 1, 1, 0).rocAuc()).isEqualTo(0.5);
    assertThat(binary(new double[] {0.3, 0.3, 0.5}, 0, 1, 1).rocAuc()).isEqualTo(0.75);
    assertThat(binary(new double[] {-0.0, 0.0}, 1, 0).rocAuc()).isEqualTo(0.5);
  }

  /** Random outputs with many ties. */
  private static double[] drawn(Random random, int n, double step) {
    return random.doubles(n).map(x -> Math.round(x / step) * step).toArray();
  }

  private static int[] labels(Random random, int n, int k) {
    return IntStream.range(0, n).map(i -> i < k ? i : random.nextInt(k)).toArray();
  }

  @Property(seed = "1", tries = 100)
  void aucIsTheShareOfPairsAndKeptByMonotoneMaps(@ForAll long seed,
      @ForAll @IntRange(min = 2, max = 60) int n) {
    Random random = new Random(seed);
    double[] p = drawn(random, n, 0.125);
    int[] y = labels(random, n, 2);
    double pairs = 0;
    double won = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (y[i] != 1 || y[j] != 0) continue;
        pairs++;
        won += p[i] > p[j] ? 1 : p[i] == p[j] ? 0.5 : 0;
      }
    }
    double auc = binary(p, y).rocAuc();
    assertThat(auc).isCloseTo(won / pairs, within(1e-14));
    assertThat(binary(Arrays.stream(p).map(x -> x * x * x).toArray(), y).rocAuc()).isEqualTo(auc);
    assertThat(binary(Arrays.stream(p).map(x -> 1 - x).toArray(), y).rocAuc())
        .isCloseTo(1 - auc, within(1e-14));
  }

  @Property(seed = "1", tries = 100)
  void confusionsSumIsThePointsAndTopOneIsAccuracy(@ForAll long seed,
      @ForAll @IntRange(min = 3, max = 60) int n) {
    Random random = new Random(seed);
    double[][] p = IntStream.range(0, n).mapToObj(i -> drawn(random, 3, 0.25))
        .toArray(double[][]::new);
    Evaluation e = classes(p, labels(random, n, 3));
    assertThat(Arrays.stream(e.confusion().counts().toArray()).sum()).isEqualTo(n);
    assertThat(e.topK(1)).isEqualTo(e.accuracy());
    assertThat(e.accuracy()).isCloseTo(e.confusion().micro(), within(1e-15));
    assertThat(e.topK(3)).isEqualTo(1);
    assertThat(e.topK(2)).isBetween(e.topK(1), 1.0);
  }

  @Property(seed = "1", tries = 60)
  void weightTwoIsThePointTwiceAndWeightNoughtIsNoPoint(@ForAll long seed) {
    Random random = new Random(seed);
    int n = 30;
    int[] times = IntStream.range(0, n).map(i -> i < 3 ? 1 : random.nextInt(4)).toArray();
    int[] rows = IntStream.range(0, n).flatMap(i -> IntStream.generate(() -> i).limit(times[i]))
        .toArray();
    double[] weights = Arrays.stream(times).asDoubleStream().toArray();
    double[] drawn = drawn(random, 3 * n, 0.0625);
    Tensor p = Tensor.of(Shape.of(n, 3), Arrays.stream(drawn).map(x -> x + 0.01).toArray());
    Dataset data = Dataset.classes(Tensor.zeros(n, 1), labels(random, n, 3));
    Dataset real = Dataset.numbers(Tensor.zeros(n, 1),
        Tensor.of(Shape.of(n, 3), random.doubles(3L * n).toArray()));
    Tensor twice = p.rows(rows);
    for (ToDoubleFunction<Evaluation> f : OF_CLASSES) {
      assertThat(f.applyAsDouble(Evaluation.of(p, data.weighted(weights))))
          .isCloseTo(f.applyAsDouble(Evaluation.of(twice, data.select(rows))), within(1e-12));
    }
    for (ToDoubleFunction<Evaluation> f : OF_NUMBERS) {
      assertThat(f.applyAsDouble(Evaluation.of(p, real.weighted(weights))))
          .isCloseTo(f.applyAsDouble(Evaluation.of(twice, real.select(rows))), within(1e-12));
    }
  }

  @Property(seed = "1", tries = 50)
  void r2OfTheMeanIsNoughtAndOfTheTargetsOne(@ForAll long seed) {
    double[] t = new Random(seed).doubles(20, 1e6, 1e6 + 1).toArray();
    double mean = Arrays.stream(t).map(x -> x - 1e6).sum() / 20 + 1e6;
    double[] all = new double[20];
    Arrays.fill(all, mean);
    assertThat(numbers(column(all), column(t)).r2()).isCloseTo(0, within(1e-9));
    assertThat(numbers(column(t), column(t)).r2()).isEqualTo(1);
    Arrays.fill(t, 0.1);
    assertThat(numbers(column(t), column(t)).r2()).isEqualTo(1);
    assertThat(numbers(column(all), column(t)).r2()).isEqualTo(0);
  }

  @Property(seed = "1", tries = 20)
  void aModelIsMeasuredByWhatItPredicts(@ForAll long seed) {
    Dataset data = Nets.data(30, seed);
    Sequential logits = Sequential.of(new Dense(3, 1));
    Parameters w = logits.initialize(seed);
    Sequential probabilities = Sequential.of(new Dense(3, 1), new Sigmoid());
    Evaluation a = new Model(logits, w).asClassifier().evaluate(data);
    Model model = new Model(probabilities, probabilities.initialize(seed));
    Evaluation b = model.evaluate(data);
    int[] taken = model.classify(data.points());
    double[] t = data.targets().toArray();
    double[] v = data.weights() == null ? new double[0] : data.weights().toArray();
    double right = 0;
    double all = 0;
    for (int i = 0; i < 30; i++) {
      double weight = v.length == 0 ? 1 : v[i];
      all += weight;
      if (taken[i] == t[i]) right += weight;
    }
    assertThat(b.accuracy()).isCloseTo(right / all, within(1e-15));
    assertThat(b.logLoss()).isCloseTo(a.logLoss(), within(1e-6)); // probabilities are floats
    assertThat(b.brier()).isCloseTo(a.brier(), within(1e-6));
    assertThat(b.logLoss()).isCloseTo(new Objective(probabilities, Loss.binaryCrossEntropy())
        .error(model.parameters(), data), within(1e-6));
    assertThat(b.rmse() * b.rmse()).isCloseTo(b.brier(), within(1e-14));
  }

  @Test
  void logLossOfLogitsDoesNotOverflow() {
    Sequential net = Sequential.of(1, Layer.of("same", x -> x));
    Dataset data = Dataset.binary(column(1000, -1000, 800), 1, 0, 0);
    Model model = new Model(net, net.initialize(0)).asClassifier();
    assertThat(model.evaluate(data).logLoss()).isCloseTo(800 / 3.0, within(1e-9));
  }

  @Test
  void watchedMetricsAreThoseOfTheModelOnThePointsHeldOut() {
    Dataset data = Nets.data(40, 2);
    Sequential net = Sequential.of(new Dense(3, 4), new Tanh(), new Dense(4, 1), new Sigmoid());
    Training training = Training.of(net, Loss.binaryCrossEntropy()).seed(5).epochs(200).batch(4)
        .optimizer(new Sgd(1)).holdOut(0.25).watch(Metric.BRIER)
        .stopEarly(15, Metric.ROC_AUC);
    Dataset held = data.split(0.25, 5).get(1);
    Observer same = Observer.ofEpochs((now, e) -> {
      for (Metric m : e.metrics().keySet()) {
        assertThat(e.metrics().get(m)).isEqualTo(m.of(now.model().evaluate(held)));
      }
    });
    Run run = training.observe(same).begin(data).finish();
    double most = 0;
    for (Epoch e : run.history()) {
      assertThat(e.metrics().keySet()).containsExactly(Metric.BRIER, Metric.ROC_AUC);
      most = Math.max(most, e.metrics().get(Metric.ROC_AUC));
    }
    assertThat(run.outcome()).isEqualTo(Outcome.STOPPED_EARLY);
    assertThat(run.best().evaluate(held).rocAuc()).isEqualTo(most);
    assertThat(run.reason()).isEqualTo("ROC-AUC was best after epoch " + (run.epochs() - 15));
    assertThat(training.run(data)).isEqualTo(run.best());
    Run other = training.begin(data);
    other.epoch();
    assertThat(training.resume(other.checkpoint(), data).finish().best()).isEqualTo(run.best());
    assertThatThrownBy(() -> training.stopEarly(15).resume(other.checkpoint(), data))
        .hasMessage("Training.resume: the checkpoint has the best model by ROC-AUC, but this "
            + "training goes by error; resume with the same stopEarly");
  }

  @Test
  void balancedClassesCountAsMuchAsEachOther() {
    Dataset data = Dataset.classes(Tensor.zeros(6, 1), 0, 0, 0, 0, 2, 2).balanced();
    assertThat(data.weights()).isEqualTo(Tensor.vector(0.75, 0.75, 0.75, 0.75, 1.5, 1.5));
    Dataset weighted = Dataset.binary(Tensor.zeros(3, 1), 0, 0, 1).weighted(3, 0, 1).balanced();
    assertThat(weighted.weights()).isEqualTo(Tensor.vector(2, 0, 2));
    assertThatThrownBy(() -> Dataset.numbers(Tensor.zeros(2, 1), Tensor.vector(1, 2)).balanced())
        .hasMessage("Dataset.balanced: the targets [2, 1] are numbers, not classes; use "
            + "Dataset.classes or Dataset.binary, or weighted");
  }

  @Test
  void whatHasNoMeaningIsRefused() {
    Evaluation e = numbers(column(1, 2), column(3, 4));
    assertThatThrownBy(e::accuracy).hasMessage("Evaluation.accuracy: the targets [2, 1] are "
        + "numbers, not classes; use Dataset.classes or Dataset.binary, or a metric of numbers "
        + "such as rmse");
    assertThatThrownBy(() -> classes(new double[][] {{1, 0}}, 0).mae()).hasMessage("Evaluation.mae:"
        + " the targets are classes, not numbers; use a metric of classes such as accuracy, or "
        + "Dataset.numbers");
    assertThatThrownBy(() -> binary(new double[] {0.5}, 1).rocAuc()).hasMessage("Evaluation.rocAuc:"
        + " all points are of class 1, so there is nothing to compare; give points of every class");
    assertThatThrownBy(() -> binary(new double[] {Double.NaN}, 1)).hasMessage("Evaluation.of: the "
        + "prediction for point 0 is NaN; mend or leave out that row, or look at the parameters");
    assertThatThrownBy(() -> classes(new double[][] {{1, 0}}, 2)).hasMessage("Evaluation.of: point "
        + "0 has class 2 but there are 2 outputs, for classes 0 to 1; give an output for each "
        + "class");
    assertThatThrownBy(() -> classes(new double[][] {{1, 0}}, 0).confusion().f1(2))
        .hasMessage("Confusion.f1: there is no class 2; classes are 0 to 1");
    Training training = Training.of(Sequential.of(new Dense(3, 1), new Sigmoid()),
        Loss.binaryCrossEntropy()).watch(Metric.ACCURACY);
    assertThatThrownBy(() -> training.begin(Nets.data(8, 1))).hasMessage("Training.begin: there "
        + "are metrics to watch on points held out, but none are held out; say holdOut(0.2) or "
        + "validate(data)");
  }
}
