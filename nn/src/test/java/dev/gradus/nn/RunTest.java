package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Trainings that are stepped, stopped, watched, kept and resumed. */
class RunTest {
  private static final Sequential NET = Sequential.of(new Dense(3, 4), new Tanh(), new Dense(4, 1),
      new Sigmoid());

  @Provide
  Arbitrary<Sequential> networks() { return Nets.networks(); }

  @Provide
  Arbitrary<Optimizer> optimizers() { return Nets.optimizers(); }

  private static Training training(Sequential net, Optimizer optimizer, long seed) {
    return Training.of(net, Loss.binaryCrossEntropy()).optimizer(optimizer).epochs(3).batch(4)
        .seed(seed);
  }

  @Property(seed = "1", tries = 60)
  void aTrainingThatWasStoppedGoesOnAsIfItHadNotBeen(@ForAll("networks") Sequential net,
      @ForAll("optimizers") Optimizer optimizer, @ForAll long seed, @ForAll Precision precision,
      @ForAll @IntRange(max = 9) int steps, @ForAll @IntRange(min = 1, max = 3) int threads) {
    Dataset data = Nets.data(12, seed);
    Training training = training(net, optimizer, seed).precision(precision);
    Run whole = training.begin(data).finish();
    Run first = training.threads(threads).begin(data);
    for (int i = 0; i < steps; i++) first.step();
    Checkpoint kept = first.checkpoint();
    first.finish(); // changes nothing that is kept
    Run second = training.resume(kept, data).finish();
    assertThat(second.model()).isEqualTo(whole.model()).isEqualTo(first.model());
    assertThat(second.steps()).isEqualTo(whole.steps()).isEqualTo(9);
    assertThat(second.checkpoint().toString()).isEqualTo(whole.checkpoint().toString());
  }

  @Property(seed = "1", tries = 30)
  void eagerStepsAreThoseOfPlans(@ForAll("optimizers") Optimizer optimizer, @ForAll long seed) {
    Dataset data = Nets.data(4, seed);
    Objective e = new Objective(NET, Loss.binaryCrossEntropy());
    Descent eager = optimizer.from(NET, NET.initialize(seed));
    Run run = training(NET, optimizer, seed).precision(Precision.DOUBLE).begin(data);
    for (int i = 0; i < 3; i++) {
      eager = eager.step(e.slope(eager.parameters(), data).gradient());
      run.step();
    }
    double[] a = eager.parameters().toArray();
    Tensor planned = Tensor.vector(served(run, optimizer));
    for (int i = 0; i < a.length; i++) {
      assertThat(planned.get(i)).isCloseTo(a[i], org.assertj.core.api.Assertions.within(1e-10));
    }
  }

  /** The parameters that steps are taken from, also where an average is served. */
  private static double[] served(Run run, Optimizer optimizer) {
    Parameters now = run.model().parameters();
    return optimizer.served() == null ? now.toArray() : run.parameters().toArray();
  }

  @Test
  void observersAddUpAndOneMayStop() {
    List<String> told = new ArrayList<>();
    Training training = training(NET, new Sgd(0.1), 1)
        .observe(Observer.ofEpochs((run, e) -> told.add("a" + e.number())))
        .observe(new Observer() {
          @Override public Signal stepped(Run run, double error) {
            told.add("s" + run.steps());
            return Signal.CONTINUE;
          }

          @Override public Signal epochEnded(Run run, Epoch epoch) {
            return epoch.number() == 2 ? Signal.stop("enough") : Signal.CONTINUE;
          }
        });
    Run run = training.begin(Nets.data(8, 2)).finish();
    assertThat(told).containsExactly("s1", "s2", "a1", "s3", "s4", "a2");
    assertThat(run.outcome()).isEqualTo(Outcome.STOPPED);
    assertThat(run.reason()).isEqualTo("enough");
    assertThat(run.step()).isFalse();
  }

  @Test
  void whatAnObserverThrowsComesOutAndTheRunGoesOn() {
    Training plain = training(NET, new Sgd(0.1), 1);
    Dataset data = Nets.data(8, 2);
    Run run = plain.observe(new Observer() {
      @Override public Signal stepped(Run now, double error) {
        if (now.steps() == 3) throw new IllegalStateException("the disk is full");
        return Signal.CONTINUE;
      }
    }).begin(data);
    assertThatThrownBy(run::finish).isInstanceOf(IllegalStateException.class)
        .hasMessage("the disk is full");
    assertThat(run.steps()).isEqualTo(3);
    assertThat(run.finish().model()).isEqualTo(plain.begin(data).finish().model());
  }

