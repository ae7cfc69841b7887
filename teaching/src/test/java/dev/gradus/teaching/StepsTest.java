package dev.gradus.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradus.nn.Objective;
import dev.gradus.nn.Parameters;
import dev.gradus.nn.Sgd;
import dev.gradus.teaching.text.Digits;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StepsTest {
  @Property(tries = 50, seed = "1")
  void stepIsWeightsMinusRateTimesSlopes(@ForAll int seed) {
    String link = Asked.link(seed);
    Problem problem = Problem.of(Fragment.of(link));
    double[] w = problem.weights().toArray();
    double[] slopes = problem.scene().gradient().toArray();
    for (int i = 0; i < w.length; i++) w[i] -= problem.rate() * slopes[i];
    assertThat(Asked.of("step", link).get("w").asText())
        .isEqualTo(Weights.text(Parameters.of(problem.weights().layout(), w)));
  }

  @Property(tries = 20, seed = "2")
  void stepIsThatOfDescent(@ForAll int seed) {
    String link = Asked.link(seed);
    Problem problem = Problem.of(Fragment.of(link));
    Objective.Slope slope = problem.objective().slope(problem.weights(), problem.data());
    Parameters next = new Sgd(problem.rate()).from(problem.network(), problem.weights())
        .step(slope.gradient()).parameters();
    JsonNode answer = Asked.of("step", link);
    assertThat(answer.get("w").asText()).isEqualTo(Weights.text(next));
    assertThat(answer.get("before").asText()).isEqualTo(Digits.of(slope.error()));
    assertThat(answer.get("after").asText())
        .isEqualTo(Digits.of(problem.objective().error(next, problem.data())));
  }

  @Property(tries = 10, seed = "3")
  void manyStepsAreStepsOneByOne(@ForAll int seed) {
    String link = Asked.link(seed);
    String at = link;
    String w = "";
    for (int i = 0; i < 5; i++) {
      w = Asked.of("step", at).get("w").asText();
      at = link + "&w=" + w;
    }
    JsonNode answer = Asked.of("run\n5", link);
    assertThat(answer.get("w").asText()).isEqualTo(w);
    assertThat(answer.get("steps").asInt()).isEqualTo(5);
    assertThat(answer.get("errors")).hasSize(6);
    assertThat(answer.get("after").asText())
        .isEqualTo(Asked.of("network", at).get("error").asText());
  }

  @Test
  void stepThatLeavesTheNumbersIsRefused() {
    assertThat(Asked.refusal("run\n100",
        "points=1000,1000,1000;-900,3,2&predict=number&layers=2-1&rate=1000"))
        .endsWith("leads to weights that are no numbers any more; begin again, or take a smaller "
            + "rate");
  }

  @Test
  void countOfStepsIsBounded() {
    assertThat(Asked.refusal("run\n101", ""))
        .isEqualTo("steps=101 must be a number from 1 to 100");
    assertThat(Asked.refusal("run\nmany", "")).contains("steps=many");
  }

  @Test
  void rateMustBePositive() {
    assertThat(Asked.refusal("step", "rate=0")).contains("rate=0");
    assertThat(Asked.refusal("step", "rate=-1")).contains("rate=-1");
  }
}
