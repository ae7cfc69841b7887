package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.optimize.Lbfgs;
import dev.gradus.autodiff.plan.Precision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to columns before a network takes them. */
class PreparationTest {
  @TempDir
  Path folder;

  private static Dataset data(double[]... rows) {
    return Dataset.numbers(Tensor.matrix(rows), Tensor.zeros(rows.length, 1));
  }

  private static Tensor prepared(Preparation p, Dataset data) {
    return p.fit(data).apply(data.points());
  }

  @Property(seed = "1", tries = 60)
  void standardisedColumnsHaveMeanNoughtAndDeviationOne(@ForAll long seed,
      @ForAll @IntRange(min = -300, max = 300) int exponent) {
    double[] x = new Random(seed).doubles(20, 1, 3).map(v -> v * Math.pow(10, exponent))
        .toArray();
    Dataset data = Dataset.numbers(Tensor.of(Shape.of(20, 1), x), Tensor.zeros(20, 1));
    double[] y = prepared(Preparation.standardise(), data).toArray();
    assertThat(Arrays.stream(y).average().orElseThrow()).isCloseTo(0, within(1e-13));
    assertThat(Arrays.stream(y).map(v -> v * v).average().orElseThrow())
        .isCloseTo(1, within(1e-12));
    double[] z = prepared(Preparation.range(-1, 3), data).toArray();
    assertThat(Arrays.stream(z).min().orElseThrow()).isEqualTo(-1);
    assertThat(Arrays.stream(z).max().orElseThrow()).isCloseTo(3, within(1e-14));
  }

  @Test
  void columnsWithoutVariationAreNotDividedByNought() {
    Dataset data = data(new double[] {0.1, Double.MIN_VALUE}, new double[] {0.1, 0},
        new double[] {0.1, 0});
    for (Preparation p : new Preparation[] {Preparation.standardise(), Preparation.range(0, 1)}) {
      double[] y = prepared(p, data).toArray();
      assertThat(y[0]).isEqualTo(0);
      assertThat(Arrays.stream(y).allMatch(Double::isFinite)).isTrue();
    }
  }

  @Test
  void oneHotHasAColumnForEachNumberAndNoughtForOthers() {
    Dataset data = data(new double[] {7, 1}, new double[] {-1, 2}, new double[] {7, 3});
    Prepared p = Preparation.none().oneHot(0).fit(data);
    assertThat(p.inputs()).isEqualTo(2);
    assertThat(p.outputs()).isEqualTo(3);
    assertThat(p.apply(data.points()))
        .isEqualTo(Tensor.matrix(new double[][] {{0, 1, 1}, {1, 0, 2}, {0, 1, 3}}));
    assertThat(p.apply(Tensor.vector(8, 4))).isEqualTo(Tensor.vector(0, 0, 4));
    assertThat(p.apply(Tensor.vector(Double.NaN, 4)).get(0)).isNaN();
    assertThat(prepared(Preparation.standardise().leave(1), data).toMatrix()[2][1]).isEqualTo(3);
  }

  @Property(seed = "1", tries = 40)
  void weightTwoIsThePointTwice(@ForAll long seed) {
    Random random = new Random(seed);
    double[] weights = random.ints(10, 0, 4).asDoubleStream().toArray();
    weights[0] = 1;
    int[] rows = IntStream.range(0, 10)
        .flatMap(i -> IntStream.generate(() -> i).limit((long) weights[i])).toArray();
    Dataset data = Dataset.numbers(Tensor.of(Shape.of(10, 2), random.doubles(20).toArray()),
        Tensor.zeros(10, 1));
    for (Preparation p : new Preparation[] {Preparation.standardise(),
        Preparation.range(0, 1).oneHot(1)}) {
      Prepared a = p.fit(data.weighted(weights));
      Prepared b = p.fit(data.select(rows));
      assertThat(a.outputs()).isEqualTo(b.outputs());
      double[] y = b.apply(data.select(rows).points()).toArray();
      assertThat(a.apply(data.select(rows).points()).toArray()).containsExactly(y, within(1e-12));
    }
  }

  private static Training training() {
    return Training.of(Sequential.of(new Dense(3, 4), new Tanh(), new Dense(4, 1), new Sigmoid()),
        Loss.binaryCrossEntropy()).seed(2).epochs(4).batch(5).prepared(Preparation.standardise());
  }

