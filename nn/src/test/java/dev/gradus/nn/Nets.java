package dev.gradus.nn;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Networks and data at random: of all layers, nested, side by side, with a width of 4 within. */
final class Nets {
  static final int INPUTS = 3;
  private static final int UNITS = 4;

  private Nets() {}

  /** Layers that leave four columns as they are in number. */
  static Arbitrary<Layer> layers(int depth) {
    Arbitrary<Layer> simple = Arbitraries.of(new Dense(UNITS, UNITS), new Tanh(), new Sigmoid(),
        new Softplus(), new Gelu(), new Silu(), new Elu(), new Mish(), new Softsign(),
        new LayerNorm(), new BatchNorm(), new Dropout(0.3), Layer.of("sine", x -> x.sin()),
        Parallel.of(new Dense(1, 2), Sequential.of(3, new Dense(3, 2), new Tanh())));
    if (depth == 0) return simple;
    Arbitrary<Layer> inner = layers(depth - 1);
    Arbitrary<Layer> nested = inner.list().ofMinSize(1).ofMaxSize(3)
        .map(l -> Sequential.of(UNITS, l.toArray(new Layer[0])));
    return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(4, simple),
        net.jqwik.api.Tuple.of(1, nested.map(Residual::new)),
        net.jqwik.api.Tuple.of(1, nested.map(l -> new Repeated(l, 2))),
        net.jqwik.api.Tuple.of(1, nested.map(Frozen::new)),
        net.jqwik.api.Tuple.of(1, nested));
  }

  /** From three inputs to one probability. */
  static Arbitrary<Sequential> networks() {
    return layers(2).list().ofMinSize(1).ofMaxSize(4).map(l -> {
      List<Layer> all = new ArrayList<>(l);
      all.add(0, new Dense(INPUTS, UNITS));
      all.add(new Dense(UNITS, 1));
      all.add(new Sigmoid());
      return Sequential.of(all.toArray(new Layer[0]));
    });
  }

  static Arbitrary<Optimizer> optimizers() {
    Arbitrary<Optimizer> rules = Arbitraries.of(new Sgd(0.1), new Sgd(0.05, 0.9),
        new Sgd(Schedule.cosine(0.1, 9), 0.8, true), new Adam(0.01), new AdamW(0.01),
        new RmsProp(0.01), new RmsProp(Schedule.constant(0.01), 0.9, 1e-6, 0.5),
        new Adagrad(0.1));
    Arbitrary<Optimizer> pieces = Arbitraries.of(new ClipNorm(0.5), new ClipValue(0.1),
        new WeightDecay(0.01));
    return Arbitraries.oneOf(rules, rules.map(r -> new Averaged(r, 0.9)),
        Combinators.combine(pieces, rules).as(Optimizer::then));
  }

  /** Points with labels, some of them weighted. */
  static Dataset data(int points, long seed) {
    Random random = new Random(seed);
    double[] x = random.doubles((long) points * INPUTS, -2, 2).toArray();
    int[] labels = random.ints(points, 0, 2).toArray();
    Dataset data = Dataset.binary(Tensor.of(Shape.of(points, INPUTS), x), labels);
    return seed % 2 == 0 ? data
        : data.weighted(random.doubles(points, 0.5, 2).toArray());
  }
}
