package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.plan.Precision;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Checkpoints as files. */
class CheckpointFileTest {
  @Provide
  Arbitrary<Sequential> networks() {
    return Nets.networks().filter(DescriptionsTest::isWritable);
  }

  @Provide
  Arbitrary<Optimizer> optimizers() { return Nets.optimizers(); }

  @Property(seed = "1", tries = 30)
  void aTrainingGoesOnFromAFileAsIfItHadNotBeenStopped(@ForAll("networks") Sequential net,
      @ForAll("optimizers") Optimizer optimizer, @ForAll long seed, @ForAll Precision precision,
      @ForAll @IntRange(max = 9) int steps, @ForAll boolean held) throws IOException {
    Dataset data = Nets.data(12, seed);
    Objective e = new Objective(net, Loss.binaryCrossEntropy()).plus(Term.squares(0.01));
    Training training = Training.of(e).optimizer(optimizer).epochs(3).batch(4).seed(seed)
        .precision(precision);
    if (held) training = training.holdOut(0.34);
    Run whole = training.begin(data).finish();
    Run first = training.begin(data);
    for (int i = 0; i < steps; i++) first.step();
    Path path = Files.createTempFile("checkpoint", ".safetensors");
    try {
      first.checkpoint().save(path);
      Run second = training.resume(Checkpoint.load(path), data).finish();
      assertThat(second.model()).isEqualTo(whole.model());
      assertThat(second.best()).isEqualTo(whole.best());
      assertThat(second.steps()).isEqualTo(whole.steps());
      if (second.history().isEmpty()) return;
      assertThat(second.history().get(second.history().size() - 1).error())
          .isEqualTo(whole.history().get(whole.history().size() - 1).error());
    } finally {
      Files.delete(path);
    }
  }

  @TempDir
  Path folder;

  /** Killed while it trains and writes, twice; then it ends here. */
  private void killTwice(int which) throws IOException, InterruptedException {
    Path path = folder.resolve("run" + which + ".safetensors");
    for (String how : new String[] {"train", "resume"}) {
      Process process = OtherJvm.start(how, path.toString(), Integer.toString(which));
      try (BufferedReader out = new BufferedReader(
          new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (int i = 0; i < 25; i++) assertThat(out.readLine()).matches("\\d+");
      } finally {
        process.destroyForcibly().waitFor();
      }
    }
    Checkpoint kept = Checkpoint.load(path);
    assertThat(kept.steps()).isGreaterThanOrEqualTo(50);
    Training training = OtherJvm.training(which);
    Run whole = training.begin(OtherJvm.data()).finish();
    Run resumed = training.resume(kept, OtherJvm.data()).finish();
    assertThat(kept.steps()).isLessThan(whole.steps());
    assertThat(resumed.model()).as("training %s", which).isEqualTo(whole.model());
    assertThat(resumed.best()).as("training %s", which).isEqualTo(whole.best());
  }

  @Test
  void aTrainingThatWasKilledGoesOnWithTheSameBits() throws IOException, InterruptedException {
    killTwice(0);
    killTwice(5);
  }

  @Test
  @Tag("soak")
  void everyTrainingThatWasKilledGoesOnWithTheSameBits() throws IOException, InterruptedException {
    for (int which = 0; which < OtherJvm.TRAININGS; which++) killTwice(which);
  }

  @Test
  void otherFilesDataAndTrainingsAreRefused() throws IOException {
    Sequential net = Sequential.of(new Dense(3, 1), new Sigmoid());
    Training training = Training.of(net, Loss.binaryCrossEntropy()).batch(4).seed(7);
    Run run = training.begin(Nets.data(12, 2));
    run.step();
    run.step();
    Path path = folder.resolve("c");
    run.checkpoint().save(path);
    Checkpoint kept = Checkpoint.load(path);
    assertThat(kept).hasToString(run.checkpoint().toString());
    assertThatThrownBy(() -> Model.load(path)).hasMessage("Model.load: " + path + ": it holds no "
        + "model; give one that does, or use Checkpoint.load");
    assertThatThrownBy(() -> training.resume(kept, Nets.data(8, 2))).hasMessageMatching("Training."
        + "resume: the checkpoint's points to learn from are data set of points \\[12, 3] and "
        + "targets \\[12, 1], digest [0-9a-f]{16}, but these are data set of points \\[8, 3] and "
        + "targets \\[8, 1], digest [0-9a-f]{16}; resume with the same data, or go on from its "
        + "parameters with begin\\(checkpoint\\.parameters\\(\\), data\\)");
    Optimizer other = new Sgd(Schedule.constant(0.1).times(Schedule.constant(1)));
    assertThatThrownBy(() -> training.optimizer(other).resume(kept, Nets.data(12, 2)))
        .hasMessageStartingWith("Training.resume: the checkpoint is of ");
    assertThatThrownBy(() -> training.optimizer(new Sgd(k -> 0.1)).begin(Nets.data(12, 2))
        .checkpoint().save(path)).hasMessage("Checkpoint.save: the optimizer.rate is a function, "
            + "which no file holds; write a record that does the same, and name it with "
            + "Registry.standard().with(\"Name\", Name.class)");
    assertThat(Checkpoint.load(path).steps()).as("the old file").isEqualTo(2);
  }

  @Test
  void settingsThatReadAlikeAreToldApart() {
    Dataset data = Nets.data(12, 2);
    Sequential a = Sequential.of(new Dense(3, 1), new BatchNorm(), new Sigmoid());
    Sequential b = Sequential.of(new Dense(3, 1), new BatchNorm(0.5, 1e-5), new Sigmoid());
    Checkpoint kept = Training.of(a, Loss.binaryCrossEntropy()).begin(data).checkpoint();
    assertThatThrownBy(() -> Training.of(b, Loss.binaryCrossEntropy()).resume(kept, data))
        .hasMessageEndingWith("; resume with the same settings: the network is another, or has no "
            + "equals; a record has one");
  }
}
