package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.gradus.autodiff.Gradient;
import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.Var;
import dev.gradus.autodiff.plan.Precision;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Laws of layers, by themselves and composed. */
class LayerLawsTest {
  @Provide
  Arbitrary<Sequential> networks() { return Nets.networks(); }

  /** But for biases before a batch norm, whose mean takes off what was added. */
  @Property(seed = "1", tries = 60)
  void everyWeightThatIsLearntHasASlopeAtTheFirstStep(@ForAll("networks") Sequential net,
      @ForAll long seed) {
    Dataset data = Nets.data(9, seed);
    Gradient g = new Objective(net, Loss.binaryCrossEntropy())
        .slope(net.initialize(seed), data, seed, 0).gradient();
    for (int i = 0; i < g.layout().names().size(); i++) {
      double[] slopes = g.parts().get(i).toArray();
      String name = g.layout().names().get(i);
      boolean cancelled = name.startsWith("b") && hasBatchNorm(net);
      if (!cancelled) assertThat(Arrays.stream(slopes).anyMatch(x -> x != 0)).as(name).isTrue();
    }
  }

  private static boolean hasBatchNorm(Layer layer) {
    return layer instanceof BatchNorm || layer.children().stream()
        .anyMatch(LayerLawsTest::hasBatchNorm);
  }

  @Property(seed = "1", tries = 40)
  void aPredictionIsThatOfTheBatchBitForBit(@ForAll("networks") Sequential net,
      @ForAll long seed, @ForAll Precision precision) {
    Dataset data = Nets.data(11, seed);
    Model model = Training.of(net, Loss.binaryCrossEntropy()).epochs(1).batch(11)
        .precision(precision).seed(seed).run(data);
    double[] all = model.predict(data.points()).toArray();
    for (int i = 0; i < all.length; i++) {
      double[] alone = model.predict(data.points().rows(i)).toArray();
      assertThat(alone).containsExactly(all[i]);
    }
  }

  @Property(seed = "1", tries = 40)
  void networksWithinANetworkAreItsLayers(@ForAll("networks") Sequential net, @ForAll long seed) {
    Layer[] layers = net.layers().toArray(new Layer[0]);
    int cut = 1 + (int) Math.floorMod(seed, layers.length - 1L);
    Sequential first = Sequential.of(Nets.INPUTS, Arrays.copyOfRange(layers, 0, cut));
    Sequential nested = Sequential.of(first, Sequential.of(first.outputs(),
        Arrays.copyOfRange(layers, cut, layers.length)));
    assertThat(nested).isEqualTo(net);
    assertThat(nested.initialize(seed)).isEqualTo(net.initialize(seed));
    Dataset data = Nets.data(8, seed);
    Training flat = Training.of(net, Loss.binaryCrossEntropy()).epochs(2).seed(seed);
    assertThat(Training.of(nested, Loss.binaryCrossEntropy()).epochs(2).seed(seed).run(data))
        .isEqualTo(flat.run(data));
  }

  @Property(seed = "1", tries = 40)
  void whatIsFrozenDoesNotMoveByABit(@ForAll("networks") Sequential net, @ForAll long seed) {
    Sequential frozen = Sequential.of(new Frozen(Sequential.of(new Dense(3, 3), new Tanh(),
        new BatchNorm(), new Dropout(0.5))), net);
    Parameters start = frozen.initialize(seed);
    Run run = Training.of(frozen, Loss.binaryCrossEntropy()).optimizer(new AdamW(0.1)).epochs(2)
        .precision(Precision.DOUBLE).begin(start, Nets.data(8, seed)).finish();
    for (String name : List.of("W^(1)", "b^(1)", "g^(2)", "b^(2)")) {
      assertThat(run.model().parameters().get(name)).isEqualTo(start.get(name));
    }
    for (String name : List.of("mean^(2)", "variance^(2)")) {
      assertThat(run.model().buffers().get(name)).isEqualTo(frozen.initialBuffers().get(name));
    }
    assertThat(run.model().parameters()).isNotEqualTo(start);
  }