  /** Also after the last step of an epoch, before the epoch has ended. */
  @Property(seed = "1", tries = 40)
  void whatAnObserverKeepsOrThrowsAfterAnyStepLetsTheTrainingGoOn(@ForAll long seed,
      @ForAll @IntRange(min = 1, max = 9) int at, @ForAll boolean streamed) {
    Dataset data = Nets.data(12, 2 * seed);
    Source source = streamed ? PointStream.binary(3, Nets.reader(data)).window(5) : data;
    Training plain = training(NET, new Adam(0.01), seed).validate(data);
    Run whole = plain.begin(source).finish();
    List<Checkpoint> kept = new ArrayList<>();
    Run run = plain.observe(new Observer() {
      @Override public Signal stepped(Run now, double error) {
        if (now.steps() != at) return Signal.CONTINUE;
        kept.add(now.checkpoint());
        throw new IllegalStateException("the disk is full");
      }
    }).begin(source);
    assertThatThrownBy(run::finish).hasMessage("the disk is full");
    assertThat(run.finish().model()).isEqualTo(whole.model());
    assertThat(run.history()).isEqualTo(whole.history());
    Run resumed = plain.resume(kept.get(0), source).finish();
    assertThat(resumed.model()).isEqualTo(whole.model());
    assertThat(resumed.history()).isEqualTo(whole.history().subList((at - 1) / 3, 3));
    assertThat(resumed.best()).isEqualTo(whole.best());
  }

  @Test
  void anInterruptEndsWithinAStepAndTheRunGoesOnLater() {
    Training training = training(NET, new Adam(0.01), 1);
    Dataset data = Nets.data(8, 2);
    Run run = training.observe(new Observer() {
      @Override public Signal stepped(Run now, double error) {
        if (now.steps() == 2) Thread.currentThread().interrupt();
        return Signal.CONTINUE;
      }
    }).begin(data).finish();
    assertThat(Thread.interrupted()).as("the mark stays").isTrue();
    assertThat(run.outcome()).isEqualTo(Outcome.INTERRUPTED);
    assertThat(run.steps()).isEqualTo(2);
    assertThat(training.resume(run.checkpoint(), data).finish().model())
        .isEqualTo(training.begin(data).finish().model());
  }

  /** What cannot be learnt from fails again, and leaves the run where it was before that step. */
  @Test
  void aRunThatFailedStandsBeforeTheStepThatFailed() {
    Dataset data = Nets.data(8, 2);
    Loss loss = (output, target) -> output.subtract(target).square().mean(-1).divide(
        target.sum()); // infinite for a batch of zeros
    Dataset zeros = Dataset.numbers(data.points(), Tensor.vector(0, 0, 0, 0, 0, 0, 0, 1));
    Run run = Training.of(NET, loss).batch(1).seed(1).begin(zeros);
    assertThatThrownBy(run::finish).isInstanceOf(NonFiniteErrorException.class);
    long at = run.steps();
    Parameters w = run.parameters();
    assertThatThrownBy(run::step).isInstanceOf(NonFiniteErrorException.class);
    assertThat(run.steps()).isEqualTo(at);
    assertThat(run.parameters()).isEqualTo(w);
  }

  @Test
  void anotherThreadMayStopIt() throws InterruptedException {
    Run run = training(NET, new Sgd(0.1), 1).epochs(1_000_000).begin(Nets.data(8, 2));
    Thread stopper = new Thread(() -> run.stop("it is late"));
    stopper.start();
    run.finish();
    stopper.join();
    assertThat(run.outcome()).isEqualTo(Outcome.STOPPED);
    assertThat(run.reason()).isEqualTo("it is late");
  }

  @Test
  void theBestModelOnPointsHeldOutIsKept() {
    Dataset data = Nets.data(40, 2);
    Run run = training(NET, new Sgd(3, 0.9), 5).epochs(300).holdOut(0.25).stopEarly(10).begin(data)
        .finish();
    assertThat(run.outcome()).isEqualTo(Outcome.STOPPED_EARLY);
    double least = run.history().stream().mapToDouble(e -> e.validation().orElseThrow()).min()
        .orElseThrow();
    assertThat(run.bestEpoch()).hasValue(run.epochs() - 10);
    assertThat(run.history().get(run.epochs() - 11).validation()).hasValue(least);
    assertThat(training(NET, new Sgd(3), 5).begin(data).finish().bestEpoch()).isEmpty();
    Dataset held = data.split(0.25, 5).get(1);
    assertThat(new Objective(NET, Loss.binaryCrossEntropy()).error(run.best().parameters(), held))
        .isCloseTo(least, org.assertj.core.api.Assertions.within(1e-5));
    assertThat(run.reason()).isEqualTo("the validation error was least after epoch "
        + (run.epochs() - 10));
    assertThat(training(NET, new Sgd(3, 0.9), 5).epochs(300).holdOut(0.25).stopEarly(10).run(data))
        .isEqualTo(run.best());
  }

  @Test
  void aSplitHasItsShareOfEveryClass() {
    int[] classes = new int[100];
    for (int i = 0; i < 100; i++) classes[i] = i < 60 ? 0 : i < 90 ? 1 : 2;
    List<Dataset> parts = Dataset.classes(Tensor.zeros(100, 1), classes).split(0.2, 7);
    int[] counts = new int[3];
    for (int c : parts.get(1).classNumbers()) counts[c]++;
    assertThat(counts).containsExactly(12, 6, 2);
    assertThat(parts.get(0).size()).isEqualTo(80);
  }

