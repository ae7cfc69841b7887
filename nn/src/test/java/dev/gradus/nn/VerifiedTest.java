package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.verify.Check;
import dev.gradus.verify.Verify;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each layer, loss and term there is: gradient, forward mode and second order are right. */
class VerifiedTest {
  private static final Tensor POINTS =
      Tensor.matrix(new double[][] {{0.3, -1.2}, {1.1, 0.4}, {-0.6, 2.3}, {0.9, -0.2}});
  private static final Dataset DATA = Dataset.numbers(POINTS, Tensor.vector(0.2, 0.7, 0.4, 0.9));
  private static final long SEED = 5;

  /** What comes out of a step of training, as plain numbers. */
  static Check check(Objective e, Dataset data, Layout layout) {
    return Verify.gradient(w -> e.slope(Parameters.of(layout, w), data, SEED, 2).error(),
        w -> e.slope(Parameters.of(layout, w), data, SEED, 2).gradient().toArray()).names(layout);
  }

  private static void verify(Objective e, Sequential net, Dataset data) {
    Layout layout = net.layout();
    double[] w = net.initialize(SEED).toArray();
    for (int i = 0; i < w.length; i++) w[i] += 0.01 * (i % 7); // biases are 0 at first
    Verify.network(v -> e.error(v, Var.constant(data.points()), Var.constant(data.targets())),
        layout).at(w).orThrow();
    check(e, data, layout).at(w).orThrow();
  }

  private static final List<Layer> LAYERS = List.of(new Dropout(0.3),
      new LayerNorm(), new RmsNorm(), new Residual(new Dense(3, 3)),
      new Repeated(new Dense(3, 3), 2), Parallel.of(new Dense(1, 2), new Dense(2, 1)),
      Sequential.of(new Dense(3, 3), new Tanh()), new Elu(), new Gelu(), new GeluTanh(),
      new HardSigmoid(), new Hardtanh(), new LeakyRelu(), new LogSigmoid(), new Mish(), new Relu(),
      new Relu6(), new Selu(), new Sigmoid(), new Silu(), new Softmax(), new Softplus(),
      new Softsign(), new Tanh(), new Dense(3, 3));

  @Test
  void everyLayerHasRightDerivatives() {
    for (Layer layer : LAYERS) {
      Sequential net = Sequential.of(new Dense(2, 3), layer, new Dense(3, 1));
      verify(new Objective(net, Loss.meanSquaredError()), net, DATA);
    }
    // at first, as the slope of a bias before it is 0, which nobody tells from rounding
    Sequential normed = Sequential.of(2, new BatchNorm(), new Dense(2, 1));
    verify(new Objective(normed, Loss.meanSquaredError()), normed, DATA);
    Sequential words = Sequential.of(2, new Embedding(4, 2), new Dense(4, 1));
    Dataset indices = Dataset.numbers(Tensor.matrix(new double[][] {{0, 2}, {1, 1}, {3, 0}}),
        Tensor.vector(0.2, 0.7, 0.4));
    verify(new Objective(words, Loss.meanSquaredError()), words, indices);
    expectAll(Layer.class, LAYERS, BatchNorm.class, Embedding.class, Frozen.class);
  }

  /** What is frozen has no slope, and what lies before it has the right one. */
  @Test
  void whatIsFrozenPassesSlopesOn() {
    Sequential net = Sequential.of(new Dense(2, 3), new Frozen(new Dense(3, 1)));
    Objective e = new Objective(net, Loss.meanSquaredError());
    double[] w = net.initialize(SEED).toArray();
    Verify.gradient(first -> e.slope(with(net, w, first), DATA).error(),
        first -> e.slope(with(net, w, first), DATA).gradient().parts().stream().limit(2)
            .flatMapToDouble(t -> Arrays.stream(t.toArray())).toArray())
        .at(Arrays.copyOf(w, 9)).orThrow();
  }

  private static Parameters with(Sequential net, double[] w, double[] first) {
    double[] all = w.clone();
    System.arraycopy(first, 0, all, 0, first.length);
    return Parameters.of(net.layout(), all);
  }

  /** A loss, and an output and a target where it is smooth. */
  private record Row(Loss loss, double[][] output, Tensor target) {}

  private static final double[][] ANY = {{0.3}, {-1.2}, {2}};
  private static final double[][] CHANCES = {{0.3}, {0.62}, {0.9}};
  private static final double[][] LOGITS = {{0.3, 1, -2}, {-1.2, 0.1, 0.4}};
  private static final Tensor LABELS = Tensor.matrix(new double[][] {{1}, {0}, {1}});
  private static final Tensor COUNTS = Tensor.matrix(new double[][] {{1}, {0}, {5}});
  private static final Tensor CLASSES = Tensor.vector(2, 0);

