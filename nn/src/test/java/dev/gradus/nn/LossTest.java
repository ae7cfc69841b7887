package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Autodiff;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import org.junit.jupiter.api.Test;

/** The errors that training makes small. */
class LossTest {
  private static Var of(Loss loss, Var output, Var target) {
    return loss.perPoint(output, target).mean();
  }

  private final Var labels = column(1, 0, 1);

  private static Var column(double... x) {
    double[][] rows = new double[x.length][];
    for (int i = 0; i < x.length; i++) rows[i] = new double[] {x[i]};
    return Var.constant(Tensor.matrix(rows));
  }

  @Test
  void binaryCrossEntropyIsTheMeanOfMinusLogOfTheLabelsProbability() {
    Var p = column(0.9, 0.2, 0.5);
    double expected = -(Math.log(0.9) + Math.log(0.8) + Math.log(0.5)) / 3;
    assertThat(of(Loss.binaryCrossEntropy(), p, labels).toDouble())
        .isCloseTo(expected, within(1e-15));
  }

  @Test
  void certainAndRightPredictionsCostNothing() {
    assertThat(of(Loss.binaryCrossEntropy(), column(1, 0, 1), labels).toDouble()).isZero();
    Tensor slope = Autodiff.grad(p -> of(Loss.binaryCrossEntropy(), p, labels))
        .at(column(1, 0, 1).value());
    assertThat(slope.toArray())
        .containsExactly(new double[] {-1 / 3.0, 1 / 3.0, -1 / 3.0}, within(1e-15));
  }

  @Test
  void logitsGiveTheSameErrorAsTheirProbabilities() {
    Var z = column(2, -1, 0.5);
    assertThat(of(Loss.binaryCrossEntropyWithLogits(), z, labels).toDouble())
        .isCloseTo(of(Loss.binaryCrossEntropy(), z.sigmoid(), labels).toDouble(), within(1e-15));
  }

  @Test
  void hugeLogitsNeitherOverflowNorLoseTheirSlope() {
    Loss loss = Loss.binaryCrossEntropyWithLogits();
    assertThat(of(loss, column(1000, -1000, 40), labels).toDouble())
        .isCloseTo(Math.exp(-40) / 3, within(1e-32));
    assertThat(of(loss, column(-1000, 1000, -1000), labels).toDouble()).isEqualTo(1000);
    Tensor slope = Autodiff.grad(z -> of(loss, z, labels)).at(column(40, -700, -1000).value());
    assertThat(slope.toArray()[0]).isCloseTo(-Math.exp(-40) / 3, within(1e-32));
    assertThat(slope.toArray()[1]).isCloseTo(Math.exp(-700) / 3, within(1e-318));
    assertThat(slope.toArray()[2]).isEqualTo(-1 / 3.0);
  }

  @Test
  void aNetworkThatEndsWithASigmoidIsMeasuredByItsLogits() {
    Sequential net = Sequential.of(new Dense(1, 1), new Sigmoid());
    Parameters w = Parameters.of(net.layout(), 1000, 0);
    Objective e = new Objective(net, Loss.binaryCrossEntropy());
    Dataset wrong = Dataset.binary(Tensor.matrix(new double[][] {{1}, {-1}}), 0, 1);
    assertThat(e.error(w, wrong)).isEqualTo(1000);
    assertThat(e.slope(w, wrong).gradient().toArray()).containsExactly(1, 0);
  }

  @Test
  void crossEntropyIsMinusLogSoftmaxOfTheClass() {
    Var z = Var.constant(Tensor.matrix(new double[][] {{1, 2, 3}, {1e4, 0, -1e4}}));
    double first = Math.log(Math.exp(1) + Math.exp(2) + Math.exp(3)) - 2;
    Loss loss = Loss.crossEntropy();
    assertThat(of(loss, z, Var.constant(Tensor.vector(1, 0))).toDouble())
        .isCloseTo(first / 2, within(1e-15));
    assertThat(of(loss, z, Var.constant(Tensor.vector(1, 2))).toDouble())
        .isCloseTo((first + 2e4) / 2, within(1e-11));
    Var certain = Var.constant(Tensor.matrix(new double[][] {{0, 1, 0}, {1, 0, 0}}));
    assertThat(of(loss, z, certain).toDouble()).isCloseTo(first / 2, within(1e-15));
  }

