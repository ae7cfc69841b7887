package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;
import dev.gradus.autodiff.plan.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Trainings on points that come one after the other. */
class PointStreamTest {
  private static final Sequential NET = Sequential.of(new Dense(3, 1), new Sigmoid());
  private static final Training TRAINING = Training.of(NET, Loss.binaryCrossEntropy()).epochs(2)
      .batch(4);

  @Provide
  Arbitrary<Sequential> networks() { return Nets.networks(); }

  @Provide
  Arbitrary<Optimizer> optimizers() { return Nets.optimizers(); }

  /** Without weights. */
  private static Dataset data(int points, long seed) { return Nets.data(points, 2 * seed); }

  private static PointStream.Opener rows(Dataset data) { return Nets.reader(data); }

  @Property(seed = "1", tries = 40)
  void aStreamNoLongerThanItsWindowGivesTheBitsOfADataSet(@ForAll("networks") Sequential net,
      @ForAll("optimizers") Optimizer optimizer, @ForAll long seed, @ForAll Precision precision,
      @ForAll @IntRange(min = 1, max = 14) int points, @ForAll @IntRange(max = 2) int more) {
    Training training = Training.of(net, Loss.binaryCrossEntropy()).optimizer(optimizer).epochs(3)
        .batch(4).seed(seed).precision(precision).validate(data(5, 7));
    Dataset data = data(points, seed);
    Run whole = training.begin(data).finish();
    Run streamed = training.begin(PointStream.binary(3, rows(data)).window(points + more)).finish();
    assertThat(streamed.model()).isEqualTo(whole.model());
    assertThat(streamed.history()).isEqualTo(whole.history());
    assertThat(streamed.steps()).isEqualTo(whole.steps());
  }

  @Property(seed = "1", tries = 40)
  void aTrainingThatWasStoppedGoesOnAsIfItHadNotBeen(@ForAll("networks") Sequential net,
      @ForAll("optimizers") Optimizer optimizer, @ForAll long seed, @ForAll Precision precision,
      @ForAll @IntRange(max = 12) int steps, @ForAll @IntRange(min = 1, max = 20) int window) {
    PointStream stream = PointStream.binary(3, rows(data(15, seed))).window(window);
    Training training = Training.of(net, Loss.binaryCrossEntropy()).optimizer(optimizer).epochs(3)
        .batch(4).seed(seed).precision(precision);
    Run whole = training.begin(stream).finish();
    Run first = training.begin(stream);
    for (int i = 0; i < steps; i++) first.step();
    Run second = training.resume(first.checkpoint(), stream).finish();
    assertThat(second.model()).isEqualTo(whole.model()).isEqualTo(first.finish().model());
    assertThat(second.steps()).isEqualTo(whole.steps()).isEqualTo(12);
    assertThat(second.epochs()).isEqualTo(3);
  }

  /** The numbers of the points in the order of an epoch, read in batches. */
  private static List<Integer> order(int points, int window, int epoch, int batch) {
    Sequential net = Sequential.of(new Dense(1, 1));
    Settings settings = new Settings(new Objective(net, Loss.meanSquaredError()));
    PointStream stream = PointStream.numbers(1, 1, rows(Dataset.numbers(
        Tensor.of(Shape.of(points, 1), IntStream.range(0, points).asDoubleStream().toArray()),
        Tensor.zeros(points)))).window(window);
    Feed feed = Feed.of("test", stream, settings);
    feed.seek(epoch, 0);
    List<Integer> all = new ArrayList<>();
    while (feed.hasNext()) {
      int n = feed.next(batch);
      Workspace ws = StepPlan.of(settings.objective, settings.optimizer, net.initialize(1),
          stream.form(), n, 0, settings.precision).plan().workspace();
      feed.write(new Batch(ws, stream.form(), settings.precision,
          new Hyperparameters(settings.optimizer), false));
      for (double x : ws.get("points").toArray()) all.add((int) x);
    }
    return all;
  }

  @Property(seed = "1", tries = 30)
  void everyPointIsMetOnceInAnEpochAndNoneTooEarly(@ForAll @IntRange(min = 1, max = 60) int points,
      @ForAll @IntRange(min = 1, max = 60) int window, @ForAll @IntRange(max = 3) int epoch) {
    List<Integer> order = order(points, window, epoch, 7);
    assertThat(order).containsExactlyInAnyOrderElementsOf(IntStream.range(0, points).boxed()
        .toList());
    for (int i = 0; i < points; i++) assertThat(order.get(i)).isLessThan(i + window);
    assertThat(order(points, window, epoch, 4)).as("in other batches").isEqualTo(order);
  }

