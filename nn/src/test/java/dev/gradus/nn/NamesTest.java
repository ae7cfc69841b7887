package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Names of classes and features: what they mean where a model and data meet. */
class NamesTest {
  private static final Tensor CORNERS =
      Tensor.matrix(new double[][] {{9, 0, 0}, {0, 9, 0}, {0, 0, 9}});
  private static final Dataset LEARNT = Dataset.classes(CORNERS, List.of("a", "b", "c"));
  private static final Dataset SOME =
      Dataset.classes(CORNERS.rows(1, 2, 1), List.of("b", "c", "b"));
  private static final Dataset OTHER =
      Dataset.classes(CORNERS.rows(1, 2), List.of("b", "unheard of"));
  private static final Training TRAINING =
      Training.of(Sequential.of(new Dense(3, 3)), Loss.crossEntropy()).epochs(60);
  private static final String UNKNOWN = ": the data have the class unheard of among b, unheard of, "
      + "but the model has the classes a, b, c; train with points of that class or name it by "
      + "withClassNames, or leave it out";

  @Test
  void classesAreTheSameIfTheirNamesAre() {
    Evaluation e = TRAINING.run(LEARNT).evaluate(SOME);
    assertThat(e.accuracy()).isEqualTo(1);
    assertThat(e.confusion().counts())
        .isEqualTo(Tensor.matrix(new double[][] {{0, 0, 0}, {0, 2, 0}, {0, 0, 1}}));
    assertThat(e.confusion().toString()).contains("a:", "b:", "c:");
    Dataset turned = Dataset.classes(CORNERS, 2, 1, 0).withClassNames("c", "b", "a");
    assertThat(TRAINING.run(LEARNT).evaluate(turned).accuracy()).isEqualTo(1);
    Dataset numbers = Dataset.classes(CORNERS, 2, 1, 0); // mean what the model's numbers mean
    assertThat(TRAINING.run(LEARNT).evaluate(numbers).accuracy()).isEqualTo(1 / 3.0);
  }

  @Test
  void labelsAreTheSameIfTheirNamesAre() {
    Tensor x = Tensor.matrix(new double[][] {{-3}, {3}, {4}});
    Dataset data = Dataset.binary(x, 0, 1, 1).withClassNames("no", "yes");
    Dataset turned = Dataset.binary(x, 1, 0, 0).withClassNames("yes", "no");
    Model model = Training.of(Sequential.of(new Dense(1, 1), new Sigmoid()),
        Loss.binaryCrossEntropy()).run(data);
    assertThat(model.evaluate(data).accuracy()).isEqualTo(1);
    assertThat(model.evaluate(turned).accuracy()).isEqualTo(1);
    assertThat(model.evaluate(turned).logLoss()).isEqualTo(model.evaluate(data).logLoss());
  }

  @Test
  void whatIsValidatedIsWhatIsEvaluated() {
    Run run = TRAINING.validate(SOME).watch(Metric.ACCURACY, Metric.LOG_LOSS).begin(LEARNT);
    run.finish();
    Epoch last = run.history().get(59);
    Evaluation e = run.model().evaluate(SOME);
    assertThat(last.metrics()).containsEntry(Metric.ACCURACY, 1.0)
        .containsEntry(Metric.LOG_LOSS, e.logLoss());
    assertThat(last.validation().orElseThrow()).isCloseTo(e.logLoss(),
        org.assertj.core.api.Assertions.within(1e-9));
  }

  @Test
  void aClassThatTheModelDoesNotKnowIsRefused() {
    Model model = TRAINING.run(LEARNT);
    assertThatThrownBy(() -> model.evaluate(OTHER)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Model.evaluate" + UNKNOWN);
    assertThatThrownBy(() -> TRAINING.validate(OTHER).run(LEARNT)).hasMessage("Training.run"
        + UNKNOWN);
    assertThatThrownBy(() -> TRAINING.validate(OTHER).begin(LEARNT)).hasMessage("Training.begin"
        + UNKNOWN);
  }

  @Test
  void featuresOfOtherNamesOrOrderAreRefused() {
    Dataset data = LEARNT.withFeatures("x", "y", "z");
    Dataset turned = LEARNT.withFeatures("y", "x", "z");
    String text = ": the data have the features y, x, z, but the model has x, y, z; give the same "
        + "columns in the same order";
    Model model = TRAINING.run(data);
    assertThat(model.evaluate(data).accuracy()).isEqualTo(model.evaluate(LEARNT).accuracy());
    assertThatThrownBy(() -> model.evaluate(turned)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Model.evaluate" + text);
    assertThatThrownBy(() -> TRAINING.validate(turned).run(data)).hasMessage("Training.run" + text);
    assertThat(TRAINING.run(LEARNT).evaluate(data).accuracy()).isEqualTo(1);
  }

  @Test
  void aRunResumesWithTheNamesItBeganWith() {
    Run run = TRAINING.begin(LEARNT);
    run.epoch();
    Checkpoint kept = run.checkpoint();
    Dataset renamed = Dataset.classes(CORNERS, List.of("b", "c", "d"));
    assertThat(TRAINING.resume(kept, LEARNT).finish().model()).isEqualTo(run.finish().model());
    assertThatThrownBy(() -> TRAINING.resume(kept, renamed)).hasMessageMatching(
        "Training.resume: the checkpoint's points to learn from are data set of points \\[3, 3\\] "
            + "and classes \\[3\\], classes named a, b, c, digest [0-9a-f]{16}, but these are .*, "
            + "classes named b, c, d, digest [0-9a-f]{16}; resume with the same data, or go on "
            + "from its parameters with .*");
    assertThatThrownBy(() -> TRAINING.resume(kept, LEARNT.withFeatures("x", "y", "z")))
        .hasMessageContaining(", features named x, y, z, classes named a, b, c, digest ");
  }

  @Test
  void everyOutputHasANameOrNone() {
    String text = ": the data have 2 names of classes, x, y, but the network has outputs for 3; "
        + "name each of these by withClassNames, or end the network with as many outputs";
    Dataset two = Dataset.classes(CORNERS, 0, 1, 0).withClassNames("x", "y");
    assertThatThrownBy(() -> TRAINING.run(two)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Training.run" + text);
    assertThatThrownBy(() -> TRAINING.begin(two)).hasMessage("Training.begin" + text);
    assertThatThrownBy(() -> TRAINING.minimize(new dev.gradus.autodiff.optimize.Lbfgs(), two))
        .hasMessage("Training.minimize" + text);
    PointStream stream = PointStream.classes(3, Nets.reader(two)).withClassNames("x", "y");
    assertThatThrownBy(() -> TRAINING.run(stream)).hasMessage("Training.run" + text);
    Dataset four = LEARNT.withClassNames("a", "b", "c", "d");
    assertThatThrownBy(() -> TRAINING.run(four)).hasMessageContaining("have 4 names of classes");
    assertThat(TRAINING.run(two.withClassNames("x", "y", "z")).labels(CORNERS)).hasSize(3);
  }
}