  @Test
  void aModelTakesPointsAsTheyAre() throws IOException {
    Dataset data = Nets.data(30, 3).withFeatures("a", "b", "c");
    Model model = training().run(data);
    Prepared p = Preparation.standardise().fit(data);
    assertThat(model.preparation()).isEqualTo(p);
    assertThat(model.features()).containsExactly("a", "b", "c");
    assertThat(model.predict(data.points())).isEqualTo(new Model(model.net(), model.parameters())
        .predict(p.apply(data.points())));
    Path file = folder.resolve("m");
    model.save(file);
    assertThat(Model.load(file)).isEqualTo(model);
    assertThat(Model.load(file).predict(data.points())).isEqualTo(model.predict(data.points()));
    assertThatThrownBy(() -> model.predict(Tensor.vector(1, 2))).hasMessage("Model.predict: the "
        + "points have shape [2], but they were prepared from 3 columns; give [points, 3], as they "
        + "were before they were prepared");
  }

  @Test
  void pointsHeldOutAreNotLookedAt() {
    Dataset data = Nets.data(40, 4);
    Run run = training().holdOut(0.25).watch(Metric.LOG_LOSS).begin(data).finish();
    assertThat(run.model().preparation())
        .isEqualTo(Preparation.standardise().fit(data.split(0.25, 2).get(0)));
    Epoch last = run.history().get(3);
    assertThat(last.validation().orElseThrow())
        .isCloseTo(last.metrics().get(Metric.LOG_LOSS), within(1e-6));
  }

  @Test
  void aTrainingThatPreparesGoesOnWithTheSameBits() throws IOException {
    Dataset data = Nets.data(20, 4);
    Run run = training().begin(data);
    for (int i = 0; i < 5; i++) run.step();
    Path file = folder.resolve("c");
    run.checkpoint().save(file);
    assertThat(training().resume(Checkpoint.load(file), data).finish().model())
        .isEqualTo(run.finish().model());
    assertThatThrownBy(() -> training().prepared(Preparation.none()).resume(Checkpoint.load(file),
        data)).hasMessage("Training.resume: the checkpoint's points were prepared otherwise; "
            + "resume with the same preparation");
  }

  @Test
  void descentsOnAllPointsPrepareToo() {
    Dataset data = Nets.data(20, 4);
    Prepared p = Preparation.standardise().fit(data);
    Model model = training().minimize(new Lbfgs().iterations(5), data).model();
    assertThat(model.preparation()).isEqualTo(p);
    Model alone = model.unprepared();
    assertThat(alone.preparation()).isNull();
    assertThat(alone.predict(p.apply(data.points()))).isEqualTo(model.predict(data.points()));
    assertThat(training().function(data).size()).isEqualTo(model.parameters().layout().size());
  }

  @Test
  void whatCannotBePreparedIsRefused() {
    Dataset data = Nets.data(4, 2);
    assertThatThrownBy(() -> Preparation.none().oneHot(3).fit(data)).hasMessage("Preparation.fit: "
        + "the preparation speaks of column 3 but the points have 3, from 0 to 2; name one of "
        + "these");
    assertThatThrownBy(() -> Preparation.range(1, 1)).hasMessage("Preparation.range: from 1.0 to "
        + "1.0 is no range of finite length; use 0 and 1, or -1 and 1");
    assertThatThrownBy(() -> training().prepared(Preparation.none().oneHot(0)).run(data))
        .hasMessage("Training.run: the points have 6 columns after they are prepared, but the "
            + "network has 3 inputs; give the first layer 6");
    assertThatThrownBy(() -> data.withFeatures("a")).hasMessage("Dataset.withFeatures: there are 1 "
        + "names but 3 columns; give one for each");
    assertThatThrownBy(() -> Preparation.standardise().fit(data(new double[] {Double.NaN})))
        .hasMessage("Preparation.fit: point 0 has NaN in column 0; mend or leave out that row");
  }

