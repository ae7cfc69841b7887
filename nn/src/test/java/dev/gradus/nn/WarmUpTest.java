package dev.gradus.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gradus.autodiff.Shape;
import dev.gradus.autodiff.Tensor;
import dev.gradus.autodiff.plan.Precision;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A model that was warmed before traffic came. */
@Timeout(120)
class WarmUpTest {
  private static final Duration SHORT = Duration.ofMillis(20);

  private static Tensor points(int n, int columns) {
    return Tensor.of(Shape.of(n, columns),
        new Random(n).doubles((long) n * columns, 0, 3).map(Math::floor).toArray());
  }

  private static Model model(Sequential net) { return new Model(net, net.initialize(1)); }

  private static Model prepared() {
    Sequential net = Sequential.of(2, new Embedding(3, 4), new Dense(8, 2));
    return Training.of(net, Loss.meanSquaredError()).prepared(Preparation.none()).batch(4).epochs(1)
        .run(Dataset.numbers(points(8, 2), points(8, 2)));
  }

  @Test
  void whatIsWarmPredictsTheSameBits() {
    Model[] models = {
        model(Sequential.of(new Dense(2, 5), new Relu(), new Dense(5, 3), new Softmax())),
        model(Sequential.of(2, new Embedding(3, 2), new Dense(4, 1), new Sigmoid())),
        model(Sequential.of(new Dense(2, 3), new BatchNorm(), new Dropout(0.5))),
        model(Sequential.of(new PredictionsTest.Counting(new AtomicInteger(), false),
            new Dense(2, 1))),
        prepared()};
    for (Model model : models) {
      for (int n : new int[] {1, 3, 1030}) {
        Tensor x = n == 1 ? Tensor.vector(1, 2) : points(n, 2);
        Tensor expected = model.with(Precision.DOUBLE).with(model.precision()).predict(x);
        model.warmUp(n, SHORT);
        assertThat(model.predict(x)).as("%s points of %s", n, model).isEqualTo(expected);
      }
    }
  }

  @Test
  void thePlansAreMadeByThen() {
    AtomicInteger plans = new AtomicInteger();
    Model model = model(Sequential.of(new PredictionsTest.Counting(plans, true), new Dense(2, 1)));
    model.warmUp(5, Duration.ZERO);
    assertThat(plans).hasValue(1);
    Tensor x = points(5, 2);
    Tensor y = model.predict(x);
    assertThat(plans).hasValue(1);
    Model other = model.with(model.net().initialize(2));
    assertThat(other.predict(x)).isNotEqualTo(y);
    assertThat(plans).as("models of other numbers share them").hasValue(1);
  }

  @Test
  void noTimeAndNoPointsAreRefused() {
    Model model = model(Sequential.of(new Dense(2, 1)));
    assertThatThrownBy(() -> model.warmUp(0, SHORT)).isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Model.warmUp: 0 points; use at least 1");
    assertThatThrownBy(() -> model.warmUp(1, Duration.ofMillis(-5)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Model.warmUp: there is no time of PT-0.005S; give how long at most, as "
            + "Duration.ofSeconds(10)");
    assertThatThrownBy(() -> model.warmUp(Integer.MAX_VALUE, SHORT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Model.warmUp: 2147483647 points of 2 numbers each are more than the "
            + "2147483647 numbers of a tensor; give how many points one call will predict");
  }

  @Test
  void itIsWarmInTheEnd() {
    Model model = model(Sequential.of(new Dense(20, 40), new Relu(), new Dense(40, 3)));
    assertThat(model.warmUp(1, Duration.ofSeconds(100))).isTrue();
  }
}
