package dev.gradus.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gradus.autodiff.Var;
import dev.gradus.teaching.text.Digits;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The tape at each step, the nudge, the V and the zeros. */
class TapeAnswerTest {
  private static JsonNode answer(String question, String state) throws Exception {
    JsonNode answer = new ObjectMapper().readTree(Answers.answer(question, state));
    assertThat(answer.has("refused")).as("%s", answer).isFalse();
    return answer;
  }

  private static String and(String state, String more) {
    return state.isEmpty() ? more : state + "&" + more;
  }

  @Test
  void everyOperationOfTheTapesStatesItsFormulas() {
    Set<String> silent = new TreeSet<>();
    for (String state : Networks.some()) {
      for (Var y : Problem.of(Fragment.of(state)).scene().nodes()) {
        if (y.arity() > 0 && y.op().formulas().isEmpty()) silent.add(y.op().name());
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  void adjointsAtTheLastStepAreTheGradient() throws Exception {
    for (String state : Networks.some()) {
      int last = answer("tape", state).get("last").asInt();
      JsonNode nodes = answer("tape", and(state, "at=" + last)).get("nodes");
      Scene scene = Problem.of(Fragment.of(state)).scene();
      for (Var w : scene.variables()) {
        JsonNode node = nodes.get(w.index());
        assertThat(node.get("adjoint").asText()).isEqualTo(
            Values.brief(scene.gradient().of(w), false, 0));
        assertThat(node.get("isWhole").asBoolean()).isTrue();
      }
    }
  }

  @Test
  void eachStepComputesOneNodeOrSendsTheAdjointOfOne() throws Exception {
    for (String state : Networks.some()) {
      JsonNode first = answer("tape", state);
      int turn = first.get("turn").asInt();
      for (int at = 0; at <= first.get("last").asInt(); at++) {
        JsonNode step = answer("tape", and(state, "at=" + at));
        int values = 0;
        for (JsonNode node : step.get("nodes")) {
          if (!node.get("value").asText().isEmpty()) values++;
        }
        int leaves = step.get("nodes").size() - (turn - 1);
        assertThat(values).isEqualTo(leaves + Math.min(at, turn - 1));
        assertThat(step.get("phase").asText()).isEqualTo(
            at == 0 ? "given" : at < turn ? "forwards" : at == turn ? "seed" : "backwards");
        if (at <= turn) continue;
        for (JsonNode part : step.get("now").get("parts")) {
          assertThat(part.get("isFirst").asBoolean() && part.get("isWhole").asBoolean())
              .as("an only part is the whole adjoint")
              .isIn(part.get("part").equals(part.get("total")), false);
        }
      }
    }
  }

  @Test
  void ruleIsShownWithTheNumbersOfTheChosenPoint() throws Exception {
    JsonNode now = answer("tape", "points=0.5,1.5,1&layers=2-1&at=1").get("now");
    Scene scene = Problem.of(Fragment.of("points=0.5,1.5,1&layers=2-1")).scene();
    double[] w = scene.variables().get(0).value().toArray();
    assertThat(now.get("numbers").asText()).isEqualTo(Values.set("y = 0.5·" + Values.factor(w[0])
        + " + 1.5·" + Values.factor(w[1]) + " = " + Digits.of(0.5 * w[0] + 1.5 * w[1])));
  }

  @Test
  void aSmallNudgeMovesEveryNodeByItsSlope() throws Exception {
    for (String state : Networks.some()) {
      JsonNode nudge = answer("nudge", and(state, "nudge=0&i=1"));
      assertThat(nudge.get("change").asText()).isEqualTo("0");
      JsonNode moved = answer("nudge", and(state, "nudge=1&i=1"));
      double change = number(moved.get("change").asText());
      double foretold = number(moved.get("foretold").asText());
      assertThat(change - foretold).as(state).isBetween(-0.02, 0.02);
      assertThat(moved.get("rows")).isNotEmpty();
    }
  }

  /** A number that an answer shows. */
  static double number(String text) {
    StringBuilder out = new StringBuilder();
    String bare = text.startsWith("10⁻") ? "1·" + text : text;
    for (char c : bare.replace("·10", "e").replace('−', '-').replace('⁻', '-').toCharArray()) {
      int raised = "⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c);
      out.append(raised < 0 ? String.valueOf(c) : String.valueOf(raised));
    }
    return Double.parseDouble(out.toString());
  }

  @Test
  void theErrorOfDifferencesIsAV() throws Exception {
    JsonNode v = answer("truth", "");
    JsonNode rows = v.get("rows");
    int best = v.get("bestRow").asInt();
    double lowest = rows.get(best).get("y").asDouble();
    assertThat(lowest).isLessThan(-10);
    assertThat(rows.get(0).get("y").asDouble()).isGreaterThan(lowest + 5);
    assertThat(rows.get(rows.size() - 1).get("y").asDouble()).isGreaterThan(lowest + 5);
    // on the right arm a step ten times as large errs a hundred times as much
    int k = rows.size() - 3;
    assertThat(rows.get(k).get("y").asDouble() - rows.get(k - 2).get("y").asDouble())
        .isBetween(1.8, 2.2);
    assertThat(rows.get(0).get("found").asText()).as("at 10⁻¹⁷ the weight does not move")
        .isEqualTo("0");
    assertThat(v.get("ulp").asText()).isEqualTo(Digits.of(Math.ulp(0.7494), 2));
  }

  @Test
  void aSaturatedUnitIsPointedAt() throws Exception {
    JsonNode none = answer("zero", "");
    assertThat(none.get("isNone").asBoolean()).isTrue();
    JsonNode zero = answer("zero", "w=" + none.get("saturated").asText());
    assertThat(zero.get("isZero").asBoolean()).isTrue();
    assertThat(zero.get("zeros").asText()).isEqualTo("2"); // both weights that lead to the unit
    JsonNode reason = zero.get("reasons").get(0);
    assertThat(reason.get("kind").asText()).isEqualTo("SATURATED");
    assertThat(reason.get("op").asText()).isEqualTo("sigmoid");
    assertThat(reason.get("places")).hasSize(4);
    assertThat(reason.get("places").get(2).get("point").asText()).isEqualTo("3");
    assertThat(reason.get("places").get(2).get("name").asText()).isEqualTo(Values.set("h_1^(1)"));
  }

  @Test
  void everyPanelAnswersEveryChoice() throws Exception {
    for (String state : Networks.some()) {
      int size = Problem.of(Fragment.of(state)).weights().layout().size();
      for (int i = 0; i < size; i += 1 + size / 5) {
        for (String question : new String[] {"nudge", "truth", "zero", "slope"}) {
          answer(question, and(state, "i=" + i));
        }
      }
    }
  }
}