  private static final List<Row> LOSSES = List.of(
      new Row(Loss.binaryCrossEntropy(), CHANCES, LABELS),
      new Row(Loss.binaryCrossEntropyWithLogits(), ANY, LABELS),
      new Row(Loss.crossEntropy(), LOGITS, CLASSES),
      new Row(Loss.crossEntropy(0.1, 1, 0.1, 2), LOGITS, CLASSES),
      new Row(Loss.crossEntropy(0.2), LOGITS,
          Tensor.matrix(new double[][] {{0.5, 0.25, 0.25}, {0, 1, 0}})),
      new Row(Loss.meanSquaredError(), ANY, LABELS),
      new Row(Loss.meanAbsoluteError(), ANY, LABELS), new Row(Loss.huber(1), ANY, LABELS),
      new Row(Loss.quantile(0.9), ANY, LABELS), new Row(Loss.hinge(), ANY, LABELS),
      new Row(Loss.poisson(), ANY, COUNTS), new Row(Loss.focal(1.5), CHANCES, LABELS),
      new Row(Loss.focalWithLogits(1.5), ANY, LABELS),
      new Row(Loss.gaussian(), new double[][] {{0.3, 1}, {-1.2, 0.1}, {2, -0.5}}, LABELS));

  @Test
  void everyLossHasRightDerivatives() {
    for (Row row : LOSSES) {
      Tensor output = Tensor.matrix(row.output);
      Layout layout = new Layout(List.of("output"), List.of(output.shape()));
      Var target = Var.constant(row.target);
      Verify.network(v -> row.loss.perPoint(v.get(0), target).mean(), layout)
          .at(output.toArray()).orThrow();
    }
    expectAll(Loss.class, LOSSES.stream().map(Row::loss).toList());
  }

  @Test
  void everyTermHasRightDerivatives() {
    Sequential net = Sequential.of(new Dense(2, 3), new Tanh(), new Dense(3, 1));
    List<Term> terms = List.of(Term.squares(0.3), Term.sizes(0.3));
    for (Term term : terms) {
      verify(new Objective(net, Loss.meanSquaredError()).plus(term), net, DATA);
    }
    Term slopes = (n, w, x) -> n.apply(Var.constant(Tensor.ones(1, 2)), w).square().sum();
    verify(new Objective(net, Loss.meanSquaredError()).plus(slopes), net, DATA);
    expectAll(Term.class, terms);
  }

  @Test
  void weightsOfPointsHaveRightDerivatives() {
    Sequential net = Sequential.of(new Dense(2, 3), new Tanh(), new Dense(3, 1));
    Dataset weighted = DATA.weighted(2, 0, 0.5, 1);
    check(new Objective(net, Loss.meanSquaredError()), weighted, net.layout())
        .at(net.initialize(SEED).toArray()).orThrow();
  }

  /** That of a plan, which other optimisers are handed. */
  @Test
  void theFunctionOfATrainingHasARightGradient() {
    Sequential net = Sequential.of(new Dense(2, 3), new Tanh(), new Dense(3, 1), new Sigmoid());
    Training training = Training.of(
        new Objective(net, Loss.binaryCrossEntropy()).plus(Term.squares(0.1)));
    Verify.valueAndGradient(training.function(DATA)::valueAndGradient)
        .at(net.initialize(SEED).toArray()).orThrow();
  }

  /** A new one must come here. */
  private static void expectAll(Class<?> part, List<?> seen, Class<?>... others) {
    Set<Class<?>> types = seen.stream().map(Object::getClass).collect(Collectors.toSet());
    types.addAll(List.of(others));
    assertThat(types).containsExactlyInAnyOrderElementsOf(DescriptionsTest.parts().stream()
        .filter(part::isAssignableFrom).toList());
  }

  @Test
  void aWrongLayerIsFound() {
    Layer wrong = Layer.of("wrong", x -> x.sin().stopGradient().add(x.multiply(0.5)));
    Sequential net = Sequential.of(new Dense(2, 3), wrong, new Dense(3, 1));
    assertThatThrownBy(
        () -> verify(new Objective(net, Loss.meanSquaredError()), net, DATA))
        .isInstanceOf(AssertionError.class).hasMessageStartingWith("gradient: WRONG");
  }
}
