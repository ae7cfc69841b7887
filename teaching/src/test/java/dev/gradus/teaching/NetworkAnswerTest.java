package dev.gradus.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradus.autodiff.Var;
import dev.gradus.teaching.text.Digits;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class NetworkAnswerTest {
  @Property(tries = 30, seed = "1")
  void lastUnitIsThePrediction(@ForAll int seed) {
    Problem problem = Problem.of(Fragment.of(Asked.link(seed)));
    JsonNode units = Asked.of("network", Asked.link(seed)).get("units");
    double predicted = problem.network()
        .apply(Var.constant(problem.inputs()), problem.weights().constants()).value().get(0, 0);
    JsonNode last = units.get(units.size() - 1).get(0);
    assertThat(last.get("name").asText()).isEqualTo("ŷ");
    assertThat(last.get("value").asText()).isEqualTo(Digits.of(predicted));
  }

  /** All sums and values of the units stand on the tape. */
  @Property(tries = 30, seed = "2")
  void unitsAreThoseOfTheTape(@ForAll int seed) {
    String link = Asked.link(seed).replace("error=whole", "error=parts");
    Set<String> onTape = new HashSet<>();
    for (Var y : Problem.of(Fragment.of(link)).scene().nodes()) {
      for (double x : y.value().toArray()) onTape.add(Digits.of(x));
    }
    for (JsonNode layer : Asked.of("network", link).get("units")) {
      for (JsonNode unit : layer) {
        assertThat(onTape).contains(unit.get("value").asText());
        if (unit.has("sum")) assertThat(onTape).contains(unit.get("sum").asText());
      }
    }
  }

  @Test
  void edgesAreTheEntriesOfTheLongVector() {
    JsonNode answer = Asked.of("network", "");
    JsonNode edge = answer.get("edges").get(1);
    assertThat(edge.get("name").asText()).isEqualTo("w_12^(1)");
    assertThat(edge.get("from").asInt()).isZero();
    assertThat(edge.get("to").asInt()).isEqualTo(1);
    assertThat(edge.get("layer").asInt()).isEqualTo(1);
    JsonNode bias = answer.get("edges").get(11);
    assertThat(bias.get("name").asText()).isEqualTo("b_2^(2)");
    assertThat(bias.get("from").asInt()).isEqualTo(-1);
    assertThat(bias.get("layer").asInt()).isEqualTo(2);
    assertThat(answer.get("edges")).hasSize(15);
  }

  @Test
  void choiceBeyondTheVectorIsRefused() {
    assertThat(Asked.refusal("network", "i=15")).contains("from 0 to 14");
    assertThat(Asked.refusal("vector", "i=-1")).contains("from 0 to 14");
    assertThat(Asked.refusal("network", "point=4")).contains("from 0 to 3");
  }

  @Property(tries = 30, seed = "3")
  void longVectorIsGradientAndStep(@ForAll int seed) {
    String link = Asked.link(seed);
    Problem problem = Problem.of(Fragment.of(link));
    double[] slopes = problem.scene().gradient().toArray();
    double[] after = Steps.next(problem).toArray();
    JsonNode entries = Asked.of("vector", link).get("entries");
    assertThat(entries).hasSize(slopes.length);
    for (int i = 0; i < slopes.length; i++) {
      assertThat(entries.get(i).get("slope").asText()).isEqualTo(Digits.of(slopes[i]));
      assertThat(entries.get(i).get("after").asText()).isEqualTo(Digits.of(after[i]));
      assertThat(entries.get(i).get("bar").asInt()).isBetween(-100, 100);
    }
  }
}