  @Test
  void crossEntropyAfterASoftmaxTakesItsLogits() {
    Sequential with = Sequential.of(new Dense(1, 3), new Softmax());
    Sequential without = Sequential.of(new Dense(1, 3));
    double[] w = {900, 0, -900, 0, 1, 2};
    Dataset data = Dataset.classes(Tensor.matrix(new double[][] {{1}, {-1}}), 2, 0);
    double expected = new Objective(without, Loss.crossEntropy())
        .error(Parameters.of(without.layout(), w), data);
    assertThat(expected).isEqualTo(1800);
    assertThat(new Objective(with, Loss.crossEntropy())
        .error(Parameters.of(with.layout(), w), data))
        .isEqualTo(expected);
  }

  @Test
  void meanSquaredErrorIsTheMeanOverPointsAndOutputs() {
    Var y = Var.constant(Tensor.matrix(new double[][] {{1, 2}, {3, 4}}));
    Var t = Var.constant(Tensor.matrix(new double[][] {{0, 2}, {3, 1}}));
    assertThat(of(Loss.meanSquaredError(), y, t).toDouble()).isEqualTo(10.0 / 4);
  }

  @Test
  void focalLossIsCrossEntropyTimesAPowerOfTheRest() {
    Var p = column(0.9, 0.2, 0.5);
    double expected = -(0.01 * Math.log(0.9) + 0.04 * Math.log(0.8) + 0.25 * Math.log(0.5)) / 3;
    assertThat(of(Loss.focal(2), p, labels).toDouble()).isCloseTo(expected, within(1e-15));
    assertThat(of(Loss.focal(0), p, labels).toDouble())
        .isCloseTo(of(Loss.binaryCrossEntropy(), p, labels).toDouble(), within(1e-15));
    Var z = column(2, -1, 0.5);
    for (double gamma : new double[] {0, 0.5, 1, 2, 5}) {
      assertThat(of(Loss.focalWithLogits(gamma), z, labels).toDouble())
          .isCloseTo(of(Loss.focal(gamma), z.sigmoid(), labels).toDouble(), within(1e-15));
    }
    assertThat(of(Loss.focal(2), column(1, 0, 1), labels).toDouble()).isZero();
  }

  /** Where p is rounded to 0 or 1 the loss is the logit or nothing, and its slope −1 or 0. */
  @Test
  void focalLossOfHugeLogitsNeitherOverflowsNorLosesItsSlope() {
    for (double gamma : new double[] {0.5, 2}) {
      Loss loss = Loss.focalWithLogits(gamma);
      assertThat(of(loss, column(1000, -1000, 1000), labels).toDouble()).isZero();
      assertThat(of(loss, column(-1000, 1000, -1000), labels).toDouble()).isEqualTo(1000);
      Tensor slope = Autodiff.grad(z -> of(loss, z, labels)).at(column(-1000, -1000, 1000).value());
      assertThat(slope.toArray()) // within 0, as −0 is 0
          .containsExactly(new double[] {-1 / 3.0, 0, 0}, within(0.0));
    }
    Objective e = new Objective(Sequential.of(new Dense(1, 1), new Sigmoid()), Loss.focal(2));
    Parameters w = e.net().initialize(1);
    Dataset wrong = Dataset.binary(Tensor.matrix(new double[][] {{1}, {-1}}), 0, 1);
    assertThat(e.error(Parameters.of(w.layout(), 1000, 0), wrong)).isEqualTo(1000);
  }

