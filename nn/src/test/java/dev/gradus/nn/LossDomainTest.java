package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Data that a loss is not defined for are refused where they meet it, and what it is, is taken. */
class LossDomainTest {
  private static final Sequential BINARY = Sequential.of(new Dense(1, 1), new Sigmoid());
  private static final Sequential LOGITS = Sequential.of(new Dense(1, 1));
  private static final Sequential CLASSES = Sequential.of(new Dense(1, 2), new Softmax());
  private static final Tensor POINTS = Tensor.matrix(new double[][] {{0.5}, {-1}, {2}});
  private static final String OTHERS = "Loss.crossEntropy() with classes from 0 and an output for "
      + "each, or Loss.meanSquaredError() for other numbers";

  private static Dataset data(double... targets) {
    return Dataset.numbers(POINTS, Tensor.vector(targets));
  }

  /** Everything that lets a loss meet data, each under its name. */
  private static void refused(Sequential net, Loss loss, Dataset data, String message) {
    Training training = Training.of(net, loss).epochs(1);
    Objective e = new Objective(net, loss);
    Parameters w = net.initialize(1);
    fails(() -> training.run(data), "Training.run: ", message);
    fails(() -> training.run(w, data), "Training.run: ", message);
    fails(() -> training.plan(data, 2), "Training.plan: ", message);
    fails(() -> e.error(w, data), "Objective.error: ", message);
    fails(() -> e.slope(w, data), "Objective.slope: ", message);
  }

  private static void fails(ThrowingCallable call, String name, String message) {
    assertThatThrownBy(call).isInstanceOf(RuntimeException.class)
        .satisfies(e -> assertThat(e.getMessage()).isIn(message, name + message));
  }

  private static void taken(Sequential net, Loss loss, Dataset data) {
    assertThatCode(() -> Training.of(net, loss).epochs(1).run(data)).doesNotThrowAnyException();
  }

  @Test
  void labelsOneAndTwoAreNoProbabilities() {
    String message = "binary cross-entropy: the target of point 1 is 2.0, not from 0 to 1; give 0 "
        + "for 1.0 and 1 for 2.0, or use " + OTHERS;
    refused(BINARY, Loss.binaryCrossEntropy(), data(1, 2, 1), message);
    refused(LOGITS, Loss.binaryCrossEntropyWithLogits(), data(1, 2, 1), message);
  }

  @Test
  void focalLossIsOfLabelsOnly() {
    taken(BINARY, Loss.focal(2), data(0, -0.0, 1));
    String message = "focal loss: the target of point 1 is 0.5, not 0 or 1; give labels, or use "
        + "Loss.binaryCrossEntropy() for probabilities";
    refused(BINARY, Loss.focal(2), data(0, 0.5, 1), message);
    refused(LOGITS, Loss.focalWithLogits(2), data(0, 0.5, 1), message);
  }

  @Test
  void labelsOfSignsAreNoProbabilities() {
    refused(BINARY, Loss.binaryCrossEntropy(), data(1, 1, -1), "binary cross-entropy: the target "
        + "of point 2 is -1.0, not from 0 to 1; give 0 for -1.0 and 1 for 1.0, or use " + OTHERS);
  }

  @Test
  void theEndsOfTheDomainAreTakenAndTheirNeighboursAreNot() {
    for (double t : new double[] {0, -0.0, Double.MIN_VALUE, 0.5, 1, Math.nextDown(1.0)}) {
      taken(BINARY, Loss.binaryCrossEntropy(), data(0, t, 1));
      taken(LOGITS, Loss.binaryCrossEntropyWithLogits(), data(0, t, 1));
    }
    for (double t : new double[] {Math.nextUp(1.0), -Double.MIN_VALUE}) {
      refused(BINARY, Loss.binaryCrossEntropy(), data(0, t, 1), "binary cross-entropy: the target "
          + "of point 1 is " + t + ", not from 0 to 1; give 0 and 1 for two classes, or use "
          + OTHERS);
    }
    taken(LOGITS, Loss.meanSquaredError(), data(-1e3, 0, 1e3));
  }