  /** Longer than what is drawn at once. */
  @Test
  void anEpochHasAnOrderOfItsOwn() {
    List<Integer> first = order(3000, 50, 0, 1000);
    assertThat(first).isNotEqualTo(order(3000, 50, 1, 1000)).isNotEqualTo(order(3000, 51, 0, 1000));
    assertThat(order(3000, 1, 0, 1000)).isSorted();
    double late = IntStream.range(0, 2900).filter(i -> first.get(i) < i - 100).count() / 2900.0;
    // of a place of which one in 50 is taken each time, (49/50)^150 are there 150 draws later
    assertThat(late).isBetween(0.02, 0.08);
  }

  @Test
  void whatAStreamCannotDoIsRefusedWhenTheRunBegins() {
    PointStream stream = PointStream.binary(3, rows(data(8, 1)));
    assertThatThrownBy(() -> TRAINING.holdOut(0.2).begin(stream)).hasMessage("Training.begin: "
        + "holdOut(0.2) takes a share of all points, but nobody knows how many a stream has; say "
        + "validate(data) instead");
    assertThatThrownBy(() -> TRAINING.begin(PointStream.binary(3, () -> (x, t) -> false)))
        .hasMessage("Training.begin: the stream has no points; give at least 1");
    assertThatThrownBy(() -> TRAINING.begin(PointStream.binary(2, rows(
        Dataset.binary(Tensor.zeros(3, 2), 0, 1, 0))))).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("give one column for each input");
  }

  @Test
  void whatIsWrongWithAPointIsSaidWhenItIsRead() {
    fails((x, t) -> true, "point 0 has NaN in column 0; mend or leave out that row");
    fails((x, t) -> {
      Arrays.fill(x, 1);
      return true;
    }, "the target of point 0 has NaN in column 0; mend or leave out that row");
    fails((x, t) -> {
      Arrays.fill(x, 1);
      t[0] = 2;
      return true;
    }, "point 0 has label 2.0; give 0 or 1, or use PointStream.classes for more than two");
    assertThatThrownBy(() -> Training.of(Sequential.of(new Dense(1, 2)), Loss.crossEntropy()).begin(
        PointStream.classes(1, () -> (x, t) -> {
          x[0] = 1;
          t[0] = 2;
          return true;
        }))).isInstanceOf(IndexOutOfBoundsException.class).hasMessage("Training.begin: point 0 has "
            + "class 2 but the network has 2 outputs, for classes 0 to 1; give it an output for "
            + "each class");
    assertThatThrownBy(() -> TRAINING.begin(PointStream.binary(3, () -> (x, t) -> {
      throw new IOException("the disk is gone");
    }))).isInstanceOf(UncheckedIOException.class).hasMessage("Training.begin: the stream could not "
        + "be read after 0 points in epoch 1: the disk is gone");
  }

  private static void fails(PointStream.Reader reader, String message) {
    assertThatThrownBy(() -> TRAINING.begin(PointStream.binary(3, () -> reader)))
        .isInstanceOf(IllegalArgumentException.class).hasMessage("Training.begin: " + message);
  }

  @Test
  void aReaderThatIsGivenTwiceIsFound() throws IOException {
    PointStream.Reader once = rows(data(8, 1)).open();
    Run run = TRAINING.begin(PointStream.binary(3, () -> once));
    assertThat(run.epoch()).isTrue();
    assertThatThrownBy(run::step).hasMessage("Training.begin: the stream has no points in epoch 2, "
        + "but it had some before; open it anew each time the opener is called");
  }

