package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Precision;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Layers, networks and their parameters. */
class NetworkTest {
  private final Sequential net =
      Sequential.of(new Dense(2, 3), new Tanh(), new Dense(3, 1), new Sigmoid());

  @Test
  void aPredictionIsAComposition() {
    Parameters w = net.initialize(7);
    double[][] w1 = w.get("W^(1)").toMatrix();
    double[][] w2 = w.get("W^(2)").toMatrix();
    double z = 0;
    for (int j = 0; j < 3; j++) z += Math.tanh(0.3 * w1[0][j] - 0.8 * w1[1][j]) * w2[j][0];
    Tensor y = new Model(net, w, Precision.DOUBLE)
        .predict(Tensor.matrix(new double[] {0.3, -0.8}));
    assertThat(y.toDouble()).isCloseTo(1 / (1 + Math.exp(-z)), within(1e-15));
  }

  @Test
  void parametersThatAreNoneOfTheNetworkAreAnErrorThatSaysWhatIsTaken() {
    Var x = Var.constant(Tensor.zeros(5, 2));
    String taken = "Sequential[Dense(2, 3), Tanh, Dense(3, 1), Sigmoid] takes ";
    List<Var> w = net.initialize(1).constants();
    for (List<Var> wrong : List.of(List.<Var>of(), w.subList(0, 3))) {
      assertThatThrownBy(() -> net.apply(x, wrong)).isInstanceOf(IllegalArgumentException.class)
          .hasMessage(taken + "4 parameters, W^(1) [2, 3], b^(1) [3], W^(2) [3, 1], b^(2) [1], "
              + "but was given " + wrong.size() + "; give one var for each, in this order");
    }
    assertThatThrownBy(() -> net.apply(x, List.of(w.get(0), w.get(1), w.get(3), w.get(2))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(taken + "W^(2) [3, 1] as parameter 2 but was given [1]; give parameters of "
            + "its layout, in its order");
    assertThatThrownBy(() -> new Objective(net, Loss.binaryCrossEntropy())
        .error(List.of(), x, Var.constant(Tensor.zeros(5, 1)))).hasMessageStartingWith(taken);
  }

  @Test
  void onePointAsAVectorGivesAVector() {
    Model model = new Model(net, net.initialize(7));
    assertThat(model.predict(Tensor.vector(0.3, -0.8)).shape()).isEqualTo(Shape.of(1));
    assertThat(model.predict(Tensor.vector(0.3, -0.8)).toDouble())
        .isEqualTo(model.predict(Tensor.matrix(new double[] {0.3, -0.8})).toDouble());
  }

  @Test
  void everyLayerIsItsFunction() {
    Var x = Var.constant(Tensor.matrix(new double[] {-1, 0, 2}));
    double e = Math.exp(-1);
    double sum = e + 1 + Math.exp(2);
    check(new Sigmoid().of(x), e / (1 + e), 0.5, 1 / (1 + Math.exp(-2)));
    check(new Tanh().of(x), Math.tanh(-1), 0, Math.tanh(2));
    check(new Relu().of(x), 0, 0, 2);
    check(new Softplus().of(x), Math.log(1 + e), Math.log(2),
        Math.log(1 + Math.exp(2)));
    check(new Softmax().of(x), e / sum, 1 / sum, Math.exp(2) / sum);
  }

  private static void check(Var y, double... expected) {
    assertThat(y.value().toArray()).containsExactly(expected, within(1e-15));
  }

  @Test
  void theLongVectorRunsLayerByLayerRowByRowThenBias() {
    assertThat(net.layout()).hasToString("W^(1) [2, 3], b^(1) [3], W^(2) [3, 1], b^(2) [1]");
    assertThat(net.layout().size()).isEqualTo(13);
    Parameters w = Parameters.of(net.layout(), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
    assertThat(w.entry("w_12^(1)")).isEqualTo(2);
    assertThat(w.entry("w_21^(1)")).isEqualTo(4);
    assertThat(w.entry("b_3^(1)")).isEqualTo(9);
    assertThat(w.entry("w_31^(2)")).isEqualTo(12);
    assertThat(w.entry("b_1^(2)")).isEqualTo(13);
    assertThat(w.toArray()).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13);
  }

  @Test
  void theSameSeedGivesTheSameBits() {
    assertThat(net.initialize(3)).isEqualTo(net.initialize(3)).isNotEqualTo(net.initialize(4));
    // the first of Threefry-2x64-20 of key (3, 0) and counter (0, 0), which is published
    double u = Var.constant(0).uniform(3, 0, Shape.of(1)).value().toDouble();
    assertThat(net.initialize(3).entry("w_11^(1)"))
        .isCloseTo((2 * u - 1) * Math.sqrt(6.0 / 5), within(1e-15));
  }

  @Test
  void initialWeightsHaveTheirSpread() {
    spread(Initializer.GLOROT_UNIFORM, 2.0 / 500, Math.sqrt(6.0 / 500));
    spread(Initializer.GLOROT_NORMAL, 2.0 / 500, Double.POSITIVE_INFINITY);
    spread(Initializer.HE_UNIFORM, 2.0 / 300, Math.sqrt(6.0 / 300));
    spread(Initializer.HE_NORMAL, 2.0 / 300, Double.POSITIVE_INFINITY);
    spread(Initializer.LECUN_UNIFORM, 1.0 / 300, Math.sqrt(3.0 / 300));
    spread(Initializer.LECUN_NORMAL, 1.0 / 300, Double.POSITIVE_INFINITY);
    spread(Initializer.normal(0.5), 0.25, Double.POSITIVE_INFINITY);
  }

  private static void spread(Initializer initializer, double variance, double bound) {
    Tensor w = initializer.values(Shape.of(300, 200), 1, 0);
    double sum = 0;
    double squares = 0;
    for (double x : w.toArray()) {
      assertThat(Math.abs(x)).isLessThanOrEqualTo(bound);
      sum += x;
      squares += x * x;
    }
    assertThat(sum / w.size()).isCloseTo(0, within(4 * Math.sqrt(variance / w.size())));
    assertThat(squares / w.size()).isCloseTo(variance, within(0.05 * variance));
  }

  @Test
  void heIsChosenBeforeReluAndGlorotOtherwise() {
    Sequential relu = Sequential.of(new Dense(50, 50), new Relu());
    Sequential tanh = Sequential.of(new Dense(50, 50), new Tanh());
    Sequential said = Sequential.of(new Dense(50, 50, Initializer.HE_UNIFORM), new Tanh());
    assertThat(largest(relu)).isBetween(0.97 * Math.sqrt(6.0 / 50), Math.sqrt(6.0 / 50));
    assertThat(largest(tanh)).isBetween(0.97 * Math.sqrt(6.0 / 100), Math.sqrt(6.0 / 100));
    assertThat(said.initialize(1)).isEqualTo(relu.initialize(1));
  }

  private static double largest(Sequential net) {
    return java.util.Arrays.stream(net.initialize(1).get("W^(1)").toArray()).map(Math::abs).max()
        .orElseThrow();
  }

  @Test
  @Tag("without-vector")
  void everyEdgeOfTheGradientAgreesWithDifferences() {
    Parameters w = net.initialize(11);
    Dataset data = Dataset.binary(Tensor.matrix(new double[][] {{0, 1}, {1, 0.5}, {-1, 2}}), 1, 0,
        1);
    Objective e = new Objective(net, Loss.binaryCrossEntropy());
    Objective.Slope slope = e.slope(w, data);
    VerifiedTest.check(e, data, w.layout()).at(w.toArray()).orThrow();
    assertThat(slope.error()).isEqualTo(e.error(w, data));
    assertThat(slope.gradient().layout()).isEqualTo(w.layout());
  }

  @Test
  void classesAreTheLargestOutputOrTheLikelierOfTwo() {
    Sequential three = Sequential.of(new Dense(1, 3));
    Model model = new Model(three, Parameters.of(three.layout(), 1, -1, 0, 0, 0, 0.5))
        .asClassifier();
    assertThat(model.classify(Tensor.matrix(new double[][] {{2}, {-2}, {0}})))
        .containsExactly(0, 1, 2);
    Sequential two = Sequential.of(new Dense(1, 1), new Sigmoid());
    Model likely = new Model(two, Parameters.of(two.layout(), 1, 0));
    assertThat(likely.classify(Tensor.matrix(new double[][] {{2}, {-2}, {0}})))
        .containsExactly(1, 0, 1);
  }

  @Test
  void errorsNameTheLayerAndTheMend() {
    fails(() -> Sequential.of(new Dense(2, 4), new Sigmoid(), new Dense(5, 1)),
        "Sequential: layer 3 of [Dense(2, 4), Sigmoid, Dense(5, 1)]: Dense(5, 1) takes 5 inputs "
            + "but is "
            + "given 4; make it as wide as the layer before");
    fails(() -> Sequential.of(new Sigmoid()),
        "Sequential.of: no layer of [Sigmoid] says how many inputs it takes; begin with a Dense "
            + "layer, or say it with Sequential.of(inputs, layers)");
    fails(() -> new Dense(0, 1), "Dense: 0 inputs and 1 outputs; both must be at least 1");
    fails(() -> new Model(net, net.initialize(1)).predict(Tensor.vector(1, 2, 3)),
        "Sequential: the points have shape [3] but the first layer takes [points, 2]; give one "
            + "column "
            + "for each input");
    fails(() -> Parameters.of(net.layout(), 1, 2),
        "Parameters.of: the layout has 13 entries (W^(1) [2, 3], b^(1) [3], W^(2) [3, 1], b^(2) "
            + "[1]) "
            + "but the vector has 2");
    fails(() -> new Model(Sequential.of(new Dense(1, 1)), net.initialize(1)),
        "Model: the network has the parameters W^(1) [1, 1], b^(1) [1] but was given W^(1) [2, 3], "
            + "b^(1) [3], W^(2) [3, 1], b^(2) [1]; use parameters of the same layers");
    assertThatThrownBy(
        () -> new Model(Sequential.of(new Dense(1, 1)), Sequential.of(new Dense(1, 1))
            .initialize(1))
            .classify(Tensor.matrix(new double[] {1})))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("Model.classify: the one output of Sequential[Dense(1, 1)] is no probability; "
            + "end the network with Sigmoid, use predict, or say with asClassifier() that they are "
            + "logits");
  }

  private static void fails(org.assertj.core.api.ThrowableAssert.ThrowingCallable call,
      String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