  @Test
  void aCheckpointOfAnotherTrainingIsRefused() {
    Dataset data = Nets.data(8, 2);
    Checkpoint kept = training(NET, new Sgd(0.1), 1).begin(data).checkpoint();
    assertThatThrownBy(() -> training(NET, new Adam(0.1), 1).resume(kept, data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Training.resume: the checkpoint is of " + NET + ", Loss.binaryCrossEntropy(), "
            + "Sgd(0.1), batches of 4, seed 1, FLOAT, but this training is of " + NET
            + ", Loss.binaryCrossEntropy(), Adam(0.1), batches of 4, seed 1, FLOAT; resume with "
            + "the same settings");
    assertThatThrownBy(() -> training(NET, new Sgd(0.1), 1).stopEarly(3).begin(data))
        .hasMessage("Training.begin: stopEarly watches the error of points held out, but there are "
            + "none; say holdOut(0.2) or validate(data)");
  }

  /** One prediction gives both, with the bits of each alone. */
  @Property(seed = "1", tries = 30)
  void whatIsWatchedIsWhatIsEvaluated(@ForAll("networks") Sequential net, @ForAll long seed,
      @ForAll Precision precision) {
    Dataset held = Nets.data(9, seed + 2);
    Training training = training(net, new Adam(0.01), seed).precision(precision).validate(held);
    Run plain = training.begin(Nets.data(12, seed)).finish();
    Run watched = training.watch(Metric.LOG_LOSS, Metric.BRIER).begin(Nets.data(12, seed)).finish();
    for (int i = 0; i < 3; i++) {
      assertThat(watched.history().get(i).validation())
          .isEqualTo(plain.history().get(i).validation());
    }
    Evaluation last = watched.model().evaluate(held);
    assertThat(watched.history().get(2).metrics())
        .isEqualTo(Map.of(Metric.LOG_LOSS, last.logLoss(), Metric.BRIER, last.brier()));
  }

  /** One number in a corner of what is learnt from, or held out, is enough. */
  @Property(seed = "1", tries = 60)
  void otherDataAreNotGoneOnWith(@ForAll @IntRange(max = 35) int place, @ForAll boolean ofHeldOut,
      @ForAll @IntRange(max = 9) int steps, @ForAll boolean isTarget) {
    Dataset data = Nets.data(12, 4);
    Dataset held = Nets.data(12, 6);
    Run run = training(NET, new Sgd(0.1), 1).validate(held).begin(data);
    for (int i = 0; i < steps; i++) run.step();
    Checkpoint kept = run.checkpoint();
    Dataset same = Dataset.numbers(data.points(), data.targets());
    assertThat(training(NET, new Sgd(0.1), 1).validate(held).resume(kept, same).finish().model())
        .isEqualTo(run.finish().model());
    Dataset changed = changed(ofHeldOut ? held : data, place, isTarget);
    Training training = training(NET, new Sgd(0.1), 1).validate(ofHeldOut ? changed : held);
    assertThatThrownBy(() -> training.resume(kept, ofHeldOut ? data : changed))
        .isInstanceOf(IllegalArgumentException.class).hasMessageMatching("Training.resume: the "
            + "checkpoint's points " + (ofHeldOut ? "held out" : "to learn from") + " are data set "
            + "of points .*, digest [0-9a-f]{16}, but these are data set of points .*, digest "
            + "[0-9a-f]{16}; resume with the same data, or go on from its parameters with .*");
    assertThat(training.begin(kept.parameters(), changed).parameters())
        .isEqualTo(kept.parameters());
  }

  private static Dataset changed(Dataset d, int place, boolean isTarget) {
    double[] x = d.points().toArray();
    double[] t = d.targets().toArray();
    if (isTarget) t[place % t.length] = 1 - t[place % t.length];
    else x[place] = Math.nextUp(x[place]);
    return Dataset.numbers(Tensor.of(d.points().shape(), x), Tensor.of(d.targets().shape(), t));
  }

  @Test
  void namesOfClassesTrainAndComeBack() {
    Tensor x = Tensor.matrix(new double[][] {{-1}, {1}, {-2}, {2}});
    Dataset data = Dataset.classes(x, List.of("cold", "warm", "cold", "warm"));
    Model model = Training.of(Sequential.of(new Dense(1, 2)), Loss.crossEntropy())
        .optimizer(new Adam(0.5)).run(data);
    assertThat(model.labels(x)).containsExactly("cold", "warm", "cold", "warm");
    assertThat(model.classNames()).containsExactly("cold", "warm");
  }

  @Test
  void anEpochIsALineOfALog() {
    assertThat(new Epoch(3, 30, 0.32290, OptionalDouble.of(2e-7), Map.of(Metric.ACCURACY, 0.95)))
        .hasToString("epoch 3 of 30: E = 0.3229, held out 2.000e-07, accuracy 0.9500");
    assertThat(new Epoch(1, 2, 5, OptionalDouble.empty(), Map.of()))
        .hasToString("epoch 1 of 2: E = 5.000");
  }
}
