package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What models say of classes: probabilities, their logarithms, and decisions. */
class ProbabilitiesTest {
  private static final int N = 37;
  private static final Tensor X =
      Tensor.of(Shape.of(N, 3), new Random(3).doubles(3L * N, -3, 3).toArray());

  private static Model model(Precision precision, Layer... layers) {
    Sequential net = Sequential.of(layers);
    return new Model(net, net.initialize(4), precision);
  }

  /** Of each kind of output that says something of classes. */
  static List<Model> models() {
    return Arrays.stream(Precision.values()).flatMap(p -> List.of(
        model(p, new Dense(3, 1), new Sigmoid()), model(p, new Dense(3, 4), new Softmax()),
        model(p, new Dense(3, 1)).asClassifier(), model(p, new Dense(3, 4)).asClassifier())
        .stream()).toList();
  }

  @ParameterizedTest
  @MethodSource("models")
  void probabilitiesOfAPointAddUpToOne(Model model) {
    Tensor p = model.probabilities(X);
    assertThat(p.shape()).isEqualTo(Shape.of(N, Math.max(2, model.net().outputs())));
    double ulp = model.precision() == Precision.FLOAT ? 1e-6 : 1e-15;
    for (double[] row : p.toMatrix()) {
      assertThat(Arrays.stream(row).sum()).isCloseTo(1, within(ulp));
      for (double x : row) assertThat(x).isBetween(0.0, 1.0);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void theClassIsTheMostLikelyOne(Model model) {
    double[][] p = model.probabilities(X).toMatrix();
    int[] classes = model.classify(X);
    for (int i = 0; i < N; i++) {
      for (double other : p[i]) assertThat(p[i][classes[i]]).isGreaterThanOrEqualTo(other);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void logarithmsAreThoseOfTheProbabilities(Model model) {
    double[] p = model.probabilities(X).toArray();
    double[] logs = model.logProbabilities(X).toArray();
    double ulp = model.precision() == Precision.FLOAT ? 2e-5 : 1e-13;
    for (int i = 0; i < p.length; i++) {
      assertThat(logs[i]).isCloseTo(Math.log(p[i]), within(ulp));
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void onePointIsAVector(Model model) {
    Tensor point = Tensor.vector(X.toMatrix()[5]);
    assertThat(model.probabilities(point))
        .isEqualTo(Tensor.vector(model.probabilities(X).toMatrix()[5]));
    assertThat(model.logProbabilities(point))
        .isEqualTo(Tensor.vector(model.logProbabilities(X).toMatrix()[5]));
    assertThat(model.classify(point)).containsExactly(model.classify(X)[5]);
  }

  @ParameterizedTest
  @MethodSource("models")
  void logLossIsTheMeanOfTheLogarithms(Model model) {
    int classes = Math.max(2, model.net().outputs());
    int[] right = new int[N];
    double sum = 0;
    double[][] logs = model.logProbabilities(X).toMatrix();
    for (int i = 0; i < N; i++) {
      right[i] = i % classes;
      sum -= logs[i][right[i]] / N;
    }
    Dataset data = classes == 2 ? Dataset.binary(X, right) : Dataset.classes(X, right);
    assertThat(model.evaluate(data).logLoss())
        .isCloseTo(sum, within(model.precision() == Precision.FLOAT ? 1e-5 : 1e-13));
  }

  /** exp(−800) is 0 as a double, 800 is not. */
  @Test
  void logarithmsAreRightWhereProbabilitiesAreRoundedToZero() {
    Tensor x = Tensor.matrix(new double[][] {{800}, {-800}});
    for (Precision p : Precision.values()) {
      Sequential one = Sequential.of(new Dense(1, 1), new Sigmoid());
      Model sigmoid = new Model(one, Parameters.of(one.layout(), 1, 0), p);
      Sequential two = Sequential.of(new Dense(1, 2), new Softmax());
      Model softmax = new Model(two, Parameters.of(two.layout(), 0, 1, 0, 0), p);
      for (Model model : List.of(sigmoid, softmax)) {
        assertThat(model.probabilities(x).toMatrix())
            .isDeepEqualTo(new double[][] {{0, 1}, {1, 0}});
        assertThat(model.logProbabilities(x).toMatrix())
            .isDeepEqualTo(new double[][] {{-800, 0}, {0, -800}});
      }
    }
  }

  @Test
  void labelsByThemselvesHaveAProbabilityEach() {
    Model model = model(Precision.DOUBLE, new Dense(3, 4), new Sigmoid());
    double[][] p = model.probabilities(X).toMatrix();
    assertThat(model.probabilities(X)).isEqualTo(model.predict(X));
    double[] logs = model.logProbabilities(X).toArray();
    for (double threshold : new double[] {0, 0.2, 0.5, 1}) {
      boolean[][] labels = model.decide(X, threshold);
      for (int i = 0; i < N; i++) {
        for (int j = 0; j < 4; j++) {
          assertThat(labels[i][j]).isEqualTo(p[i][j] >= threshold);
          assertThat(logs[i * 4 + j]).isCloseTo(Math.log(p[i][j]), within(1e-13));
        }
      }
    }
  }

  @Test
  void decidingAtOneHalfIsClassifying() {
    for (Model model : models()) {
      if (model.net().outputs() > 1) continue;
      int[] classes = model.classify(X);
      boolean[][] labels = model.decide(X, 0.5);
      for (int i = 0; i < N; i++) {
        assertThat(labels[i]).containsExactly(classes[i] == 1);
        assertThat(model.decide(Tensor.vector(X.toMatrix()[i]), 0.5)[0]).isEqualTo(labels[i]);
      }
    }
  }

  @Test
  void aLossOfOneLogitSaysThatItIsOne() {
    Dataset data = Dataset.binary(X, new int[N]);
    for (Loss loss : List.of(Loss.binaryCrossEntropyWithLogits(), Loss.focalWithLogits(2))) {
      Model model = Training.of(Sequential.of(new Dense(3, 1)), loss).epochs(1).run(data);
      assertThat(model.probabilities(X).shape()).isEqualTo(Shape.of(N, 2));
    }
  }

  @Test
  void logitsOfLabelsByThemselvesAreNoClasses() {
    Dataset data = Dataset.numbers(X, Tensor.zeros(N, 2));
    Model model = Training.of(Sequential.of(new Dense(3, 2)), Loss.binaryCrossEntropyWithLogits())
        .epochs(1).run(data);
    fails(() -> model.classify(X), IllegalStateException.class,
        "Model.classify: the outputs of Sequential[Dense(3, 2)] are no probabilities; end the "
            + "network with Softmax, use predict, or say with asClassifier() that they are logits");
  }

  @Test
  void whatHasNoMeaningIsRefusedWithItsMend() {
    Model numbers = model(Precision.FLOAT, new Dense(3, 2));
    String text = ": the outputs of Sequential[Dense(3, 2)] are no probabilities; end the network "
        + "with Softmax, use predict, or say with asClassifier() that they are logits";
    fails(() -> numbers.probabilities(X), IllegalStateException.class,
        "Model.probabilities" + text);
    fails(() -> numbers.logProbabilities(X), IllegalStateException.class,
        "Model.logProbabilities" + text);
    for (Model model : List.of(numbers, numbers.asClassifier())) {
      fails(() -> model.decide(X, 0.5), IllegalStateException.class,
          "Model.decide: the outputs of Sequential[Dense(3, 2)] are no probabilities of labels by "
              + "themselves; end the network with Sigmoid, or use classify");
    }
    Model sigmoid = model(Precision.FLOAT, new Dense(3, 1), new Sigmoid());
    fails(() -> sigmoid.decide(X, 1.5), IllegalArgumentException.class,
        "Model.decide: the threshold 1.5 is no probability; use one from 0 to 1, such as 0.5");
    Tensor nan = Tensor.matrix(new double[][] {{1, 2, 3}, {1, Double.NaN, 3}});
    String no = ": the prediction for point 1 is NaN, as the point has a number that is not "
        + "finite; mend or leave out that row";
    fails(() -> sigmoid.classify(nan), IllegalArgumentException.class, "Model.classify" + no);
    fails(() -> sigmoid.probabilities(nan), IllegalArgumentException.class,
        "Model.probabilities" + no);
    fails(() -> sigmoid.logProbabilities(nan), IllegalArgumentException.class,
        "Model.logProbabilities" + no);
    fails(() -> sigmoid.decide(nan, 0.5), IllegalArgumentException.class, "Model.decide" + no);
  }

  private static void fails(ThrowingCallable call, Class<?> type, String message) {
    assertThatThrownBy(call).isInstanceOf(type).hasMessage(message);
  }

  @Test
  void aSummaryHasALineForEachLayer() {
    Model model = model(Precision.FLOAT, new Dense(3, 8), new Tanh(),
        new Frozen(new Residual(new Dense(8, 8))), new Dense(8, 1), new Sigmoid());
    assertThat(model.summary(32)).isEqualTo("""
        layer                          output   parameters
        points                         [32, 3]
        Dense(3, 8)                    [32, 8]  32: W^(1) [3, 8], b^(1) [8]
        Tanh                           [32, 8]
        Frozen(Residual(Dense(8, 8)))  [32, 8]  72: W^(2) [8, 8], b^(2) [8]
        Dense(8, 1)                    [32, 1]  9: W^(3) [8, 1], b^(3) [1]
        Sigmoid                        [32, 1]
        113 parameters, of which 41 are learnt, in 452 bytes as FLOAT; \
        all outputs take 3,328 bytes""");
    assertThat(model.with(Precision.DOUBLE).summary(32)).endsWith("904 bytes as DOUBLE; all "
        + "outputs take 6,656 bytes");
    fails(() -> model.summary(0), IllegalArgumentException.class,
        "Model.summary: 0 points; use at least 1");
  }
}
