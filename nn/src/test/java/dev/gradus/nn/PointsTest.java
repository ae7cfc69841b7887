package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Points that are no tensors train, predict and are parted as a tensor of the same numbers. */
class PointsTest {
  private static final Sequential NET = Sequential.of(new Dense(3, 2));

  @Provide
  Arbitrary<Sequential> networks() { return Nets.networks(); }

  @Provide
  Arbitrary<Optimizer> optimizers() { return Nets.optimizers(); }

  /** The same points as bytes, and as what bytes stand for. */
  private static List<Dataset> both(int points, long seed) {
    Random random = new Random(seed);
    byte[] bytes = new byte[points * Nets.INPUTS];
    random.nextBytes(bytes);
    double[] numbers = new double[bytes.length];
    for (int i = 0; i < numbers.length; i++) numbers[i] = (bytes[i] & 0xff) * 0.01 - 1.2;
    int[] labels = random.ints(points, 0, 2).toArray();
    Points packed = Points.ofBytes(bytes, Nets.INPUTS, 0.01, -1.2);
    Tensor x = Tensor.of(Shape.of(points, Nets.INPUTS), numbers);
    List<Dataset> all = List.of(Dataset.binary(packed, labels), Dataset.binary(x, labels));
    double[] weights = random.doubles(points, 0.5, 2).toArray();
    return seed % 2 == 0 ? all : all.stream().map(d -> d.weighted(weights)).toList();
  }

  @Property(seed = "1", tries = 40)
  void bytesTrainAsATensorOfTheSameNumbers(@ForAll("networks") Sequential net,
      @ForAll("optimizers") Optimizer optimizer, @ForAll long seed, @ForAll Precision precision,
      @ForAll boolean held, @ForAll boolean prepared) {
    Training t = Training.of(net, Loss.binaryCrossEntropy()).optimizer(optimizer).epochs(3)
        .batch(4).seed(seed).precision(precision);
    if (held) t = t.holdOut(0.3).watch(Metric.ACCURACY);
    Training training = prepared ? t.prepared(Preparation.standardise()) : t;
    List<Dataset> data = both(14, seed);
    List<Run> runs = data.stream().map(d -> training.begin(d).finish()).toList();
    assertThat(runs.get(0).model()).isEqualTo(runs.get(1).model());
    assertThat(runs.get(0).history()).isEqualTo(runs.get(1).history());
    Model model = runs.get(0).best();
    assertThat(model.evaluate(data.get(0)).logLoss())
        .isEqualTo(model.evaluate(data.get(1)).logLoss());
  }

  @Property(seed = "1", tries = 20)
  void bytesArePartedAsATensorOfTheSameNumbers(@ForAll long seed) {
    List<Dataset> data = both(11, seed);
    assertThat(parts(data.get(0))).isEqualTo(parts(data.get(1)));
    Preparation p = Preparation.range(0, 1).oneHot(1);
    assertThat(p.fit(data.get(0))).isEqualTo(p.fit(data.get(1)));
  }

  private static List<Tensor> parts(Dataset d) {
    return List.of(d.points(), d.shuffled(5).points(), d.select(3, 3, 1).select(2, 0).points(),
        d.folds(3, 1).get(1).get(0).points(), d.split(0.4, 2).get(1).points());
  }

  @Test
  void descentsOfAllPointsTakeBytes() {
    List<Dataset> data = both(9, 4);
    Training training = Training.of(Sequential.of(new Dense(3, 1), new Sigmoid()),
        Loss.binaryCrossEntropy());
    List<double[]> slopes = data.stream().map(d -> {
      double[] g = new double[4];
      training.function(d).valueAndGradient(new double[] {1, 2, 3, 4}, g);
      return g;
    }).toList();
    assertThat(slopes.get(0)).isEqualTo(slopes.get(1));
  }

  /** Points of a user, as they are read. */
  private record Counted(int size, double value) implements Points {
    @Override public int columns() { return 3; }

    @Override public void read(int row, double[] into, int at) {
      for (int j = 0; j < 3; j++) into[at + j] = j < 2 ? row : value;
    }
  }

  @Test
  void whatCannotBeLearntFromIsRefusedWhenTheRunBegins() {
    Training training = Training.of(NET, Loss.crossEntropy()).epochs(1);
    assertThatThrownBy(() -> training.begin(Dataset.classes(new Counted(2, Double.NaN), 0, 1)))
        .hasMessage("Training.begin: point 0 has NaN in column 2; mend or leave out that row");
    assertThatThrownBy(() -> training.begin(Dataset.classes(new Counted(2, 1e300), 0, 1)))
        .hasMessage("Training.begin: point 0 has 1.0E300 in column 2, more than a float holds; "
            + "scale that column, or use Precision.DOUBLE");
    assertThatThrownBy(() -> Dataset.classes(new Counted(3, 1), 0, 1)).hasMessage(
        "Dataset.classes: there are 3 points but 2 targets; give one target for each point");
    assertThatThrownBy(() -> Points.ofBytes(new byte[7], 3, 1, 0)).hasMessage(
        "Points.ofBytes: 7 bytes are not rows of 3; give as many for each point");
    assertThatThrownBy(() -> Points.ofBytes(new byte[6], 3, 1e308, 0)).hasMessage("Points.ofBytes: "
        + "scale·255 + offset is Infinity; use a finite number");
    Dataset bytes = Dataset.classes(Points.ofBytes(new byte[6], 3, 1, 0), 0, 1);
    Dataset tensor = Dataset.classes(bytes.points(), 0, 1); // whose rows count from its end, too
    for (Dataset data : List.of(bytes, tensor)) {
      for (int row : new int[] {-1, 2}) {
        assertThatThrownBy(() -> data.select(row)).isInstanceOf(IndexOutOfBoundsException.class)
            .hasMessage("Dataset.select: there is no row " + row + "; there are 2, from 0");
      }
    }
    assertThat(bytes).hasToString("data set of points [2, 3] and classes [2]");
  }
}
