package dev.gradus.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How predictions of a service are measured: the arithmetic, and that wrong answers are found. */
class ServingTest {
  @Test
  void ofAThousandCallsThatManyAreNotSlower() {
    Durations thousand = Durations.of(
        LongStream.rangeClosed(501, 1000).map(i -> 1000 * i).toArray(),
        LongStream.rangeClosed(1, 500).map(i -> 1000 * (501 - i)).toArray());
    assertThat(thousand.median()).isEqualTo(500);
    assertThat(thousand.perMille(990)).isEqualTo(990);
    assertThat(thousand.perMille(999)).isEqualTo(999);
    assertThat(thousand.max()).isEqualTo(1000);
  }

  @Test
  void ofFewCallsTheNextSlowerOneCounts() {
    Durations seven = Durations.of(new long[] {7000, 1000, 6000, 2000}, new long[] {5000, 3000},
        new long[] {4000});
    assertThat(seven.median()).isEqualTo(4); // half of 7 are 3.5, so the fourth
    assertThat(seven.perMille(990)).isEqualTo(7);
    assertThat(seven.perMille(0)).isEqualTo(1);
    assertThat(seven.perMille(142)).isEqualTo(1); // 0.994 calls
    assertThat(seven.perMille(143)).isEqualTo(2); // 1.001 calls
    assertThat(Durations.of(new long[] {250}).max()).isEqualTo(0.25);
  }

  @Test
  void aRowHasMediansOfStartsAndRatiosToTheFirstSystem() {
    List<List<Double>> first = columns();
    List<List<Double>> other = columns();
    for (int start = 1; start <= 3; start++) {
      Serving.add(first, 2.0 * start + " 10 20 30 400 50 60 120");
      Serving.add(other, 3.0 * start + " 1 2 " + start + " 4 5 6 7");
    }
    assertThat(Serving.text(first, first.get(0))).isEqualTo("4.00 (2.00–6.00) | "
        + "1.00 (1.00–1.00) | 10.0 | 20.0 | 30.0 | 400 | 50.0 | 60.0 | 120");
    assertThat(Serving.text(other, first.get(0))).isEqualTo("6.00 (3.00–9.00) | "
        + "1.50 (1.50–1.50) | 1.00 | 2.00 | 2.00 | 4.00 | 5.00 | 6.00 | 7.00");
  }

  private static List<List<Double>> columns() {
    return IntStream.range(0, 8).<List<Double>>mapToObj(i -> new ArrayList<>()).toList();
  }

  @ParameterizedTest
  @EnumSource(ServedNetwork.class)
  void theLibraryAnswersRight(ServedNetwork network) throws Exception {
    for (int points : new int[] {1, 3, 64}) network.check(Predictors.of("gradus"), points);
  }

  /** The library, a little wrong in one output. */
  private record Wrong(float by) implements PredictingSystem {
    @Override public String name() { return "wrong"; }

    @Override public Predictor load(dev.gradus.nn.Model model, int points) {
      Calls right = new Predictors.Plain().load(model, points).calls();
      return () -> (x, y) -> {
        right.predict(x, y);
        y[7] += by;
      };
    }
  }

  @Test
  void aWrongAnswerIsFound() {
    for (float by : new float[] {2e-5f, -2e-5f, Float.NaN}) {
      assertThatThrownBy(() -> ServedNetwork.SOFTMAX.check(new Wrong(by), 1))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("wrong: output 7 is ");
    }
  }

  @Test
  void whoIsNotThereIsNamedBesideThoseWhoAre() {
    assertThatThrownBy(() -> Predictors.of("nobody")).hasMessage("system: there is no nobody among "
        + String.join(", ", Predictors.all().stream().map(PredictingSystem::name).toList())
        + "; peers are in the jar that mvn -Ppeers builds");
    assertThat(Map.of("gradus", Predictors.Plain.class, "gradus-warmed", Predictors.Warmed.class))
        .allSatisfy((name, type) -> assertThat(Predictors.of(name)).isInstanceOf(type));
  }
}