  @Test
  void preparedColumnIsTheOldOneLessItsShiftOverItsScale() {
    Dataset data = data(new double[] {1, 2, 7}, new double[] {2, 2, 3}, new double[] {-4, 0, 4});
    Preparation all = Preparation.range(-1, 3).leave(1).oneHot(2);
    Prepared prepared = all.fit(data);
    double[][] after = prepared.apply(data.points()).toMatrix();
    double[][] before = data.points().toMatrix();
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 2; j++) {
        assertThat(prepared.from(j)).isEqualTo(j);
        assertThat(prepared.equal(j)).isEmpty();
        assertThat(after[i][j]).isEqualTo((before[i][j] - prepared.shift(j)) / prepared.scale(j)
            + prepared.offset(j));
      }
    }
    assertThat(prepared.from(4)).isEqualTo(2);
    assertThat(prepared.equal(4)).hasValue(7);
    Prepared standard = Preparation.standardise().fit(data);
    assertThat(standard.shift(0)).isCloseTo(-1 / 3.0, within(1e-15));
    assertThat(standard.scale(2)).isCloseTo(Math.sqrt(26) / 3, within(1e-15));
    assertThatThrownBy(() -> prepared.shift(2)).hasMessage("Prepared.shift: column 2 says whether"
        + " column 2 is 3.0, so it has no shift and scale; ask for another");
    assertThatThrownBy(() -> prepared.scale(5)).hasMessage("Prepared.scale: there is no column 5;"
        + " points have columns 0 to 4 after they are prepared");
  }

  @Test
  void namesOfBinaryLabelsAreThoseOfTheModel() throws IOException {
    Dataset data = Nets.data(20, 5).withClassNames("no", "yes");
    Model model = training().run(data);
    assertThat(model.classNames()).containsExactly("no", "yes");
    int[] classes = model.classify(data.points());
    List<String> labels = model.labels(data.points());
    for (int i = 0; i < classes.length; i++) {
      assertThat(labels.get(i)).isEqualTo(classes[i] == 0 ? "no" : "yes");
    }
    model.save(folder.resolve("model"));
    assertThat(Model.load(folder.resolve("model"))).isEqualTo(model);
    assertThat(model.evaluate(data).confusion().toString()).contains("no:", "yes:");
    Dataset three = Dataset.classes(Tensor.zeros(2, 1), 0, 2);
    assertThat(three.withClassNames("a", "b", "c").classNames()).containsExactly("a", "b", "c");
    assertThatThrownBy(() -> three.withClassNames("a", "b")).hasMessage("Dataset.withClassNames:"
        + " there are 2 names but 3 classes; give one for each");
    assertThatThrownBy(() -> data.withClassNames("a")).hasMessage("Dataset.withClassNames: there"
        + " are 1 names but 2 labels, 0 and 1; give one for each");
    assertThatThrownBy(
        () -> Dataset.numbers(Tensor.zeros(1, 1), Tensor.vector(0.5)).withClassNames("a"))
        .hasMessage("Dataset.withClassNames: the targets [1, 1] are numbers, not classes; use"
            + " Dataset.classes or Dataset.binary, or give a model of numbers no names");
  }

  private static Dataset line(int points) {
    Random random = new Random(3);
    double[] x = random.doubles(points, 1990, 2010).toArray();
    double[] y = Arrays.stream(x).map(v -> 5e6 + 1e5 * (v - 2000)).toArray();
    return Dataset.numbers(Tensor.of(Shape.of(points, 1), x), Tensor.vector(y));
  }

  @Test
  void standardisedTargetsAreAnsweredInTheUnitOfTheData() throws IOException {
    Dataset data = line(60);
    Preparation p = Preparation.standardise().standardiseTargets();
    Prepared prepared = p.fit(data);
    double[] y = data.targets().toArray();
    double mean = Arrays.stream(y).average().orElseThrow();
    double deviation = Math.sqrt(Arrays.stream(y).map(v -> (v - mean) * (v - mean)).average()
        .orElseThrow());
    assertThat(prepared.targetShift(0)).isCloseTo(mean, within(1e-6));
    assertThat(prepared.targetScale(0)).isCloseTo(deviation, within(1e-6));
    Dataset learnt = prepared.apply(data);
    assertThat(learnt.targets().toArray()[3]).isCloseTo((y[3] - mean) / deviation, within(1e-12));
    assertThat(prepared.answers(learnt.targets()).toArray()).containsExactly(y, within(1e-8));
    Training training = Training.of(Sequential.of(new Dense(1, 1)), Loss.meanSquaredError())
        .optimizer(new Sgd(0.1)).epochs(200).prepared(p).holdOut(0.2).stopEarly(200, Metric.R2)
        .precision(Precision.DOUBLE);
    Run run = training.begin(data).finish();
    Model model = run.model();
    double at = model.predict(Tensor.vector(2004)).toArray()[0];
    assertThat(at).isCloseTo(5.4e6, within(1.0));
    assertThat(model.evaluate(data).rmse()).isLessThan(1);
    Epoch last = run.history().get(run.history().size() - 1);
    assertThat(last.validation().orElseThrow()).isLessThan(1e-10); // in units of deviations
    assertThat(last.metrics().get(Metric.R2)).isGreaterThan(0.9999);
    assertThat(model.unprepared().predict(prepared.apply(Tensor.vector(2004))).toArray()[0])
        .isCloseTo((5.4e6 - mean) / deviation, within(0.1));
    Path path = folder.resolve("m");
    model.save(path);
    assertThat(Model.load(path)).isEqualTo(model);
    assertThat(Model.load(path).predict(Tensor.vector(2004))).isEqualTo(model.predict(
        Tensor.vector(2004)));
  }

  @Test
  void targetsThatHaveNoUnitAreRefused() {
    Preparation p = Preparation.none().standardiseTargets();
    assertThatThrownBy(() -> p.fit(Dataset.classes(Tensor.zeros(2, 1), 0, 1)))
        .hasMessage("Preparation.fit: the targets are classes, which have no mean; leave out "
            + "standardiseTargets()");
    assertThatThrownBy(() -> Training.of(Sequential.of(new Dense(1, 2)), Loss.gaussian())
        .prepared(p).begin(line(9))).hasMessage("Training.begin: targets of 1 numbers are "
            + "standardised, but the network has 2 outputs, which are not in their unit; leave out "
            + "standardiseTargets()");
    assertThatThrownBy(() -> Preparation.none().fit(line(9)).targetShift(0)).hasMessage(
        "Prepared.targetShift: there is no target 0 among 0 that are standardised; say "
            + "standardiseTargets() before it is fitted");
  }

  @Test
  void aStreamIsPreparedAsItsPointsAre() {
    Random random = new Random(5);
    double[] x = new double[3 * 40];
    Arrays.setAll(x, i -> i % 3 == 0 ? random.nextInt(3) : 100 * random.nextGaussian());
    Dataset data = Dataset.numbers(Tensor.of(Shape.of(40, 3), x),
        Tensor.vector(random.doubles(40, 5, 9).toArray()));
    int[] opened = {0};
    PointStream stream = PointStream.numbers(3, 1, () -> {
      opened[0]++;
      int[] at = {0};
      return (point, target) -> {
        if (at[0] == 40) return false;
        System.arraycopy(x, 3 * at[0], point, 0, 3);
        target[0] = data.targets().toArray()[at[0]++];
        return true;
      };
    });
    for (Preparation p : List.of(Preparation.standardise().standardiseTargets(),
        Preparation.range(0, 1).oneHot(0), Preparation.standardise().oneHot(0).leave(1))) {
      opened[0] = 0;
      Prepared prepared = p.fit(stream);
      assertThat(opened[0]).isLessThanOrEqualTo(3);
      assertThat(prepared).isEqualTo(p.fit(data));
      Training training = Training.of(Sequential.of(new Dense(prepared.outputs(), 1)),
          Loss.meanAbsoluteError()).epochs(3).batch(7).prepared(p);
      assertThat(training.run(stream)).isEqualTo(training.run(data));
      Run run = training.begin(stream);
      for (int i = 0; i < 9; i++) run.step();
      assertThat(training.resume(run.checkpoint(), stream).finish().model())
          .isEqualTo(training.run(data));
    }
  }

  @Test
  void aStreamThatCannotBeMeasuredIsNamed() {
    PointStream empty = PointStream.numbers(1, 1, () -> (x, t) -> false);
    assertThatThrownBy(() -> Preparation.standardise().fit(empty)).hasMessage("Preparation.fit: "
        + "the stream has no points; give at least 1");
    PointStream broken = PointStream.numbers(1, 1, () -> (x, t) -> {
      throw new IOException("gone");
    });
    assertThatThrownBy(() -> Preparation.standardise().fit(broken)).hasMessage("Preparation.fit: "
        + "the stream could not be read after 0 points, as its columns were measured: gone");
    PointStream nan = PointStream.numbers(1, 1, () -> (x, t) -> {
      x[0] = Double.NaN;
      return true;
    });
    assertThatThrownBy(() -> Preparation.standardise().fit(nan)).hasMessage("Preparation.fit: "
        + "point 0 has NaN in column 0; mend or leave out that row");
  }
}
