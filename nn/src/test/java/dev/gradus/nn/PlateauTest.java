package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Steps that become shorter where the points held out are not predicted better any more. */
class PlateauTest {
  private static final Sequential NET = Sequential.of(new Dense(3, 1), new Sigmoid());

  @Provide
  Arbitrary<Sequential> networks() {
    return Nets.networks().filter(DescriptionsTest::isWritable);
  }

  @Provide
  Arbitrary<Optimizer> optimizers() { return Nets.optimizers(); }

  private static Training training(Sequential net, Optimizer optimizer, long seed) {
    return Training.of(net, Loss.binaryCrossEntropy()).optimizer(optimizer).epochs(6).batch(4)
        .seed(seed).validate(Nets.data(6, seed + 1));
  }

  @Property(seed = "1", tries = 40)
  void aTrainingGoesOnFromAFileAsIfItHadNotBeenStopped(@ForAll("networks") Sequential net,
      @ForAll("optimizers") Optimizer optimizer, @ForAll long seed, @ForAll Precision precision,
      @ForAll @IntRange(max = 18) int steps, @ForAll boolean byMetric) throws IOException {
    Dataset data = Nets.data(12, seed);
    Training t = training(net, optimizer, seed).precision(precision);
    Training training = byMetric ? t.plateau(1, 0.5, 0.2, Metric.ACCURACY) : t.plateau(1, 0.5, 0);
    Run whole = training.begin(data).finish();
    Run first = training.begin(data);
    for (int i = 0; i < steps; i++) first.step();
    Path path = Files.createTempFile("checkpoint", ".safetensors");
    try {
      first.checkpoint().save(path);
      Run second = training.resume(Checkpoint.load(path), data).finish();
      assertThat(second.model()).isEqualTo(whole.model());
      assertThat(second.best()).isEqualTo(whole.best());
      assertThat(second.factor()).isEqualTo(whole.factor());
    } finally {
      Files.delete(path);
    }
  }

  /** From the errors of the run itself, by the rule in words. */
  @Property(seed = "1", tries = 30)
  void theFactorFallsAfterSoManyEpochsWithoutABetterOne(@ForAll long seed,
      @ForAll @IntRange(min = 1, max = 3) int patience) {
    List<Double> factors = new ArrayList<>();
    Run run = training(NET, new Sgd(20), seed).epochs(12).plateau(patience, 0.5, 0.1)
        .observe(Observer.ofEpochs((now, e) -> factors.add(now.factor())))
        .begin(Nets.data(12, seed)).finish();
    double least = Double.POSITIVE_INFINITY;
    double factor = 1;
    int waited = 0;
    for (int i = 0; i < 12; i++) {
      double error = run.history().get(i).validation().orElseThrow();
      waited = error < least ? 0 : waited + 1;
      least = Math.min(least, error);
      if (waited == patience) {
        factor = Math.max(0.1, factor / 2);
        waited = 0;
      }
      assertThat(factors.get(i)).as("after epoch " + (i + 1)).isEqualTo(factor);
    }
  }

  /** A step of half the length is one of half the rate, also where an average is kept. */
  @Property(seed = "1", tries = 20)
  void stepsAreMultipliedNotWhatIsRemembered(@ForAll long seed, @ForAll boolean averaged,
      @ForAll boolean clipped) {
    Dataset data = Nets.data(12, seed);
    double[] ends = new double[2];
    for (int k = 0; k < 2; k++) {
      double rate = k == 0 ? 0.5 : 0.25;
      Optimizer adam = new Adam(rate);
      Optimizer rule = averaged ? new Averaged(adam, 0.5) : adam;
      Optimizer optimizer = clipped ? new ClipNorm(0.1).then(rule) : rule;
      Settings settings = new Settings(new Objective(NET, Loss.binaryCrossEntropy()));
      settings.optimizer = optimizer;
      settings.precision = Precision.DOUBLE;
      settings.plateau = new Plateau(1, 0.5, 0);
      Stepper stepper = new Stepper(settings, NET.initialize(seed), NET.initialBuffers(),
          data.form());
      if (k == 0) stepper.slow(0.5);
      DatasetFeed feed = new DatasetFeed(data, seed);
      for (int i = 0; i < 3; i++) {
        feed.seek(i, 0);
        stepper.step(feed, i);
      }
      ends[k] = Tensor.vector(stepper.served().toArray()).get(1);
    }
    assertThat(ends[0]).isCloseTo(ends[1], org.assertj.core.api.Assertions.within(1e-14));
  }

  /** An optimizer that keeps an average by itself. */
  private record Own() implements Optimizer {
    @Override public List<Var> step(Step s) { return s.gradients(); }

    @Override public List<Slot> slots() { return List.of(Slot.of("mine")); }

    @Override public String served() { return "mine"; }
  }

  @Test
  void whatCannotBeWatchedIsRefused() {
    Dataset data = Nets.data(12, 2);
    Training training = training(NET, new Sgd(0.1), 1);
    assertThatThrownBy(() -> training.plateau(0, 0.5, 0))
        .hasMessage("Training.plateau: 0 epochs; use at least 1");
    assertThatThrownBy(() -> training.plateau(1, 1, 0)).hasMessage("Training.plateau: the factor "
        + "1.0 is not between 0 and 1; use about 0.5 or 0.1");
    assertThatThrownBy(() -> training.plateau(1, 0.5, 2)).hasMessage("Training.plateau: the least "
        + "factor 2.0 is not from 0 to 1; use 0, or about 0.001 for a thousandth of the first "
        + "steps");
    assertThatThrownBy(() -> Training.of(NET, Loss.binaryCrossEntropy()).plateau(1, 0.5, 0)
        .begin(data)).hasMessage("Training.begin: plateau watches the error of points held out, but"
            + " there are none; say holdOut(0.2) or validate(data)");
    assertThatThrownBy(() -> training.plateau(1, 0.5, 0, Metric.ACCURACY).stopEarly(3).begin(data))
        .hasMessage("Training.begin: stopEarly goes by error, but plateau by accuracy; let both go "
            + "by the same");
    assertThatThrownBy(() -> training.plateau(1, 0.5, 0).optimizer(new Own()).begin(data))
        .hasMessageStartingWith("Training.plateau: Own[] serves mine, which it makes of its own "
            + "steps");
    Checkpoint kept = training.begin(data).checkpoint();
    assertThatThrownBy(() -> training.plateau(2, 0.5, 0).resume(kept, data))
        .hasMessageEndingWith("seed 1, FLOAT, steps times 0.5 after 2 epochs without a better one, "
            + "not below 0.0; resume with the same settings");
  }
}