  @Test
  void probabilitiesOfClassesAreFromZeroToOneAndAddToOne() {
    Loss loss = Loss.crossEntropy();
    taken(CLASSES, loss, Dataset.classes(POINTS, 0, 1, 1));
    taken(CLASSES, loss, rows(new double[][] {{0, 1}, {0.5, 0.5}, {0.3334, 0.6667}}));
    refused(CLASSES, loss, rows(new double[][] {{0, 1}, {0.5, 0.6}, {1, 0}}), "cross-entropy: the "
        + "targets of point 1 add to 1.1, not to 1; give the probability of each class, or a "
        + "class number for each point");
    refused(CLASSES, loss, rows(new double[][] {{0, 1}, {1, 0}, {-1, 2}}), "cross-entropy: the "
        + "target of point 2 is -1.0, not from 0 to 1; give 0 and 1 for two classes, or use a "
        + "class number for each point");
  }

  private static Dataset rows(double[]... targets) {
    return Dataset.numbers(POINTS, Tensor.matrix(targets));
  }

  @Test
  void aClassWithoutAnOutputIsRefused() {
    refused(CLASSES, Loss.crossEntropy(), Dataset.classes(POINTS, 0, 2, 1),
        "point 1 has class 2 but the "
            + "network has 2 outputs, for classes 0 to 1; give it an output for each class");
  }

  @Test
  void whatIsNotFiniteIsNamed() {
    for (double x : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      String mend = " has " + x + " in column 0; mend or leave out that row";
      refused(LOGITS, Loss.meanSquaredError(), data(0, 1, x), "the target of point 2" + mend);
      refused(BINARY, Loss.binaryCrossEntropy(), data(0, 1, x), "the target of point 2" + mend);
      refused(LOGITS, Loss.meanSquaredError(),
          Dataset.numbers(Tensor.matrix(new double[][] {{x}}), Tensor.vector(1)), "point 0" + mend);
    }
  }

  @Test
  void whatIsNoProbabilityIsNoOutputForBinaryCrossEntropy() {
    for (Layer last : List.of(new Dense(1, 1), new Tanh(), new Relu(), new Softplus())) {
      Sequential net = Sequential.of(new Dense(1, 1), last);
      assertThatThrownBy(() -> Training.of(net, Loss.binaryCrossEntropy()))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("ends with " + last + ", which gives ");
    }
  }

  /** Mean of ŷ/t: for positive targets. */
  private record Quotient() implements Loss {
    @Override
    public Var perPoint(Var output, Var target) { return output.divide(target).mean(-1); }

    @Override
    public void check(Tensor targets) {
      for (double t : targets.toArray()) {
        if (!(t > 0)) throw new IllegalArgumentException("quotient: " + t + " is not positive");
      }
    }
  }

  @Test
  void aLossOfTheUsersOwnSaysWhatItTakes() {
    taken(LOGITS, new Quotient(), data(1, 2, 3));
    refused(LOGITS, new Quotient(), data(1, 0, 3), "quotient: 0.0 is not positive");
  }

  @Test
  void stepsOnNoPointsAndLayersThatNoArrayHoldsAreRefused() {
    fails(() -> Training.of(BINARY, Loss.binaryCrossEntropy()).plan(data(0, 1, 1), 0),
        "", "Training.plan: a step on 0 points; use at least 1");
    fails(() -> new Dense(65_536, 65_536), "", "Dense: 65536 inputs and 65536 outputs have "
        + "4294967296 weights, more than the 2147483639 of an array; use fewer of one "
        + "of them");
    Tensor many = Tensor.zeros(1 << 30, 1);
    Model model = new Model(CLASSES, CLASSES.initialize(1));
    assertThatThrownBy(() -> model.predict(many)).isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("shape: [1073741824, 2] has more than 2147483647 entries");
  }
}
