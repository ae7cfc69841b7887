package dev.gradus.teaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gradus.autodiff.Paths;
import java.math.BigInteger;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** One slope as a sum over paths. */
class SlopeTest {
  private static final double EXACT = 1e-12;

  @Provide
  Arbitrary<String> links() { return Networks.links(); }

  private static Slope slope(Problem problem, int i) {
    Scene scene = problem.scene();
    return new Slope(scene, new Names(scene), i);
  }

  private static JsonNode answer(String state) throws Exception {
    JsonNode answer = new ObjectMapper().readTree(Answers.answer("slope", state));
    assertThat(answer.has("refused")).as("%s", answer).isFalse();
    return answer;
  }

  @Property(seed = "1", tries = 60, edgeCases = EdgeCasesMode.NONE)
  void sumOfPathsTimesAverageIsTheAdjoint(@ForAll("links") String link) {
    Problem problem = Problem.of(Fragment.of(link));
    for (int i = 0; i < problem.weights().layout().size(); i++) {
      Slope slope = slope(problem, i);
      double largest = 0; // parts that cancel leave the rounding of the largest
      for (int p : slope.byPoint().keySet()) largest = Math.max(largest, Math.abs(slope.sum(p)));
      assertThat(slope.total() * slope.average()).as("%s of %s", i, link)
          .isCloseTo(slope.tape(), offset(EXACT * (largest + Math.abs(slope.tape()))));
    }
  }

  @Property(seed = "1", tries = 30, edgeCases = EdgeCasesMode.NONE)
  void everyPathIsListedAndCountedOnce(@ForAll("links") String link) {
    Problem problem = Problem.of(Fragment.of(link));
    for (int i = 0; i < problem.weights().layout().size(); i += 3) {
      Slope slope = slope(problem, i);
      BigInteger count = BigInteger.ZERO;
      for (int p : slope.byPoint().keySet()) count = count.add(slope.count(p));
      assertThat(count).isEqualTo(slope.paths().count());
      double sum = 0;
      double size = 0;
      for (Paths.Path path : slope.paths().largest(1000)) {
        double product = slope.average();
        for (Paths.Link step : slope.within(path)) product *= step.slope();
        sum += product;
        size += Math.abs(product);
      }
      if (count.intValue() > 1000) continue;
      assertThat(sum).isCloseTo(slope.tape(), offset(EXACT * (size + Math.abs(slope.tape()))));
    }
  }

  @Test
  void pathsAreAsManyAsTheLayersMultiplyTo() throws Exception {
    JsonNode answer = answer("layers=2-3-4-1&act=tanh");
    assertThat(answer.get("count").asText()).isEqualTo("16"); // four units, four points
    assertThat(answer.get("rows")).hasSize(16);
    assertThat(answer.get("sums")).hasSize(4);
  }

  @Test
  void ofManyPathsTheLargestAreListedAndTheRestIsAdded() throws Exception {
    JsonNode answer = answer("layers=2-4-8-8-1");
    assertThat(answer.get("count").asText()).isEqualTo("256");
    assertThat(answer.get("rows")).hasSize(12);
    assertThat(answer.get("more").asText()).isEqualTo("244");
    assertThat(answer.get("isSame").asBoolean()).isTrue();
  }

  @Test
  void namesSayTheSlopesAlongAPath() throws Exception {
    JsonNode path = answer("points=0.5,1.5,1&layers=2-1-1&error=whole");
    assertThat(path.get("latex").asText()).isEqualTo("\\frac{\\partial E}{\\partial w_{11}^{(1)}}="
        + "\\sum_{points} x_{1}\\cdot \\sigma'\\left(z_{1}^{(1)}\\right)\\cdot w_{11}^{(2)}\\cdot "
        + "\\left(\\hat{y}-y\\right)");
    assertThat(path.get("rows").get(0).get("via").get(0).asText()).contains("<mi>h</mi>");
  }

  @Test
  void unfoldedSlopesOfSigmoidAndLogarithmCancel() throws Exception {
    for (JsonNode line : answer("").get("cancelled")) {
      assertThat(line.get("names").asText())
          .contains("<mo>−</mo><mn>" + line.get("label").asText());
    }
    assertThat(answer("predict=number").get("cancelled")).isEmpty();
  }

  @Test
  void theFactoredFormWritesWhatPathsShareOnce() throws Exception {
    String latex = answer("points=0.5,1.5,1&error=whole&see=factors").get("latex").asText();
    assertThat(latex).containsOnlyOnce("\\hat{y}").contains(
        "\\left(w_{11}^{(2)}\\cdot \\sigma'\\left(z_{1}^{(2)}\\right)\\cdot w_{11}^{(3)}+"
            + "w_{12}^{(2)}\\cdot \\sigma'\\left(z_{2}^{(2)}\\right)\\cdot w_{21}^{(3)}\\right)");
  }

  @Property(seed = "1", tries = 30, edgeCases = EdgeCasesMode.NONE)
  void deltasByMatricesAreTheAdjointsOfTheTape(@ForAll("links") String link) throws Exception {
    for (JsonNode layer : answer(link + "&see=matrices").get("matrices")) {
      for (String off : new String[] {"off", "weightsOff"}) {
        assertThat(TapeAnswerTest.number(layer.get(off).asText())).as("%s of %s", off, link)
            .isLessThan(1e-12);
      }
    }
  }

  @Property(seed = "1", tries = 60, edgeCases = EdgeCasesMode.NONE)
  void everyWayToWriteASlopeIsAnswered(@ForAll("links") String link) throws Exception {
    for (String way : new String[] {"as=numbers", "see=factors", "see=factors&as=numbers"}) {
      JsonNode answer = answer(link + "&" + way + "&i=1");
      assertThat(answer.get("isSame").asBoolean()).as("%s", answer).isTrue();
    }
  }
}
