package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws that hold for every network. */
class NetworkLawsTest {
  private static final List<Layer> SMOOTH =
      List.of(new Sigmoid(), new Tanh(), new Softplus(), new Softmax());

  @Provide
  Arbitrary<Sequential> networks() {
    Arbitrary<List<Integer>> widths = Arbitraries.integers().between(1, 5).list().ofMinSize(2)
        .ofMaxSize(5);
    Arbitrary<List<Layer>> activations = Arbitraries.of(SMOOTH).list().ofSize(4);
    return widths.flatMap(w -> activations.map(a -> {
      List<Layer> layers = new ArrayList<>();
      for (int l = 1; l < w.size(); l++) {
        layers.add(new Dense(w.get(l - 1), w.get(l)));
        layers.add(a.get(l - 1));
      }
      return Sequential.of(layers.toArray(new Layer[0]));
    }));
  }

  private static Dataset data(Sequential net, int points, long seed) {
    Random random = new Random(seed);
    double[] x = random.doubles((long) points * net.width(), -2, 2).toArray();
    double[] t = random.doubles((long) points * net.outputs(), 0.1, 0.9).toArray();
    return Dataset.numbers(Tensor.of(Shape.of(points, net.width()), x),
        Tensor.of(Shape.of(points, net.outputs()), t));
  }

  @Property(seed = "1", tries = 60)
  void everyEdgeAgreesWithDifferences(@ForAll("networks") Sequential net,
      @ForAll @IntRange(min = 1, max = 5) int points, @ForAll long seed) {
    Dataset data = data(net, points, seed);
    Parameters w = net.initialize(seed);
    Objective e = new Objective(net, Loss.meanSquaredError());
    VerifiedTest.check(e, data, w.layout()).at(w.toArray()).orThrowIfWrong();
  }

  @Property(seed = "1")
  void theErrorOfAllPointsIsTheMeanOfTheErrorsOfEach(@ForAll("networks") Sequential net,
      @ForAll @IntRange(min = 1, max = 7) int points, @ForAll long seed) {
    Dataset data = data(net, points, seed);
    Parameters w = net.initialize(seed);
    Objective e = new Objective(net, Loss.meanSquaredError());
    double mean = 0;
    for (int i = 0; i < points; i++) mean += e.error(w, data.select(i)) / points;
    assertThat(e.error(w, data)).isCloseTo(mean, org.assertj.core.api.Assertions.within(1e-14));
  }

  @Property(seed = "1")
  void theOrderOfThePointsDoesNotMatter(@ForAll("networks") Sequential net, @ForAll long seed) {
    Dataset data = data(net, 6, seed);
    Parameters w = net.initialize(seed);
    Objective e = new Objective(net, Loss.meanSquaredError());
    double[] one = e.slope(w, data).gradient().toArray();
    double[] other = e.slope(w, data.shuffled(seed)).gradient().toArray();
    assertThat(other).containsExactly(one, org.assertj.core.api.Assertions.within(1e-14));
  }

  @Property(seed = "1")
  void theLongVectorThereAndBackIsTheSame(@ForAll("networks") Sequential net, @ForAll long seed) {
    Parameters w = net.initialize(seed);
    assertThat(Parameters.of(w.layout(), w.toArray())).isEqualTo(w);
    for (int i = 0; i < w.layout().size(); i++) {
      assertThat(w.layout().index(w.layout().entry(i))).isEqualTo(i);
    }
  }
}
