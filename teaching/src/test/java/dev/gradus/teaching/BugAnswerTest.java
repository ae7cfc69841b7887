package dev.gradus.teaching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gradus.autodiff.Layout;
import dev.gradus.autodiff.Tensor;
import dev.gradus.teaching.text.Digits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Planted bugs can be found, and gradients from elsewhere are marked by block. */
class BugAnswerTest {
  private static JsonNode ask(String question, String state) {
    JsonNode answer = SameBitsTest.read(Answers.answer(question, state));
    assertThat(answer.has("refused")).as("%s", answer).isFalse();
    return answer;
  }

  @Test
  void everyBugOfTheFirstNetworkIsFoundByOneOfFourChoices() {
    int bugs = ask("bug", "").get("bugs").asInt();
    assertThat(bugs).isGreaterThan(15);
    Set<String> names = new HashSet<>();
    for (int bug = 0; bug < bugs; bug++) {
      JsonNode shown = ask("bug", "bug=" + bug);
      assertThat(shown.get("choices")).hasSize(4);
      boolean someWrong = false;
      for (JsonNode block : shown.get("blocks")) someWrong |= !block.get("isRight").asBoolean();
      assertThat(someWrong).as("bug %s", bug).isTrue();
      int found = 0;
      for (JsonNode choice : shown.get("choices")) {
        JsonNode told = ask("bug\n" + choice.get("slip"), "bug=" + bug);
        if (!told.get("isFound").asBoolean()) continue;
        found++;
        names.add(told.get("name").asText());
        assertThat(told.get("help").asText()).isNotBlank();
      }
      assertThat(found).as("bug %s", bug).isEqualTo(1);
    }
    assertThat(names).hasSize(bugs);
  }

  @Test
  void entriesBesideTheMeasuredOnesAreRightWhereTheirBlockIs() {
    for (int bug = 0; bug < 10; bug++) {
      JsonNode shown = ask("bug", "bug=" + bug);
      for (JsonNode block : shown.get("blocks")) {
        if (!block.get("isRight").asBoolean()) continue;
        String letter = block.get("name").asText().substring(1); // ^(1)
        char kind = Character.toLowerCase(block.get("name").asText().charAt(0));
        for (JsonNode entry : shown.get("entries")) {
          String name = entry.get("name").asText();
          if (name.charAt(0) == kind && name.endsWith(letter)) {
            assertThat(entry.get("isRight").asBoolean()).as("%s of bug %s", name, bug).isTrue();
          }
        }
      }
    }
  }

  /** The right gradient, changed as told, in one of the ways in which programs print it. */
  private static String printed(Problem problem, boolean turned, boolean weightsFirst, int style) {
    Layout layout = problem.weights().layout();
    List<Tensor> parts =
        problem.objective().slope(problem.weights(), problem.data()).gradient().parts();
    List<Integer> order = new ArrayList<>();
    for (int rank = 2; rank >= 1; rank--) {
      for (int i = 0; i < parts.size(); i++) {
        if (parts.get(i).shape().rank() == rank || !weightsFirst && rank == 2) order.add(i);
      }
      if (!weightsFirst) break;
    }
    StringBuilder out = new StringBuilder();
    for (int i : order) {
      Tensor t = parts.get(i);
      int columns = t.shape().rank() == 2 ? t.shape().dim(1) : 1;
      int rows = t.shape().size() / columns;
      double[] x = t.toArray();
      out.append(List.of("W1 = array([[", "tensor([[", "{{", "").get(style));
      for (int k = 0; k < x.length; k++) {
        int place = turned && t.shape().rank() == 2 ? k % rows * columns + k / rows : k;
        out.append(k == 0 ? "" : style == 3 ? "\n" : ", ")
            .append(String.format(Locale.ROOT, style == 1 ? "%.4e" : "%.8g", x[place]));
      }
      out.append(List.of("]], dtype=float64, shape=(2, 2))\n", "]], dtype=torch.float64)\n",
          "}}\n", "\n").get(style));
    }
    assertThat(layout.size()).isPositive();
    return out.toString();
  }

  @Test
  void aRightGradientIsRightHoweverItIsPrinted() {
    Random random = new Random(5);
    for (int n = 0; n < 40; n++) {
      String link = Links.random(random);
      Problem problem = Problem.of(Fragment.of(link));
      boolean turned = random.nextBoolean();
      boolean weightsFirst = random.nextBoolean();
      double e = problem.scene().error().toDouble();
      if (!Double.isFinite(e)) continue;
      String text = printed(problem, turned, weightsFirst, n % 4);
      JsonNode marks = ask("mark\n" + text, link);
      for (JsonNode block : marks.get("blocks")) {
        assertThat(block.get("isRight").asBoolean()).as("%s of %s%n%s", block, link, text).isTrue();
      }
      assertThat(marks.get("slips")).isEmpty();
    }
  }

  @Test
  void aSignThatIsWrongEverywhereIsNamed() {
    Problem problem = Problem.of(Fragment.of(""));
    StringBuilder text = new StringBuilder();
    for (double x : problem.objective().slope(problem.weights(), problem.data()).gradient()
        .toArray()) {
      text.append(Digits.plain(-x, 6)).append('\n');
    }
    JsonNode marks = ask("mark\n" + text, "");
    assertThat(marks.get("slips").get(0).get("name").asText()).contains("sign");
  }

  @Test
  void whatIsNoGradientIsRefusedWithTheReason() {
    assertThat(Answers.answer("mark\n1 2 3", "")).contains("there are 3 numbers").contains("15");
    assertThat(Answers.answer("mark\n[nan]", "")).contains("nan");
    assertThat(PastedGradient
        .numbers("W^(1) = array([1., −2e-3], dtype=float64, shape=(1, 2)) x1 .5"))
        .containsExactly(1.0, -2e-3, 0.5);
  }
}