  /** At the beginning of an epoch none were met, so only their form can be compared. */
  @Property(seed = "1", tries = 30)
  void otherPointsOfTheEpochSoFarAreNotGoneOnWith(@ForAll @IntRange(min = 1, max = 3) int steps,
      @ForAll @IntRange(max = 14) int place, @ForAll @IntRange(min = 1, max = 20) int window) {
    Dataset data = data(16, 3);
    PointStream stream = PointStream.binary(3, rows(data)).window(window);
    Run run = TRAINING.begin(stream);
    for (int i = 0; i < steps; i++) run.step();
    Checkpoint kept = run.checkpoint();
    double[] x = data.points().toArray();
    for (int j = 0; j < x.length; j++) x[j] = Math.nextUp(x[j]);
    Dataset other = Dataset.numbers(Tensor.of(data.points().shape(), x), data.targets());
    assertThatThrownBy(() -> TRAINING.resume(kept, PointStream.binary(3, rows(other))
        .window(window))).hasMessageContaining("the checkpoint's points to learn from are stream");
    assertThatThrownBy(() -> TRAINING.resume(kept, stream.window(window + 1)))
        .hasMessageContaining(", but these are stream of points of 3 columns and labels, window of "
            + (window + 1));
    int fewer = Math.min(place, 4 * steps - 1);
    assertThatThrownBy(() -> TRAINING.resume(kept, PointStream.binary(3,
        rows(data.select(IntStream.range(0, fewer).toArray()))).window(window)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** Whatever is taken or waits when a reader fails, the next call goes on. */
  @Property(seed = "1", tries = 40)
  void aReaderThatFailedOnceIsOpenedAgain(@ForAll @IntRange(min = 1, max = 40) int at,
      @ForAll @IntRange(min = 1, max = 20) int window) {
    PointStream.Opener rows = rows(data(15, 3));
    int[] count = new int[1];
    PointStream failing = PointStream.binary(3, () -> {
      PointStream.Reader reader = rows.open();
      return (x, t) -> {
        if (++count[0] == at) throw new IOException("the disk is slow");
        return reader.read(x, t);
      };
    }).window(window);
    Run whole = TRAINING.begin(PointStream.binary(3, rows).window(window)).finish();
    Run run;
    try {
      run = TRAINING.begin(failing);
    } catch (UncheckedIOException e) {
      run = TRAINING.begin(failing);
    }
    try {
      run.finish();
    } catch (UncheckedIOException e) {
      assertThat(e).hasMessageEndingWith("the disk is slow");
      assertThat(TRAINING.resume(run.checkpoint(), failing).finish().model())
          .isEqualTo(whole.model());
    }
    assertThat(run.finish().model()).isEqualTo(whole.model());
    assertThat(run.history()).isEqualTo(whole.history());
  }

  @Test
  void readersAreClosedWhenTheTrainingEnds() {
    int[] open = new int[1];
    PointStream stream = PointStream.binary(3, () -> {
      open[0]++;
      PointStream.Reader rows = rows(data(8, 1)).open();
      return new PointStream.Reader() {
        @Override public boolean read(double[] point, double[] target) throws IOException {
          return rows.read(point, target);
        }

        @Override public void close() { open[0]--; }
      };
    }).window(2);
    Run run = TRAINING.begin(stream);
    run.step();
    assertThat(open[0]).isEqualTo(1);
    run.stop("enough");
    assertThat(run.finish().outcome()).isEqualTo(Outcome.STOPPED);
    assertThat(open[0]).isZero();
    TRAINING.begin(stream).finish();
    assertThat(open[0]).isZero();
  }

  @Test
  void namesComeBackWithTheModel() {
    Dataset data = Dataset.classes(data(8, 1).points(), 0, 1, 1, 0, 1, 0, 0, 1);
    PointStream stream = PointStream.classes(3, rows(data)).withFeatures("a", "b", "c")
        .withClassNames("no", "yes");
    Model model = Training.of(Sequential.of(new Dense(3, 2)), Loss.crossEntropy()).epochs(1)
        .run(stream);
    assertThat(model.features()).containsExactly("a", "b", "c");
    assertThat(model.classNames()).containsExactly("no", "yes");
    assertThatThrownBy(() -> stream.withFeatures("a")).hasMessage("PointStream.withFeatures: there "
        + "are 1 names but 3 columns; give one for each");
    assertThatThrownBy(() -> PointStream.numbers(3, 1, rows(data)).withClassNames("a"))
        .isInstanceOf(IllegalStateException.class).hasMessage("PointStream.withClassNames: the "
            + "targets of the stream of points of 3 columns and 1 targets, window of 1000, are "
            + "numbers; use PointStream.classes or PointStream.binary");
    assertThatThrownBy(() -> PointStream.binary(3, rows(data)).withClassNames("a"))
        .hasMessage("PointStream.withClassNames: there are 1 names but 2 labels, 0 and 1; give one "
            + "for each");
  }
}