  @Property(seed = "1", tries = 25)
  void weightTwoIsThePointTwice(@ForAll("networks") Sequential net, @ForAll long seed) {
    Dataset data = Nets.data(6, seed - seed % 2); // without weights
    Dataset doubled = data.weighted(2, 1, 1, 1, 2, 1);
    Dataset twice = data.select(0, 0, 1, 2, 3, 4, 4, 5);
    Objective e = new Objective(net, Loss.binaryCrossEntropy());
    Parameters w = net.initialize(seed);
    assertThat(e.error(w, doubled)).isCloseTo(e.error(w, twice), within(1e-12));
    double ones = e.error(w, data.weighted(1, 1, 1, 1, 1, 1));
    assertThat(ones).isCloseTo(e.error(w, data), within(1e-15));
  }

  @Test
  void dropoutKeepsItsShareAndPredictionsAreUntouched() {
    Sequential net = Sequential.of(100, new Dropout(0.3));
    Var ones = Var.constant(Tensor.ones(1000, 100));
    long kept = 0;
    for (int step = 0; step < 100; step++) {
      int at = step;
      Pass pass = new Pass(net, List.of(), List.of(), 7, site -> Var.constant(at));
      for (double y : net.apply(ones, pass, 1).value().toArray()) {
        assertThat(y).isIn(0.0, 1 / 0.7);
        if (y > 0) kept++;
      }
    }
    double n = 1e7;
    assertThat(kept / n).isCloseTo(0.7, within(4 * Math.sqrt(0.3 * 0.7 / n)));
    assertThat(net.apply(ones, List.of()).value()).isEqualTo(ones.value());
  }

  @Test
  void runningMeansFollowTheirRecurrence() {
    Sequential net = Sequential.of(2, new BatchNorm(0.25, 1e-5), new Dense(2, 1));
    Dataset data = Dataset.numbers(Tensor.matrix(new double[][] {{1, 5}, {3, -1}, {8, 2}, {2, 2}}),
        Tensor.vector(0, 1, 0, 1));
    Run run = Training.of(net, Loss.meanSquaredError()).optimizer(new Sgd(0.01)).batch(2)
        .precision(Precision.DOUBLE).seed(4).begin(data);
    double[] mean = {0, 0};
    double[] variance = {1, 1};
    for (int epoch = 1; epoch <= 3; epoch++) {
      int[] order = Draw.shuffled(4, 4, Streams.ORDER, epoch);
      for (int from = 0; from < 4; from += 2) {
        double[][] x = data.points().rows(order[from], order[from + 1]).toMatrix();
        for (int j = 0; j < 2; j++) {
          double m = (x[0][j] + x[1][j]) / 2;
          double v = Math.pow(x[0][j] - m, 2) + Math.pow(x[1][j] - m, 2); // over n − 1 = 1
          mean[j] = 0.75 * mean[j] + 0.25 * m;
          variance[j] = 0.75 * variance[j] + 0.25 * v;
        }
        run.step();
      }
    }
    assertThat(run.model().buffers().get("mean^(1)").toArray())
        .containsExactly(mean, within(1e-12));
    assertThat(run.model().buffers().get("variance^(1)").toArray())
        .containsExactly(variance, within(1e-12));
  }

  /** What is scaled comes out the same; of units whose mean is 0 it is the layer norm. */
  @Test
  void rmsNormScalesEachPointToARootMeanSquareOfOne() {
    double[][] x = {{3, -1, 4, 1}, {-5, 9, -2, 6}, {1, -1, 2, -2}, {0, 0, 0, 0}};
    Sequential net = Sequential.of(4, new RmsNorm(1e-30));
    Parameters w = Parameters.of(net.layout(), 1, 2, -3, 0.5);
    Model model = new Model(net, w, Precision.DOUBLE);
    double[][] y = model.predict(Tensor.matrix(x)).toMatrix();
    for (int i = 0; i < x.length; i++) {
      double mean = Arrays.stream(x[i]).map(v -> v * v).sum() / 4;
      for (int j = 0; j < 4; j++) {
        double right = mean == 0 ? 0 : w.toArray()[j] * x[i][j] / Math.sqrt(mean);
        assertThat(y[i][j]).isCloseTo(right, within(1e-14));
      }
    }
    double[] larger = model.predict(Tensor.vector(3e6, -1e6, 4e6, 1e6)).toArray();
    assertThat(larger).containsExactly(y[0], within(1e-14));

    Sequential layerNorm = Sequential.of(4, new LayerNorm(1e-30));
    Parameters shifted = Parameters.of(layerNorm.layout(), 1, 2, -3, 0.5, 0, 0, 0, 0);
    assertThat(new Model(layerNorm, shifted, Precision.DOUBLE).predict(Tensor.vector(x[2]))
        .toArray()).containsExactly(y[2], within(1e-14));
  }