  @Test
  void gaussianLossIsMinusLogOfTheDensity() {
    Var y = Var.constant(Tensor.matrix(new double[][] {{1, 0, 0, 1}, {2, -1, 2, -1}}));
    Var t = Var.constant(Tensor.matrix(new double[][] {{1.5, 0}, {0, 3}}));
    double[] mean = {1, 0, 2, -1};
    double[] variance = {1, Math.E, Math.exp(2), Math.exp(-1)};
    double[] target = {1.5, 0, 0, 3};
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      double density = Math.exp(-Math.pow(target[i] - mean[i], 2) / (2 * variance[i]))
          / Math.sqrt(2 * Math.PI * variance[i]);
      sum -= Math.log(density);
    }
    assertThat(of(Loss.gaussian(), y, t).toDouble()).isCloseTo(sum / 4, within(1e-13));
    assertThatThrownBy(() -> of(Loss.gaussian(), t, t)).hasMessage("Gaussian loss: the output has "
        + "shape [2, 2] but the target [2, 2]; give two outputs for each target, the mean of each "
        + "and then ln of the variance of each");
  }

  /** Of a constant prediction it is least at the mean and the variance of the targets. */
  @Test
  void gaussianLossIsLeastAtTheMeanAndVariance() {
    Var t = column(1, 2, 4, 9);
    double variance = (9 + 4 + 0 + 25) / 4.0;
    Tensor slope = Autodiff.grad(y -> of(Loss.gaussian(), y.broadcastTo(Shape.of(4, 2)), t))
        .at(Tensor.vector(4, Math.log(variance)));
    assertThat(slope.toArray()).containsExactly(new double[] {0, 0}, within(1e-15));
  }

  @Test
  void targetsNeverBroadcast() {
    Var vector = Var.constant(Tensor.vector(1, 0, 1));
    assertThatThrownBy(() -> of(Loss.meanSquaredError(), labels, vector))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mean squared error: the output has shape [3, 1] but the target [3]; give one "
            + "target for each output");
    assertThatThrownBy(() -> of(Loss.binaryCrossEntropy(), labels, Var.constant(0)))
        .hasMessage("binary cross-entropy: the output has shape [3, 1] but the target []; give one "
            + "target for each output");
    assertThatThrownBy(() -> of(Loss.crossEntropy(), Var.constant(Tensor.vector(1, 2)), labels))
        .hasMessage("cross-entropy: the output has shape [2], not [points, classes]; give a batch "
            + "of "
            + "points");
  }

  @Test
  void focalLossAfterTheWrongLayerIsAnError() {
    assertThatThrownBy(() -> new Objective(Sequential.of(new Dense(2, 1)), Loss.focal(2)))
        .hasMessageEndingWith("end it with Sigmoid, or use Loss.focalWithLogits(2.0)");
    assertThatThrownBy(() -> new Objective(Sequential.of(new Dense(2, 1), new Sigmoid()),
        Loss.focalWithLogits(2)))
        .hasMessageEndingWith("end it with Dense, or use Loss.focal(2.0) after Sigmoid");
    String mend = ": gamma -1.0 is not 0 or a positive number; use 2, or 0 for binary "
        + "cross-entropy";
    assertThatThrownBy(() -> Loss.focal(-1)).hasMessage("Loss.focal" + mend);
    assertThatThrownBy(() -> Loss.focalWithLogits(-1)).hasMessage("Loss.focalWithLogits" + mend);
  }

  @Test
  void probabilitiesOfADenseLayerAreAnError() {
    assertThatThrownBy(
        () -> new Objective(Sequential.of(new Dense(2, 1)), Loss.binaryCrossEntropy()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Objective: Loss.binaryCrossEntropy() takes a probability for each output or "
            + "probabilities that add up to 1, but Sequential[Dense(2, 1)] ends with Dense(2, 1), "
            + "which gives numbers of any size and sign; end it with Sigmoid, or use "
            + "Loss.binaryCrossEntropyWithLogits()");
  }
}
