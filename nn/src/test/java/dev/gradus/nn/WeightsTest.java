package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.optimize.Lbfgs;
import dev.gradus.autodiff.plan.Precision;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Points and classes of weight 0 are as if they were not there. */
class WeightsTest {
  private static final Tensor POINTS =
      Tensor.matrix(new double[][] {{1, 2}, {-3, 0.5}, {2, -1}, {0.25, 4}});
  private static final Sequential NET = Sequential.of(new Dense(2, 3));
  private static final Loss SOME_CLASSES = Loss.crossEntropy(0, 0, 1, 2);
  private static final Dataset OF_CLASS_0 = Dataset.classes(POINTS, 0, 0, 0, 0);

  private static Parameters after(Training training, Dataset data, int... rows) {
    Parameters start = NET.initialize(4);
    Stepper stepper = training.batch(1).stepper(start, data);
    DatasetFeed feed = new DatasetFeed(data, 1);
    feed.seek(0, 0);
    feed.order(rows);
    for (int i = 0; i < rows.length; i++) stepper.step(feed, i);
    return stepper.parameters();
  }

  @Test
  void aBatchOfWeightNoughtTakesNoStep() {
    Dataset weighted = Dataset.numbers(POINTS, Tensor.ones(4, 3)).weighted(1, 0, 2, 0);
    Dataset classes = Dataset.classes(POINTS, 1, 0, 2, 0);
    for (Precision p : Precision.values()) {
      Training numbers = Training.of(NET, Loss.meanSquaredError()).precision(p);
      assertThat(after(numbers, weighted, 0, 1, 2, 3)).isEqualTo(after(numbers, weighted, 0, 2));
      Training some = Training.of(NET, SOME_CLASSES).precision(p);
      assertThat(after(some, classes, 0, 1, 2, 3)).isEqualTo(after(some, classes, 0, 2));
      assertThat(after(some, classes.weighted(1, 3, 1, 2), 1, 0, 3, 2))
          .isEqualTo(after(some, classes.weighted(1, 3, 1, 2), 0, 2));
    }
  }

  @Test
  void aTrainingGoesOnAfterABatchOfWeightNought() {
    Dataset weighted = Dataset.numbers(POINTS, Tensor.ones(4, 3)).weighted(1, 0, 0, 0);
    Run run = Training.of(NET, Loss.meanSquaredError()).batch(1).epochs(3).begin(weighted).finish();
    Run alone = Training.of(NET, Loss.meanSquaredError()).epochs(3).begin(weighted.select(0))
        .finish();
    assertThat(run.model().parameters()).isEqualTo(alone.model().parameters());
    assertThat(run.history()).isEqualTo(alone.history());
  }

  @Test
  void pointsThatCountNothingHaveNoErrorAndNoSlope() {
    Objective e = new Objective(NET, SOME_CLASSES);
    Objective.Slope slope = e.slope(NET.initialize(1), OF_CLASS_0);
    assertThat(slope.error()).isZero();
    assertThat(e.error(NET.initialize(1), OF_CLASS_0)).isZero();
    assertThat(Arrays.stream(slope.gradient().toArray()).allMatch(g -> g == 0)).isTrue();
  }

  @Test
  void whatCountsNothingIsNotLearntFromOrMeasuredOn() {
    String text = ": Loss.crossEntropy(0.0, [0.0, 1.0, 2.0]) gives all points of the data set of "
        + "points [4, 2] and classes [4] the weight 0, so there is nothing to average over; give "
        + "points of a class whose weight is above 0";
    Training training = Training.of(NET, SOME_CLASSES).epochs(1);
    Dataset all = Dataset.classes(POINTS, 0, 1, 2, 0);
    refused("Training.run" + text, () -> training.run(OF_CLASS_0));
    refused("Training.begin" + text, () -> training.validate(OF_CLASS_0).begin(all));
    refused("Training.minimize" + text, () -> training.minimize(new Lbfgs(), OF_CLASS_0));
    refused("Training.function" + text, () -> training.function(OF_CLASS_0));
  }

  @Test
  void aPartOfWeightNoughtIsRefusedAsAWholeOfWeightNoughtIs() {
    Dataset data = Dataset.numbers(POINTS, Tensor.ones(4, 1)).weighted(1, 0, 0, 0);
    String text = " points of a part are 0, so there is nothing to average over; let each part "
        + "have a point of weight above 0";
    refused("Dataset.select: the weights of all 2" + text, () -> data.select(1, 3));
    refused("Dataset.split: the weights of all 2" + text, () -> data.split(0.5, 1));
    refused("Dataset.folds: the weights of all 1" + text, () -> data.folds(4, 1));
    refused("Training.run: the weights of all 2" + text, () -> Training.of(
        Sequential.of(new Dense(2, 1)), Loss.meanSquaredError()).holdOut(0.5).run(data));
    refused("Dataset.weighted: all weights are 0, so there is nothing to average over; give one "
        + "above 0", () -> data.weighted(0, 0, 0, 0));
    assertThat(data.select().size()).isZero();
    assertThat(data.select(0, 1).weights()).isEqualTo(Tensor.vector(1, 0));
  }

  private static void refused(String text,
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(text);
  }
}