  @Test
  void anEmbeddingLooksItsRowsUp() {
    Sequential net = Sequential.of(2, new Embedding(3, 2));
    Parameters w = Parameters.of(net.layout(), 1, 2, 3, 4, 5, 6);
    Tensor y = new Model(net, w).predict(Tensor.matrix(new double[][] {{0, 2}, {1, 1}}));
    assertThat(y.toMatrix()).isDeepEqualTo(new double[][] {{1, 2, 5, 6}, {3, 4, 3, 4}});
    assertThatThrownBy(() -> new Model(net, w).predict(Tensor.matrix(new double[][] {{0, 3}})))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void towersSideBySideTakeTheirOwnColumns() {
    Sequential net = Sequential.of(Parallel.of(new Dense(1, 1), new Dense(2, 1)));
    Parameters w = Parameters.of(net.layout(), 2, 0, 10, 100, 1);
    assertThat(net.width()).isEqualTo(3);
    assertThat(new Model(net, w).predict(Tensor.vector(1, 2, 3)).toArray())
        .containsExactly(2, 321);
  }

  @Test
  void aLayerAppliedTwiceHasOneSetOfParameters() {
    Sequential net = Sequential.of(new Repeated(new Dense(1, 1), 2));
    assertThat(net.layout().size()).isEqualTo(2);
    Parameters w = Parameters.of(net.layout(), 3, 1);
    assertThat(new Model(net, w).predict(Tensor.vector(2)).toArray()).containsExactly(22);
    assertThat(new Objective(net, Loss.meanSquaredError())
        .slope(w, Dataset.numbers(Tensor.ones(1, 1), Tensor.zeros(1))).gradient().toArray())
        .containsExactly(26 * (3 + 4), 26 * (3 + 1)); // E = (w(w + b) + b)²: 2·13·(2w + b, w + 1)
  }

  @Test
  void errorsNameTheLayerAndTheMend() {
    fails(() -> Sequential.of(new Dense(2, 4), new Residual(new Dense(4, 3))),
        "Sequential: layer 2 of [Dense(2, 4), Residual(Dense(4, 3))]: Residual(Dense(4, 3)) adds 3 "
            + "outputs to 4 inputs; let it give as many as it takes");
    fails(() -> Parallel.of(new Dense(1, 1), new Tanh()), "Parallel: Tanh does not say how many "
        + "inputs it takes, so columns cannot be shared out; give Sequential.of(inputs, Tanh)");
    fails(() -> Sequential.of(), "Sequential.of: there are no layers; give at least one");
    Sequential norm = Sequential.of(new Dense(1, 1), new BatchNorm());
    Dataset three = Dataset.numbers(Tensor.ones(3, 1), Tensor.zeros(3));
    fails(() -> Training.of(norm, Loss.meanSquaredError()).batch(2).begin(three),
        "BatchNorm: a batch of 1 point has no variance; use batches of at least 2, and such that "
            + "none of 1 is left at the end");
    assertThatThrownBy(() -> Sequential.of(2, new Layer() {
      @Override public Var apply(Var x, Context here) { return here.uniform(Shape.of(2)); }
      @Override public String toString() { return "Noise"; }
    }).apply(Var.constant(Tensor.ones(1, 2)), List.of())).isInstanceOf(IllegalStateException.class)
        .hasMessage("Context.uniform: Noise draws random numbers in a prediction, which would "
            + "differ from the next; draw only if isTraining()");
  }

  private static void fails(org.assertj.core.api.ThrowableAssert.ThrowingCallable call,
      String message) {
    assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
  }
}
